//! What a page costs, in instructions of the processor: these do not hang on how busy a machine is, so
//! that a test can hold them. `docs/performance.md` says where they go, and `benches/stages/run` counts
//! them stage by stage.

use std::path::Path;
use std::process::Command;

use crate::laid_out::{LaidOut, laid_out};
use crate::site::Site;
use crate::stories::{english, with_body, work};

/// What a page of a story may cost in a first build, about half more than it does. With a good reason
/// it may be raised; a stage that does its work twice is none.
const A_PAGE: u64 = 2_300_000;

/// What a page may cost in a build after nothing was changed.
const A_PAGE_AGAIN: u64 = 50_000;

/// So many works in two languages, each of three paragraphs, a list, a table and a link.
fn site(works: usize) -> LaidOut {
    let body = |number: usize| {
        let words = "Bà con trong bản cùng nhau sửa lại con đường ra ruộng. ".repeat(8);
        let other = (number + 1) % works;
        format!(
            "{words}\n\n## Việc đã làm\n\n- {words}\n- **{number}** mét đường\n\n{words}\n\n\
             | Việc | Ngày công |\n|---|--:|\n| San nền | {number} |\n\n\
             Xem [việc khác](works/viec-{other:03}).\n"
        )
    };
    let one = |number: usize| {
        let name = format!("viec-{number:03}");
        let dated = format!("date = 2024-{:02}-{:02}", number / 28 % 9 + 1, number % 28 + 1);
        let original = with_body(&work(&name, &dated), &body(number));
        original + &with_body(&english(&format!("works/{name}"), ""), &body(number))
    };
    laid_out(&Site::new(&(0..works).map(one).collect::<String>()))
}

/// The instructions of a build in this folder, on one thread. None where valgrind is missing, unless the
/// environment variable LANTOA_TEST_SERVERS is 1: then the test fails.
fn instructions(folder: &Path) -> Option<u64> {
    let ended = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .args([env!("CARGO_BIN_EXE_lantoa"), "build", "--quiet", "--today", "2024-10-01"])
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("RAYON_NUM_THREADS", "1")
        .output();
    let Ok(ended) = ended else {
        assert_ne!(std::env::var("LANTOA_TEST_SERVERS").as_deref(), Ok("1"), "no valgrind");
        println!("left out: valgrind is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{said}");
    let line = said.lines().find(|line| line.contains("refs:")).unwrap_or_else(|| panic!("{said}"));
    let count = line.rsplit(' ').next().unwrap().replace(',', "");
    Some(count.parse().unwrap_or_else(|_| panic!("{line}")))
}

fn pages(folder: &LaidOut) -> u64 {
    folder.public().keys().filter(|path| path.ends_with(".html")).count() as u64
}

/// Two sizes, so that what every site costs (the start, the theme) is not counted as a page's.
#[test]
#[cfg_attr(debug_assertions, ignore = "the program as it is released is counted")]
fn a_page_costs_no_more_than_it_did() {
    let (few, many) = (site(10), site(60));
    let counted = [&few, &many].map(|folder| {
        let cold = instructions(folder.path())?;
        Some((cold, instructions(folder.path())?))
    });
    let [Some((cold_few, warm_few)), Some((cold_many, warm_many))] = counted else { return };
    let more = pages(&many) - pages(&few);
    assert!(more >= 100, "{more} pages");
    let cold = (cold_many - cold_few) / more;
    let warm = (warm_many - warm_few) / more;
    println!("a page: {cold} instructions, again: {warm}");
    assert!(cold < A_PAGE, "a page costs {cold} instructions; docs/performance.md");
    assert!(warm < A_PAGE_AGAIN, "a page that did not change costs {warm}; docs/performance.md");
}
