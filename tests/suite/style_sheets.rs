//! A style sheet names its fonts and pictures as a theme's author does, and a browser finds them at
//! addresses that change with their content.

use lantoa::language::Language::English;

use crate::site::{Run, Site};

const FONT: &str = "themes/mat-tran/assets/fonts/source-sans-3-latin.woff2";

/// The small site, its style sheet `folder/extra.css` with this text, and a file to name.
fn with(folder: &str, sheet: &str) -> Site {
    let mut site = Site::new("");
    site.write(&format!("assets/{folder}extra.css"), sheet);
    site.write("assets/pictures/hoa-ban.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site
}

fn sheet(run: &Run) -> String {
    let path = run.files.keys().find(|path| path.contains("extra.")).expect("the sheet is there");
    run.file(path)
}

/// The one file of the output whose path begins so, below `assets/`.
fn asset(run: &Run, stem: &str) -> String {
    let beginning = format!("assets/{stem}.");
    let path = run.files.keys().find(|path| path.starts_with(&beginning)).expect("it is there");
    path["assets/".len()..].to_owned()
}

#[test]
fn what_a_sheet_names_it_names_by_its_address() {
    let run = with("", "a { background: url(pictures/hoa-ban.svg) } b { src: url( 'pictures/hoa-ban.svg#x' ) format(\"svg\") }")
        .build()
        .good();
    let picture = asset(&run, "pictures/hoa-ban");
    let expected =
        format!("a {{ background: url({picture}) }} b {{ src: url({picture}#x) format(\"svg\") }}");
    assert_eq!(sheet(&run), expected);
}

#[test]
fn a_sheet_in_a_folder_finds_the_way_out_of_it() {
    let run = with("looks/", "a { background: url(../pictures/hoa-ban.svg) }").build().good();
    let picture = asset(&run, "pictures/hoa-ban");
    assert_eq!(sheet(&run), format!("a {{ background: url(../{picture}) }}"));
}

#[test]
fn what_only_looks_like_a_file_is_left_as_it_was_written() {
    let text = "/* url(no.png) */ a::after { content: \"url(no.png)\" } \
                b { fill: url(#weave); background: url(data:image/png;base64,AA==), url(/x.png), url(https://thi-dua.example/x.png) }";
    assert_eq!(sheet(&with("", text).build().good()), text);
}

#[test]
fn a_file_that_the_theme_lacks_is_an_error_where_it_is_named() {
    let run = with("", "a {\n  background: url(pictures/hoa-bam.svg);\n}").build();
    assert_eq!(run.errors(), ["asset-missing"]);
    let said = run.said(English);
    assert!(said.contains("assets/extra.css:2:15"), "{said}");
    assert!(said.contains("pictures/hoa-ban.svg"), "the nearest is offered: {said}");
}

#[test]
fn a_broken_sheet_is_handed_on_as_it_is() {
    for broken in ["a { b: url(", "a { b: url('x", "}}} ) a { url(\\", "a { b: url(x\ny) }"] {
        let run = with("", broken).build();
        assert!(run.is_good || run.errors() == ["asset-missing"], "{broken}: {:?}", run.codes());
    }
}

#[test]
fn another_font_gives_the_sheet_that_names_it_another_address() {
    let mut site = Site::new("");
    let address = |run: &Run| run.page("/").attribute("link[rel=stylesheet]", "href");
    let before = site.build().good();
    site.write(FONT, b"another font".as_slice());
    let after = site.build().good();
    assert_ne!(address(&before), address(&after), "a kept sheet would name a font that is gone");
    let font = asset(&after, "fonts/source-sans-3-latin");
    assert!(after.file(&address(&after)).contains(&font));
}
