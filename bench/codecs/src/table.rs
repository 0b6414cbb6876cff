//! Markdown, aligned for those who read it as text.

/// Returns a table whose first column is to the left and whose other columns are to the right.
pub fn markdown(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<_> = (0..rows[0].len()).map(|column| width(column).unwrap_or(0)).collect();
    let mut lines: Vec<_> = rows.iter().map(|row| line(row, &widths)).collect();
    lines.insert(1, rule(&widths));
    lines.concat()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded =
        cells.iter().zip(widths).enumerate().map(|(column, (cell, &width))| match column {
            0 => format!("| {cell:<width$} "),
            _ => format!("| {cell:>width$} "),
        });
    padded.collect::<String>() + "|\n"
}

fn rule(widths: &[usize]) -> String {
    let dashes = widths.iter().enumerate().map(|(column, &width)| match column {
        0 => format!("|{:-<1$}", "", width + 2),
        _ => format!("|{:-<1$}:", "", width + 1),
    });
    dashes.collect::<String>() + "|\n"
}

/// What to count in: a name, and how many of it are one.
pub type Unit = (&'static str, f64);

pub const TIME: &[Unit] = &[("ns", 1.0), ("µs", 1e3), ("ms", 1e6)];
pub const BYTES: &[Unit] = &[("B", 1.0), ("kB", 1e3), ("MB", 1e6)];
pub const COUNT: &[Unit] = &[("", 1.0), ("k", 1e3), ("M", 1e6)];

/// Returns the largest unit of which there is at least one.
pub fn unit(value: f64, units: &[Unit]) -> Unit {
    let fitting = units.iter().rev().find(|(_, one)| value.abs() >= *one);
    *fitting.unwrap_or(&units[0])
}

pub fn scaled(value: f64, units: &[Unit]) -> String {
    let (name, one) = unit(value, units);
    format!("{} {name}", number(value / one)).trim_end().to_owned()
}

/// Three digits that count, but all those before the point.
pub fn number(value: f64) -> String {
    let decimals = match value.abs() {
        _ if value.fract() == 0.0 => 0,
        100.0.. => 0,
        10.0.. => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}
