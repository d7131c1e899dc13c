//! How much one edit makes, reasoned out by hand and written down by name.

use crate::site::Site;

/// Two works of one commune and area, the newer one translated; and one of no district, elsewhere.
const STORIES: &str = r#"
//- content/areas/doi-moi.md
+++
title = "Đổi mới"
short = "Đổi mới"
number = 2
+++
//- content/areas/doi-moi.en.md
+++
title = "Innovation"
short = "Innovation"
slug = "innovation"
+++
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
//- content/works/cau.en.md
+++
title = "The bridge"
summary = "A bridge."
+++

The bridge is done.
//- content/works/duong.md
+++
title = "Con đường"
summary = "Một con đường."
kind = "work"
status = "completed"
date = 2024-03-10
district = "moc-chau"
commune = "chieng-hac"
areas = ["dai-hoi"]
+++

Đường đã xong.
//- content/works/tinh.md
+++
title = "Cuốn sổ"
summary = "Một cuốn sổ."
kind = "work"
status = "completed"
date = 2024-02-10
areas = ["doi-moi"]
+++

Sổ đã in.
"#;

/// What one edit of the site above makes.
fn made_after(edit: impl FnOnce(&mut Site)) -> Vec<String> {
    let mut site = Site::new(STORIES);
    site.build().good();
    edit(&mut site);
    let run = site.build().good();
    run.paths_made().into_iter().map(str::to_owned).collect()
}

#[test]
fn an_untouched_site_makes_nothing() {
    assert_eq!(made_after(|_| {}), Vec::<String>::new());
}

#[test]
fn a_body_makes_one_page() {
    let made = made_after(|site| {
        site.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã mở");
    });
    assert_eq!(made, ["cong-trinh/cau/index.html", "tim-kiem/index.js"]);
}

#[test]
fn a_title_makes_the_pages_that_show_it() {
    let made = made_after(|site| {
        site.edit("content/works/cau.md", "Cây cầu", "Cây cầu mới");
    });
    assert_eq!(
        made,
        [
            // Its own page, with its title in head and text.
            "cong-trinh/cau/index.html",
            // The older work of the district: this one is its newer neighbour.
            "cong-trinh/duong/index.html",
            // All works; not the page of "tinh", which shares neither district nor area.
            "cong-trinh/index.html",
            "data/works.csv",
            "data/works.json",
            "feed.xml",
            // Its commune, its district; not "tan-lap", where it is not.
            "huyen/moc-chau/chieng-hac/index.html",
            "huyen/moc-chau/index.html",
            // The newest stories.
            "index.html",
            // Its area, and that area in its district.
            "linh-vuc/dai-hoi/index.html",
            "linh-vuc/dai-hoi/moc-chau/index.html",
            // The index of words.
            "tim-kiem/index.js",
            // No page in English: they show the English title.
        ]
    );
}

#[test]
fn an_english_title_makes_english_pages_alone() {
    let made = made_after(|site| {
        site.edit("content/works/cau.en.md", "The bridge\"", "The new bridge\"");
    });
    assert_eq!(
        made,
        [
            "en/areas/congresses/index.html",
            "en/areas/congresses/moc-chau/index.html",
            "en/districts/moc-chau/chieng-hac/index.html",
            "en/districts/moc-chau/index.html",
            "en/feed.xml",
            "en/index.html",
            "en/search/index.js",
            "en/works/cau/index.html",
            "en/works/index.html",
        ]
    );
}

#[test]
fn a_style_makes_every_page_since_its_address_is_new() {
    let mut site = Site::new(STORIES);
    site.build().good();
    site.edit("themes/mat-tran/assets/style.css", ":root", ":root ");
    let run = site.build().good();
    let made = run.paths_made();
    let pages: Vec<_> = run.files.keys().filter(|path| path.ends_with(".html")).collect();
    let others: Vec<_> = made.iter().filter(|path| !path.ends_with(".html")).collect();
    assert_eq!(made.len() - others.len(), pages.len());
    assert!(pages.len() > 20);
    assert_eq!(others.len(), 1, "{others:?}");
    assert!(others[0].starts_with("assets/style."), "{others:?}");
}

#[test]
fn a_draft_makes_nothing() {
    let draft =
        "+++\ntitle = \"Nháp\"\nsummary = \"Nháp.\"\ndate = 2024-04-01\ndraft = true\n+++\n\nA.\n";
    let made = made_after(|site| {
        site.write("content/news/nhap.md", draft);
    });
    assert_eq!(made, Vec::<String>::new());
}

/// The map of all districts stands on each district's page; a second story of a commune changes no
/// share on it. (Twelve districts in two languages: 24 pages for every story, if this fails.)
#[test]
fn a_second_story_of_a_commune_leaves_the_other_districts_alone() {
    let other = "+++\ntitle = \"Yên Châu\"\ncode = \"124\"\ntype = \"huyện\"\n\
        tile = { column = 1, row = 0 }\n\n[[communes]]\ncode = \"03981\"\n\
        name = \"Mường Lựm\"\ntype = \"xã\"\nslug = \"muong-lum\"\n+++\n";
    let mut site = Site::new(STORIES);
    site.write("content/districts/yen-chau.md", other);
    site.build().good();
    let third = site.text("content/works/duong.md").replace("Con đường", "Con mương");
    site.write("content/works/muong.md", third);
    let run = site.build().good();
    let made = run.paths_made();
    assert!(made.contains(&"huyen/moc-chau/index.html"), "{made:?}");
    let other: Vec<_> = made.iter().filter(|path| path.contains("yen-chau")).collect();
    assert_eq!(other, Vec::<&&str>::new());
}
