//! The service that this repository has the model of, measured thoroughly.

use crate::child::{Method, Outcome, measure};
use crate::model::Model;
use crate::repository;
use crate::table::{Table, megabytes, milliseconds};
use crate::task::Task;
use anyhow::{Result, anyhow};

const FILES: [&str; 2] = ["gameliftstreams.json", "gameliftstreams.docs.json"];

pub fn tables() -> Result<String> {
    let model = Model::read(&FILES.map(|file| repository().join("model").join(file)))?;
    let generated = measure(Task::Generate, Method::Often, &model)?;
    let mut table = Table::new([&title(&model)?, "CPU ms", "95 % interval", "generate takes"]);
    table.row(row(Task::Generate, &generated, &generated));
    let floor = measure(Task::ParseJson, Method::Often, &model)?;
    table.row(row(Task::ParseJson, &floor, &generated));
    Ok(format!("{table}\n{}", memory(&model)?))
}

fn title(model: &Model) -> Result<String> {
    let files = model.generate().map_err(|errors| anyhow!("{errors}"))?;
    let lines: usize = files.values().map(|file| file.text.lines().count()).sum();
    let kilobytes = model.bytes() / 1000;
    Ok(format!("{}: {kilobytes} kB to {} files, {lines} lines", model.name, files.len()))
}

fn row(task: Task, outcome: &Outcome, generated: &Outcome) -> [String; 4] {
    let (low, high) = outcome.cpu.interval;
    let times = generated.cpu.median / outcome.cpu.median;
    [
        task.title().to_owned(),
        milliseconds(outcome.cpu.median),
        format!("{} – {}", milliseconds(low), milliseconds(high)),
        format!("{times:.1} ×"),
    ]
}

/// Returns what the process has at most, when it does the task once.
fn memory(model: &Model) -> Result<Table> {
    let mut table = Table::new(["the same once", "CPU ms", "peak memory, MB"]);
    for task in [Task::Generate, Task::ParseJson] {
        let outcome = measure(task, Method::Once, model)?;
        let (time, peak) = (milliseconds(outcome.cpu.median), megabytes(outcome.peak));
        table.row([task.title().to_owned(), time, peak]);
    }
    Ok(table)
}
