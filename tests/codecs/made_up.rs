//! Values for tests, made of bytes.

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::{Arbitrary, Unstructured};
use checks::round_trips::random::Random;
use gameliftstreams::{ApplicationSummary, Document, Shape, Timestamp};
use golden_recursion::{Condition, Folder};
use smithy_shapes::__private::make_up;
use smithy_shapes::shape::ShapeVisitor;
use smithy_shapes::validate::Constraint;

/// How many values of each shape.
const VALUES: u64 = 60;

fn bytes_of(name: &str, seed: u64) -> Vec<u8> {
    let mut random = Random::of(name, seed);
    let count = [0, 20, 200, 2_000][random.below(4)];
    random.bytes(count)
}

/// Returns a value as [`Arbitrary`] makes it, which a visitor of shapes does not know of.
fn of_seed<T: Shape>(seed: u64) -> T {
    make_up(&mut Unstructured::new(&bytes_of(T::SCHEMA.id(), seed))).unwrap()
}

/// How many values there were, and how many of them have a violation.
#[derive(Default)]
struct Survey {
    values: usize,
    wrong: usize,
}

impl ShapeVisitor for Survey {
    fn visit<T: Shape>(&mut self) {
        for value in (0..VALUES).map(of_seed::<T>) {
            let (id, json) = (T::SCHEMA.id(), value.to_json());
            assert_eq!(T::from_json(&json), Ok(value.clone()), "{id}: {json}");
            self.values += 1;
            let Err(violations) = value.validate() else { continue };
            self.wrong += 1;
            // Whatever else the model of GameLift Streams demands is respected.
            let is_unknown = |constraint: &Constraint| matches!(constraint, Constraint::Enum(_));
            let is_known = violations.iter().all(|violation| is_unknown(violation.constraint()));
            assert!(is_known || !id.starts_with("com.amazonaws"), "{id}: {violations}");
        }
    }
}

#[test]
fn they_come_back_and_most_are_valid() {
    let mut survey = Survey::default();
    tests::visit_shapes(&mut survey);
    let Survey { values, wrong } = survey;
    assert!(values > 15_000, "only {values}");
    assert!(wrong > 0 && wrong * 20 < values, "{wrong} of {values}");
}

/// The known values of enums that were not made.
#[derive(Default)]
struct Missing(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl ShapeVisitor for Missing {
    fn visit<T: Shape>(&mut self) {
        let Some(known) = T::SCHEMA.enum_values() else { return };
        let made: BTreeSet<String> = (0..500).map(|seed| of_seed::<T>(seed).to_json()).collect();
        let missing = known.iter().copied().filter(|value| !made.contains(&format!("{value:?}")));
        self.0.insert(T::SCHEMA.id(), missing.collect());
    }
}

#[test]
fn all_variants_of_an_enum_appear() {
    let mut missing = Missing::default();
    gameliftstreams::shapes::visit_shapes(&mut missing);
    assert!(!missing.0.is_empty());
    assert!(missing.0.values().all(BTreeSet::is_empty), "{missing:#?}", missing = missing.0);
}

#[test]
fn a_type_of_ones_own_may_hold_them() {
    let bytes = Random::new(3).bytes(2_000);
    let mut bytes = Unstructured::new(&bytes);
    type Own = (Vec<ApplicationSummary>, Option<Timestamp>, Document);
    let (one, other) = (Own::arbitrary(&mut bytes).unwrap(), Own::arbitrary(&mut bytes).unwrap());
    assert_ne!(one, other);
}

#[test]
fn without_bytes_there_is_the_least() {
    let mut none = Unstructured::new(&[]);
    assert_eq!(Folder::arbitrary(&mut none), Ok(Folder::make("")));
    // A union has a member in any case: one in which nothing has to be.
    assert_eq!(Condition::arbitrary(&mut none), Ok(Condition::Word(String::new())));
}

#[test]
fn recursion_ends_and_size_is_bounded() {
    for (seed, byte) in (0..40).zip([0, 1, 2, 3, 254, 255].into_iter().cycle()) {
        for bytes in [vec![byte; 1_000_000], Random::new(seed).bytes(1_000_000)] {
            let folder = Folder::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            assert_eq!(Folder::from_json(folder.to_json()).as_ref(), Ok(&folder));
            let condition = Condition::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            assert!(condition.to_json().len() < 4_000_000);
        }
    }
}
