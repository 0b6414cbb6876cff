//! The table of Smithy's traits.

use crate::model::ShapeId;
use crate::traits;
use crate::validate::known;
use std::collections::BTreeSet;

#[test]
fn every_trait_is_there_once() {
    let mut ids = BTreeSet::new();
    for known in known::all() {
        assert!(ShapeId::parse(known.id).is_some(), "{}", known.id);
        assert!(ids.insert(known.id), "{}", known.id);
        assert_eq!(known::find(known.id).map(|found| found.id), Some(known.id));
    }
    assert_eq!(ids.len(), 162);
}

#[test]
fn what_traits_need_or_exclude_is_known_too() {
    for known in known::all() {
        for other in known.conflicts.iter().copied().chain(known.needs) {
            assert!(known::find(other).is_some(), "{other} of {}", known.id);
        }
    }
}

/// Where it may be applied is not known otherwise, and lowering trusts that it is valid.
#[test]
fn every_trait_that_the_generator_reads_is_there() {
    for info in traits::all() {
        assert!(known::find(info.id).is_some(), "{}", info.id);
    }
}
