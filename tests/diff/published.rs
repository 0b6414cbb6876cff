//! The updates of GameLift Streams that AWS published. The expected reports were checked item by
//! item against the models. We may not check these in, so the tests are skipped if the folder of
//! models is not next to the project's.

use crate::files::{read, root};
use smithy_codegen::{Diff, Options, Source, diff};
use std::fs;
use std::io::{ErrorKind, Write, stderr};

const FOLDER: &str = "../shared/models/gameliftstreams";
const STATES: [&str; 4] = ["2025-05-20", "2025-10-24", "2026-03-06", "2026-04-27"];

#[test]
fn each_step_is_told_as_expected() {
    for (old, new) in STATES.iter().zip(&STATES[1..]) {
        let Some(diff) = compared(old, new) else { return };
        let path = format!("tests/diff/published/{new}.txt");
        assert_eq!(diff.to_text(), read(&root().join(&path)), "{path}");
    }
}

#[test]
fn a_state_is_the_same_as_itself() {
    for state in STATES {
        let Some(diff) = compared(state, state) else { return };
        assert_eq!(diff.to_text(), "verdict: none\n", "{state}");
    }
}

/// Whatever is removed on the way back was added on the way there.
#[test]
fn the_way_back_takes_away_what_the_way_there_added() {
    let items = |diff: &Diff, classes: &[&str]| -> Vec<String> {
        let all = diff.changes().iter().filter(|change| classes.contains(&change.class().name()));
        let mut items: Vec<String> = all.map(|change| change.item.clone()).collect();
        items.sort();
        items
    };
    for (old, new) in STATES.iter().zip(&STATES[1..]) {
        let Some((there, back)) = compared(old, new).zip(compared(new, old)) else { return };
        let mut added = items(&there, &["additive"]);
        // An item deprecated on the way there only loses documentation on the way back.
        added.retain(|item| item != "LocationConfiguration::on_demand_capacity");
        assert_eq!(items(&back, &["source-breaking"]), added, "{old}..{new}");
        assert_eq!(
            items(&back, &["wire-breaking", "additive", "internal"]),
            [""; 0],
            "{old}..{new}"
        );
    }
}

/// Returns the changes between two states, or prints why they are missing.
fn compared(old: &str, new: &str) -> Option<Diff> {
    let (old, new) = (published(old)?, published(new)?);
    Some(diff(&[old], &[new], &Options::new("", "")).unwrap())
}

fn published(state: &str) -> Option<Source> {
    let path = format!("{FOLDER}/{state}.json");
    match fs::read_to_string(root().join(&path)) {
        Ok(text) => Some(Source::new(path, text)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // Test output from macros is only shown for failing tests.
            let word = format!("skipped: comparing published models, as there is no {path}\n");
            stderr().write_all(word.as_bytes()).unwrap();
            None
        }
        Err(error) => panic!("{path}: {error}"),
    }
}
