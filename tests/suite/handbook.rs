//! `lantoa help`: the handbook without a network, the same as docs/, in step with the program; and what
//! an installation needs, completions and man pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lantoa::problem::{Kind, TableProblem};

use crate::own_site::{root, site};
use crate::program::{Ended, lantoa};

fn help(arguments: &[&str]) -> Ended {
    lantoa(Path::new("/"), &[&["help"], arguments].concat())
}

const TOPICS: [(&str, &str, &str); 4] = [
    ("huong-dan", "guide", "guide"),
    ("phan-dau-bai", "front-matter", "front-matter"),
    ("dia-chi", "addresses", "addresses"),
    ("trien-khai", "deploy", "deploy"),
];

#[test]
fn every_topic_has_a_name_in_both_languages_and_is_read_without_a_site() {
    for (vietnamese, english, _) in TOPICS.into_iter().chain([("loi", "problems", "problems")]) {
        let said = help(&[vietnamese]).with(0).out;
        assert_eq!(help(&[english]).with(0).out, said, "either name, in the reader's language");
        let other = help(&[english, "--lang=en"]).with(0).out;
        assert_ne!(other, said);
        assert!(said.lines().count() > 30 && other.lines().count() > 30);
        let overview = help(&[]).with(0).out;
        assert!(overview.contains(vietnamese), "{overview}");
        assert!(help(&["--lang=en"]).with(0).out.contains(english));
    }
}

#[test]
fn what_it_prints_is_text_of_eighty_columns_without_marks_of_markdown() {
    for (_, topic, _) in TOPICS.into_iter().chain([("", "problems", "")]) {
        for language in ["vi", "en"] {
            let said = help(&[topic, "--lang", language]).with(0).out;
            let lines = said.lines().filter(|line| !line.starts_with("    "));
            for line in lines {
                let width = line.chars().count();
                let is_one_word = !line.trim().contains(' ');
                assert!(width <= 80 || is_one_word, "{topic} {language} {width}: {line}");
                let marks = ["**", "```", "<!-- p", "<!-- r", "\u{1b}"];
                assert!(!marks.iter().any(|mark| line.contains(mark)), "{topic}: {line}");
                assert!(!line.starts_with('#') && !line.starts_with("|-"), "{topic}: {line}");
            }
        }
    }
}

#[test]
fn the_handbook_for_deploy_is_read_in_one_language() {
    let said = help(&["deploy"]).with(0).out;
    assert!(said.contains("Dấu vân tay của máy chủ") && !said.contains("The server's fingerprint"));
    let said = help(&["deploy", "--lang=en"]).with(0).out;
    assert!(said.contains("The server's fingerprint") && !said.contains("Dấu vân tay của"));
}

#[test]
fn every_code_can_be_asked_for() {
    let list = help(&["problems"]).with(0).out;
    for code in Kind::codes() {
        assert!(list.contains(code), "{code}");
    }
    let said = help(&["problems", "unknown-key"]).with(0).out;
    assert_eq!(help(&["unknown-key"]).with(0).out, said);
    for words in ["unknown-key", "Nghĩa là:", "Cách sửa:", "lỗi[unknown-key]"] {
        assert!(said.contains(words), "{said}");
    }
    let english = help(&["unknown-key", "--lang=en"]).with(0).out;
    assert!(english.contains("Remedy:") && !english.contains("Cách sửa:"), "{english}");
}

#[test]
fn a_command_can_be_asked_for_and_what_is_unknown_is_named_with_the_nearest() {
    let said = help(&["build"]).with(0).out;
    assert_eq!(said.trim(), lantoa(Path::new("/"), &["build", "--help"]).with(0).out.trim());
    for (typed, near) in
        [("trien-kha", "trien-khai"), ("unknwon-key", "unknown-key"), ("bild", "build")]
    {
        let said = help(&[typed]).with(2).err;
        assert!(said.contains(&format!("có phải là {near}?")), "{said}");
    }
}

/// The keys that a handbook names below each of its headings.
fn named(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join(format!("docs/front-matter.{language}.md"))).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut heading = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            heading = title.split('`').nth(1).unwrap_or(title).to_owned();
            found.entry(heading.clone()).or_default();
        }
        let key = line.strip_prefix("| `").and_then(|row| row.split('`').next());
        found.entry(heading.clone()).or_default().extend(key.map(str::to_owned));
    }
    found
}

#[test]
fn the_handbook_names_the_keys_that_the_program_reads_and_no_others() {
    let kinds = [
        ("content/works/", "content/works/mot-cuon-so-chung.md"),
        ("content/units/", "content/units/van-phong-mttq-tinh.md"),
        ("content/news/", "content/news/buoi-sang-dich-chuyen.md"),
        ("content/pages/", "content/pages/lien-he.md"),
        ("content/home.md", "content/home.md"),
        ("content/areas/", "content/areas/dai-hoi.md"),
        ("content/districts/", "content/districts/moc-chau.md"),
        ("content/campaign.md", "content/campaign.md"),
    ];
    let mut site = site();
    for (_, path) in kinds {
        site.edit(path, "+++\n", "+++\nzzzz = 1\n");
    }
    let photos = "content/news/moi-dang-ky-cong-trinh/index.md";
    site.edit(photos, "[[photos]]\n", "[[photos]]\nzzzz = 1\n");
    let problems = site.build().problems;
    let known = |path: &str| -> BTreeSet<String> {
        let mut found = problems.iter().filter_map(|problem| match &problem.kind {
            Kind::Table(TableProblem::UnknownKey { key, known, .. })
                if key == "zzzz" && *problem.place.path == *path =>
            {
                Some(known.iter().cloned().collect())
            }
            _ => None,
        });
        found.next().unwrap_or_else(|| panic!("{path}: nothing was said"))
    };
    for (language, all, photo) in
        [("vi", "Mục dùng cho mọi bài", "Ảnh"), ("en", "For every entry", "Photos")]
    {
        let named = named(language);
        for (heading, path) in kinds {
            let mut told: BTreeSet<String> = named[heading].union(&named[all]).cloned().collect();
            if !["content/home.md", "content/campaign.md"].contains(&heading) {
                told.insert("slug".to_owned());
            }
            assert_eq!(told, known(path), "{language}: {heading}");
        }
        assert_eq!(named[photo], known(photos), "{language}: {photo}");
    }
}

#[test]
fn the_handbook_names_the_addresses_that_pages_have() {
    for language in ["vi", "en"] {
        let text =
            fs::read_to_string(root().join(format!("docs/addresses.{language}.md"))).unwrap();
        let run = &*crate::own_site::RUN;
        let fixed = text.lines().filter(|line| line.starts_with("| ")).flat_map(|line| {
            line.split('`').skip(1).step_by(2).filter(|word| word.starts_with('/'))
        });
        let mut seen = 0;
        for address in fixed.filter(|address| address.chars().all(|one| !one.is_uppercase())) {
            let there = run.has(address) || run.files.contains_key(address.trim_start_matches('/'));
            assert!(there, "{language}: nothing is at {address}");
            seen += 1;
        }
        assert!(seen > 12, "{language}: {seen}");
    }
}

// What an installation needs

#[test]
fn every_shell_gets_its_completions() {
    for (shell, words) in [
        ("bash", "complete -F _lantoa"),
        ("zsh", "#compdef lantoa"),
        ("fish", "complete -c lantoa"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[lantoa]"),
    ] {
        let said = lantoa(Path::new("/"), &["completions", shell]).with(0).out;
        assert!(said.contains(words) && said.contains("translate"), "{shell}: {said}");
    }
    assert!(lantoa(Path::new("/"), &["completions", "cmd"]).with(2).err.contains("bash"));
}

#[test]
fn there_is_a_man_page_of_the_program_and_of_each_command() {
    let said = lantoa(Path::new("/"), &["man", "--lang=en"]).with(0).out;
    assert!(said.starts_with(".ie") && said.contains(".TH lantoa"), "{said}");
    let said = lantoa(Path::new("/"), &["man", "build"]).with(0).out;
    assert!(said.contains(".TH lantoa-build") && said.contains("output\\-dir"), "{said}");
    assert!(lantoa(Path::new("/"), &["man", "bild"]).with(2).err.contains("build"));
}
