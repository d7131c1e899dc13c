//! The rules of the house (design, sections 8 and 9), held by reading the source: prose rules rot.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::own_site::{files, root};
use crate::rust_text::{File, code, functions, names, program};

/// Where files, network, clock and environment may be touched.
const WORLD: [&str; 13] = [
    "source/limited.rs",
    "source/photo.rs",
    "source/stamp.rs",
    "source/walk.rs",
    "write/",
    "serve/",
    "deploy/transport",
    "deploy/transport/",
    "external/ask.rs",
    "import/",
    "scaffold/",
    "command/",
    "main.rs",
];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;
const MOST_PARAMETERS: usize = 4;

/// Nothing was found that breaks a rule.
fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}:\n  {}\n", found.join("\n  "));
}

/// The top-level modules as src/lib.rs declares them, leaves first.
fn modules() -> Vec<String> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let declared: Vec<String> = declared.map(str::to_owned).collect();
    assert!(declared.len() > 10, "{declared:?}");
    declared
}

fn module_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

#[test]
fn a_module_names_only_those_above_it() {
    let order = modules();
    let place = |name: &str| order.iter().position(|module| module == name);
    let mut found = Vec::new();
    for file in program().iter().filter(|file| !["lib.rs", "main.rs"].contains(&&*file.path)) {
        let own = place(module_of(&file.path)).expect("every module is declared in lib.rs");
        for named in named_after(&file.code, "crate::") {
            match place(&named) {
                Some(other) if other <= own => {}
                Some(_) => {
                    found.push(format!("{} names {named}, which stands below it", file.path))
                }
                None => found
                    .push(format!("{} names {named}, which lib.rs does not declare", file.path)),
            }
        }
    }
    none("modules name only those above them in lib.rs", found);
}

#[test]
fn the_files_of_a_module_form_no_circle() {
    let program = program();
    let names_of: BTreeMap<String, BTreeSet<String>> = program
        .iter()
        .filter(|file| file.path.contains('/') && !file.path.ends_with("mod.rs"))
        .map(|file| (file.path.trim_end_matches(".rs").to_owned(), siblings(file, &program)))
        .collect();
    let found =
        names_of.keys().filter_map(|start| circle(start, &names_of)).collect::<BTreeSet<_>>();
    none("files of a module name each other in one direction", found.into_iter().collect());
}

/// The files beside this one that it names.
fn siblings(file: &File, program: &[File]) -> BTreeSet<String> {
    let (folder, _) = file.path.rsplit_once('/').unwrap();
    let inside = format!("crate::{}::", folder.replace('/', "::"));
    named_after(&file.code, "super::")
        .into_iter()
        .chain(named_after(&file.code, &inside))
        .map(|name| format!("{folder}/{name}"))
        .filter(|path| *path != file.path.trim_end_matches(".rs"))
        .filter(|path| program.iter().any(|one| one.path.trim_end_matches(".rs") == *path))
        .collect()
}

/// A way from a file back to itself, told from the first of its files in the alphabet.
fn circle(start: &str, names_of: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in names_of.get(way.last().unwrap()).into_iter().flatten() {
            if next == start {
                return (way.iter().min() == way.first())
                    .then(|| format!("{} → {start}", way.join(" → ")));
            }
            if seen.insert(next.clone()) {
                ways.push([way.clone(), vec![next.clone()]].concat());
            }
        }
    }
    None
}

/// The first names after a prefix, also those in braces: `crate::{a, b::C}`.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|before: char| is_name(before) || before == ':' || before == '$') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let listed = match rest.strip_prefix('{') {
            Some(list) => crate::rust_text::parts(&list[..crate::rust_text::closing(rest, 0) - 2]),
            None => vec![rest],
        };
        for one in listed {
            let end = one.find(|letter| !is_name(letter)).unwrap_or(one.len());
            // A name in capitals is a thing of the module itself, not a module.
            if one.starts_with(|first: char| first.is_lowercase()) {
                found.push(one[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn no_file_is_long() {
    let themes =
        files(&root().join("themes")).into_iter().chain(files(&root().join("tests/suite")));
    let kinds = ["html", "css", "js", "rs"];
    let others = themes.filter(|path| {
        path.extension().is_some_and(|ending| kinds.contains(&&*ending.to_string_lossy()))
    });
    let all = files(&root().join("src")).into_iter().chain(others);
    let lines = |path: &Path| std::fs::read_to_string(path).unwrap().lines().count();
    let long = all.map(|path| (lines(&path), path)).filter(|(lines, _)| *lines > LONGEST_FILE);
    let found = long.map(|(lines, path)| {
        format!("{}: {lines} lines", path.strip_prefix(root()).unwrap().display())
    });
    none("no file has more than 400 lines", found.collect());
}

#[test]
fn no_function_is_long() {
    let mut found = Vec::new();
    for file in program() {
        for function in functions(&file.code) {
            let lines = function.whole.lines().count();
            if lines > LONGEST_FUNCTION && !is_one_match(function.body) {
                found.push(format!(
                    "{}:{} {}: {lines} lines",
                    file.path, function.line, function.name
                ));
            }
        }
    }
    none("no function has more than 70 lines, one single match excepted", found);
}

/// Whether a body is one `match` and nothing else.
fn is_one_match(body: &str) -> bool {
    let body = body.trim();
    let Some(open) = body.find('{') else { return false };
    body.starts_with("match ") && crate::rust_text::closing(body, open) == body.len()
}

#[test]
fn no_function_takes_a_bool_or_more_than_four_parameters() {
    let mut found = Vec::new();
    for file in program() {
        for function in functions(&file.code) {
            let place = format!("{}:{} {}", file.path, function.line, function.name);
            if function.parameters.len() > MOST_PARAMETERS {
                found.push(format!("{place}: {} parameters", function.parameters.len()));
            }
            for one in function.parameters.iter().filter(|one| names(one, "bool")) {
                found.push(format!("{place}: {one}"));
            }
        }
    }
    none("no bool parameters, four parameters at most", found);
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    let drawers = ["util", "utils", "helper", "helpers", "common", "misc"];
    let parts = program().into_iter().filter(|file| {
        file.path.trim_end_matches(".rs").split('/').any(|part| drawers.contains(&part))
    });
    none("a module is named for what is in it", parts.map(|file| file.path).collect());
}

#[test]
fn only_views_and_the_manifest_can_be_written_as_data() {
    let found = program().into_iter().filter(|file| {
        !file.path.starts_with("view/")
            && file.path != "manifest.rs"
            && file
                .code
                .split("derive(")
                .skip(1)
                .any(|derived| names(derived.split(')').next().unwrap(), "Serialize"))
    });
    none(
        "Serialize is derived only in view/ and manifest.rs",
        found.map(|file| file.path).collect(),
    );
}

#[test]
fn every_file_says_what_it_is() {
    let silent = |file: &File| !file.text.starts_with("//! ");
    let found = program().into_iter().filter(silent).map(|file| file.path);
    none("every file begins with //!", found.collect());
    let tests = files(&root().join("tests/suite")).into_iter().filter(|path| {
        path.extension().is_some_and(|ending| ending == "rs")
            && !std::fs::read_to_string(path).unwrap().starts_with("//! ")
    });
    none("every test file begins with //!", tests.map(|path| path.display().to_string()).collect());
}

#[test]
fn only_the_edges_touch_the_world() {
    let touched = ["SystemTime", "Instant", "std::fs", "std::net", "std::env", "std::process"];
    let calls = ["Timestamp::now", "thread::sleep", "Zoned::now", "fs::", "env::", "net::"];
    let inner = |file: &File| !WORLD.iter().any(|edge| file.path.starts_with(edge));
    let mut found = Vec::new();
    for file in program().iter().filter(|file| inner(file)) {
        let grouped = named_after(&file.code, "std::")
            .into_iter()
            .filter(|name| ["fs", "net", "env", "process"].contains(&name.as_str()));
        let named = touched.iter().filter(|word| names(&file.code, word)).map(ToString::to_string);
        let called = calls.iter().filter(|call| {
            let joins = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
            file.code.match_indices(**call).any(|(at, _)| !file.code[..at].ends_with(joins))
        });
        let all: BTreeSet<String> =
            grouped.chain(named).chain(called.map(ToString::to_string)).collect();
        found.extend(all.into_iter().map(|word| format!("{} names {word}", file.path)));
    }
    none("only the edges touch files, network, clock, environment", found);
}

#[test]
fn nothing_panics_on_purpose_unless_it_says_why() {
    let calls = [
        ".unwrap()",
        ".unwrap_err()",
        ".expect(",
        ".expect_err(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
    ];
    let mut found = Vec::new();
    for file in program() {
        // A function that is marked may do what its mark says: `#[expect(clippy::…, reason = "…")]`.
        let marked: Vec<(usize, usize)> = functions(&file.code)
            .iter()
            .filter(|function| is_marked(&file.code, function.line))
            .map(|function| (function.line, function.line + function.whole.lines().count()))
            .collect();
        for (number, line) in file.code.lines().enumerate().map(|(at, line)| (at + 1, line)) {
            let is_marked = marked.iter().any(|(from, to)| (*from..*to).contains(&number));
            if let Some(call) = calls.iter().find(|call| line.contains(**call) && !is_marked) {
                found.push(format!("{}:{number} {call}", file.path));
            }
        }
    }
    none("nothing panics on purpose", found);
}

fn is_marked(code: &str, line: usize) -> bool {
    let above: Vec<&str> = code.lines().take(line - 1).collect();
    let attributes = above.iter().rev().take_while(|line| {
        let line = line.trim();
        !line.is_empty() && !line.ends_with(['}', ';'])
    });
    attributes.into_iter().any(|line| line.contains("#[expect(clippy::"))
}

// That the reader of sources sees what it is asked for.

#[test]
fn words_in_comments_and_quotation_marks_are_no_code() {
    let text = "let a = \"fs::read\"; // fs::write\nlet b = '\"'; fs::copy(r#\"x\"#); /* y */";
    let read = code(text);
    assert_eq!(read.matches("fs::").count(), 1, "{read}");
    assert_eq!(read.lines().count(), 2);
}

#[test]
fn parameters_are_counted_through_brackets() {
    let text = "fn a<F: Fn(u8) -> bool>(&self, f: F, (b, c): (u8, u8), d: &BTreeMap<u8, bool>) -> u8 { 1 }";
    let found = functions(text);
    assert_eq!(found[0].name, "a");
    assert_eq!(found[0].parameters, ["f: F", "(b, c): (u8, u8)", "d: &BTreeMap<u8, bool>"]);
}

#[test]
fn only_a_body_of_one_match_may_be_long() {
    assert!(is_one_match(" match a { b => c, } "));
    assert!(!is_one_match(" let a = 1; match a { b => c, } "));
    assert!(!is_one_match(" match a { b => c, } d "));
}

#[test]
fn names_are_found_in_groups() {
    let text =
        "use crate::{digest::Digest, view}; crate::memo::x(); $crate::no; use supercrate::no;";
    assert_eq!(named_after(text, "crate::"), ["digest", "view", "memo"]);
}
