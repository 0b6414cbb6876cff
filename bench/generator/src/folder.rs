//! Every model of a folder, each measured once.

use crate::child::{Method, Outcome, measure};
use crate::model::Model;
use crate::table::{Table, megabytes};
use crate::task::Task;
use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What was measured of a model, or of several together.
#[derive(Clone, Default)]
struct Row {
    name: String,
    bytes: usize,
    lines: usize,
    /// Nanoseconds, as of the floor.
    generate: f64,
    json: f64,
    peak: Option<u64>,
}

pub fn tables(folder: &Path) -> Result<String> {
    let mut rows = Vec::new();
    let mut failures = Vec::new();
    for path in models(folder)? {
        let model = Model::read(&[path])?;
        eprintln!("{}", model.name);
        match model.generate() {
            Ok(files) => {
                let lines = files.values().map(|file| file.text.lines().count()).sum();
                rows.push(row(&model, lines)?);
            }
            Err(errors) => failures.push((model.name, errors.to_string())),
        }
    }
    ensure!(!rows.is_empty(), "no model of {} can be generated", folder.display());
    rows.sort_by_key(|row| row.bytes);
    Ok(format!("{}\n{}\n{}", table(&rows), fits(&rows), failed(&failures)))
}

fn models(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut models: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|it| it == "json")).collect();
    models.sort();
    Ok(models)
}

fn row(model: &Model, lines: usize) -> Result<Row> {
    let cpu = |task| measure(task, Method::Once, model).map(|outcome| outcome.cpu.median);
    let Outcome { cpu: generate, peak } = measure(Task::Generate, Method::Once, model)?;
    Ok(Row {
        name: model.name.clone(),
        bytes: model.bytes(),
        lines,
        generate: generate.median,
        json: cpu(Task::ParseJson)?,
        peak,
    })
}

/// Models of typical sizes, and all together. The rows are sorted by size.
fn table(rows: &[Row]) -> Table {
    let mut table = Table::new([
        "each once, CPU ms",
        "model, MB",
        "lines",
        "generate",
        "JSON",
        "× JSON",
        "ms per MB",
        "µs per line",
        "peak, MB",
    ]);
    let last = rows.len() - 1;
    for (size, index) in [("smallest", 0), ("median", last / 2), ("largest", last)] {
        let row = &rows[index];
        table.row(cells(&Row { name: format!("{size}: {}", row.name), ..row.clone() }));
    }
    table.row(cells(&total(rows)));
    table
}

fn total(rows: &[Row]) -> Row {
    let name = format!("all {} models", rows.len());
    rows.iter().fold(Row { name, ..Row::default() }, |mut total, row| {
        total.bytes += row.bytes;
        total.lines += row.lines;
        total.generate += row.generate;
        total.json += row.json;
        total.peak = total.peak.max(row.peak);
        total
    })
}

fn cells(row: &Row) -> Vec<String> {
    let megabytes_of_model = row.bytes as f64 / 1e6;
    let mut cells =
        vec![row.name.clone(), format!("{megabytes_of_model:.3}"), row.lines.to_string()];
    cells.extend([row.generate, row.json].map(|time| format!("{:.1}", time / 1e6)));
    cells.push(format!("{:.1}", row.generate / row.json));
    cells.push(format!("{:.0}", row.generate / 1e6 / megabytes_of_model));
    cells.push(format!("{:.1}", row.generate / 1e3 / row.lines as f64));
    cells.push(megabytes(row.peak));
    cells
}

/// Returns how the cost grows: with an exponent of 1, it is linear.
fn fits(rows: &[Row]) -> Table {
    let mut table = Table::new(["CPU time grows with", "to the power of", "r²"]);
    let mut fit = |title: &str, size: fn(&Row) -> usize| {
        let points = rows.iter().map(|row| ((size(row) as f64).ln(), row.generate.ln()));
        let (slope, r2) = line(&points.collect::<Vec<_>>());
        table.row([title.to_owned(), format!("{slope:.2}"), format!("{r2:.3}")]);
    };
    fit("bytes of model", |row| row.bytes);
    fit("generated lines", |row| row.lines);
    table
}

/// Returns the slope of the line with the least squares, and how much of the variation it explains.
fn line(points: &[(f64, f64)]) -> (f64, f64) {
    let mean =
        |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / points.len() as f64;
    let (x0, y0) = (mean(|point| point.0), mean(|point| point.1));
    let sum = |term: fn(f64, f64) -> f64| -> f64 {
        points.iter().map(|(x, y)| term(x - x0, y - y0)).sum()
    };
    let (xx, xy, yy) = (sum(|x, _| x * x), sum(|x, y| x * y), sum(|_, y| y * y));
    (xy / xx, xy * xy / (xx * yy))
}

/// Returns the models that make no crate, with the first line of why.
fn failed(failures: &[(String, String)]) -> String {
    let mut text = format!("{} models fail to generate", failures.len());
    text.push_str(if failures.is_empty() { ".\n" } else { ":\n\n" });
    for (name, errors) in failures {
        let _ = writeln!(text, "* {name}: {}", errors.lines().next().unwrap_or_default());
    }
    text
}
