//! Letters that only look Latin are named, since nobody can see them.

use lantoa::language::Language::{English, Vietnamese};

use crate::site::Site;
use crate::stories::{with_body, work};

#[test]
fn a_look_alike_in_a_reference_is_named_and_the_nearest_offered() {
    let references = [
        ("district = \"mоc-chau\"", "“о” (≠ o)", "moc-chau"),
        ("areas = [\"daі-hoi\"]", "“і” (≠ i)", "dai-hoi"),
        ("targets = [\"сommunes\"]", "“с” (≠ c)", "communes"),
        ("status = \"сompleted\"", "“с” (≠ c)", "completed"),
        ("district = \"ｍoc-chau\"", "“ｍ” (≠ m)", "moc-chau"),
        ("\"distriсt\" = \"moc-chau\"", "“с” (≠ c)", "district"),
    ];
    for (facts, letter, nearest) in references {
        let run = Site::new(&work("cau", facts)).build();
        assert_eq!(run.errors().len(), 1, "{facts}");
        for (language, alphabet) in
            [(English, ["Cyrillic", "Full-width"]), (Vietnamese, ["Nga", "rộng"])]
        {
            let said = run.said(language);
            assert!(said.contains(letter), "{said}");
            assert!(alphabet.iter().any(|word| said.contains(word)), "{said}");
            assert!(said.contains(&format!("“{nearest}”")), "{said}");
        }
    }
}

#[test]
fn a_look_alike_in_a_link_is_named() {
    let run = Site::new(&with_body(&work("cau", ""), "[chữ](pages/lien-hе)")).build();
    assert_eq!(run.errors(), ["dead-link"]);
    assert!(run.said(English).contains("“е” (≠ e)"), "{}", run.said(English));
}

#[test]
fn a_look_alike_in_an_id_is_an_error_where_it_is_given() {
    let mut site = Site::new("");
    for path in ["content/campaign.md", "content/campaign.en.md"] {
        site.edit(path, "id = \"communes\"", "id = \"соmmunes\"");
    }
    let run = site.build();
    assert_eq!(run.errors(), ["look-alike-letter"]);
    let said = run.said(English);
    assert!(said.contains("“о” (≠ o), “с” (≠ c)"), "{said}");
}

#[test]
fn a_name_without_look_alikes_is_not_said_to_have_any() {
    let run = Site::new(&work("cau", "district = \"mộc-chau\"")).build();
    assert!(!run.said(English).contains("Cyrillic"), "{}", run.said(English));
}
