//! `cargo xtask round-trips`.

use crate::workspace::{Program, Workspace, output_of};
use cargo_smithy::{Failure, files, say};
use checks::round_trips::report::{Report, Row, Summary};
use clap::Args;
use smithy_codegen::{Facts, Protocol};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Models, or folders of models
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How many values there are of each shape and message, in each check
    #[arg(long, value_name = "N", default_value_t = 50)]
    values: u64,
    /// What the first of these values is made of: the next one is made of the next number
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// The checks to make, separated by commas, instead of all
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = CHECKS.map(|check| check.0))]
    checks: Vec<String>,
    /// Protocol of the operations, such as restJson1, instead of the one that the service prefers
    #[arg(long, value_name = "PROTOCOL")]
    protocol: Option<Protocol>,
}

/// The checks, each with the properties of shapes that it is about, or none if it is about messages.
const CHECKS: [(&str, &[&str]); 8] = [
    ("values", &["Values"]),
    ("json", &["Json"]),
    ("cbor", &["Cbor"]),
    ("xml", &["Xml"]),
    ("query", &["AwsQuery", "Ec2Query"]),
    ("serde", &["SerdeTree", "SerdeText"]),
    ("validation", &["Validation"]),
    ("messages", &[]),
];

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let models = files::models(&arguments.paths)?;
    let paths: Vec<&Path> = models.iter().map(PathBuf::as_path).collect();
    let workspace = Workspace::new("round-trips", arguments.protocol);
    let programs = workspace.build(&paths, |_, facts| program(facts, &arguments.checks))?;

    let numbers = [arguments.values, arguments.seed].map(|number| number.to_string());
    let numbers = numbers.each_ref().map(AsRef::as_ref);
    let rows = paths.iter().zip(programs).map(|(path, program)| Row {
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        outcome: program.and_then(|program| output_of::<Summary>(&program, &numbers)),
    });
    let report = Report::new(rows.collect());
    say(&report.to_string());
    if report.is_success() { Ok(()) } else { Err(Failure::new("not everything comes back")) }
}

/// Returns the program that makes the checks of this crate; all if none are named.
fn program(facts: &Facts, checks: &[String]) -> Program {
    let mut lines = Vec::new();
    let is_wanted = |name: &str| checks.is_empty() || checks.iter().any(|check| check == name);
    for (_, properties) in CHECKS.iter().filter(|(name, _)| is_wanted(name)) {
        for property in *properties {
            let visitor = format!("run.shapes::<checks::round_trips::property::{property}>()");
            lines.push(format!("model::shapes::visit_shapes(&mut {visitor})"));
        }
    }
    let has_messages = facts.protocol.is_some() && is_wanted("messages");
    if has_messages {
        lines.push("model::operations::visit_operations(&mut run.operations())".to_owned());
    }
    if has_messages && facts.event_streams > 0 {
        lines.push("model::operations::visit_event_streams(&mut run.event_streams())".to_owned());
    }
    let lines: String = lines.iter().map(|line| format!("        {line};\n")).collect();
    Program {
        check: "round-trips",
        features: has_messages.then_some("http").into_iter().collect(),
        body: format!("    checks::round_trips::main(|run| {{\n{lines}    }})\n"),
    }
}
