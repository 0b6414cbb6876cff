//! Smithy's traits, as far as the generator knows them.
//!
//! Each trait is one entry of [`table`](self::table): how to read it, what the runtime calls it, what a
//! change of it means, and whether botocore's descriptions say it. Lowering reads traits into values
//! of type [`Trait`]; emitters print these, and `diff` compares them. What `import` keeps of a model is
//! what is in the table.
//!
//! Where a trait may be applied, and which values are valid, is in `validate`: by the time that a
//! trait is read here, it is valid.

mod info;
mod table;
mod value;

pub(crate) use info::{Effect, InBotocore, Property, TraitInfo};
pub(crate) use value::{Absent, Argument, Value};

use crate::model::Traits;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A trait that the runtime has, of a shape or a member.
#[derive(Debug, Clone)]
pub struct Trait<'m> {
    /// What is known of such traits.
    pub(crate) info: &'static TraitInfo,
    /// What the runtime calls it: a variant of its `Trait`, or a function that makes one.
    pub(crate) name: &'static str,
    /// Its value.
    pub(crate) value: Value<'m>,
}

impl<'m> Trait<'m> {
    /// Reads a trait. None if the runtime does not have it, or if this value of it says nothing.
    pub(crate) fn read(id: &str, json: &'m Json) -> Option<Self> {
        let info = find(id)?;
        let (name, form) = info.at_run_time?;
        Some(Trait { info, name, value: form.read(json)? })
    }

    /// Reads all traits of a shape or a member that the runtime has. They are ordered by ID.
    pub(crate) fn read_all(traits: &'m Traits) -> Vec<Self> {
        traits.iter().filter_map(|(id, json)| Trait::read(id.as_str(), json)).collect()
    }

    /// Returns the default of a member, for servers.
    pub(crate) fn default_of(json: &Json) -> Self {
        let text = Argument::Text(Cow::Owned(json.to_string()));
        Trait { info: &table::DEFAULT, name: "Default", value: Value::Argument(text) }
    }

    /// Returns the values of an enum.
    pub(crate) fn enum_values(values: Vec<&'m str>) -> Self {
        let value = Value::Argument(Argument::Texts(values));
        Trait { info: &table::ENUM_VALUE, name: "EnumValues", value }
    }

    /// Returns the values of an intEnum.
    pub(crate) fn int_enum_values(values: Vec<i64>) -> Self {
        let value = Value::Argument(Argument::Integers(values));
        Trait { info: &table::ENUM_VALUE, name: "IntEnumValues", value }
    }
}

/// Returns all traits that the generator knows.
pub(crate) fn all() -> impl Iterator<Item = &'static TraitInfo> {
    table::TRAITS.iter().chain([&table::DEFAULT, &table::ENUM_VALUE])
}

/// Returns the trait of this ID.
pub(crate) fn find(id: &str) -> Option<&'static TraitInfo> {
    static BY_ID: LazyLock<HashMap<&str, &TraitInfo>> =
        LazyLock::new(|| all().map(|info| (info.id, info)).collect());
    BY_ID.get(id).copied()
}

#[cfg(test)]
mod tests;
