//! What passed, of each kind of case.

use std::fmt;

/// What passed, of each kind of case.
#[derive(Default)]
pub struct Report(Vec<Kind>);

struct Kind {
    name: String,
    cases: usize,
    failures: Vec<(String, String)>,
}

impl Report {
    pub(super) fn case(&mut self, kind: &str, name: &str, result: Result<(), String>) {
        let index = match self.0.iter().position(|known| known.name == kind) {
            Some(index) => index,
            None => {
                self.0.push(Kind { name: kind.to_owned(), cases: 0, failures: Vec::new() });
                self.0.len() - 1
            }
        };
        let kind = &mut self.0[index];
        kind.cases += 1;
        kind.failures.extend(result.err().map(|why| (name.to_owned(), why)));
    }

    /// Reports whether there were cases, and all passed.
    pub fn is_success(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|kind| kind.failures.is_empty())
    }
}

/// A table, and below it the failures.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<40} {:>6} {:>6}", "kind", "passed", "of")?;
        for Kind { name, cases, failures } in &self.0 {
            writeln!(f, "{name:<40} {:>6} {cases:>6}", cases - failures.len())?;
        }
        for kind in &self.0 {
            for (name, why) in &kind.failures {
                writeln!(f, "{}: {name}: {why}", kind.name)?;
            }
        }
        Ok(())
    }
}
