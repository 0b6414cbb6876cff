//! The crate of GameLift Streams has everything in its model. Nothing is counted here, so an update
//! of the model needs no edit.

use crate::files::{read, root};
use gameliftstreams::operations::visit_operations;
use gameliftstreams::runtime::operation::OperationVisitor;
use gameliftstreams::runtime::shape::ShapeVisitor;
use gameliftstreams::shapes::visit_shapes;
use gameliftstreams::{Operation, Shape};
use serde_json::Value;

/// A shape's name and the names of its members.
type Named = (String, Vec<String>);

/// Returns the shapes of the model with one of these types.
fn of_model(types: &[&str]) -> Vec<Named> {
    let model: Value =
        serde_json::from_str(&read(&root().join("model/gameliftstreams.json"))).unwrap();
    let shapes = model["shapes"].as_object().unwrap().iter();
    let shapes = shapes.filter(|(_, shape)| types.contains(&shape["type"].as_str().unwrap()));
    shapes
        .map(|(id, shape)| {
            let members = shape["members"].as_object().into_iter().flatten();
            (
                id.split_once('#').unwrap().1.to_owned(),
                members.map(|(name, _)| name.clone()).collect(),
            )
        })
        .collect()
}

#[derive(Default)]
struct OfCrate(Vec<Named>);

impl ShapeVisitor for OfCrate {
    fn visit<T: Shape>(&mut self) {
        let members = T::SCHEMA.members().iter().map(|member| member.name().to_owned());
        self.0.push((T::SCHEMA.name().to_owned(), members.collect()));
    }
}

impl OperationVisitor for OfCrate {
    fn visit<O: Operation>(&mut self) {
        self.0.push((O::SCHEMA.name().to_owned(), Vec::new()));
    }
}

#[track_caller]
fn same(found: OfCrate, expected: &[Named]) {
    assert!(!expected.is_empty());
    let missing: Vec<&Named> = expected.iter().filter(|one| !found.0.contains(one)).collect();
    let unknown: Vec<&Named> = found.0.iter().filter(|one| !expected.contains(one)).collect();
    assert!(missing.is_empty(), "not in the crate: {missing:?}; only there: {unknown:?}");
    assert_eq!(found.0.len(), expected.len());
}

#[test]
fn every_structure_with_all_members_and_every_enum() {
    let mut found = OfCrate::default();
    visit_shapes(&mut found);
    // The schema of an enum does not list its values.
    let enums = of_model(&["enum", "intEnum"]).into_iter().map(|(name, _)| (name, Vec::new()));
    let structures = of_model(&["structure", "union"]);
    same(found, &structures.into_iter().chain(enums).collect::<Vec<_>>());
}

#[test]
fn every_operation() {
    let mut found = OfCrate::default();
    visit_operations(&mut found);
    same(found, &of_model(&["operation"]));
}
