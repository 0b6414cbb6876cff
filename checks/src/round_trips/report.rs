//! What came of the checks.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::mismatch::{Mismatch, width_of, write_failure, write_unbuilt};

/// How many failures of a model are shown.
const SHOWN: usize = 10;

/// What came of checking one crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// How many shapes were checked.
    pub shapes: usize,
    /// How many operations.
    pub operations: usize,
    /// How many streams of events.
    pub streams: usize,
    /// How many checks there were: of a shape or a message in one way.
    pub checks: u64,
    /// How many values were made for them.
    pub values: u64,
    /// How many of them failed.
    pub failed: u64,
    /// The first failure of each check of each shape.
    pub failures: Vec<Failure>,
}

/// A value that is not as it should be after a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// The id of the shape or operation.
    pub shape: String,
    /// What was checked.
    pub check: String,
    /// What the value was made of.
    pub seed: u64,
    /// What is wrong.
    pub mismatch: Mismatch,
}

/// A file of a model.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub file: String,
    /// What came of the checks, or why none could be made.
    pub outcome: Result<Summary, String>,
}

/// All files, ready to be shown.
#[derive(Debug)]
pub struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Returns the report on these files.
    pub fn new(rows: Vec<Row>) -> Report {
        Report { rows }
    }

    /// Returns whether everything came back.
    pub fn is_success(&self) -> bool {
        self.rows.iter().all(|row| row.outcome.as_ref().is_ok_and(|summary| summary.failed == 0))
    }
}

impl fmt::Display for Report {
    /// Writes the table, then the first failures.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = width_of(self.rows.iter().map(|row| &*row.file));
        write!(f, "{:width$}", "")?;
        for column in COLUMNS {
            write!(f, "  {column:>10}")?;
        }
        let mut total = [0; COLUMNS.len()];
        for row in &self.rows {
            write!(f, "\n{:width$}", row.file)?;
            let Ok(summary) = &row.outcome else {
                write!(f, "  failed to build")?;
                continue;
            };
            for (number, total) in summary.numbers().into_iter().zip(&mut total) {
                *total += number;
                write!(f, "  {number:>10}")?;
            }
        }
        write!(f, "\n{:width$}", "all")?;
        for number in total {
            write!(f, "  {number:>10}")?;
        }
        self.rows.iter().try_for_each(|row| row.write_failures(f))
    }
}

const COLUMNS: [&str; 6] = ["shapes", "operations", "streams", "checks", "values", "failed"];

impl Summary {
    /// In the order of the columns.
    fn numbers(&self) -> [u64; COLUMNS.len()] {
        let counts = [self.shapes, self.operations, self.streams].map(|count| count as u64);
        let [shapes, operations, streams] = counts;
        [shapes, operations, streams, self.checks, self.values, self.failed]
    }
}

impl Row {
    fn write_failures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failures = match &self.outcome {
            Ok(summary) => &summary.failures,
            Err(reason) => return write_unbuilt(f, &self.file, reason),
        };
        for Failure { shape, check, seed, mismatch } in failures.iter().take(SHOWN) {
            let title = format!("{shape} ({check}, seed {seed})");
            write_failure(f, &self.file, &title, std::slice::from_ref(mismatch))?;
        }
        match failures.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            left => write!(f, "\n\nand {left} more checks of {} failed", self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Mismatch, Report, Row, SHOWN, Summary};

    fn row(failures: usize) -> Row {
        let failure = |seed| Failure {
            shape: "a#Name".to_owned(),
            check: "json".to_owned(),
            seed,
            mismatch: Mismatch::new("/first", "String(\"Anna\")", "nothing"),
        };
        let summary = Summary {
            shapes: 3,
            operations: 2,
            streams: 1,
            checks: 8,
            values: 40,
            failed: 5 * failures as u64,
            failures: (0..failures as u64).map(failure).collect(),
        };
        Row { file: "a.json".to_owned(), outcome: Ok(summary) }
    }

    #[test]
    fn a_row_for_each_file_and_one_for_all() {
        let report = Report::new(vec![row(0), row(0)]);
        assert!(report.is_success());
        let columns = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = report.to_string().lines().map(columns).collect();
        let expected = [
            "shapes operations streams checks values failed",
            "a.json 3 2 1 8 40 0",
            "a.json 3 2 1 8 40 0",
            "all 6 4 2 16 80 0",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_first_failures_are_shown() {
        let report = Report::new(vec![row(SHOWN + 2)]);
        assert!(!report.is_success());
        let text = report.to_string();
        let first = "60

failed: a.json: a#Name (json, seed 0)
  /first
    expected: String(\"Anna\")
    came:     nothing
";
        assert!(text.contains(first), "{text}");
        assert_eq!(text.matches("failed: ").count(), SHOWN, "{text}");
        assert!(text.ends_with("\n\nand 2 more checks of a.json failed"), "{text}");
    }

    #[test]
    fn what_could_not_be_checked_is_a_failure() {
        let row = Row { file: "b.json".to_owned(), outcome: Err("oops".to_owned()) };
        let report = Report::new(vec![row]);
        assert!(!report.is_success());
        assert!(report.to_string().contains("\nb.json  failed to build\n"), "{report}");
        assert!(report.to_string().ends_with("\n\nfailed: b.json:\noops"), "{report}");
    }
}
