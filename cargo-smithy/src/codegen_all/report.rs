//! What came of all, as text.

use super::compile::Compiled;
use super::generate::Generated;
use super::usage::{self, Usage};
use crate::Failure;
use crate::config::Target;
use std::cmp::Reverse;
use std::fmt::Write;
use std::time::Duration;

/// Returns what was generated, then what there is to say of crates, and every failure with its reason.
pub(super) fn summary(
    targets: &[Target],
    outcomes: &[Result<Generated, Failure>],
    took: Duration,
) -> String {
    let generated: Vec<&Generated> = outcomes.iter().flatten().collect();
    let sum =
        |count: fn(&Generated) -> usize| generated.iter().map(|one| count(one)).sum::<usize>();
    let changed = generated.iter().filter(|one| !one.changes.is_empty()).count();
    let failed = outcomes.len() - generated.len();
    let mut text = format!(
        "{} services, {} changed, {failed} failed\n{} shapes, {} operations, {} lines\n{:.1} s",
        generated.len(),
        changed,
        sum(|one| one.shapes),
        sum(|one| one.operations),
        sum(|one| one.lines),
        took.as_secs_f64(),
    );
    if let Some(Usage { cpu, peak }) = usage::own() {
        let _ =
            write!(text, ", {:.1} s of CPU, {} MB at the most", cpu.as_secs_f64(), megabytes(peak));
    }
    if let Some((target, slowest)) = targets
        .iter()
        .zip(outcomes)
        .filter_map(|(target, outcome)| Some((target, outcome.as_ref().ok()?)))
        .max_by_key(|(_, one)| one.took)
    {
        let _ = write!(text, "; longest: {}, {} ms", target.name, slowest.took.as_millis());
    }
    for (target, outcome) in targets.iter().zip(outcomes) {
        let _ = match outcome {
            Ok(one) => match one.remarks() {
                remarks if remarks.is_empty() => Ok(()),
                remarks => write!(text, "\n\n{}:\n{}", target.name, remarks.join("\n\n")),
            },
            Err(reason) => write!(text, "\n\n{} failed:\n{reason}", target.name),
        };
    }
    text
}

/// Returns a table in Markdown of what the crates cost, the dearest first, then all complaints.
pub(super) fn compiled(crates: &[Compiled<'_>]) -> String {
    let mut text = String::from(
        "\n| crate | shapes | lines | check, CPU s | per 1,000 shapes | rustc, MB | Clippy, CPU s | Clippy, MB | complaints |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut sorted: Vec<&Compiled<'_>> = crates.iter().collect();
    sorted.sort_by_key(|one| (Reverse(one.check.map(|usage| usage.cpu)), one.name));
    for one in &sorted {
        row(
            &mut text,
            one.name,
            one.generated.shapes,
            one.generated.lines,
            one.check,
            one.clippy,
            one.complaints.len(),
        );
    }
    let sum =
        |count: fn(&Compiled<'_>) -> usize| sorted.iter().map(|one| count(one)).sum::<usize>();
    let (check, clippy) = (total(&sorted, |one| one.check), total(&sorted, |one| one.clippy));
    row(
        &mut text,
        &format!("{} crates", sorted.len()),
        sum(|one| one.generated.shapes),
        sum(|one| one.generated.lines),
        check,
        clippy,
        sum(|one| one.complaints.len()),
    );
    for one in sorted.iter().filter(|one| !one.complaints.is_empty()) {
        let _ = write!(text, "\n{}:\n{}", one.name, one.complaints.join("\n"));
    }
    text
}

fn row(
    text: &mut String,
    name: &str,
    shapes: usize,
    lines: usize,
    check: Option<Usage>,
    clippy: Option<Usage>,
    complaints: usize,
) {
    let seconds = |usage: Option<Usage>| {
        usage.map_or_else(|| "?".to_owned(), |usage| format!("{:.2}", usage.cpu.as_secs_f64()))
    };
    let per_thousand = check.map_or_else(
        || "?".to_owned(),
        |usage| format!("{:.2}", usage.cpu.as_secs_f64() * 1000.0 / shapes.max(1) as f64),
    );
    let peak = |usage: Option<Usage>| {
        usage.map_or_else(|| "?".to_owned(), |usage| megabytes(usage.peak).to_string())
    };
    let _ = writeln!(
        text,
        "| {name} | {shapes} | {lines} | {} | {per_thousand} | {} | {} | {} | {complaints} |",
        seconds(check),
        peak(check),
        seconds(clippy),
        peak(clippy),
    );
}

/// Returns the time of all, and the most memory of any.
fn total(
    crates: &[&Compiled<'_>],
    usage: impl Fn(&Compiled<'_>) -> Option<Usage>,
) -> Option<Usage> {
    crates
        .iter()
        .filter_map(|one| usage(one))
        .reduce(|total, one| Usage { cpu: total.cpu + one.cpu, peak: total.peak.max(one.peak) })
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
