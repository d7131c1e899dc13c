//! `lantoa new`: a file in which nothing is forgotten, nothing is overwritten, and whose draft stops
//! nobody.

use std::fs;
use std::path::Path;

use lantoa::language::Language::Vietnamese;
use lantoa::problem::{Kind, TableProblem};

use crate::laid_out::laid_out;
use crate::program::{Ended, lantoa, tree};
use crate::site::Site;
use crate::stories::{district, unit, work};

const TODAY: &str = "--today=2024-10-01";

/// Two districts that share a commune's name, a unit, a work.
fn site() -> Site {
    let other = district("yen-chau", "Yên Châu", &[("tan-lap", "Tân Lập"), ("lung", "Lửng")]);
    Site::new(&(other + &unit("ban-xa", "") + &work("cau", "")))
}

fn new(folder: &Path, arguments: &[&str]) -> Ended {
    lantoa(folder, &[&["new", TODAY], arguments].concat())
}

/// The asked fields of each kind, and the file that comes of them.
const KINDS: [(&[&str], &str); 4] = [
    (
        &["work", "Bếp ấm", "--kind=work", "--status=completed", "--area=dai-hoi"],
        "content/works/bep-am.md",
    ),
    (&["unit", "Hội bản", "--kind=department"], "content/units/hoi-ban.md"),
    (&["news", "Tin vui"], "content/news/tin-vui.md"),
    (&["page", "Hỏi đáp"], "content/pages/hoi-dap.md"),
];

// What is written

#[test]
fn a_new_story_of_each_kind_is_a_draft_that_stops_nobody() {
    for (arguments, path) in KINDS {
        let folder = laid_out(&site());
        let said = new(folder.path(), arguments).with(0).out;
        assert!(said.starts_with(&format!("Đã tạo {path}\n")), "{said}");
        lantoa(folder.path(), &["check", TODAY]).with(0);
        let built = lantoa(folder.path(), &["build", TODAY]).with(0);
        assert!(built.out.contains(&format!("Chưa đăng: {path} (bản thảo)")), "{}", built.out);
        let filled = folder.text(path).replace("summary = \"\"", "summary = \"Tóm tắt.\"");
        folder.write(path, filled.replace("draft = true\n", ""));
        let checked = lantoa(folder.path(), &["check", TODAY]).with(0);
        assert_eq!(checked.out, "Không thấy gì sai\n", "{path}: {}", checked.err);
    }
}

/// A field that nobody would read, to make the parser tell which it knows.
const STRANGE: &str = "zzzz = 1";

/// The front matter with every field in use, a strange one in each of its tables.
fn in_use(text: &str) -> String {
    let mut made = String::new();
    for line in text.lines() {
        let bare = line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') && !rest.is_empty());
        made += &format!("{}\n", bare.unwrap_or(line));
        let head = bare.unwrap_or(line);
        if head == "draft = true" || (head.starts_with('[') && head != "[extra]") {
            made += &format!("{STRANGE}\n");
        }
    }
    made
}

#[test]
fn every_field_of_a_kind_is_in_its_file() {
    for (arguments, path) in KINDS {
        let folder = laid_out(&site());
        new(folder.path(), arguments).with(0);
        let text = in_use(&folder.text(path));
        let mut site = site();
        site.write(path, text.as_str());
        let problems = site.build().problems;
        let known: Vec<(usize, Vec<String>)> = problems
            .into_iter()
            .filter_map(|problem| match problem.kind {
                Kind::Table(TableProblem::UnknownKey { key, known, .. }) if key == "zzzz" => {
                    Some((problem.place.span.range().start, known))
                }
                _ => None,
            })
            .collect();
        let all = text.matches(STRANGE).count();
        assert!(all >= 4 && known.len() == all, "{path}: {all} {known:?}");
        let root = known.iter().map(|(at, _)| *at).min().unwrap();
        for (at, keys) in known {
            let from = if at == root { 0 } else { at };
            let table = text[from..].split("\n[").next().unwrap();
            for key in keys {
                let is_in = table.contains(&format!("\n{key} = "))
                    || (at == root && text.contains(&format!("[{key}]")));
                assert!(is_in, "{path}: {key} is nowhere");
            }
        }
    }
}

#[test]
fn the_choices_of_the_site_are_listed_with_their_names() {
    let folder = laid_out(&site());
    let chosen =
        ["work", "X", "--district", "Huyện Mộc Châu", "--unit=ban-xa", "--target=communes"];
    new(folder.path(), &chosen).with(0);
    let text = folder.text("content/works/x.md");
    for line in [
        "#   moc-chau — Mộc Châu",
        "#   yen-chau — Yên Châu",
        "#   chieng-hac — xã Chiềng Hắc",
        "#   dai-hoi — Đại hội",
        "#   communes — Mỗi xã một công trình",
        "#   units/ban-xa — ban-xa",
        "#   flag — Cờ thi đua",
        "#   under-way — đang thực hiện",
        "district = \"moc-chau\"",
        "unit = \"units/ban-xa\"",
        "targets = [\"communes\"]",
        "date = 2024-10-01",
        "kind = \"\"",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line} is not in\n{text}");
    }
    assert!(!text.contains("lung"), "communes of another district");
}

#[test]
fn the_explanations_are_in_english_where_that_is_asked() {
    let folder = laid_out(&site());
    let said = new(folder.path(), &["work", "X", "--lang=en"]).with(0).out;
    assert!(said.contains("Written: content/works/x.md"), "{said}");
    assert!(said.contains("fill in what is empty (summary, kind, status, areas)"), "{said}");
    let text = folder.text("content/works/x.md");
    assert!(text.contains("\n# Content areas, at least one:\n"), "{text}");
    assert!(text.contains("#   completed — completed\n"), "{text}");
}

#[test]
fn it_ends_with_the_address_of_the_preview() {
    let folder = laid_out(&site());
    let said = new(folder.path(), &["công trình", "Bếp ấm"]).with(0).out;
    let wanted = "chạy lantoa serve --drafts rồi mở http://localhost:1111/cong-trinh/bep-am/\n";
    assert!(said.contains(wanted), "{said}");
    // The preview shows a site below a path where it will be read.
    let mut below = site();
    below.edit("site.toml", "https://example.org/", "https://example.org/tt/");
    let below = laid_out(&below);
    let said = new(below.path(), &["công trình", "Bếp ấm"]).with(0).out;
    assert!(said.contains("http://localhost:1111/tt/cong-trinh/bep-am/"), "{said}");
    assert_eq!(new(folder.path(), &["page", "Y", "--quiet"]).with(0).out, "");
}

#[test]
fn a_story_with_photos_has_a_folder() {
    let folder = laid_out(&site());
    new(folder.path(), &["tin", "Tin vui", "--with-photos", "--date=2024-09-30"]).with(0);
    assert!(folder.text("content/news/tin-vui/index.md").contains("\ndate = 2024-09-30\n"));
}

#[test]
#[cfg(unix)]
fn the_whole_team_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = laid_out(&site());
    new(folder.path(), &["page", "X"]).with(0);
    let about = fs::metadata(folder.path().join("content/pages/x.md")).unwrap();
    assert_eq!(about.permissions().mode() & 0o600, 0o600);
    let other = fs::metadata(folder.path().join("content/pages/lien-he.md")).unwrap();
    assert_eq!(about.permissions().mode(), other.permissions().mode());
}

// Names

#[test]
fn a_title_gives_a_name_that_every_system_can_have() {
    let long = "Chuyện dài ".repeat(30);
    let cut = format!("{}dai", "chuyen-dai-".repeat(6) + "chuyen-");
    for (title, name) in [
        ("CON", "con-1"),
        ("Hết rồi...", "het-roi"),
        ("a/b\\c:d*e?.md", "a-b-c-d-e-md"),
        ("Ca\u{302}\u{300}u mo\u{31b}\u{301}i", "cau-moi"),
        ("Đường Ð", "duong-d"),
        (&long, &cut),
    ] {
        let folder = laid_out(&site());
        let said = new(folder.path(), &["page", title]).with(0).out;
        assert!(said.starts_with(&format!("Đã tạo content/pages/{name}.md\n")), "{title}: {said}");
        lantoa(folder.path(), &["check", TODAY]).with(0);
    }
}

#[test]
fn a_title_is_written_composed_and_quoted() {
    let folder = laid_out(&site());
    new(folder.path(), &["page", "Ca\u{302}\u{300}u \"mới\" \\ \n hai"]).with(0);
    let text = folder.text("content/pages/cau-moi-hai.md");
    assert!(text.contains("\ntitle = \"Cầu \\\"mới\\\" \\\\ hai\"\n"), "{text}");
}

#[test]
fn words_of_a_title_need_no_quotation_marks() {
    let folder = laid_out(&site());
    new(folder.path(), &["page", "Hỏi", "và", "đáp"]).with(0);
    assert!(folder.text("content/pages/hoi-va-dap.md").contains("title = \"Hỏi và đáp\""));
}

// What is refused

/// Nothing is written, the exit code is 2, and this is said in both languages.
fn refused(arguments: &[&str], vietnamese: &str, english: &str) {
    let folder = laid_out(&site());
    let before = tree(folder.path());
    for (language, wanted) in [("--lang=vi", vietnamese), ("--lang=en", english)] {
        let ended = new(folder.path(), &[arguments, &[language]].concat()).with(2);
        assert_eq!(ended.out, "");
        assert!(ended.err.contains(wanted), "{arguments:?}: {}", ended.err);
    }
    assert!(before == tree(folder.path()), "{arguments:?}");
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    refused(&[], "chưa nói là bài gì", "what kind of story?");
    refused(&["work"], "chưa có tên bài", "the title is missing");
    refused(&["wrok", "X"], "có phải là work", "did you mean work");
    refused(&["work", "!!!"], "--slug", "--slug");
    refused(&["work", "X", "--slug=Cầu A"], "Dùng: --slug cau-a", "Use: --slug cau-a");
    refused(&["page", "Công trình"], "dành riêng", "kept for the site itself");
    refused(&["work", "Trang 2"], "dành riêng", "kept for the site itself");
    refused(&["news", "X", "--area=dai-hoi"], "--area không dùng cho news", "not for news");
    refused(&["unit", "X", "--date=2024-01-01"], "--date không dùng", "--date is not for unit");
    refused(&["work", "X", "--date=hôm qua"], "năm-tháng-ngày, như 2024", "year-month-day, as in");
    refused(&["work", "X", "--date=5/3/2023"], "như 2023-03-05", "as in 2023-03-05");
}

#[test]
fn a_value_that_is_no_choice_is_answered_with_the_nearest() {
    let district = ["work", "X", "--district", "moc-chao"];
    refused(
        &district,
        "--district không nhận “moc-chao”; có phải là moc-chau — Mộc Châu?",
        "did you mean moc-chau",
    );
    refused(&["work", "X", "--status=complete"], "completed — đã hoàn thành", "completed");
    refused(&["work", "X", "--area=abc"], "  dai-hoi — Đại hội", "  dai-hoi");
    refused(&["work", "X", "--district=Mộc"], "có phải là moc-chau", "did you mean moc-chau");
    refused(&["work", "X", "--unit=units/ban-xo"], "units/ban-xa", "units/ban-xa");
}

#[test]
fn a_commune_brings_its_district_unless_two_are_called_so() {
    let folder = laid_out(&site());
    new(folder.path(), &["work", "X", "--commune", "xã Chiềng Hắc"]).with(0);
    let text = folder.text("content/works/x.md");
    assert!(text.contains("\ndistrict = \"moc-chau\"\n"), "{text}");
    assert!(text.contains("\ncommune = \"chieng-hac\"\n"), "{text}");
    let both =
        "  moc-chau/tan-lap — xã Tân Lập, Mộc Châu\n  yen-chau/tan-lap — xã Tân Lập, Yên Châu";
    refused(&["work", "X", "--commune=tan-lap"], both, both);
}

#[test]
fn nothing_is_ever_overwritten() {
    for there in [
        "content/works/bep.md",
        "content/works/bep/index.md",
        "content/works/bep.en.md",
        "content/works/BEP.MD",
    ] {
        let folder = laid_out(&site());
        let path = folder.path().join(there);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "của người khác").unwrap();
        let said = new(folder.path(), &["work", "Bếp"]).with(2).err;
        assert!(said.contains(&format!("đã có {there}")), "{said}");
        assert!(said.contains("--slug bep-2\n"), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "của người khác");
    }
}

#[test]
fn another_page_s_address_is_not_taken() {
    let mut site = site();
    site.write("content/works/a.md", text_of(&work("a", "slug = \"bep\"")));
    let folder = laid_out(&site);
    let said = new(folder.path(), &["work", "Bếp"]).with(2).err;
    assert!(said.contains("địa chỉ /cong-trinh/bep/ đã có content/works/a.md dùng"), "{said}");
}

fn text_of(story: &str) -> String {
    story.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_folder_without_a_site_is_no_place_for_a_story() {
    let empty = tempfile::tempdir().unwrap();
    let said = new(empty.path(), &["work", "X"]).with(1).err;
    assert!(said.contains("Không có tệp site.toml"), "{said}");
}

// At a terminal

/// `new` at a pseudo-terminal, these lines typed.
#[cfg(target_os = "linux")]
fn typed(folder: &Path, arguments: &str, lines: &str) -> String {
    crate::program::typed(folder, &format!("new {TODAY} {arguments}"), lines)
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_missing_is_asked_at_a_terminal() {
    let folder = laid_out(&site());
    let said =
        typed(folder.path(), "", "công trình\nBếp ấm\n1\ncompleted\nmộc chau\n2\nđại hội\n\n1\n");
    let text = folder.text("content/works/bep-am.md");
    for line in [
        "title = \"Bếp ấm\"",
        "kind = \"work\"",
        "status = \"completed\"",
        "district = \"moc-chau\"",
        "commune = \"tan-lap\"",
        "areas = [\"dai-hoi\"]",
        "#targets = [\"\"]",
        "unit = \"units/ban-xa\"",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line}: {said}\n{text}");
    }
    assert!(said.contains("Ở huyện nào?"), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_is_none_is_asked_again_with_the_nearest() {
    let folder = laid_out(&site());
    let lines = "1\nunder-way\nmoc-chao\nmoc-chau\n\ndai-hoi\n\n\n";
    let said = typed(folder.path(), "work Bep", lines);
    assert!(said.contains("Không có “moc-chao”. Có phải là moc-chau — Mộc Châu?"), "{said}");
    assert!(folder.text("content/works/bep.md").contains("\ndistrict = \"moc-chau\"\n"), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_is_asked_when_nothing_is_missing() {
    let folder = laid_out(&site());
    let said = typed(folder.path(), "news Tin", "");
    assert!(said.contains("Đã tạo content/news/tin.md") && !said.contains('?'), "{said}");
    assert!(site().build().good().said(Vietnamese).is_empty());
}
