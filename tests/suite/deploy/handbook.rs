//! docs/deploy.md is what officers copy from: its settings are good ones, and nothing is missing.

use lantoa::config;
use lantoa::config::target::{TargetKind, variable};
use lantoa::source::Sources;
use strum::VariantNames;

use crate::own_site::root;
use crate::site::Site;

fn page() -> String {
    std::fs::read_to_string(root().join("docs/deploy.md")).unwrap()
}

/// The settings of the page, one after the other.
fn settings(page: &str) -> String {
    let blocks = page.split("```toml\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The targets of site.toml with these settings, all of which must be good.
fn targets(settings: &str) -> Vec<config::Target> {
    let text = format!("{}\n{settings}", Site::new("").text("site.toml"));
    let sources = Sources::from_files([("site.toml", text.as_bytes())]).value;
    let mut problems = Vec::new();
    let config = config::parse(&sources).take(&mut problems).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    config.deploy
}

#[test]
fn its_settings_can_be_copied_as_they_stand() {
    let settings = settings(&page());
    let targets = targets(&settings);
    assert_eq!(targets.len(), settings.matches("[deploy.").count());
}

#[test]
fn its_settings_can_be_copied_with_what_they_leave_out() {
    let all: Vec<String> = settings(&page())
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line))
        .map(str::to_owned)
        .collect();
    targets(&all.join("\n"));
}

#[test]
fn every_kind_of_target_is_explained() {
    let page = page();
    for kind in TargetKind::VARIANTS {
        assert!(page.contains(&format!("kind = \"{kind}\"")), "{kind}");
    }
}

#[test]
fn the_variables_are_those_that_are_read() {
    let page = page();
    for (target, what) in [
        ("trang-tinh", "PASSWORD"),
        ("trang-tinh", "PASSPHRASE"),
        ("kho-s3", "ACCESS_KEY"),
        ("kho-s3", "SECRET_KEY"),
    ] {
        assert!(page.contains(&format!("[deploy.{target}]")), "{target}");
        assert!(page.contains(&format!("`{}`", variable(target, what))), "{target} {what}");
    }
}
