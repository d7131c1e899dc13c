//! After a deploy pages are opened as readers do, where the site's address answers.

use std::fs;
use std::process::Command;

use super::place::{Place, WEB};
use crate::servers::{Running, free_port, has, start};

/// A web server that shows a folder, and the site that is read there.
fn shown(folder: &str) -> Option<(Place, Running)> {
    if !has("python3") {
        return None;
    }
    let place = Place::new("", WEB);
    let port = free_port();
    place.edit("site/site.toml", super::place::NOWHERE, &format!("http://127.0.0.1:{port}/"));
    fs::create_dir_all(place.at(folder)).unwrap();
    let port_text = port.to_string();
    let mut command = Command::new("python3");
    command.args(["-m", "http.server", "--bind", "127.0.0.1", &port_text]);
    let running = start(command.current_dir(place.at(folder)), &place.at(""), port);
    Some((place, running))
}

#[test]
fn pages_are_opened_on_the_web_where_it_answers() {
    let Some((place, _server)) = shown("web") else { return };
    let ended = place.deploy(&["--yes"]).with(0);
    assert!(ended.out.contains("trên mạng như người đọc"), "{}", ended.out);
}

#[test]
fn whoever_shows_something_else_there_is_told_of() {
    let Some((place, _server)) = shown("khac") else { return };
    // The server shows another folder: the home page is there, and is not ours.
    place.write("khac/index.html", "trang của cơ quan khác");
    let ended = place.deploy(&["--yes"]).with(3);
    assert!(ended.err.contains("/cong-trinh/"), "{}", ended.err);
    assert!(ended.err.contains("base_url"), "{}", ended.err);
}

#[test]
fn without_an_answer_the_target_is_read() {
    let place = Place::new("", WEB);
    let ended = place.deploy(&["--yes"]).with(0);
    assert!(ended.out.contains("đọc lại 8 trang ở nơi nhận"), "{}", ended.out);
}
