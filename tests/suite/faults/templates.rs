//! Templates that turn in a circle, never end, cannot be read, or ask for what there is not. That the
//! theme's own templates read only what the views hold is in `theme_contract`.

use super::{Found, Ground};

/// The template in the place of the theme's `page.html` is refused at this line of a file.
fn refused_at(path: &str, line: u64, template: &str) -> String {
    let ground = Ground::new();
    ground.write("templates/page.html", template);
    if path.ends_with("ngoai.html") {
        ground.write(path, "{% include \"page.html\" %}");
    }
    let wanted = Found { code: "template-fails".to_owned(), path: path.to_owned(), line };
    // A template fails once for each page that it should fill.
    let found = ground.found();
    assert!(!found.is_empty() && found.iter().all(|one| *one == wanted), "{found:?}");
    ground.refused_with("template-fails")
}

fn refused(line: u64, template: &str) -> String {
    refused_at("templates/page.html", line, template)
}

#[test]
fn a_template_that_includes_or_extends_itself_is_refused() {
    refused(1, "{% include \"page.html\" %}");
    refused(1, "{% extends \"page.html\" %}");
    refused_at("templates/ngoai.html", 1, "{% include \"ngoai.html\" %}");
}

#[test]
fn a_component_that_contains_itself_is_refused() {
    refused(1, "{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}");
}

#[test]
fn a_template_that_cannot_be_read_is_shown_at_its_line() {
    let said = refused(3, "<p>\n  một\n    {% if %}\n</p>");
    assert!(said.contains("{% if %}") && said.contains("templates/page.html:3:5"), "{said}");
    refused(2, "<p>\n{{ ");
    refused(1, "{% include \"khong-co.html\" %}");
}

#[test]
fn a_template_that_reads_what_is_not_in_the_view_is_shown_at_its_line() {
    let said = refused(2, "<p>\n  {{ page.khong_co.gi }}\n</p>");
    assert!(said.contains("page.khong_co.gi"), "{said}");
    refused(2, "<p>\n{{ get_env(name=\"HOME\") }}");
    refused(1, "{{ now() }}");
    refused(1, "{{ [1][5] }}");
    refused(1, "{{ 1 / 0 }}");
}

#[test]
fn a_loop_without_end_is_ended() {
    let nested =
        "{% for i in range(end=90000) %}{% for j in range(end=90000) %}{% endfor %}{% endfor %}";
    let said = refused(1, nested);
    assert!(said.contains("count beyond 100000"), "{said}");
    refused(1, "{% for i in range(end=100000000000) %}x{% endfor %}");
}

#[test]
fn a_page_that_grows_without_end_is_ended() {
    let ground = Ground::new();
    let grows = format!("{{% for i in range(end=90000) %}}{}{{% endfor %}}", "dài ".repeat(100));
    ground.write("templates/page.html", grows);
    let said = ground.refused_with("template-fails");
    assert!(said.contains("16 MB"), "{said}");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let templates = [
        "{% for i in [1] %}".repeat(3000) + &"{% endfor %}".repeat(3000),
        "{% if true %}".repeat(20_000) + &"{% endif %}".repeat(20_000),
        format!("{{{{ {}1{} }}}}", "(".repeat(20_000), ")".repeat(20_000)),
        format!("{{{{ {}1 }}}}", "1+".repeat(20_000)),
        format!("{{{{ 1{} }}}}", "|number".repeat(20_000)),
    ];
    for template in &templates {
        refused(1, template);
    }
    let said = refused(1, &"<div>".repeat(20_000));
    assert!(said.contains("more than 1000 deep"), "{said}");
}
