//! What an entry names must be there: places, areas, units, targets, awards, originals, photos. The
//! nearest name is offered, since most of these are slips of the keyboard.

use lantoa::language::Language::{self, English, Vietnamese};

use crate::site::{Run, Site};
use crate::stories::{district, english, news, unit, with_body, work};

/// A site with these files has one error of this code, and it is said in these words.
fn refused(files: &str, code: &str, words: &[&str]) {
    let run = Site::new(files).build();
    assert_eq!(run.errors(), [code], "{files}{}", run.said(English));
    for expected in words {
        assert!(run.said(English).contains(expected), "{expected}:\n{}", run.said(English));
    }
}

// Names of other entries

#[test]
fn an_unknown_district_is_refused_and_the_nearest_offered() {
    let words = ["There is no district “moc-chao”", "Did you mean “moc-chau”?"];
    refused(&work("cau", "district = \"moc-chao\""), "unknown-reference", &words);
    refused(&unit("ban", "district = \"moc-chao\""), "unknown-reference", &words);
}

#[test]
fn a_district_named_by_its_title_is_led_to_its_file_name() {
    let words = ["There is no district “Mộc Châu”", "Did you mean “moc-chau”?"];
    refused(&work("cau", "district = \"Mộc Châu\""), "unknown-reference", &words);
}

#[test]
fn an_unknown_commune_is_refused_and_the_nearest_offered() {
    let facts = "district = \"moc-chau\"\ncommune = \"tan-lop\"";
    let words = ["There is no commune “tan-lop”", "Did you mean “tan-lap”?"];
    refused(&work("cau", facts), "unknown-reference", &words);
    refused(&unit("ban", facts), "unknown-reference", &words);
}

#[test]
fn a_commune_of_another_district_is_refused_with_the_district_it_is_in() {
    let other = district("song-ma", "Sông Mã", &[("muong-hung", "Mường Hung")]);
    let facts = "district = \"moc-chau\"\ncommune = \"muong-hung\"";
    let words = [
        "The commune “muong-hung” is not in the district “moc-chau”",
        "Change district to “song-ma”, or name another commune.",
    ];
    refused(&(other.clone() + &work("cau", facts)), "commune-elsewhere", &words);
    refused(&(other + &unit("ban", facts)), "commune-elsewhere", &words);
}

#[test]
fn a_commune_needs_its_district() {
    let words = ["The commune “tan-lap” has no district"];
    refused(&work("cau", "commune = \"tan-lap\""), "commune-without-district", &words);
    refused(&unit("ban", "commune = \"tan-lap\""), "commune-without-district", &words);
}

#[test]
fn two_districts_may_each_have_a_commune_of_one_name() {
    let other = district("song-ma", "Sông Mã", &[("tan-lap", "Tân Lập")]);
    let files = other + &work("cau", "district = \"song-ma\"\ncommune = \"tan-lap\"");
    let run = Site::new(&files).build().good();
    assert_eq!(run.page("/huyen/song-ma/tan-lap/").texts(".cards h3"), ["cau"]);
    assert!(run.page("/huyen/moc-chau/tan-lap/").texts(".cards h3").is_empty());
}

#[test]
fn an_unknown_area_is_refused_and_the_nearest_offered() {
    let words = ["There is no content area “dai-hoj”", "Did you mean “dai-hoi”?"];
    refused(&work("cau", "areas = [\"dai-hoj\"]"), "unknown-reference", &words);
}

#[test]
fn an_unknown_unit_is_refused_and_the_nearest_offered() {
    let words = ["There is no unit “units/bann”", "Did you mean “units/ban”?"];
    let files = unit("ban", "") + &work("cau", "unit = \"units/bann\"");
    refused(&files, "unknown-reference", &words);
}

#[test]
fn a_unit_named_without_its_folder_is_led_to_its_whole_name() {
    let files = unit("ban-dan-toc", "") + &work("cau", "unit = \"ban-dan-toc\"");
    refused(&files, "unknown-reference", &["Did you mean “units/ban-dan-toc”?"]);
}

#[test]
fn an_unknown_target_is_refused_and_the_nearest_offered() {
    let words = ["There is no target “commune”", "Did you mean “communes”?"];
    refused(&work("cau", "targets = [\"commune\"]"), "unknown-reference", &words);
}

#[test]
fn an_unknown_award_is_refused_and_the_nearest_offered() {
    let award = "[[awards]]\naward = \"flagg\"\ndate = 2024-01-01";
    let words = ["There is no award “flagg”", "Did you mean “flag”?"];
    refused(&work("cau", award), "unknown-reference", &words);
    refused(&unit("ban", award), "unknown-reference", &words);
}

#[test]
fn an_unknown_page_in_site_toml_is_refused_and_the_nearest_offered() {
    let mut site = Site::new("");
    site.edit("site.toml", "pages/lien-he", "pages/lien-ne");
    let run = site.build();
    assert_eq!(run.errors(), ["unknown-reference"]);
    assert!(run.said(English).contains("Did you mean “pages/lien-he”?"));
}

#[test]
fn a_commune_can_only_merge_into_one_that_is_there() {
    let mut site = Site::new("");
    let slug = "slug = \"tan-lap\"";
    let merged = format!("{slug}\nvalid_until = 2024-01-01\nmerged_into = \"chieng-hak\"");
    site.edit("content/districts/moc-chau.md", slug, &merged);
    let run = site.build();
    assert_eq!(run.errors(), ["unknown-reference"]);
    assert!(run.said(English).contains("Did you mean “chieng-hac”?"));
}

// Translations

#[test]
fn a_fact_in_a_translation_is_refused_and_its_place_named() {
    let facts = [
        "date = 2024-01-01",
        "kind = \"work\"",
        "status = \"completed\"",
        "publish_on = 2024-01-01",
        "updated = 2024-01-01",
        "district = \"moc-chau\"",
        "commune = \"tan-lap\"",
        "areas = [\"dai-hoi\"]",
        "targets = [\"communes\"]",
        "unit = \"units/ban\"",
        "illustrative = true",
        "figures = { houses = 1 }",
        "residential_area = \"bản\"",
        "awards = []",
        "sources = []",
        "extra = {}",
    ];
    for fact in facts {
        let files = work("cau", "") + &english("works/cau", fact);
        refused(&files, "fact-in-translation", &["change it in “content/works/cau.md”"]);
    }
}

/// Those facts that, standing under a list item of a translation, are not said to belong in the
/// original.
fn let_through(path: &str, facts: &[(&str, &str)]) -> Vec<String> {
    let said = facts.iter().filter_map(|(item, fact)| {
        let mut site = Site::new("");
        if !site.paths(path).contains(&path.to_owned()) {
            site.write(path, "+++\n[[communes]]\nslug = \"tan-lap\"\n+++\n");
        }
        site.edit(path, item, &format!("{item}\n{fact}"));
        let errors = site.build().errors();
        (errors != ["fact-in-translation"]).then(|| format!("{fact}: {errors:?}"))
    });
    said.collect()
}

#[test]
fn a_fact_of_a_commune_in_a_translation_is_refused_alike() {
    let commune = "slug = \"tan-lap\"";
    let facts = [
        (commune, "code = \"1\""),
        (commune, "type = \"xã\""),
        (commune, "valid_until = 2024-01-01"),
        (commune, "merged_into = \"chieng-hac\""),
    ];
    let through = let_through("content/districts/moc-chau.en.md", &facts);
    assert!(through.is_empty(), "{through:?}");
}

#[test]
fn a_fact_of_the_plan_in_a_translation_is_refused_alike() {
    let facts = [
        ("[[deadlines]]", "rule = \"before\""),
        ("[[deadlines]]", "date = 2024-06-30"),
        ("[[deadlines]]", "who = []"),
        ("[[targets]]", "measure = { kind = \"qualitative\" }"),
        ("[[targets]]", "applies_to = []"),
        ("[[targets]]", "number = 1"),
        ("[[awards]]", "form = \"bang-khen\""),
        ("[[awards]]", "rank = 1"),
        ("[[participants]]", "unit_kinds = [\"department\"]"),
        ("[[criteria]]", "unit_kind = \"department\""),
    ];
    let through = let_through("content/campaign.en.md", &facts);
    assert!(through.is_empty(), "{through:?}");
}

#[test]
fn a_translation_without_an_original_is_refused() {
    let words = ["This translation has no original", "“content/news/tin.md”"];
    refused(&english("news/tin", ""), "translation-without-original", &words);
}

#[test]
fn a_translated_list_item_that_the_original_lacks_is_refused_and_the_nearest_offered() {
    let mut site = Site::new("");
    site.edit("content/campaign.en.md", "id = \"communes\"", "id = \"comunes\"");
    let run = site.build();
    assert_eq!(run.errors(), ["unknown-item"]);
    let said = run.said(English);
    assert!(said.contains("The original has no “comunes” in its list “targets”"), "{said}");
    assert!(said.contains("Did you mean “communes”?"), "{said}");
}

#[test]
fn a_page_that_every_language_needs_is_missed_where_it_is_not_there() {
    let needed = ["campaign", "home", "pages/gioi-thieu", "pages/lien-he", "areas/dai-hoi"];
    for id in needed {
        let mut site = Site::new("");
        site.remove(&format!("content/{id}.en.md"));
        assert_eq!(site.build().errors(), ["missing-translation"], "{id}");
    }
}

#[test]
fn a_site_without_its_campaign_or_home_page_is_told_what_to_write() {
    for name in ["campaign", "home"] {
        let mut site = Site::new("");
        site.remove(&format!("content/{name}.md")).remove(&format!("content/{name}.en.md"));
        let run = site.build();
        assert!(run.errors().contains(&"missing-entry"), "{name}: {:?}", run.errors());
    }
}

// All at once

const FOUR: &str = "kind = \"wrok\"\ndistrict = \"moc-chao\"\ncolour = \"red\"";

fn four() -> Run {
    Site::new(&with_body(&work("cau", FOUR), "[chữ](works/khong-co)")).build()
}

#[test]
fn four_mistakes_in_a_file_are_said_in_one_run() {
    let mut codes = four().errors();
    codes.sort_unstable();
    assert_eq!(codes, ["dead-link", "unknown-key", "unknown-reference", "unknown-value"]);
    let counted = |language: Language| four().said(language).lines().last().map(str::to_owned);
    assert_eq!(counted(English).as_deref(), Some("4 errors"));
    assert_eq!(counted(Vietnamese).as_deref(), Some("4 lỗi"));
}

#[test]
fn mistakes_are_said_in_the_order_of_files_and_lines() {
    let files = news("tin", "colour = \"red\"") + &with_body(&work("cau", FOUR), "[chữ](#x)");
    let run = Site::new(&files).build();
    let places: Vec<String> = run
        .said(English)
        .lines()
        .filter_map(|line| Some(line.trim_start().strip_prefix("--> ")?.to_owned()))
        .collect();
    let lines = places.iter().map(|place| place.rsplit_once(':').unwrap().0).collect::<Vec<_>>();
    let expected = ["tin.md:5", "cau.md:7", "cau.md:8", "cau.md:9", "cau.md:12"];
    assert_eq!(lines.len(), expected.len(), "{lines:?}");
    for (line, end) in lines.iter().zip(expected) {
        assert!(line.ends_with(end), "{lines:?}");
    }
}

#[test]
fn a_mistake_in_site_toml_hides_none_in_the_content() {
    let mut site = Site::new(&work("cau", "colour = \"red\""));
    site.edit("site.toml", "theme = \"mat-tran\"", "theme = \"mat-tran\"\ncolour = \"red\"");
    assert_eq!(site.build().errors(), ["unknown-key", "unknown-key"]);
}

// The last good output

#[test]
fn a_build_with_an_error_has_no_output() {
    let run = four();
    assert!(!run.is_good && run.files.is_empty());
}

#[test]
fn a_failed_build_leaves_what_was_made_before_untouched() {
    let mut site = Site::new(&work("cau", ""));
    let before = site.build().good();
    site.edit("content/works/cau.md", "date = ", "dat = ");
    let failed = site.build();
    assert!(!failed.is_good && failed.made.is_empty(), "nothing may be written");
    site.edit("content/works/cau.md", "dat = ", "date = ");
    let after = site.build().good();
    assert_eq!(after.paths_made(), Vec::<&str>::new(), "all is still there from the build before");
    assert!(after.files == before.files);
}

#[test]
fn a_warning_does_not_stop_the_output() {
    let run = Site::new(&with_body(&work("cau", ""), "Một <b>chữ</b>.")).build();
    assert_eq!((run.is_good, run.errors().len()), (true, 0));
    assert!(run.codes().contains(&"raw-html"));
}
