//! Runs the endpoint tests that models carry against the modules that are generated from their rules:
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointtests-trait>.

mod case;
mod params;

pub use case::run;
pub use params::{Field, Subject, set};

use case::text;
use smithy_shapes::Document;
use smithy_shapes::schema::prelude::DOCUMENT;
use std::path::Path;
use std::process::ExitCode;

/// A module of a model.
#[derive(Debug)]
pub struct Model {
    /// The name of its file.
    pub name: &'static str,
    /// The number of the file of its cases.
    pub cases: usize,
    /// Where the module comes from.
    pub by: By,
    /// Runs a case.
    pub run: fn(&Document, By) -> Result<(), String>,
}

/// Where a module comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The rule set.
    Rules,
    /// The endpoint traits.
    Traits,
}

/// Runs all cases of these models, and prints what came of them. The cases are in the folder `cases`
/// below `folder`.
pub fn main(folder: &str, models: &[Model]) -> ExitCode {
    let mut totals = [(0, 0); 2];
    for model in models {
        let cases = cases(Path::new(folder), model.cases);
        let mut failures = Vec::new();
        for (number, case) in cases.iter().enumerate() {
            if let Err(failure) = (model.run)(case, model.by) {
                let title = text(case, "documentation").unwrap_or("no title");
                failures.push(format!("    case {number}, {title}: {failure}"));
            }
        }
        let passed = cases.len() - failures.len();
        let by = if model.by == By::Traits { " by its traits" } else { "" };
        println!("{}{by}: {passed} of {}", model.name, cases.len());
        failures.iter().for_each(|failure| println!("{failure}"));
        let total = &mut totals[usize::from(model.by == By::Traits)];
        *total = (total.0 + passed, total.1 + cases.len());
    }
    let [(by_rules, of_rules), (by_traits, of_traits)] = totals;
    println!(
        "{by_rules} of {of_rules} cases pass by rule sets, {by_traits} of {of_traits} by traits"
    );
    if (by_rules, by_traits) == (of_rules, of_traits) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn cases(folder: &Path, number: usize) -> Vec<Document> {
    let path = folder.join(format!("cases/{number}.json"));
    let json = std::fs::read(path).expect("the file is written with the program");
    match DOCUMENT.from_json(json) {
        Ok(Document::List(cases)) => cases,
        _ => panic!("the cases of a model are an array"),
    }
}
