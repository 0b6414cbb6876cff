//! What came of the checks.

use std::fmt;

use crate::conformance::case::Kind;
use crate::conformance::check::Check;
use crate::conformance::skips::Skips;
use crate::mismatch::{width_of, write_failure, write_unbuilt};

/// A file of a model.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub file: String,
    /// The services of the model.
    pub services: Vec<String>,
    /// What was checked, or why nothing could be.
    pub outcome: Result<Vec<Check>, String>,
}

/// All files, ready to be shown.
#[derive(Debug)]
pub struct Report<'a> {
    rows: &'a [Row],
    skips: &'a Skips,
    /// Whether only some of the cases were run, so that an entry may well be idle.
    partial: bool,
}

impl<'a> Report<'a> {
    /// Returns the report on these files. It is `partial` if only some of their cases were run.
    pub fn new(rows: &'a [Row], skips: &'a Skips, partial: bool) -> Report<'a> {
        Report { rows, skips, partial }
    }

    /// Returns whether everything passed that is not excused, and every excuse is needed.
    pub fn is_success(&self) -> bool {
        let passed = |row: &Row| match &row.outcome {
            Ok(checks) => checks.iter().all(|check| Counts::of(self, row, check).failed == 0),
            Err(_) => false,
        };
        self.rows.iter().all(passed) && self.idle_skips().is_empty()
    }

    /// Returns the entries that excuse nothing, though their service was checked as a whole.
    fn idle_skips(&self) -> Vec<usize> {
        if self.partial {
            return Vec::new();
        }
        let is_checked = |service: &String| self.rows.iter().any(|r| r.services.contains(service));
        let mut idle: Vec<usize> = (0..self.skips.entries.len())
            .filter(|&index| is_checked(&self.skips.entries[index].service))
            .collect();
        for row in self.rows {
            for check in row.outcome.iter().flatten().filter(|c| !c.mismatches.is_empty()) {
                let used = self.skips.find(&row.services, check);
                idle.retain(|&index| Some(index) != used);
            }
        }
        idle
    }

    fn counts(&self, row: &Row, kind: Option<Kind>) -> Counts {
        let checks = row.outcome.iter().flatten();
        let of_kind = checks.filter(|check| kind.is_none_or(|kind| kind == check.kind));
        of_kind.fold(Counts::default(), |sum, check| sum.plus(Counts::of(self, row, check)))
    }
}

/// How many checks there are, by what came of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Counts {
    fn of(report: &Report<'_>, row: &Row, check: &Check) -> Counts {
        let mut counts = Counts::default();
        if check.mismatches.is_empty() {
            counts.passed = 1;
        } else if report.skips.find(&row.services, check).is_some() {
            counts.skipped = 1;
        } else {
            counts.failed = 1;
        }
        counts
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Counts {
    /// Writes how many passed of all that are not excused.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.passed + self.failed {
            0 => f.pad("-"),
            all => f.pad(&format!("{} of {all}", self.passed)),
        }
    }
}

impl fmt::Display for Report<'_> {
    /// Writes the table, then what was skipped, then the failures.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_table(f)?;
        for row in self.rows {
            self.write_skipped(f, row)?;
        }
        for row in self.rows {
            self.write_failures(f, row)?;
        }
        for index in self.idle_skips() {
            let skip = &self.skips.entries[index];
            let (id, service) = (&skip.id, &skip.service);
            write!(f, "\n\nerror: `{id}` of {service} is skipped, and nothing of it fails")?;
        }
        Ok(())
    }
}

impl Report<'_> {
    fn write_table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = width_of(self.rows.iter().map(|row| &*row.file));
        write!(f, "{:width$}", "")?;
        for kind in Kind::ALL {
            write!(f, "  {:>18}", kind.plural())?;
        }
        write!(f, "  {:>12}  {:>7}", "all", "skipped")?;
        let mut totals = [Counts::default(); Kind::ALL.len()];
        for row in self.rows {
            write!(f, "\n{:width$}", row.file)?;
            if row.outcome.is_err() {
                write!(f, "  {:>18}", "failed to build")?;
                continue;
            }
            for (kind, total) in Kind::ALL.into_iter().zip(&mut totals) {
                let counts = self.counts(row, Some(kind));
                *total = total.plus(counts);
                write!(f, "  {counts:>18}")?;
            }
            let all = self.counts(row, None);
            write!(f, "  {all:>12}  {:>7}", all.skipped)?;
        }
        write!(f, "\n{:width$}", "all")?;
        for total in totals {
            write!(f, "  {total:>18}")?;
        }
        let all = totals.into_iter().fold(Counts::default(), Counts::plus);
        write!(f, "  {all:>12}  {:>7}", all.skipped)
    }

    fn write_skipped(&self, f: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
        for check in row.outcome.iter().flatten().filter(|c| !c.mismatches.is_empty()) {
            if let Some(index) = self.skips.find(&row.services, check) {
                let reason = &self.skips.entries[index].reason;
                write!(f, "\n\nskipped: {}: {}: {reason}", row.file, check.title())?;
            }
        }
        Ok(())
    }

    fn write_failures(&self, f: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
        let checks = match &row.outcome {
            Ok(checks) => checks,
            Err(reason) => return write_unbuilt(f, &row.file, reason),
        };
        for check in checks.iter().filter(|check| Counts::of(self, row, check).failed > 0) {
            write_failure(f, &row.file, &check.title(), &check.mismatches)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, Row};
    use crate::conformance::case::{Kind, Role};
    use crate::conformance::check::Check;
    use crate::conformance::skips::Skips;
    use crate::mismatch::Mismatch;

    fn check(id: &str, kind: Kind, role: Role, mismatches: Vec<Mismatch>) -> Check {
        Check { kind, id: id.to_owned(), role, shape: "a#Op".to_owned(), mismatches }
    }

    fn wrong() -> Vec<Mismatch> {
        vec![Mismatch::new("code", "200", "500")]
    }

    fn row(checks: Vec<Check>) -> Row {
        Row { file: "a.json".to_owned(), services: vec!["a#A".to_owned()], outcome: Ok(checks) }
    }

    fn skips(entries: &str) -> Skips {
        toml::from_str(entries).unwrap()
    }

    #[test]
    fn table_and_failures() {
        let rows = [
            row(vec![
                check("Good", Kind::Request, Role::Client, vec![]),
                check("Good", Kind::Request, Role::Server, vec![]),
                check("Bad", Kind::Request, Role::Client, wrong()),
                check("Fine", Kind::EventStream, Role::Client, vec![]),
            ]),
            Row { file: "b.json".to_owned(), services: vec![], outcome: Err("oops".to_owned()) },
        ];
        let skips = Skips::default();
        let report = Report::new(&rows, &skips, false);
        assert!(!report.is_success());
        let text = report.to_string();
        let line = |start: &str| {
            let line = text.lines().find(|line| line.starts_with(start)).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("a.json"), "a.json 2 of 3 - - 1 of 1 3 of 4 0");
        assert_eq!(line("b.json"), "b.json failed to build");
        assert_eq!(line("all"), "all 2 of 3 - - 1 of 1 3 of 4 0");
        let failure = "failed: a.json: Bad (request, client)
  code
    expected: 200
    came:     500";
        assert!(text.contains(failure), "{text}");
        assert!(text.ends_with("failed: b.json:\noops"), "{text}");
    }

    #[test]
    fn a_failure_is_excused_by_an_entry_of_its_service_and_role() {
        let rows = [row(vec![check("Bad", Kind::Request, Role::Client, wrong())])];
        let entry = |service: &str, rest: &str| {
            skips(&format!(
                "[[skip]]\nid = \"B*\"\nservice = \"{service}\"\nreason = \"because\"\n{rest}"
            ))
        };
        let excused = entry("a#A", "role = \"client\"");
        assert!(Report::new(&rows, &excused, false).is_success());
        let text = Report::new(&rows, &excused, false).to_string();
        assert!(text.ends_with("skipped: a.json: Bad (request, client): because"), "{text}");
        assert!(!Report::new(&rows, &entry("a#A", "role = \"server\""), false).is_success());
        assert!(!Report::new(&rows, &entry("b#B", ""), false).is_success());
    }

    #[test]
    fn an_entry_that_excuses_nothing_is_an_error() {
        let rows = [row(vec![check("Good", Kind::Request, Role::Client, vec![])])];
        let idle = skips("[[skip]]\nid = \"Good\"\nservice = \"a#A\"\nreason = \"because\"");
        let report = Report::new(&rows, &idle, false);
        assert!(!report.is_success());
        let error = "error: `Good` of a#A is skipped, and nothing of it fails";
        assert!(report.to_string().ends_with(error), "{report}");
        // Nothing can be said where only some cases were run, or none of the service.
        assert!(Report::new(&rows, &idle, true).is_success());
        let foreign = skips("[[skip]]\nid = \"Good\"\nservice = \"b#B\"\nreason = \"because\"");
        assert!(Report::new(&rows, &foreign, false).is_success());
    }
}
