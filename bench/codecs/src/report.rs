//! What is printed.

use std::collections::HashMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cases::Case;
use crate::comparison::{Comparison, Direction, Format, Peer, Row, Scope};
use crate::measure::{Key, Memory, Time, key, output};
use crate::peers::botocore::{self, BOTOCORE};
use crate::table::{self, BYTES, COUNT, TIME, markdown, number, scaled};

static DIFFERENCE: Peer = Peer {
    name: "AWS SDK, difference",
    about: "the two rows above it subtracted, which leaves what reading costs.",
    scope: Scope::Codec,
};

/// All that was measured.
pub struct Measured {
    pub times: HashMap<Key, Time>,
    pub memory: HashMap<Key, Memory>,
    pub instructions: Result<HashMap<Key, f64>>,
    pub botocore: Result<botocore::Report>,
}

/// A row as it is printed.
struct Line {
    peer: &'static Peer,
    time: Time,
    memory: Option<Memory>,
    instructions: Option<f64>,
}

impl Measured {
    pub fn print(&self, cases: &[Case]) -> Result<()> {
        for case in cases {
            println!("## {}: {}\n", case.name, case.about);
            case.comparisons.iter().for_each(|comparison| self.print_comparison(comparison));
        }
        print_columns();
        self.print_peers(cases);
        self.print_circumstances()
    }

    fn print_comparison(&self, comparison: &Comparison) {
        let format = match comparison.format {
            Format::Json => "JSON",
            Format::Xml => "XML",
            Format::Query => "Query",
        };
        let direction = match comparison.direction {
            Direction::Read => "read",
            Direction::Write => "written",
        };
        let bytes = comparison.text.len() as f64;
        println!("### {format}, {direction}: {}\n", scaled(bytes, BYTES));
        let lines = self.lines(comparison);
        let ours = lines[0].time.median;
        let cells = lines.iter().map(|line| line.cells(bytes, ours));
        println!("{}", markdown(&std::iter::once(header()).chain(cells).collect::<Vec<_>>()));
    }

    /// Returns the rows, with those that follow from others or come from elsewhere.
    fn lines(&self, comparison: &Comparison) -> Vec<Line> {
        let line = |row| self.line(comparison, row);
        let mut lines: Vec<_> = comparison.rows.iter().map(line).collect();
        lines.extend(difference(&lines));
        lines.extend(self.botocore_line(comparison));
        lines.extend(comparison.limits.iter().map(line));
        lines
    }

    fn line(&self, comparison: &Comparison, row: &Row) -> Line {
        let key = key(comparison, row);
        let instructions = self.instructions.as_ref().ok().and_then(|all| all.get(&key));
        Line {
            peer: row.peer,
            time: self.times[&key],
            memory: self.memory.get(&key).copied(),
            instructions: instructions.copied(),
        }
    }

    fn botocore_line(&self, comparison: &Comparison) -> Option<Line> {
        let report = self.botocore.as_ref().ok()?;
        let time = *report.times.get(&comparison.name())?;
        Some(Line { peer: &BOTOCORE, time, memory: None, instructions: None })
    }

    fn print_peers(&self, cases: &[Case]) {
        println!("The rows:\n");
        let mut printed = Vec::new();
        for comparison in cases.iter().flat_map(|case| &case.comparisons) {
            for Line { peer, .. } in self.lines(comparison) {
                if !printed.contains(&peer.name) {
                    printed.push(peer.name);
                    println!("- {}: {}", peer.name, peer.about);
                }
            }
        }
        if let Err(reason) = &self.botocore {
            println!("- {}: not measured, since {reason}", BOTOCORE.name);
        }
        println!();
        println!("Query has no peer among serde's formats: none writes lists as AWS has them.\n");
    }

    fn print_circumstances(&self) -> Result<()> {
        let rustc = output(Command::new("rustc").arg("--version"))?;
        println!("Measured on {}:\n", chrono::Utc::now().date_naive());
        println!("- {}", processor());
        println!("- {}", String::from_utf8_lossy(&rustc).trim_end());
        println!("- RUSTFLAGS: {}", option_env!("RUSTFLAGS").unwrap_or("none"));
        println!("- {}", dependencies()?.join(", "));
        if let Ok(botocore) = &self.botocore {
            println!("- {}", botocore.version);
        }
        if let Err(reason) = &self.instructions {
            println!("- instructions not measured, since {reason}");
        }
        Ok(())
    }
}

/// What the columns are.
fn print_columns() {
    println!("The columns:\n");
    println!(
        "- time, 95 %: the median of one operation, with dropping what was read or written, and"
    );
    println!("  its confidence interval; of several rounds, that of the fastest");
    println!("- MB/s: of the text that is read or written");
    println!("- allocations, allocated: with those that grow a buffer, by what they add to it");
    println!("- instructions: as valgrind counts them, where it knows them all");
    println!("- ratio: of time to ours; 3.1 x takes 3.1 times as long\n");
}

fn header() -> Vec<String> {
    ["", "time", "95 %", "MB/s", "allocations", "allocated", "instructions", "ratio"]
        .map(str::to_owned)
        .to_vec()
}

impl Line {
    fn cells(&self, bytes: f64, ours: f64) -> Vec<String> {
        let Line { peer, time, memory, instructions } = self;
        let (_, unit) = table::unit(time.median, TIME);
        let is_codec = peer.scope == Scope::Codec;
        let absent = || "–".to_owned();
        vec![
            peer.name.to_owned(),
            scaled(time.median, TIME),
            format!("{} to {}", number(time.low / unit), number(time.high / unit)),
            if is_codec { number(bytes / time.median * 1e3) } else { absent() },
            memory.map_or_else(absent, |memory| format!("{:.0}", memory.allocations)),
            memory.map_or_else(absent, |memory| scaled(memory.bytes, BYTES)),
            instructions.map_or_else(absent, |count| scaled(count, COUNT)),
            if is_codec { format!("{} x", number(time.median / ours)) } else { absent() },
        ]
    }
}

/// Returns a call less the same call with nothing to read.
fn difference(lines: &[Line]) -> Option<Line> {
    let of = |scope| lines.iter().find(|line| line.peer.scope == scope);
    let (call, empty) = (of(Scope::Call)?, of(Scope::EmptyCall)?);
    Some(Line {
        peer: &DIFFERENCE,
        time: call.time - empty.time,
        memory: call.memory.zip(empty.memory).map(|(call, empty)| call - empty),
        instructions: call.instructions.zip(empty.instructions).map(|(call, empty)| call - empty),
    })
}

/// As Linux names it.
fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or("unknown processor", |(_, name)| name).to_owned()
}

/// Returns the crates that this package uses, with the versions that it was built with.
fn dependencies() -> Result<Vec<String>> {
    let lock: toml::Table = include_str!("../../Cargo.lock").parse()?;
    let packages = lock["package"].as_array().context("no packages are locked")?;
    let named = |name| packages.iter().find(move |it| it["name"].as_str() == Some(name));
    let own = named(env!("CARGO_PKG_NAME")).context("this package is not locked")?;
    let names = own["dependencies"].as_array().into_iter().flatten().filter_map(|it| it.as_str());
    Ok(names.map(|name| with_version(name, named(name))).collect())
}

/// A name with several versions is locked with one.
fn with_version(name: &str, package: Option<&toml::Value>) -> String {
    let version = package.and_then(|package| package["version"].as_str());
    match version {
        Some(version) if !name.contains(' ') => format!("{name} {version}"),
        _ => name.to_owned(),
    }
}
