//! What Apache and nginx answer by the rules that are written for them: an address that moved answers 301
//! and where to, one that was withdrawn 410.

use super::hosts::{self, Answer, Server};
use super::site;
use crate::site::Run;

/// What every server must answer, whatever the path below which the site is read.
fn answers(server: &Server, base: &str, run: &Run) {
    let at = |path: &str| server.get(&format!("{base}{}", path.trim_start_matches('/')));
    let to = |path: &str| Some(format!("{base}{}", path.trim_start_matches('/')));
    for (former, now) in [
        ("/cong-trinh/cau-cu/", "/cong-trinh/cau/"),
        ("/cong-trinh/cau-cu", "/cong-trinh/cau/"),
        ("/cong-trinh/cau-cu/index.html", "/cong-trinh/cau/"),
        ("/cu.html", "/cong-trinh/cau/"),
        ("/en/works/old-bridge/", "/en/works/cau/"),
        ("/huyen/moc/", "/huyen/moc-chau/"),
        ("/huyen/moc/tan-lap/", "/huyen/moc-chau/tan-lap/"),
        ("/en/areas/congresses/", "/en/areas/congresses/"),
    ] {
        let Answer { status, location, .. } = at(former);
        if former == now {
            assert_eq!((status, location), (200, None), "{former}");
        } else {
            assert_eq!((status, location), (301, to(now)), "{former}");
        }
    }
    for gone in ["/cong-trinh/go/", "/cong-trinh/go"] {
        let Answer { status, body, .. } = at(gone);
        assert_eq!(status, 410, "{gone}");
        assert!(body.contains("<html lang=\"vi\"") || body.contains("<html lang=vi"), "{body}");
    }
    // Exactly these, and not what only begins so or looks alike.
    for there in ["/", "/cong-trinh/", "/cong-trinh/cau/", "/tin-tuc/cau-cu/", "/404.html"] {
        assert_eq!(at(there).status, 200, "{there}");
    }
    for nothing in ["/cong-trinh/cau-cu/x/", "/cuxhtml", "/cong-trinh/go/x/", "/x/cong-trinh/go/"] {
        assert_eq!(at(nothing).status, 404, "{nothing}");
    }
    // Whatever is no former address is read as before.
    let pages = run.files.keys().filter_map(|file| file.strip_suffix("index.html"));
    let pages = pages.map(|inner| format!("/{inner}"));
    let is_page =
        |page: &String| !run.file(&format!("{page}index.html")).contains("content=\"0; url=");
    let lost: Vec<String> = pages.filter(is_page).filter(|page| at(page).status != 200).collect();
    assert_eq!(lost, ["/cong-trinh/go/"]);
}

/// Builds the site for a path of a host and asks the server.
fn asked(rules: &str, start: fn(&Run, &str) -> Option<Server>) {
    for (url, base) in [
        ("https://example.org/", "/"),
        ("https://example.org/thi-dua/", "/thi-dua/"),
        ("https://example.org/thi%20dua.%22(1)/", "/thi%20dua.%22(1)/"),
    ] {
        let mut site = site(rules);
        site.base_url = Some(url);
        let run = site.build().good();
        let Some(server) = start(&run, base) else { return };
        answers(&server, base, &run);
    }
}

#[test]
fn apache_answers_by_the_rules() {
    asked("[\"apache\"]", hosts::apache);
}

#[test]
fn nginx_answers_by_the_rules() {
    asked("[\"nginx\"]", hosts::nginx);
}
