//! Measures in a process of its own, so that its memory is that of what is measured.

use crate::clock::CpuTime;
use crate::model::Model;
use crate::task::Task;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use cpu_time::ProcessTime;
use criterion::Criterion;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Enough for criterion's hundred samples of the slowest task.
const MEASUREMENT: Duration = Duration::from_secs(10);

/// How it is measured.
#[derive(Clone, Copy, ValueEnum)]
pub enum Method {
    /// The first time in the life of the process.
    Once,
    /// Often, by criterion.
    Often,
}

/// What the child is told.
#[derive(clap::Args)]
pub struct Order {
    method: Method,
    task: Task,
    paths: Vec<PathBuf>,
}

/// What the child reports.
#[derive(Serialize, Deserialize)]
pub struct Outcome {
    pub cpu: Estimate,
    /// The most memory that the process had, in bytes, where the system says so.
    pub peak: Option<u64>,
}

/// In nanoseconds.
#[derive(Serialize, Deserialize)]
pub struct Estimate {
    pub median: f64,
    /// The 95 % confidence interval.
    pub interval: (f64, f64),
}

/// Measures in a child.
pub fn measure(task: Task, method: Method, model: &Model) -> Result<Outcome> {
    let method = method.to_possible_value().context("has a name")?;
    let child = Command::new(std::env::current_exe()?)
        .args(["measure", method.get_name(), &task.name()])
        .args(&model.paths)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(child.status.success(), "{}: {}", model.name, child.status);
    let output = String::from_utf8(child.stdout)?;
    // Criterion speaks first.
    Ok(serde_json::from_str(output.lines().last().unwrap_or_default())?)
}

/// Is the child.
pub fn obey(order: &Order) -> Result<()> {
    let work = order.task.prepare(Model::read(&order.paths)?);
    let cpu = match order.method {
        Method::Once => once(work),
        Method::Often => often(work)?,
    };
    println!("{}", serde_json::to_string(&Outcome { cpu, peak: peak() })?);
    Ok(())
}

fn once(mut work: impl FnMut()) -> Estimate {
    let start = ProcessTime::now();
    work();
    let took = start.elapsed().as_nanos() as f64;
    Estimate { median: took, interval: (took, took) }
}

fn often(mut work: impl FnMut()) -> Result<Estimate> {
    let folder = tempfile::tempdir()?;
    Criterion::default()
        .with_measurement(CpuTime)
        .measurement_time(MEASUREMENT)
        .without_plots()
        .output_directory(folder.path())
        .bench_function("work", |bencher| bencher.iter(&mut work));
    let text = std::fs::read_to_string(folder.path().join("work/new/estimates.json"))?;
    let median = &serde_json::from_str::<serde_json::Value>(&text)?["median"];
    let number = |value: &serde_json::Value| value.as_f64().context("criterion gives a number");
    let interval = &median["confidence_interval"];
    Ok(Estimate {
        median: number(&median["point_estimate"])?,
        interval: (number(&interval["lower_bound"])?, number(&interval["upper_bound"])?),
    })
}

/// As Linux reports it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
