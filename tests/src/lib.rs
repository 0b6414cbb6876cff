//! What the tests share: values of every shape, and what is done with every shape.
//!
//! The fuzz targets in `tests/fuzz` use it too.

pub mod arbitrary;
pub mod frames;
pub mod fuzz;
pub mod random;
pub mod sample;
pub mod well_formed;

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

/// The examples of the README, which are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
