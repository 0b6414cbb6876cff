//! Tables in Markdown, aligned.

use std::fmt;

/// The first column is text, the others are numbers.
pub struct Table(Vec<Vec<String>>);

impl Table {
    pub fn new<const N: usize>(header: [&str; N]) -> Self {
        Self(vec![header.map(str::to_owned).to_vec()])
    }

    pub fn row(&mut self, cells: impl Into<Vec<String>>) {
        self.0.push(cells.into());
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.0.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or_default()
    }

    fn rule(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for column in 0..self.0[0].len() {
            let width = self.width(column);
            match column {
                0 => write!(f, "| {:-<width$} |", "")?,
                _ => write!(f, " {:->width$} |", ":")?,
            }
        }
        writeln!(f)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, row) in self.0.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let width = self.width(column);
                match column {
                    0 => write!(f, "| {cell:width$} |")?,
                    _ => write!(f, " {cell:>width$} |")?,
                }
            }
            writeln!(f)?;
            if index == 0 {
                self.rule(f)?;
            }
        }
        Ok(())
    }
}

/// Of nanoseconds.
pub fn milliseconds(nanoseconds: f64) -> String {
    format!("{:.2}", nanoseconds / 1e6)
}

/// Of bytes, if they are known.
pub fn megabytes(bytes: Option<u64>) -> String {
    bytes.map_or("?".to_owned(), |bytes| format!("{:.1}", bytes as f64 / 1e6))
}
