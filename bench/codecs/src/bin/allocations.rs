//! Counts what each operation allocates, and prints it as JSON.

use std::alloc::System;

use codecs::cases::cases;
use codecs::comparison::Row;
use codecs::measure::{Memory, key};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> anyhow::Result<()> {
    let only = std::env::args().nth(1);
    let cases = cases(only.as_deref());
    let comparisons = cases.iter().flat_map(|case| &case.comparisons);
    let counted: Vec<_> = comparisons
        .flat_map(|comparison| {
            comparison.all_rows().map(move |row| (key(comparison, row), count(row)))
        })
        .collect();
    serde_json::to_writer(std::io::stdout(), &counted)?;
    Ok(())
}

/// Returns the mean of some operations; one before warms caches up. Growing a buffer is an allocation of
/// the bytes that it grows by.
fn count(row: &Row) -> Memory {
    const OPERATIONS: u32 = 10;
    (row.run)();
    let region = Region::new(ALLOCATOR);
    (0..OPERATIONS).for_each(|_| (row.run)());
    let change = region.change();
    let per_operation = |count: f64| count / f64::from(OPERATIONS);
    Memory {
        allocations: per_operation((change.allocations + change.reallocations) as f64),
        bytes: per_operation(change.bytes_allocated as f64),
    }
}
