//! What counts (design section 2): the leaders' weekly question of who still has no work, answered
//! on the progress page.

use lantoa::language::date::Date;

use crate::site::{Page, Site};
use crate::stories::{district, english, unit, work};

/// The progress page of a site with these files.
fn progress(files: &str) -> Page {
    Site::new(files).build().good().page("/tien-do/")
}

/// How many communes of how many have a work, as the page's first sentence says it.
fn communes(files: &str) -> String {
    let sentence = progress(files).text(".figure-sentence");
    sentence.split(" xã").next().unwrap_or_default().to_owned()
}

/// How many district committees of how many have a work.
fn committees(files: &str) -> String {
    share(files, " Ủy ban MTTQ cấp huyện đã có công trình.")
}

/// How many member organisations of how many have a work.
fn organisations(files: &str) -> String {
    share(files, " tổ chức thành viên đã có công trình.")
}

fn share(files: &str, words: &str) -> String {
    let said = progress(files).texts("p");
    let found = said.iter().find_map(|text| text.strip_suffix(words));
    found.unwrap_or_else(|| panic!("nothing says{words}")).to_owned()
}

const COMMUNE: &str = "district = \"moc-chau\"\ncommune = \"tan-lap\"";

// Communes

#[test]
fn a_commune_counts_once_a_work_in_it_is_under_way() {
    assert_eq!(communes(""), "0 / 2");
    assert_eq!(communes(&work("cau", &format!("{COMMUNE}\nstatus = \"under-way\""))), "1 / 2");
}

#[test]
fn a_commune_counts_when_a_work_in_it_is_completed() {
    assert_eq!(communes(&work("cau", &format!("{COMMUNE}\nstatus = \"completed\""))), "1 / 2");
}

#[test]
fn a_work_that_is_only_registered_does_not_count_for_its_commune() {
    assert_eq!(communes(&work("cau", &format!("{COMMUNE}\nstatus = \"registered\""))), "0 / 2");
}

#[test]
fn a_work_that_is_only_registered_is_shown_apart() {
    let page = progress(&work("cau", &format!("{COMMUNE}\nstatus = \"registered\"")));
    assert_eq!(page.texts(".opening .run span"), ["1 đã đăng ký"]);
    let missing = page.texts(".missing dd a");
    assert_eq!(missing, ["xã Chiềng Hắc", "xã Tân Lập"], "it is still missing by name");
}

#[test]
fn two_works_make_no_two_communes() {
    assert_eq!(communes(&(work("cau", COMMUNE) + &work("duong", COMMUNE))), "1 / 2");
}

#[test]
fn a_work_that_names_no_commune_counts_for_none() {
    assert_eq!(communes(&(work("cau", "district = \"moc-chau\"") + &work("tinh", ""))), "0 / 2");
}

#[test]
fn a_work_by_a_commune_s_unit_counts_for_the_commune_that_it_names_alone() {
    // The contract asks which commune the work names, not where its unit sits.
    let unit = unit("ban", &format!("{COMMUNE}\nkind = \"commune-committee\""));
    assert_eq!(communes(&(unit + &work("cau", "unit = \"units/ban\""))), "0 / 2");
}

#[test]
fn the_share_is_never_rounded_up() {
    let third = district("song-ma", "Sông Mã", &[("muong-hung", "Mường Hung")]);
    let works = work("cau", COMMUNE) + &work("duong", &COMMUNE.replace("tan-lap", "chieng-hac"));
    let sentence = progress(&(third + &works)).text(".figure-sentence");
    assert_eq!(sentence, "2 / 3 xã đã có công trình (66%)");
}

#[test]
fn communes_without_a_work_are_named_by_district() {
    let others = district("song-ma", "Sông Mã", &[("muong-hung", "Mường Hung")]);
    let page = progress(&(others + &work("cau", COMMUNE)));
    assert_eq!(page.texts(".missing dt"), ["huyện Mộc Châu", "huyện Sông Mã"]);
    assert_eq!(page.texts(".missing dd a"), ["xã Chiềng Hắc", "xã Mường Hung"]);
    let hrefs = page.attributes(".missing dd a", "href");
    assert_eq!(hrefs, ["/huyen/moc-chau/chieng-hac/", "/huyen/song-ma/muong-hung/"]);
}

#[test]
fn a_district_s_page_divides_its_communes_alike() {
    let page = Site::new(&work("cau", COMMUNE)).build().good().page("/huyen/moc-chau/");
    let lists = page.texts("ul.names");
    assert_eq!(lists, ["xã Tân Lập 1 đã hoàn thành", "xã Chiềng Hắc"]);
    assert!(page.text(".lead").starts_with("1 / 2 xã đã có công trình"));
}

// Communes that are no more

/// Tân Lập was a commune until the first of October 2024, and is now part of Chiềng Hắc.
fn merged(today: (i16, i8, i8)) -> Site {
    let mut site = Site::new(&work("cau", COMMUNE));
    let slug = "slug = \"tan-lap\"";
    let until = format!("{slug}\nvalid_until = 2024-10-01\nmerged_into = \"chieng-hac\"");
    site.edit("content/districts/moc-chau.md", slug, &until);
    site.today = Date::new(today.0, today.1, today.2).unwrap();
    site
}

#[test]
fn a_commune_counts_until_its_last_day() {
    let page = merged((2024, 10, 1)).build().good().page("/tien-do/");
    assert!(page.text(".figure-sentence").starts_with("1 / 2 "));
}

#[test]
fn a_commune_that_is_no_more_leaves_the_count_on_both_sides() {
    let page = merged((2024, 10, 2)).build().good().page("/tien-do/");
    assert!(page.text(".figure-sentence").starts_with("0 / 1 "));
    assert_eq!(page.texts(".missing dd a"), ["xã Chiềng Hắc"]);
}

#[test]
fn a_commune_that_is_no_more_keeps_its_page_which_says_where_it_went() {
    let run = merged((2024, 10, 2)).build().good();
    let page = run.page("/huyen/moc-chau/tan-lap/");
    assert_eq!(page.text(".notice a"), "xã Chiềng Hắc");
    assert_eq!(page.attribute(".notice a", "href"), "/huyen/moc-chau/chieng-hac/");
    assert_eq!(page.texts(".cards h3"), ["cau"], "its works are not lost");
}

#[test]
fn a_commune_that_is_no_more_is_not_said_to_lack_a_work() {
    let mut site = merged((2024, 10, 2));
    site.remove("content/works/cau.md");
    let page = site.build().good().page("/huyen/moc-chau/");
    assert_eq!(page.texts("ul.names li"), ["xã Chiềng Hắc"]);
}

// District committees

#[test]
fn a_district_committee_has_a_work_that_names_the_district_and_no_commune() {
    assert_eq!(committees(""), "0 / 1");
    assert_eq!(committees(&work("cau", "district = \"moc-chau\"")), "1 / 1");
}

#[test]
fn a_commune_s_work_is_not_its_district_committee_s() {
    assert_eq!(committees(&work("cau", COMMUNE)), "0 / 1");
}

#[test]
fn a_district_committee_has_the_works_of_its_unit_wherever_they_are() {
    let unit = unit("ban", "kind = \"district-committee\"\ndistrict = \"moc-chau\"");
    let by_it = format!("{COMMUNE}\nunit = \"units/ban\"");
    assert_eq!(committees(&(unit.clone() + &work("cau", &by_it))), "1 / 1");
    assert_eq!(committees(&(unit + &work("cau", "unit = \"units/ban\""))), "1 / 1");
}

#[test]
fn a_work_of_another_kind_of_unit_is_not_the_district_committee_s() {
    for kind in ["commune-committee", "department", "member-organisation", "province-committee"] {
        let unit = unit("ban", &format!("kind = \"{kind}\"\n{COMMUNE}"));
        let files = unit + &work("cau", &format!("{COMMUNE}\nunit = \"units/ban\""));
        assert_eq!(committees(&files), "0 / 1", "{kind}");
    }
}

#[test]
fn a_registered_work_does_not_count_for_a_district_committee() {
    let unit = unit("ban", "kind = \"district-committee\"\ndistrict = \"moc-chau\"");
    let registered = "status = \"registered\"";
    let files = [
        unit,
        work("cau", &format!("district = \"moc-chau\"\n{registered}")),
        work("duong", &format!("unit = \"units/ban\"\n{registered}")),
    ];
    assert_eq!(committees(&files.concat()), "0 / 1");
}

#[test]
fn district_committees_without_a_work_are_named() {
    let files = district("song-ma", "Sông Mã", &[]) + &work("cau", "district = \"moc-chau\"");
    let page = progress(&files);
    assert_eq!(page.texts("h3 + p + ul.names a"), ["huyện Sông Mã"]);
}

#[test]
fn a_district_with_a_commune_s_work_is_not_said_to_have_none() {
    // The home page and the list of districts speak of districts there, not of committees.
    let run = Site::new(&work("cau", COMMUNE)).build().good();
    for address in ["/", "/huyen/"] {
        let said = run.page(address).all();
        assert!(!said.replace('\u{a0}', " ").contains("0 / 1 huyện, thành phố đã có"), "{address}");
    }
}

// Member organisations

const ORGANISATION: &str = "kind = \"member-organisation\"";

#[test]
fn a_member_organisation_has_the_works_of_its_unit() {
    let organisation = unit("hoi", ORGANISATION);
    assert_eq!(organisations(&organisation), "0 / 1");
    assert_eq!(organisations(&(organisation + &work("cau", "unit = \"units/hoi\""))), "1 / 1");
}

#[test]
fn a_work_of_the_same_district_is_not_the_organisation_s() {
    let organisation = unit("hoi", &format!("{ORGANISATION}\ndistrict = \"moc-chau\""));
    assert_eq!(organisations(&(organisation + &work("cau", "district = \"moc-chau\""))), "0 / 1");
}

#[test]
fn a_registered_work_does_not_count_for_an_organisation() {
    let registered = work("cau", "unit = \"units/hoi\"\nstatus = \"registered\"");
    assert_eq!(organisations(&(unit("hoi", ORGANISATION) + &registered)), "0 / 1");
}

#[test]
fn other_kinds_of_units_are_no_member_organisations() {
    let files = unit("hoi", ORGANISATION) + &unit("ban", "kind = \"department\"");
    assert_eq!(organisations(&(files + &work("cau", "unit = \"units/ban\""))), "0 / 1");
}

#[test]
fn organisations_without_a_work_are_named() {
    let files = unit("hoi", &format!("{ORGANISATION}\ntitle = \"Hội Nông dân\""))
        + &unit("doan", ORGANISATION)
        + &work("cau", "unit = \"units/doan\"\ndistrict = \"moc-chau\"");
    assert_eq!(progress(&files).texts("h3 + p + ul.names a"), ["Hội Nông dân"]);
}

// What else is or is not counted

#[test]
fn what_the_public_cannot_see_does_not_count() {
    let hidden = ["draft = true", "publish_on = 2024-10-02"];
    for reason in hidden {
        assert_eq!(communes(&work("cau", &format!("{COMMUNE}\n{reason}"))), "0 / 2", "{reason}");
    }
}

#[test]
fn a_target_that_asks_for_one_work_each_says_how_many_have_it() {
    let page = progress(&work("cau", COMMUNE));
    assert_eq!(page.text(".targets .reached"), "1 / 2 đã đạt (50%)");
}

#[test]
fn demonstrations_are_counted_and_the_page_says_so() {
    let illustrative = work("cau", &format!("{COMMUNE}\nillustrative = true"));
    let page = progress(&illustrative);
    assert!(page.text(".figure-sentence").starts_with("1 / 2 "));
    assert!(page.text(".notice").contains("chưa phải là tiến độ thật"));
    assert!(progress(&work("cau", COMMUNE)).texts(".notice").is_empty());
}

#[test]
fn a_work_in_two_areas_is_one_work_of_its_district() {
    let areas = "district = \"moc-chau\"\nareas = [\"dai-hoi\", \"doan-ket\"]";
    let page = progress(&(crate::stories::area("doan-ket", 1) + &work("cau", areas)));
    let row = page.texts("table:has(tfoot) tbody tr:first-child td");
    assert_eq!(row, ["1", "1", "1"], "one in each area, and one in all");
}

#[test]
fn works_of_the_whole_province_have_a_row_of_their_own() {
    let page = progress(&(work("tinh", "") + &english("works/tinh", "")));
    assert_eq!(page.texts("table:has(tfoot) tbody th"), ["huyện Mộc Châu", "Toàn tỉnh"]);
}
