//! A page that is being looked at and goes elsewhere takes its reader with it.

use serde_json::Value;

use super::browser::Events;
use super::running::Running;
use crate::site::Site;

const STORIES: &str = r#"
//- content/works/duong.md
+++
title = "Con đường mới"
summary = "Một con đường."
kind = "work"
status = "completed"
date = 2024-03-15
district = "moc-chau"
commune = "chieng-hac"
areas = ["dai-hoi"]
+++

Con đường dài hai cây số.
//- content/works/cau.md
+++
title = "Cây cầu"
summary = "Một cây cầu."
kind = "work"
status = "completed"
date = 2024-03-16
areas = ["dai-hoi"]
+++

Cây cầu.
"#;

const WORK: &str = "content/works/duong.md";

/// Looks at a page, makes a change, and waits until the page stands otherwise.
fn after(running: &Running, page: &str, change: impl Fn(&Running)) -> Value {
    running.page(page);
    let mut events = Events::new(running.port, page);
    assert_eq!(events.next()["standing"], "page");
    change(running);
    events.until(|state| state["standing"] != "page")
}

#[test]
fn to_a_changed_slug_and_to_a_renamed_file() {
    let running = Running::new(&Site::new(STORIES));
    let state = after(&running, "/cong-trinh/duong/", |running| {
        running.edit(WORK, "title", "slug = \"duong-lon\"\ntitle");
    });
    assert_eq!(
        (&state["standing"], &state["to"]),
        (&"moved".into(), &"/cong-trinh/duong-lon/".into())
    );
    let state = after(&running, "/cong-trinh/duong-lon/", |running| {
        running.edit(WORK, "slug = \"duong-lon\"\n", "");
    });
    assert_eq!(state["to"], "/cong-trinh/duong/");
    let state = after(&running, "/cong-trinh/duong/", |running| {
        running.rename(WORK, "content/works/duong-moi/index.md");
        running.rename("content/works/duong-moi", "content/works/duong-dep");
    });
    assert_eq!(state["to"], "/cong-trinh/duong-dep/");
}

#[test]
fn to_a_renamed_district_and_area() {
    let running = Running::new(&Site::new(STORIES));
    let state = after(&running, "/linh-vuc/dai-hoi/moc-chau/", |running| {
        running.edit("content/areas/dai-hoi.md", "title", "slug = \"chao-mung\"\ntitle");
    });
    assert_eq!(state["to"], "/linh-vuc/chao-mung/moc-chau/");
    let state = after(&running, "/huyen/moc-chau/chieng-hac/", |running| {
        running.edit("content/districts/moc-chau.md", "title", "slug = \"moc-lan\"\ntitle");
    });
    assert_eq!(state["to"], "/huyen/moc-lan/chieng-hac/");
}

#[test]
fn to_another_path_of_the_host() {
    let running = Running::new(&Site::new(STORIES));
    let state = after(&running, "/cong-trinh/duong/", |running| {
        running.edit("site.toml", "https://example.org/", "https://example.org/thi-dua/");
    });
    assert_eq!(state["to"], "/thi-dua/cong-trinh/duong/");
    assert_eq!(running.get("/").header("location"), "/thi-dua/");
    assert!(running.page("/thi-dua/cong-trinh/duong/").contains("href=\"/thi-dua/"));
}

#[test]
fn deleted_is_said_and_come_back_is_seen() {
    let running = Running::new(&Site::new(STORIES));
    let text = std::fs::read_to_string(running.path(WORK)).unwrap();
    let state = after(&running, "/cong-trinh/duong/", |running| running.remove(WORK));
    assert_eq!(state["standing"], "missing");
    let mut events = Events::new(running.port, "/cong-trinh/duong/");
    events.next();
    running.write(WORK, text);
    events.until(|state| state["standing"] == "page");
}
