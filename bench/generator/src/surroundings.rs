//! What the numbers depend on.

use crate::repository;
use anyhow::Result;
use std::fmt::Write;
use std::process::Command;

/// Returns the day, the processor, and the versions of what was measured.
pub fn list() -> Result<String> {
    let mut list = String::new();
    let cores = std::thread::available_parallelism()?;
    writeln!(list, "* {}", chrono::Utc::now().format("%F"))?;
    writeln!(list, "* {}, {cores} cores", processor())?;
    writeln!(list, "* {}, {}", std::env::consts::OS, std::env::consts::ARCH)?;
    writeln!(list, "* {}", output("rustc", &["--version"])?.trim())?;
    writeln!(list, "* {}", output("cargo", &["--version"])?.trim())?;
    writeln!(list, "* {}", packages()?)?;
    Ok(list)
}

/// As Linux or macOS reports it.
fn processor() -> String {
    let information = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name"));
    let named = model.map(|model| model.trim_start_matches([' ', '\t', ':']).to_owned());
    named
        .or_else(|| output("sysctl", &["-n", "machdep.cpu.brand_string"]).ok())
        .map_or("unknown processor".to_owned(), |name| name.trim().to_owned())
}

/// Returns the packages that this one names, with their versions.
fn packages() -> Result<String> {
    let tree = output(
        "cargo",
        &["tree", "--package", env!("CARGO_PKG_NAME"), "--depth", "1", "--prefix", "none"],
    )?;
    let packages = tree.lines().map(|line| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        format!("{name} {}", version.trim_start_matches('v'))
    });
    // The first is this package.
    Ok(packages.skip(1).collect::<Vec<_>>().join(", "))
}

fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let bench = repository().join("bench");
    let output = Command::new(program).args(arguments).current_dir(bench).output()?;
    Ok(String::from_utf8(output.stdout)?)
}
