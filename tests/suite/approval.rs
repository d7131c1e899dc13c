//! An approval is bound to the text that was approved: an edit afterwards voids it, and nothing that
//! no reader sees does. Where site.toml requires it, nothing else is public.

use std::fs;
use std::path::Path;

use lantoa::catalogue::Drafts;
use lantoa::language::Language::{English, Vietnamese};

use crate::laid_out::laid_out;
use crate::pictures::{flat, jpeg, photo};
use crate::preview::running::Running;
use crate::program::{Ended, lantoa};
use crate::site::{Run, Site};
use crate::stories::{english, news, unit, with_body, work};

pub(crate) const WORK: &str = "content/works/cau.md";
pub(crate) const TRANSLATION: &str = "content/works/cau.en.md";
pub(crate) const PAGE: &str = "/cong-trinh/cau/";
pub(crate) const ENGLISH_PAGE: &str = "/en/works/cau/";
pub(crate) const ROLE: &str = "--role=Trưởng Ban Tuyên giáo";

const BODY: &str = "Cây cầu mới.\n\nDân bản góp ba trăm ngày công.";

/// A site that requires approval, with these entries.
pub(crate) fn requiring(files: &str) -> Site {
    let mut site = Site::new(files);
    site.edit("site.toml", "[pages]", "[approval]\nrequired = true\n[pages]");
    site
}

pub(crate) fn bridge() -> String {
    with_body(&work("cau", ""), BODY) + &with_body(&english("works/cau", ""), "A new bridge.")
}

pub(crate) fn approve(folder: &Path, arguments: &[&str]) -> Ended {
    lantoa(folder, &[&["approve", "--today=2024-10-01"], arguments].concat())
}

/// The site after its work was approved, the translation with it.
pub(crate) fn approved(mut site: Site) -> Site {
    let folder = laid_out(&site);
    approve(folder.path(), &["works/cau", ROLE, "--yes"]).with(0);
    for path in site.paths("content/") {
        site.write(&path, fs::read(folder.path().join(&path)).unwrap());
    }
    site
}

/// What `build` says of a site.
fn built(site: &Site, language: &str) -> String {
    let folder = laid_out(site);
    lantoa(folder.path(), &["build", "--today=2024-10-02", "--lang", language]).with(0).out
}

fn has(run: &Run) -> (bool, bool) {
    (run.has(PAGE), run.has(ENGLISH_PAGE))
}

// What an approval is bound to

#[test]
fn what_was_approved_is_public() {
    assert_eq!(has(&requiring(&bridge()).build().good()), (false, false));
    let run = approved(requiring(&bridge())).build().good();
    assert_eq!(has(&run), (true, true));
    assert_eq!(run.codes(), Vec::<&str>::new());
}

#[test]
fn one_changed_word_hides_it_and_changed_back_it_is_there_again() {
    let mut site = approved(requiring(&bridge()));
    let edits = [
        ("góp ba trăm ngày công", "góp bốn trăm ngày công"),
        ("title = \"cau\"", "title = \"Cầu\""),
        ("date = 2024-03-15", "date = 2024-03-16"),
        ("summary = \"Tóm tắt.\"", "summary = \"Tóm tắt.\"\nupdated = 2024-09-01"),
        ("areas = [", "publish_on = 2024-09-01\nareas = ["),
    ];
    for (from, to) in edits {
        let run = site.edit(WORK, from, to).build().good();
        assert_eq!(has(&run), (false, false), "{to}");
        assert_eq!(run.codes(), ["approval-voided"], "{to}");
        let run = site.edit(WORK, to, from).build().good();
        assert_eq!((has(&run), run.codes()), ((true, true), vec![]), "back from {to}");
        assert!(site.clean().good().files == run.files);
    }
}

#[test]
fn what_no_reader_sees_voids_nothing() {
    let site = || approved(requiring(&bridge()));
    let whole = site().text(WORK);
    let table = whole.get(whole.find("\n[approval]").unwrap()..whole.find("\n+++\n\n").unwrap());
    let table = table.unwrap();
    let facts = whole.replace(table, "");
    let inline = table.replace("\n[approval]\n", "").replace('\n', ", ");
    let forms = [
        ("line ends of Windows", whole.replace('\n', "\r\n")),
        ("a byte order mark", format!("\u{feff}{whole}")),
        (
            "letters taken apart",
            whole.replace('ầ', "a\u{302}\u{300}").replace('ậ', "a\u{323}\u{302}"),
        ),
        ("a blank line at the end", format!("{whole}\n\n")),
        ("no blank line before the table", whole.replace("\n\n[approval]", "\n[approval]")),
        ("blank lines around the table", whole.replace("[approval]", "\n\n\n[approval]\n\n")),
        ("a comment", whole.replace("[approval]", "# Không sửa tay.\n[approval] # đã duyệt")),
        ("other quotation marks", whole.replace("\"Tóm tắt.\"", "'Tóm tắt.'")),
        (
            "another order of the keys",
            whole
                .replacen("+++\ntitle = \"cau\"\n", "+++\n", 1)
                .replace("areas = ", "title = \"cau\"\nareas = "),
        ),
        (
            "the table in one line",
            facts.replacen("+++\n", &format!("+++\napproval = {{ {inline} }}\n"), 1),
        ),
        (
            "dotted keys",
            facts.replacen(
                "+++\n",
                &format!(
                    "+++\n{}\n",
                    table
                        .replace("\n[approval]\n", "")
                        .lines()
                        .map(|line| format!("approval.{line}"))
                        .collect::<Vec<_>>()
                        .join("\n")
                ),
                1,
            ),
        ),
        (
            "an address of its own",
            whole.replacen("+++\n", "+++\nslug = \"cau\"\naliases = [\"/cau-cu/\"]\n", 1),
        ),
    ];
    for (what, text) in forms {
        assert_ne!(text, whole, "{what} changes nothing");
        let mut site = site();
        let run = site.write(WORK, text).build().good();
        assert_eq!((has(&run), run.codes()), ((true, true), vec![]), "{what}");
    }
}

#[test]
fn a_draft_that_is_taken_back_and_shown_again_is_still_approved() {
    let mut site = approved(requiring(&bridge()));
    site.edit(WORK, "title = ", "draft = true\ntitle = ");
    assert_eq!(has(&site.build().good()), (false, false));
    site.edit(WORK, "draft = true\n", "");
    assert_eq!(has(&site.build().good()), (true, true));
}

#[test]
fn a_renamed_story_is_still_approved() {
    let mut site = approved(requiring(&bridge()));
    site.rename(WORK, "content/works/cau-moi.md");
    site.rename(TRANSLATION, "content/works/cau-moi.en.md");
    let run = site.build().good();
    assert!(run.has("/cong-trinh/cau-moi/") && run.has("/en/works/cau-moi/"));
}

#[test]
fn a_photo_changed_under_the_same_name_voids_it() {
    let [one, other] = [[200, 30, 30], [30, 200, 30]].map(|colour| jpeg(&flat(640, 400, colour)));
    let mut site = requiring(&work("cau/index", &photo("a.jpg", "")));
    site.write("content/works/cau/a.jpg", &one);
    let mut site = approved(site);
    assert!(site.build().good().has(PAGE));
    let run = site.write("content/works/cau/a.jpg", &other).build().good();
    assert_eq!((run.has(PAGE), run.codes()), (false, vec!["approval-voided"]));
    assert!(site.write("content/works/cau/a.jpg", &one).build().good().has(PAGE));
}

#[test]
fn the_form_of_what_is_approved_never_changes() {
    // Another digest here would void every approval that teams have given.
    let site = approved(requiring(&bridge()));
    let written = "of = \"ba72492dd7a6ae03e049e1177a087c02\"\n";
    assert!(site.text(WORK).contains(written), "{}", site.text(WORK));
}

#[test]
fn warm_equals_clean_whatever_is_approved_and_voided() {
    let mut site =
        approved(Site::new(&(bridge() + &work("duong", "") + &english("works/duong", ""))));
    site.edit("site.toml", "[pages]", "[approval]\nrequired = false\n[pages]");
    let edits = [
        ("site.toml", "required = false", "required = true"),
        (TRANSLATION, "A new bridge.", "A newer bridge."),
        (WORK, "ba trăm", "bốn trăm"),
        (TRANSLATION, "A newer bridge.", "A new bridge."),
        (WORK, "bốn trăm", "ba trăm"),
        (WORK, "of = \"", "#of = \""),
        ("site.toml", "required = true", "required = false"),
        (WORK, "#of = \"", "of = \""),
    ];
    for drafts in [Drafts::Hidden, Drafts::Shown] {
        site.drafts = drafts;
        site.build().good();
        for (path, from, to) in edits {
            let warm = site.edit(path, from, to).build().good();
            let clean = site.clean().good();
            assert!(
                warm.files == clean.files && warm.problems == clean.problems,
                "{to}: {drafts:?}"
            );
        }
    }
}

// Where it is required, and where not

#[test]
fn works_units_and_news_need_approval_each() {
    let files = work("cau", "") + &unit("ban", "") + &news("tin", "");
    let folder = laid_out(&requiring(&files));
    for id in ["works/cau", "units/ban", "news/tin"] {
        approve(folder.path(), &[id, ROLE, "--yes"]).with(0);
    }
    lantoa(folder.path(), &["build"]).with(0);
    for page in ["cong-trinh/cau", "don-vi/ban", "tin-tuc/tin"] {
        assert!(folder.has(&format!("public/{page}/index.html")), "{page}");
    }
}

#[test]
fn an_approval_typed_by_hand_counts_for_nothing_and_says_so() {
    let typed = "[approval]\nby_role = \"Phó Chủ tịch\"\non = 2024-09-01";
    let mut site = requiring(&work("cau", typed));
    assert!(!site.build().good().has(PAGE));
    assert!(built(&site, "vi").contains(
        "Chưa đăng: content/works/cau.md (phần [approval] ghi tay, không rõ duyệt bản nào; duyệt \
         bằng lantoa approve)"
    ));
    assert!(built(&site, "en").contains("(its [approval] was typed by hand"));
    let run = approved(site).build().good();
    assert!(run.has(PAGE));
}

#[test]
fn where_none_is_required_a_voided_approval_is_a_warning_at_its_table() {
    let mut site = approved(Site::new(&bridge()));
    assert_eq!(site.build().good().codes(), Vec::<&str>::new());
    let run = site.edit(WORK, "ba trăm", "bốn trăm").build().good();
    assert_eq!((has(&run), run.codes()), ((true, true), vec!["approval-voided"]));
    let said = run.said(English);
    assert!(
        said.contains("This was edited after “Trưởng Ban Tuyên giáo” approved it on 1"),
        "{said}"
    );
    assert!(said.contains("[approval]\n") && said.contains("lantoa approve works/cau"), "{said}");
    assert!(!said.contains("public no more"), "{said}");
    assert!(
        run.said(Vietnamese).contains("Bài đã sửa sau khi được “Trưởng Ban Tuyên giáo” duyệt ngày")
    );
}

#[test]
fn what_was_voided_is_listed_with_the_role_and_the_day() {
    let mut site = approved(requiring(&bridge()));
    site.edit(WORK, "ba trăm", "bốn trăm");
    let said = built(&site, "vi").replace('\u{a0}', " ");
    let wanted = "Chưa đăng: content/works/cau.md (Trưởng Ban Tuyên giáo đã duyệt ngày 1 tháng 10 \
         năm 2024, nhưng bài sửa sau đó; cần duyệt lại)";
    assert!(said.contains(wanted), "{said}");
    let said = built(&site, "en").replace('\u{a0}', " ");
    let wanted = "Not public: content/works/cau.md (approved by Trưởng Ban Tuyên giáo on 1 October \
         2024, edited since; to be approved again)";
    assert!(said.contains(wanted), "{said}");
}

// Translations

#[test]
fn a_translation_that_is_not_approved_hides_itself_alone() {
    for edit in ["no approval", "an edit"] {
        let mut site = approved(requiring(&bridge()));
        match edit {
            "an edit" => site.edit(TRANSLATION, "A new bridge.", "A newer bridge."),
            _ => {
                let text = site.text(TRANSLATION);
                let cut = text.find("\n[approval]").unwrap()..text.find("\n+++\n\n").unwrap();
                site.write(TRANSLATION, text.replace(&text[cut], ""))
            }
        };
        let run = site.build().good();
        assert_eq!(has(&run), (true, false), "{edit}");
        let page = run.page(PAGE);
        assert!(!page.attributes("link[hreflang]", "hreflang").contains(&"en".to_owned()));
        assert!(!run.file(&format!("{PAGE}index.html")).contains(ENGLISH_PAGE), "{edit}");
        for (path, bytes) in &run.files {
            let names = |words: &str| String::from_utf8_lossy(bytes).contains(words);
            assert!(!names("bridge.") && !names("works/cau in English"), "{edit}: {path}");
        }
        let said = built(&site, "en");
        assert!(said.contains("Not public: content/works/cau.en.md ("), "{said}");
        assert!(!said.contains("Not public: content/works/cau.md"), "{said}");
    }
}

#[test]
fn a_voided_original_hides_its_approved_translation() {
    let mut site = approved(requiring(&bridge()));
    assert_eq!(has(&site.edit(WORK, "ba trăm", "bốn trăm").build().good()), (false, false));
}

#[test]
fn mistakes_in_a_translation_that_is_not_approved_are_warnings() {
    let mut site = approved(requiring(&bridge()));
    let run = site.edit(TRANSLATION, "title = ", "colour = \"red\"\ntitle = ").build().good();
    assert_eq!((has(&run), run.errors()), ((true, false), vec![]));
    assert!(run.codes().contains(&"unknown-key"));
}

// The preview

#[test]
fn with_drafts_a_page_says_why_it_is_not_public() {
    let mut site = approved(requiring(&bridge()));
    site.drafts = Drafts::Shown;
    let unbound = |text: String| {
        let of = text.find("\nof = ").unwrap()..text.find("\n+++\n\n").unwrap();
        text.replace(&text[of], "")
    };
    let run = site.edit(TRANSLATION, "A new bridge.", "A newer bridge.").build().good();
    assert!(run.page(PAGE).texts(".notice").is_empty());
    let page = run.page(ENGLISH_PAGE);
    assert_eq!(
        page.text(".notice"),
        "Approved by Trưởng Ban Tuyên giáo on 1 October 2024 and edited since: until it is approved \
         again, this page is not public."
    );
    assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
    let run = site.edit(WORK, "ba trăm", "bốn trăm").build().good();
    assert_eq!(
        run.page(PAGE).text(".notice"),
        "Trưởng Ban Tuyên giáo đã duyệt ngày 1 tháng 10 năm 2024, nhưng bài đã sửa sau đó: trang này \
         không đăng cho đến khi được duyệt lại."
    );
    let run = {
        let text = unbound(site.text(WORK));
        site.write(WORK, text)
    }
    .build()
    .good();
    assert_eq!(
        run.page(PAGE).text(".notice"),
        "Phần duyệt ghi tay, không rõ duyệt bản nào: trang này chưa được đăng."
    );
}

#[test]
fn the_preview_hides_and_shows_as_the_text_and_the_photo_change() {
    let [one, other] = [[200, 30, 30], [30, 200, 30]].map(|colour| jpeg(&flat(640, 400, colour)));
    let facts = photo("a.jpg", "");
    let mut site = requiring(&with_body(&work("cau/index", &facts), BODY));
    site.write("content/works/cau/a.jpg", &one);
    let mut running = Running::new(&approved(site));
    running.page(PAGE);
    running.write("content/works/cau/a.jpg", &other);
    running.settle();
    assert_eq!(running.get(PAGE).status, 404);
    running.write("content/works/cau/a.jpg", &one);
    running.settle();
    running.page(PAGE);
    running.edit("content/works/cau/index.md", "ba trăm", "bốn trăm");
    running.settle();
    assert_eq!(running.get(PAGE).status, 404);
}
