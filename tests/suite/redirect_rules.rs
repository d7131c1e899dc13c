//! Former addresses as rules for the host, asked of real servers: an address that moved answers 301
//! and where to, one that was withdrawn 410.

use lantoa::language::Language::{English, Vietnamese};

use crate::site::{Run, Site};
use crate::stories::{english, news, work};

mod servers;

use servers::{Answer, Server};

/// A site with a former address in each language, one of a commune, and one withdrawn.
fn site(rules: &str) -> Site {
    let files = work("cau", "aliases = [\"/cong-trinh/cau-cu/\", \"/cu.html\"]")
        + &english("works/cau", "aliases = [\"/en/works/old-bridge/\"]")
        + &news("cau-cu", "");
    let mut site = Site::new(&files);
    let district = "content/districts/moc-chau.md";
    site.edit(district, "code = \"123\"", "code = \"123\"\naliases = [\"/huyen/moc/\"]");
    let settings = site.text("site.toml");
    let gone = "[[gone]]\naddress = \"/cong-trinh/go/\"\non = 2024-05-01\n";
    site.write("site.toml", format!("{settings}\n[redirects]\nrules = {rules}\n\n{gone}"));
    site
}

// What is written

#[test]
fn nothing_is_written_that_nobody_asked_for() {
    let run = Site::new("").build().good();
    for file in ["_redirects", ".htaccess", "nginx-redirects.conf"] {
        assert!(!run.files.contains_key(file), "{file}");
    }
}

#[test]
fn each_kind_of_host_has_its_file() {
    let run = site("[\"nginx\", \"netlify\", \"apache\", \"nginx\"]").build().good();
    let lines = |file: &str| -> Vec<String> {
        let text = run.file(file);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    };
    let netlify = lines("/_redirects");
    assert_eq!(
        netlify[..3],
        [
            "/cong-trinh/cau-cu/ /cong-trinh/cau/ 301!",
            "/cong-trinh/go/ /cong-trinh/go/ 410!",
            "/cu.html/ /cong-trinh/cau/ 301!",
        ]
    );
    assert!(netlify.contains(&"/en/works/old-bridge/ /en/works/cau/ 301!".to_owned()));
    assert!(netlify.contains(&"/huyen/moc/tan-lap/ /huyen/moc-chau/tan-lap/ 301!".to_owned()));
    assert!(netlify.is_sorted(), "{netlify:?}");
    let apache = lines("/.htaccess");
    assert_eq!(apache[0], "ErrorDocument 410 \"/404.html\"");
    let wanted = "RedirectMatch 301 \"^/cu\\x2ehtml/?(index\\.html)?$\" \"/cong-trinh/cau/\"";
    assert!(apache.contains(&wanted.to_owned()), "{apache:?}");
    let nginx = lines("/nginx-redirects.conf");
    let wanted = "location = \"/cong-trinh/cau-cu/\" { absolute_redirect off; return 301 \
         \"/cong-trinh/cau/\"; }";
    assert_eq!(nginx[0], wanted);
    assert!(run.file("/nginx-redirects.conf").contains("include /đường/dẫn/nginx-redirects.conf;"));
}

#[test]
fn a_host_that_is_none_is_a_problem_with_the_nearest_one() {
    let run = site("[\"apach\"]").build();
    assert_eq!(run.errors(), ["unknown-value"]);
    assert!(run.said(Vietnamese).contains("apache"));
    let mut site = Site::new("");
    let settings = site.text("site.toml");
    site.write("site.toml", format!("{settings}\n[redirects]\nrule = [\"nginx\"]\n"));
    let run = site.build();
    assert_eq!(run.errors(), ["unknown-key"]);
    assert!(run.said(English).contains("rules"));
}

#[test]
fn no_alias_can_take_the_place_of_the_rules() {
    for file in ["/_redirects", "/.htaccess", "/nginx-redirects.conf"] {
        let run = Site::new(&work("cau", &format!("aliases = [\"{file}\"]"))).build();
        assert_eq!(run.errors(), ["bad-alias"], "{file}");
    }
}

// What servers make of it

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

#[cfg(unix)]
#[test]
fn apache_answers_by_the_rules() {
    asked("[\"apache\"]", servers::apache);
}

#[cfg(unix)]
#[test]
fn nginx_answers_by_the_rules() {
    asked("[\"nginx\"]", servers::nginx);
}
