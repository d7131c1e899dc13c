//! `lantoa approve`: what it writes, what it shows before, and what it refuses.

use lantoa::language::Language::{English, Vietnamese};

use crate::approval::{
    ENGLISH_PAGE, PAGE, ROLE, TRANSLATION, WORK, approve, approved, bridge, requiring,
};
use crate::laid_out::laid_out;
use crate::program::{lantoa, tree};
use crate::site::Site;
use crate::stories::{english, with_body, work};

#[test]
fn only_the_approval_is_added_to_the_file() {
    let mut site = requiring(&bridge());
    let windows = site.text(WORK).replace('\n', "\r\n");
    site.write(WORK, &windows);
    let folder = laid_out(&site);
    let said = approve(folder.path(), &["works/cau", ROLE, "--yes"]).with(0).out;
    assert!(
        said.contains("Đã duyệt: content/works/cau.md\nĐã duyệt: content/works/cau.en.md\n"),
        "{said}"
    );
    let text = folder.text(WORK);
    let table = text.find(
        "\r\n[approval]\r\nby_role = \"Trưởng Ban Tuyên giáo\"\r\non = 2024-10-01\r\nof = \"",
    );
    let (start, end) = (table.expect("it is there"), text.find("\r\n+++\r\n\r\n").unwrap());
    assert_eq!(format!("{}{}", &text[..start], &text[end..]), windows);
}

#[test]
fn a_table_that_is_there_keeps_its_place_and_form() {
    let tables = [
        (
            "[approval]\nby_role = 'x' # ai\non = 2024-01-01 # ngày\n[extra]\na = 1",
            "\non = 2024-10-01 # ngày\nof = \"",
        ),
        (
            "approval = { by_role = \"x\", on = 2024-01-01 }\nslug = \"a\"",
            "on = 2024-10-01, of = \"",
        ),
        ("approval.by_role = \"x\"\napproval.on = 2024-01-01\nslug = \"a\"", "\napproval.of = \""),
        (
            "[approval]\nof = \"0\"\n\non = 2024-01-01\nby_role = \"x\"",
            "\n\non = 2024-10-01\nby_role = \"Trưởng Ban Tuyên giáo\"\n",
        ),
    ];
    for (facts, wanted) in tables {
        let site = approved(requiring(&work("cau", facts)));
        let text = site.text(WORK);
        assert!(text.contains(wanted), "{text}");
        assert_eq!(
            text.matches("approval").count(),
            facts.matches("approval").count().max(1) + usize::from(facts.contains("approval.")),
            "{text}"
        );
        let mut site = site;
        assert!(
            site.build()
                .good()
                .files
                .keys()
                .any(|path| path.starts_with("cong-trinh/a") || path.starts_with("cong-trinh/cau")),
            "{text}"
        );
    }
}

#[test]
fn it_shows_what_it_approves() {
    let folder = laid_out(&requiring(&bridge()));
    let said = approve(folder.path(), &["cau", ROLE, "--yes"]).with(0).out.replace('\u{a0}', " ");
    let wanted = "Duyệt với chức danh “Trưởng Ban Tuyên giáo”, ngày 1 tháng 10 năm 2024:\n  \
         content/works/cau.md (tiếng Việt): cau. 10 chữ\n    http://localhost:1111/cong-trinh/cau/\n  \
         content/works/cau.en.md (tiếng Anh): works/cau in English. 3 chữ\n    \
         http://localhost:1111/en/works/cau/\n";
    assert!(said.contains(wanted), "{said}");
}

#[test]
fn one_language_can_be_approved_by_itself() {
    let folder = laid_out(&requiring(&bridge()));
    approve(folder.path(), &["works/cau", ROLE, "--yes", "--in=vi"]).with(0);
    lantoa(folder.path(), &["build"]).with(0);
    let is_public = |page: &str| folder.has(&format!("public{page}index.html"));
    assert!(is_public(PAGE) && !is_public(ENGLISH_PAGE));
    let said = approve(folder.path(), &["works/cau", ROLE, "--yes", "--in=en"]).with(0).out;
    assert!(!said.contains("cau.md"), "{said}");
    lantoa(folder.path(), &["build"]).with(0);
    assert!(is_public(PAGE) && is_public(ENGLISH_PAGE));
}

#[test]
fn a_translation_that_is_unfinished_or_behind_is_approved_only_by_name() {
    let draft = work("cau", "") + &english("works/cau", "draft = true");
    let behind = work("cau", "") + &english("works/cau", "of = [\"00000000\", \"00000000\"]");
    for (files, why) in [(draft, "còn là bản nháp"), (behind, "bản gốc đã đổi")] {
        let folder = laid_out(&requiring(&files));
        let said = approve(folder.path(), &["works/cau", ROLE, "--yes"]).with(0).out;
        assert!(said.contains(&format!("Không duyệt content/works/cau.en.md: {why}")), "{said}");
        let text = folder.text(TRANSLATION);
        assert!(!text.contains("[approval]"), "{text}");
    }
}

#[test]
fn what_is_approved_already_is_left_as_it_is() {
    let folder = laid_out(&approved(requiring(&bridge())));
    let before = tree(folder.path());
    let later = |role: &str| {
        let arguments = ["approve", "--today=2024-11-05", "works/cau", role, "--yes"];
        lantoa(folder.path(), &arguments).with(0).out.replace('\u{a0}', " ")
    };
    let said = later(ROLE);
    assert!(said.contains("content/works/cau.md đã được duyệt ngày 1 tháng 10 năm 2024"), "{said}");
    assert!(tree(folder.path()) == before, "nothing was written");
    assert!(later("--role=Phó Chủ tịch").contains("Đã duyệt: content/works/cau.md"));
    let text = folder.text(WORK);
    assert!(text.contains("by_role = \"Phó Chủ tịch\"\non = 2024-11-05\n"), "{text}");
}

/// It was refused with these words in either language, and nothing was written.
fn refused(site: &Site, arguments: &[&str], (code, vietnamese, english): (i32, &str, &str)) {
    let folder = laid_out(site);
    let before = tree(folder.path());
    for (language, wanted) in [("--lang=vi", vietnamese), ("--lang=en", english)] {
        let ended = approve(folder.path(), &[arguments, &[language]].concat()).with(code);
        assert!(ended.err.contains(wanted), "{}", ended.err);
    }
    assert!(tree(folder.path()) == before, "nothing was written");
}

#[test]
fn a_role_is_asked_for_and_is_neither_a_mailbox_nor_a_telephone_number() {
    let site = requiring(&bridge());
    let roles = [
        ("", "chưa ghi ai duyệt", "who approves?"),
        (" 364 ", "chưa ghi ai duyệt", "who approves?"),
        ("Trưởng ban 0000 000 000", "số điện thoại", "no telephone number"),
        ("Ban: (0000)000-000", "số điện thoại", "no telephone number"),
        ("Ban 000000", "số điện thoại", "no telephone number"),
        ("ban@example.org", "địa chỉ thư", "no mailbox"),
    ];
    for (role, vietnamese, english) in roles {
        let role = format!("--role={role}");
        refused(&site, &["works/cau", &role, "--yes"], (2, vietnamese, english));
    }
    refused(&site, &["works/cau", "--yes"], (2, "chưa ghi ai duyệt", "who approves?"));
    let folder = laid_out(&site);
    let role = "--role=Ban Chỉ đạo 364/KH 10/10/2023, khóa 2023 - 2024";
    approve(folder.path(), &["works/cau", role, "--yes"]).with(0);
}

#[test]
fn nobody_to_ask_is_wrong_usage() {
    let site = requiring(&bridge());
    refused(&site, &["works/cau", ROLE], (2, "thì thêm --yes", "add --yes"));
    refused(&site, &[ROLE, "--yes"], (2, "chưa nói duyệt bài nào", "which story is approved?"));
    refused(
        &site,
        &["works/cua", ROLE, "--yes"],
        (2, "có phải là works/cau?", "did you mean works/cau?"),
    );
    let alone = requiring(&work("cau", ""));
    refused(
        &alone,
        &["works/cau", ROLE, "--yes", "--in=en"],
        (2, "không có bản tiếng Anh", "no English text"),
    );
}

#[test]
fn a_draft_and_what_has_mistakes_are_not_approved() {
    let draft = requiring(&work("cau", "draft = true"));
    refused(&draft, &["works/cau", ROLE, "--yes"], (1, "còn là bản nháp", "is a draft still"));
    let mistakes =
        ["district = \"khong-co\"", "colour = \"red\"", "publish_on = 2030-01-01\nfoo = 1"];
    for mistake in mistakes {
        let site = requiring(&work("cau", mistake));
        refused(&site, &["works/cau", ROLE, "--yes"], (1, "còn lỗi", "has mistakes"));
    }
    let dead = requiring(&with_body(&work("cau", ""), "\n\n[chữ](works/khong-co)"));
    refused(&dead, &["works/cau", ROLE, "--yes"], (1, "cau.md:13:", "dead-link"));
}

#[test]
fn where_it_is_required_new_and_translate_lead_to_it() {
    for (site, is_named) in [(requiring(&bridge()), true), (Site::new(&bridge()), false)] {
        let folder = laid_out(&site);
        let step = "bài được duyệt thì chạy lantoa approve works/duong --role";
        let said = lantoa(folder.path(), &["new", "work", "Đường"]).with(0).out;
        assert_eq!(said.contains(step), is_named, "{said}");
        let said = lantoa(folder.path(), &["translate", "works/duong"]).with(0).out;
        assert_eq!(said.contains(step), is_named, "{said}");
        let said = lantoa(folder.path(), &["new", "page", "Trang"]).with(0).out;
        assert!(!said.contains("lantoa approve"), "{said}");
    }
}

#[test]
fn two_stories_that_name_each_other_can_both_be_approved() {
    let files = with_body(&work("cau", ""), "[kia](works/duong)")
        + &with_body(&work("duong", ""), "[kia](works/cau)");
    let folder = laid_out(&requiring(&files));
    let first = approve(folder.path(), &["works/cau", ROLE, "--yes", "--lang=en"]).with(0);
    assert!(first.err.contains("dead-link"), "{}", first.err);
    assert!(first.out.contains("cannot be public before the above is mended"), "{}", first.out);
    let second = approve(folder.path(), &["works/duong", ROLE, "--yes"]).with(0);
    assert_eq!(second.err, "");
    assert_eq!(lantoa(folder.path(), &["check"]).with(0).err, "");
}

#[test]
#[cfg(target_os = "linux")]
fn at_a_terminal_it_asks_and_writes_only_after_a_yes() {
    use crate::program::typed;
    const ARGUMENTS: &str = "approve --today 2024-10-01 works/cau";
    let folder = laid_out(&requiring(&bridge()));
    let before = tree(folder.path());
    let said = typed(folder.path(), ARGUMENTS, "Chủ tịch\nkhông\n");
    assert!(said.contains("Ai duyệt?") && said.contains("Ghi là đã duyệt?"), "{said}");
    assert!(said.contains("Chưa ghi gì") && tree(folder.path()) == before, "{said}");
    let said = typed(folder.path(), ARGUMENTS, "Chủ tịch\ncó\n");
    assert!(said.contains("Đã duyệt: content/works/cau.md"), "{said}");
    let text = folder.text(WORK);
    assert!(text.contains("by_role = \"Chủ tịch\""), "{text}");
}

#[test]
fn the_help_names_what_it_takes_in_both_languages() {
    let folder = laid_out(&Site::new(""));
    for (language, words) in [(Vietnamese, "--role <CHỨC_DANH>"), (English, "--role <ROLE>")] {
        let help =
            lantoa(folder.path(), &["approve", "--help", "--lang", language.code()]).with(0).out;
        assert!(
            help.contains(words) && help.contains("--yes") && help.contains("--in <vi|en>"),
            "{help}"
        );
    }
}
