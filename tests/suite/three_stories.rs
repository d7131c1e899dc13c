//! A site on disk with three stories, one due later and one a draft: what the tests of the command
//! line run the program on.

use crate::laid_out::{LaidOut, laid_out};
use crate::site::Site;

const STORIES: &str = r#"
//- content/works/cau.md
+++
title = "Cây cầu"
summary = "Một cây cầu."
kind = "work"
status = "completed"
date = 2024-03-15
district = "moc-chau"
commune = "chieng-hac"
areas = ["dai-hoi"]
+++

Cầu đã xong.
//- content/works/duong.md
+++
title = "Con đường"
summary = "Một con đường."
kind = "work"
status = "completed"
date = 2024-03-16
publish_on = 2024-05-01
areas = ["dai-hoi"]
+++

Đường đã xong.
//- content/news/nhap.md
+++
title = "Tin nháp"
summary = "Chưa xong."
date = 2024-03-16
draft = true
+++

Còn viết.
"#;

/// The site.
pub(crate) fn site() -> LaidOut {
    laid_out(&Site::new(STORIES))
}

/// The same with a key misspelt in line 7 of a story.
pub(crate) fn faulty() -> LaidOut {
    let site = site();
    site.edit("content/works/cau.md", "district =", "distict =");
    site
}
