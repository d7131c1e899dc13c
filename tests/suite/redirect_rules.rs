//! Former addresses as rules for the host: what is written for each kind. What real servers make of it
//! is in `answered`.

use lantoa::language::Language::{English, Vietnamese};

use crate::site::Site;
use crate::stories::{english, news, work};

#[cfg(unix)]
mod answered;
#[cfg(unix)]
mod hosts;

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
