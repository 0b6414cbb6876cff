//! The whole command, as users run it: a debug build, and cargo's own work.

use crate::repository;
use crate::table::{Table, milliseconds};
use anyhow::{Context, Result};
use std::process::{Command, Stdio};
use std::time::Instant;

const RUNS: usize = 10;

pub fn table() -> Result<Table> {
    // The first builds it.
    run()?;
    let mut runs: Vec<f64> = (0..RUNS).map(|_| run()).collect::<Result<_>>()?;
    runs.sort_by(f64::total_cmp);
    let header = format!("of {RUNS} runs, warm");
    let mut table = Table::new([&header, "fastest, wall ms", "median, wall ms"]);
    let command = "`cargo xtask codegen --check`, all crates of crates.toml".to_owned();
    table.row([command, milliseconds(runs[0]), milliseconds(runs[RUNS / 2])]);
    Ok(table)
}

/// Returns how many nanoseconds a run takes, whatever it finds.
fn run() -> Result<f64> {
    let start = Instant::now();
    Command::new("cargo")
        .args(["xtask", "codegen", "--check"])
        .current_dir(repository())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("cargo")?;
    Ok(start.elapsed().as_nanos() as f64)
}
