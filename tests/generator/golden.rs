//! The checked-in crates match the current output of the generator. The golden crates were reviewed
//! by hand against Smithy's rules, and are compiled with all warnings denied: this test keeps them
//! as reviewed.

use crate::files::{files_below, read, root};
use crate::targets::{Target, targets};
use smithy_codegen::HEADER;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_crate_is_what_the_generator_makes_now() {
    let problems: Vec<String> = targets().iter().flat_map(problems).collect();
    assert!(problems.is_empty(), "{}\n\nto update them: cargo xtask codegen", problems.join("\n"));
}

fn problems(target: &Target) -> Vec<String> {
    let files = target.generate(&target.sources());
    let out = root().join(&target.out);
    let mut problems = Vec::new();
    for (path, file) in &files {
        let shown = target.out.join(path).display().to_string();
        match fs::read_to_string(out.join(path)) {
            Err(error) => problems.push(format!("{shown}: {error}")),
            Ok(_) if file.scaffold && is_edited(target, path) => {}
            Ok(present) if present == file.text => {}
            Ok(present) => {
                problems.push(format!("{shown}: {}", difference(&present, &file.text)));
            }
        }
    }
    for path in files_below(&out).iter().filter(|path| !files.contains_key(*path)) {
        if read(&out.join(path)).lines().next().is_some_and(|line| line.contains(HEADER)) {
            problems.push(format!("{}: is no longer generated", target.out.join(path).display()));
        }
    }
    problems
}

/// Scaffolds are meant to be edited. The golden crates keep their `lib.rs` as generated.
fn is_edited(target: &Target, path: &str) -> bool {
    !(target.out.starts_with("tests/golden") && path == "src/lib.rs")
}

/// Returns the first lines that differ: `-` is checked in, `+` is the generator's output.
fn difference(present: &str, generated: &str) -> String {
    const SHOWN: usize = 6;
    let mut present: Vec<&str> = present.lines().collect();
    let mut generated: Vec<&str> = generated.lines().collect();
    let same = present.iter().zip(&generated).take_while(|(one, other)| one == other).count();
    while present.len().min(generated.len()) > same && present.last() == generated.last() {
        present.pop();
        generated.pop();
    }
    let mut text = format!("differs from line {} on", same + 1);
    for (sign, lines) in [('-', present), ('+', generated)] {
        for line in lines.iter().skip(same).take(SHOWN) {
            text.push_str(&format!("\n  {sign} {line}"));
        }
    }
    text
}

#[test]
fn a_difference_is_what_is_between_equal_lines() {
    assert_eq!(
        difference("a\nb\nc\nd\n", "a\nB\nC\nd\n"),
        "differs from line 2 on\n  - b\n  - c\n  + B\n  + C"
    );
    assert_eq!(difference("a\na\n", "a\na\na\n"), "differs from line 3 on\n  + a");
    let long: String = (1..=9).map(|line| format!("{line}\n")).collect();
    assert_eq!(
        difference(&long, "0\n"),
        "differs from line 1 on\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n  - 6\n  + 0"
    );
}

#[test]
fn every_golden_crate_and_every_fixture_is_in_use() {
    let targets = targets();
    let crates: BTreeSet<String> =
        targets.iter().filter_map(|target| name_below("tests/golden", &target.out)).collect();
    let fixtures: BTreeSet<String> = targets
        .iter()
        .flat_map(|target| &target.models)
        .filter_map(|model| name_below("tests/fixtures", Path::new(model)))
        .collect();
    assert_eq!(folders("tests/golden"), crates, "folders, and those that crates.toml lists");
    assert_eq!(entries("tests/fixtures"), fixtures, "files, and those that crates.toml lists");
}

#[test]
fn golden_crates_are_compiled_without_warnings() {
    for name in folders("tests/golden") {
        let manifest = read(&root().join("tests/golden").join(&name).join("Cargo.toml"));
        let manifest: toml::Table = toml::from_str(&manifest).unwrap();
        assert_eq!(manifest["package"]["name"].as_str(), Some(&*format!("golden-{name}")));
        let lints = &manifest["lints"];
        assert_eq!(lints["rust"]["warnings"].as_str(), Some("deny"), "{name}");
        assert_eq!(lints["rust"]["missing_docs"].as_str(), Some("deny"), "{name}");
        assert_eq!(lints["clippy"]["all"]["level"].as_str(), Some("deny"), "{name}");
    }
}

fn name_below(folder: &str, path: &Path) -> Option<String> {
    Some(path.strip_prefix(folder).ok()?.to_str()?.to_owned())
}

/// Returns the names of the folders in a folder.
fn folders(path: &str) -> BTreeSet<String> {
    let is_folder = |name: &String| root().join(path).join(name).is_dir();
    entries(path).into_iter().filter(is_folder).collect()
}

fn entries(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
