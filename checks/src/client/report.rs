//! What passed, of each kind of case.

use std::fmt;

/// What passed, of each kind of case.
#[derive(Default)]
pub struct Report(Vec<Kind>);

struct Kind {
    name: String,
    cases: usize,
    failures: Vec<(String, String)>,
    skips: Vec<(String, &'static str)>,
}

impl Report {
    /// Adds what came of a case.
    pub(super) fn case(&mut self, kind: &str, name: &str, result: Result<(), String>) {
        let kind = self.kind(kind);
        kind.cases += 1;
        kind.failures.extend(result.err().map(|why| (name.to_owned(), why)));
    }

    /// Adds a case that cannot be run.
    pub(super) fn skip(&mut self, kind: &str, name: &str, why: &'static str) {
        self.kind(kind).skips.push((name.to_owned(), why));
    }

    fn kind(&mut self, name: &str) -> &mut Kind {
        let known = self.0.iter().position(|kind| kind.name == name);
        let index = known.unwrap_or(self.0.len());
        if known.is_none() {
            let (failures, skips) = (Vec::new(), Vec::new());
            self.0.push(Kind { name: name.to_owned(), cases: 0, failures, skips });
        }
        &mut self.0[index]
    }

    /// Reports whether there were cases, and all passed.
    pub fn is_success(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|kind| kind.failures.is_empty())
    }
}

/// A table, and below it the failures and the skips.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<40} {:>6} {:>6}", "kind", "passed", "of")?;
        for Kind { name, cases, failures, .. } in &self.0 {
            writeln!(f, "{name:<40} {:>6} {cases:>6}", cases - failures.len())?;
        }
        for kind in &self.0 {
            for (name, why) in &kind.failures {
                writeln!(f, "{}: {name}: {why}", kind.name)?;
            }
            for (name, why) in &kind.skips {
                writeln!(f, "{}: {name} is skipped: {why}", kind.name)?;
            }
        }
        Ok(())
    }
}
