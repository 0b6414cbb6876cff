//! All crates, on all cores.

use crate::codegen::{self, Plan};
use crate::config::Target;
use crate::edits::Edits;
use crate::{Failure, files};
use indicatif::{ProgressBar, ProgressStyle};
use smithy_codegen::{Diagnostic, Diagnostics};
use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// What was generated of a model.
pub(super) struct Generated {
    /// The shapes that have a schema.
    pub(super) shapes: usize,
    /// The operations.
    pub(super) operations: usize,
    /// The lines of Rust.
    pub(super) lines: usize,
    /// How the files changed, in one line; empty if they did not.
    pub(super) changes: String,
    /// What there is to say of it.
    pub(super) notes: Diagnostics,
    /// What its owner has to change.
    pub(super) advice: Vec<Diagnostic>,
    /// The time that it took.
    pub(super) took: Duration,
}

impl Generated {
    /// Returns what is left to its owner, the warnings, and the notes if it changed.
    pub(super) fn remarks(&self) -> Vec<String> {
        let notes =
            if self.changes.is_empty() { self.notes.warnings() } else { self.notes.clone() };
        let notes = (!notes.is_empty()).then(|| notes.to_string());
        self.advice.iter().map(Diagnostic::to_string).chain(notes).collect()
    }
}

/// Generates every crate, or says why not; a crate is written whole or not at all.
pub(super) fn all(targets: &[Target]) -> Vec<Result<Generated, Failure>> {
    // The largest first, so that no core is left with one of them at the end.
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_key(|index| {
        Reverse(fs::metadata(&targets[*index].models[0]).map_or(0, |it| it.len()))
    });

    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    let bar = progress_bar(targets.len());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let target = &targets[*index];
                    let outcome = generate(target);
                    bar.set_message(target.name.clone());
                    bar.inc(1);
                    outcomes.lock().unwrap_or_else(PoisonError::into_inner).push((*index, outcome));
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn generate(target: &Target) -> Result<Generated, Failure> {
    let started = Instant::now();
    let sources = files::read(&target.models)?;
    let plan = codegen::plan(target, &sources)?;
    let mut edits = Edits::default();
    plan.tree.make(&plan.changes, &mut edits);
    edits.apply_if(|| plan.check_unchanged())?;
    let Plan { tree, changes, notes, advice, facts } = plan;
    Ok(Generated {
        shapes: facts.shapes,
        operations: facts.operations,
        lines: tree.lines(),
        changes: changes.summary(),
        notes,
        advice,
        took: started.elapsed(),
    })
}

/// Returns a bar where a person watches, and nothing elsewhere.
fn progress_bar(length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {wide_msg}");
    let bar = ProgressBar::new(length as u64);
    style.map(|style| bar.set_style(style)).ok();
    bar
}
