//! Each kind of change, with expected reports that are written by hand.

use crate::models::{cases, compared};
use smithy_codegen::Diff;
use smithy_codegen::diff::Kind;
use std::collections::BTreeSet;

/// Returns the class, kind and item of each change, sorted.
fn told(diff: &Diff) -> Vec<String> {
    let told = diff
        .changes()
        .iter()
        .map(|change| format!("{} {} {}", change.class().name(), change.kind.name(), change.item));
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn every_case_is_told_as_expected() {
    let mut problems = Vec::new();
    for case in cases() {
        let (old, new) = case.models();
        let diff = compared(&case.name, &old, &new);
        let mut expected = case.changes.clone();
        expected.sort();
        let told = told(&diff);
        let verdict = diff.verdict().name();
        if told != expected || verdict != case.verdict {
            let (name, report) = (&case.name, diff.to_text());
            problems.push(format!(
                "{name}: expected {expected:#?}, {}, but was told {told:#?}\n{report}",
                case.verdict
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

#[test]
fn the_cases_have_every_kind_of_change() {
    let told: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| &case.changes)
        .map(|change| change.split(' ').nth(1).unwrap().to_owned())
        .collect();
    let kinds: BTreeSet<String> = Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
    assert_eq!(told, kinds);
}

#[test]
fn the_names_of_cases_are_distinct() {
    let names: Vec<String> = cases().into_iter().map(|case| case.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}
