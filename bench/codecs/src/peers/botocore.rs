//! botocore, by a script in a virtual environment that is made when it is first needed.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cases::{Case, Part};
use crate::comparison::{Comparison, Direction, Format, Peer, Scope};
use crate::measure::{Time, output, target_folder};

pub static BOTOCORE: Peer = Peer {
    name: "botocore",
    about: "its parsers and serializers with its own model, no client around them, and in Python. \
            Reading makes dictionaries. It writes requests only.",
    scope: Scope::Codec,
};

/// The version of these numbers, and what is used if there is no such version.
const REQUIREMENTS: [&str; 2] = ["botocore==1.44.5", "botocore"];

const SCRIPT: &str = include_str!("../../botocore_peer.py");

/// What the script says.
#[derive(Deserialize)]
pub struct Report {
    pub version: String,
    /// By the names of the comparisons.
    pub times: HashMap<String, Time>,
}

/// Times what botocore can do of the cases.
pub fn measure(cases: &[Case], quick: bool) -> Result<Report> {
    eprintln!("Timing botocore …");
    let python = environment()?;
    let tasks: Vec<_> = cases.iter().flat_map(tasks).collect();
    let seconds = if quick { 0.5 } else { 2.0 };
    let request = json!({ "service": "gameliftstreams", "seconds": seconds, "tasks": tasks });
    let mut script = Command::new(python)
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut input = script.stdin.take().context("the script has no standard input")?;
    input.write_all(request.to_string().as_bytes())?;
    drop(input);
    let result = script.wait_with_output()?;
    let complaints = String::from_utf8_lossy(&result.stderr);
    ensure!(result.status.success(), "the script failed: {complaints}");
    Ok(serde_json::from_slice(&result.stdout)?)
}

/// Returns the Python of an environment that has botocore.
fn environment() -> Result<PathBuf> {
    let folder = target_folder()?.join("python");
    let python = folder.join("bin/python");
    if !has_botocore(&python) {
        output(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            .context("python3 cannot make a virtual environment")?;
        let install = |requirement: &str| {
            let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
            output(Command::new(&python).args(pip).arg(requirement))
        };
        let [version, any] = REQUIREMENTS;
        install(version).or_else(|_| install(any)).context("pip cannot install botocore")?;
    }
    Ok(python)
}

fn has_botocore(python: &Path) -> bool {
    output(Command::new(python).args(["-c", "import botocore"])).is_ok()
}

fn tasks(case: &Case) -> impl Iterator<Item = Value> {
    case.comparisons.iter().filter_map(|comparison| task(case, comparison))
}

/// Any text can be parsed, but only requests can be written, and those of XML are not of this
/// service.
fn task(case: &Case, comparison: &Comparison) -> Option<Value> {
    let (operation, is_request) = match case.part {
        Part::RequestOf(operation) => (operation, true),
        Part::AnswerOf(operation) => (operation, false),
    };
    let (protocol, expected) = match (comparison.direction, comparison.format) {
        (Direction::Read, Format::Json) => ("rest-json", &case.data.json),
        (Direction::Read, Format::Xml) => ("rest-xml", &case.data.json),
        (Direction::Write, Format::Json) if is_request => ("rest-json", &case.data.json),
        (Direction::Write, Format::Query) if is_request => ("query", &case.data.query),
        _ => return None,
    };
    Some(json!({
        "comparison": comparison.name(),
        "direction": format!("{:?}", comparison.direction).to_lowercase(),
        "operation": operation,
        "is_request": is_request,
        "protocol": protocol,
        "text": comparison.text,
        "value": case.data.json.value,
        "expected": expected.value,
    }))
}
