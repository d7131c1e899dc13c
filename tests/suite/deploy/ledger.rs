//! published.toml, kept by several officers.

use super::place::Place;

#[test]
fn the_ledgers_of_two_officers_can_be_put_together_by_any_program() {
    let place = Place::deployed("");
    let ledger = place.text("site/published.toml");
    let line = ledger.lines().find(|line| line.starts_with("\"web\"")).unwrap();
    let other = format!("\"web\" = \"{}\"", "0".repeat(32));
    let both = format!("<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> khac");
    let page = "\"/cong-trinh/cau/\" = 2024-10-01";
    let twice = format!("{page}\n\"/cong-trinh/cau/\" = 2024-10-02");
    let put = ledger.replace(line, &both).replace(page, &twice);
    place.write("site/published.toml", &put);
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    place.deploy(&["--yes"]).with(0);
    let now = place.text("site/published.toml");
    assert!(now.contains(page) && !now.contains("<<<") && !now.contains("2024-10-02"), "{now}");
}
