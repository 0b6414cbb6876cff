//! Lists, maps, structures and unions; each simple value is left to its own file.

use std::collections::{BTreeMap, HashSet};

use super::Maker;
use crate::blob::Blob;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::{self, ShapeDeserializer};
use crate::document::Document;
use crate::error::Error;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, ShapeType};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// How many items a list or map has at most, beyond those that it must have.
const ITEMS: usize = 4;

/// Simple values.
macro_rules! simple {
    ($($method:ident -> $type:ty: $make:ident;)*) => {$(
        fn $method(mut self) -> Result<$type, Error> {
            Ok(self.$make())
        }
    )*};
}

impl ShapeDeserializer for Maker<'_, '_> {
    simple! {
        boolean -> bool: make_boolean;
        byte -> i8: make_whole;
        short -> i16: make_whole;
        integer -> i32: make_integer;
        long -> i64: make_whole;
        float -> f32: make_float;
        double -> f64: make_double;
        big_integer -> BigInteger: make_big_integer;
        string -> String: make_text;
        blob -> Blob: make_blob;
        timestamp -> Timestamp: make_timestamp;
        document -> Document: make_document;
    }

    fn big_decimal(mut self) -> Result<BigDecimal, Error> {
        self.make_big_decimal()
    }

    fn enumeration<T: Enum>(mut self) -> Result<T, Error> {
        Ok(T::from_wire(&self.make_text()))
    }

    fn list<T: ShapeData>(mut self, into: &mut Vec<T>) -> Result<(), Error> {
        into.clear();
        let element = self.member.target().element();
        let is_unique = self.member.has_unique_items();
        let mut seen = HashSet::new();
        for _ in 0..self.count() {
            let item: T = deserializer::read(self.below(element))?;
            if !is_unique || seen.insert(crate::json::to_json(element, &item)) {
                into.push(item);
            }
        }
        Ok(())
    }

    fn map<T: ShapeData>(mut self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        into.clear();
        let schema = self.member.target();
        for _ in 0..self.count() {
            let key = self.below(schema.key()).make_text();
            into.insert(key, deserializer::read(self.below(schema.value()))?);
        }
        Ok(())
    }

    fn structure<T: Structure>(mut self, into: &mut T) -> Result<(), Error> {
        for (index, member) in self.member.target().members().iter().enumerate() {
            into.deserialize_member(index, self.below(member))?;
        }
        Ok(())
    }

    fn union<T: Union>(mut self) -> Result<T, Error> {
        let members = self.member.target().members();
        let index = match self.is_at_its_end() {
            false => self.up_to(members.len().saturating_sub(1)),
            true => plainest(members),
        };
        match members.get(index) {
            Some(member) if !self.is_beyond_its_end() => {
                T::deserialize_member(index, self.below(member))
            }
            _ => Ok(T::unknown(UnknownMember::new("unknown", true.into()))),
        }
    }

    fn optional<T: ShapeData>(mut self, into: &mut Option<T>) -> Result<(), Error> {
        let is_set = match self.member.is_required() {
            true => !self.is_beyond_its_end(),
            false => !self.is_at_its_end() && self.up_to(1) == 1,
        };
        *into = match is_set {
            true => Some(deserializer::read(self)?),
            false => None,
        };
        Ok(())
    }
}

impl Maker<'_, '_> {
    /// Decides how many items or entries to make.
    fn count(&mut self) -> usize {
        if self.is_beyond_its_end() {
            return 0;
        }
        let usual = if self.is_at_its_end() { 0 } else { ITEMS };
        self.length(usual).min(*self.left)
    }
}

/// Returns the index of a member that ends recursion soon: one that has no others in it, or may be empty.
fn plainest(members: &'static [Member]) -> usize {
    let rank = |target: &'static Schema| match target.shape_type() {
        ShapeType::Union => 3,
        ShapeType::Structure if !target.members().is_empty() => 2,
        ShapeType::List | ShapeType::Map => 1,
        _ => 0,
    };
    let ranks = members.iter().map(|member| rank(member.target())).enumerate();
    ranks.min_by_key(|(_, rank)| *rank).map_or(0, |(index, _)| index)
}
