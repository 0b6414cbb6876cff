//! What the tests share: every shape, and what is done with each.
//!
//! The fuzz targets in `tests/fuzz` use it too.

pub mod broken;
pub mod frames;
pub mod fuzz;
pub mod sample;
pub mod well_formed;

use checks::round_trips::Run;
use checks::round_trips::report::{Report, Row};
use smithy_shapes::shape::ShapeVisitor;

/// Calls the visitor with every type of every crate that the tests know.
pub fn visit_shapes<V: ShapeVisitor>(visitor: &mut V) {
    gameliftstreams::shapes::visit_shapes(visitor);
    golden_annotations::shapes::visit_shapes(visitor);
    golden_collisions::shapes::visit_shapes(visitor);
    golden_constraints::shapes::visit_shapes(visitor);
    golden_customizations::shapes::visit_shapes(visitor);
    golden_enums::shapes::visit_shapes(visitor);
    golden_events::shapes::visit_shapes(visitor);
    golden_mixins::shapes::visit_shapes(visitor);
    golden_names::shapes::visit_shapes(visitor);
    golden_namespaces::shapes::visit_shapes(visitor);
    golden_operations::shapes::visit_shapes(visitor);
    golden_optionality::shapes::visit_shapes(visitor);
    golden_polling::shapes::visit_shapes(visitor);
    golden_recursion::shapes::visit_shapes(visitor);
    golden_types::shapes::visit_shapes(visitor);
    golden_wire::shapes::visit_shapes(visitor);
    sample::visit_shapes(visitor);
}

/// Demands that everything came back, of at least so many values.
#[track_caller]
pub fn demand(run: Run, values: u64) {
    let summary = run.into_summary();
    let made = summary.values;
    let rows = vec![Row { file: "golden".to_owned(), outcome: Ok(summary) }];
    let report = Report::new(rows);
    assert!(report.is_success(), "{report}");
    assert!(made >= values, "only {made}");
}

/// The examples of the README, which are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The same, of the guide to formats.
#[cfg(doctest)]
#[doc = include_str!("../../docs/formats.md")]
pub struct Formats;

/// The same, of the guide to calls.
#[cfg(doctest)]
#[doc = include_str!("../../docs/calling.md")]
pub struct Calling;
