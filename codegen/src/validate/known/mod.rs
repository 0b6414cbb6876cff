//! Smithy's own traits: what each applies to, and the shape of its value.
//!
//! Facts of the [specification](https://smithy.io/2.0/spec/model.html#traits) and of the definitions
//! that Smithy brings, a line a trait.

mod applies_to;
mod aws;
mod more;
mod prelude;
mod protocols;
mod tests_and_rules;
mod value_shape;

pub(super) use applies_to::{AppliesTo, Types};
pub(super) use value_shape::{Key, ValueShape};

use super::value::Fault;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A trait that Smithy defines.
#[derive(Debug)]
pub(super) struct KnownTrait {
    /// The shape ID.
    pub(super) id: &'static str,
    /// What it may be applied to.
    pub(super) applies_to: AppliesTo,
    /// The shape of its value.
    pub(super) value: ValueShape,
    /// A trait that its subject must have too.
    pub(super) needs: Option<&'static str>,
    /// Traits that its subject must not have; itself may be among them.
    pub(super) conflicts: &'static [&'static str],
    /// Whether no more than one member of a structure may have it.
    pub(super) is_exclusive: bool,
    /// Whether published models give it keys that Smithy does not know.
    pub(super) is_extended: bool,
    /// A further rule for its value, once it has its shape.
    pub(super) rule: Option<Rule>,
}

/// A rule for values that have their shape: what is wrong, if anything is.
pub(super) type Rule = fn(&Value) -> Option<Fault>;

/// The tables, one or more for each namespace.
const TABLES: [&[KnownTrait]; 6] = [
    prelude::TRAITS,
    protocols::TRAITS,
    aws::TRAITS,
    tests_and_rules::TRAITS,
    more::TRAITS,
    more::API_GATEWAY,
];

static BY_ID: LazyLock<HashMap<&str, &KnownTrait>> =
    LazyLock::new(|| all().map(|known| (known.id, known)).collect());

/// Returns all of them.
pub(super) fn all() -> impl Iterator<Item = &'static KnownTrait> {
    TABLES.into_iter().flatten()
}

/// Returns the trait of this ID.
pub(super) fn find(id: &str) -> Option<&'static KnownTrait> {
    BY_ID.get(id).copied()
}

/// Returns whether a namespace is Smithy's own, so that it holds no traits but those that are known.
pub(super) fn is_namespace(namespace: &str) -> bool {
    let root = namespace.split('.').next();
    matches!(root, Some("smithy" | "aws"))
}

const fn on(applies_to: AppliesTo, id: &'static str, value: ValueShape) -> KnownTrait {
    KnownTrait {
        id,
        applies_to,
        value,
        needs: None,
        conflicts: &[],
        is_exclusive: false,
        is_extended: false,
        rule: None,
    }
}

impl KnownTrait {
    const fn needs(self, other: &'static str) -> Self {
        Self { needs: Some(other), ..self }
    }

    const fn conflicts(self, others: &'static [&'static str]) -> Self {
        Self { conflicts: others, ..self }
    }

    const fn exclusive(self) -> Self {
        Self { is_exclusive: true, ..self }
    }

    const fn extended(self) -> Self {
        Self { is_extended: true, ..self }
    }

    const fn rule(self, rule: Rule) -> Self {
        Self { rule: Some(rule), ..self }
    }
}
