//! What an operation costs: time, memory and instructions.
//!
//! Time is measured in rounds, each a process of its own that goes through all peers: so the peers
//! share the noise of the machine, and chance of where memory lies is not that of a single process.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::ops::Sub;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use criterion::Criterion;
use serde::{Deserialize, Serialize};

use crate::cases::Case;
use crate::comparison::{Comparison, Row};

/// A comparison and a peer in it.
pub type Key = (String, String);

pub fn key(comparison: &Comparison, row: &Row) -> Key {
    (comparison.name(), row.peer.name.to_owned())
}

/// A point and its 95 % confidence interval, in nanoseconds.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub struct Time {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

impl Sub for Time {
    type Output = Time;

    /// As far apart as the intervals allow.
    fn sub(self, other: Time) -> Time {
        Time {
            low: self.low - other.high,
            median: self.median - other.median,
            high: self.high - other.low,
        }
    }
}

/// What one operation takes from the allocator.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub struct Memory {
    pub allocations: f64,
    pub bytes: f64,
}

impl Sub for Memory {
    type Output = Memory;

    fn sub(self, other: Memory) -> Memory {
        Memory {
            allocations: self.allocations - other.allocations,
            bytes: self.bytes - other.bytes,
        }
    }
}

/// How long to measure.
pub struct Effort {
    rounds: usize,
    warm_up: Duration,
    measurement: Duration,
}

impl Effort {
    pub fn new(quick: bool) -> Effort {
        let (rounds, warm_up, measurement) = if quick { (2, 50, 150) } else { (5, 150, 600) };
        let [warm_up, measurement] = [warm_up, measurement].map(Duration::from_millis);
        Effort { rounds, warm_up, measurement }
    }
}

/// Returns the fastest median of all rounds for each peer: noise only adds.
pub fn times(cases: &[Case], effort: &Effort, arguments: &[&str]) -> Result<HashMap<Key, Time>> {
    let folder = target_folder()?.join("criterion");
    let mut times = HashMap::new();
    for round in 1..=effort.rounds {
        eprintln!("Timing, round {round} of {} …", effort.rounds);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        output(Command::new(std::env::current_exe()?).args(arguments).arg("round"))?;
        for comparison in cases.iter().flat_map(|case| &case.comparisons) {
            for row in comparison.all_rows() {
                let time = estimate(&folder, comparison, row)?;
                let fastest = times.entry(key(comparison, row)).or_insert(time);
                if time.median < fastest.median {
                    *fastest = time;
                }
            }
        }
    }
    Ok(times)
}

/// One round, in a process of its own.
pub fn round(cases: &[Case], effort: &Effort) -> Result<()> {
    let mut criterion = Criterion::default()
        .without_plots()
        .output_directory(&target_folder()?.join("criterion"))
        .sample_size(20)
        .nresamples(10_000)
        .warm_up_time(effort.warm_up)
        .measurement_time(effort.measurement);
    keep_freed_memory();
    for comparison in cases.iter().flat_map(|case| &case.comparisons) {
        let mut group = criterion.benchmark_group(comparison.name());
        for (place, row) in comparison.all_rows().enumerate() {
            group.bench_function(place.to_string(), |bencher| bencher.iter(&row.run));
        }
    }
    Ok(())
}

/// An allocator that has seen a large block go stops giving large ones back to the system. Before,
/// it is chance whether a peer with large buffers pays for page faults in each operation.
fn keep_freed_memory() {
    const LARGE: usize = 16 << 20;
    drop(black_box(vec![1_u8; LARGE]));
}

/// Returns what criterion left on the disk.
fn estimate(folder: &Path, comparison: &Comparison, row: &Row) -> Result<Time> {
    #[derive(Deserialize)]
    struct Estimates {
        median: Estimate,
    }
    #[derive(Deserialize)]
    struct Estimate {
        confidence_interval: Interval,
        point_estimate: f64,
    }
    #[derive(Deserialize)]
    struct Interval {
        lower_bound: f64,
        upper_bound: f64,
    }

    let place = comparison.all_rows().position(|other| std::ptr::eq(other, row));
    let place = place.context("the row is not of the comparison")?.to_string();
    let file = folder.join(comparison.name()).join(place).join("new/estimates.json");
    let Estimates { median } = serde_json::from_slice(&fs::read(file)?)?;
    let Interval { lower_bound, upper_bound } = median.confidence_interval;
    Ok(Time { low: lower_bound, median: median.point_estimate, high: upper_bound })
}

/// Returns what the program of this package that counts allocations says: a program of its own, since
/// counting would slow down what is timed.
pub fn memory(arguments: &[&str]) -> Result<HashMap<Key, Memory>> {
    eprintln!("Counting allocations …");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let build =
        ["run", "--quiet", "--release", "--package", "codecs", "--bin", "allocations", "--"];
    let mut command = Command::new(cargo);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(build).args(arguments);
    let counted: Vec<(Key, Memory)> = serde_json::from_slice(&output(&mut command)?)?;
    Ok(counted.into_iter().collect())
}

/// Instructions per operation, on as many cores as there are; nothing is timed meanwhile. A row is
/// left out if it has an instruction that valgrind does not know.
pub fn instructions(cases: &[Case]) -> Result<HashMap<Key, f64>> {
    output(Command::new("valgrind").arg("--version")).context("valgrind is not installed")?;
    let queue = Mutex::new(cases.iter().flat_map(jobs).collect::<Vec<_>>());
    let counted = Mutex::new(HashMap::new());
    eprintln!("Counting instructions …");
    let work = || {
        while let Some((case, key)) = { queue.lock().unwrap().pop() } {
            if let Ok(count) = instructions_of(case, &key) {
                counted.lock().unwrap().insert(key, count);
            }
        }
    };
    let workers = std::thread::available_parallelism()?.get();
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    Ok(counted.into_inner().unwrap())
}

/// Returns each row, with the case that it needs.
fn jobs(case: &Case) -> impl Iterator<Item = (&'static str, Key)> {
    let rows = |comparison| Comparison::all_rows(comparison).map(move |row| key(comparison, row));
    case.comparisons.iter().flat_map(rows).map(|key| (case.name, key))
}

/// Returns the difference between few and more operations, which leaves out the start of the program.
fn instructions_of(case: &str, key: &Key) -> Result<f64> {
    const FEW: u64 = 3;
    const MORE: u64 = 13;
    let difference = callgrind(case, key, MORE)? - callgrind(case, key, FEW)?;
    Ok(difference / (MORE - FEW) as f64)
}

/// Returns all instructions of a process that does so many operations.
fn callgrind(case: &str, (comparison, peer): &Key, operations: u64) -> Result<f64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg(std::env::current_exe()?).args(["--only", case]);
    command.args(["repeat", comparison, peer, &operations.to_string()]);
    let result = command.output().context("valgrind does not start")?;
    let report = String::from_utf8_lossy(&result.stderr);
    ensure!(result.status.success(), "valgrind failed:\n{report}");
    let collected = report.lines().find_map(|line| line.split_once("Collected :"));
    let (_, count) = collected.context("valgrind does not say what it collected")?;
    Ok(count.trim().parse()?)
}

/// What callgrind runs.
pub fn repeat(cases: &[Case], comparison: &str, peer: &str, operations: u64) -> Result<()> {
    let mut comparisons = cases.iter().flat_map(|case| &case.comparisons);
    let comparison = comparisons.find(|it| it.name() == comparison).context("no such table")?;
    let row = comparison.all_rows().find(|row| row.peer.name == peer).context("no such peer")?;
    (0..operations).for_each(|_| (row.run)());
    Ok(())
}

/// Returns where files of a run may be: beside the compiled program, so that cargo cleans them up.
pub fn target_folder() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).context("the program is not in a target folder")?;
    let folder = target.join("codecs");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Returns what the command prints, or fails with its error output.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let result = command.output().with_context(|| format!("{command:?} does not start"))?;
    let complaints = String::from_utf8_lossy(&result.stderr);
    ensure!(result.status.success(), "{command:?} failed:\n{complaints}");
    Ok(result.stdout)
}
