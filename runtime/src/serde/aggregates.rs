//! Visitors and seeds for values that hold others.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};
use std::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{
    DeserializeSeed, Error as ForeignError, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::deserialize::{Place, SerdeDeserializer};
use super::leaves::TextVisitor;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, Segment};
use crate::schema::{Bindings, Schema, prelude};
use crate::unknown::UnknownMember;

/// A value, wherever it stands.
struct ValueSeed<'v, 'e, T> {
    into: &'v mut T,
    place: Place<'e>,
}

impl<'de, T: ShapeData> DeserializeSeed<'de> for ValueSeed<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let place = self.place;
        let outcome = self.into.read(SerdeDeserializer { format, place });
        outcome.map_err(|error| place.errors.throw(error))
    }
}

/// A value, or null.
pub(super) struct OptionVisitor<'v, 'e, T> {
    pub(super) into: &'v mut Option<T>,
    pub(super) place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for OptionVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<(), E> {
        *self.into = None;
        Ok(())
    }

    fn visit_unit<E: ForeignError>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let into = self.into.insert(T::default());
        let place = self.place;
        ValueSeed { into, place }.deserialize(format)
    }
}

/// An item of a list or map; false if it is null.
struct ItemSeed<'v, 'e, T> {
    into: &'v mut T,
    skip_null: bool,
    place: Place<'e>,
}

impl<'de, T: ShapeData> DeserializeSeed<'de> for ItemSeed<'_, '_, T> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<bool, D::Error> {
        if self.skip_null { format.deserialize_option(self) } else { self.visit_some(format) }
    }
}

impl<'de, T: ShapeData> Visitor<'de> for ItemSeed<'_, '_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an item or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: ForeignError>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<bool, D::Error> {
        let (into, place) = (self.into, self.place);
        ValueSeed { into, place }.deserialize(format)?;
        Ok(true)
    }
}

pub(super) struct ListVisitor<'v, 'e, T> {
    pub(super) into: &'v mut Vec<T>,
    pub(super) skip_null: bool,
    pub(super) place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for ListVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let ListVisitor { into: list, skip_null, place } = self;
        let item_place = place.inner(place.schema().element());
        list.clear();
        loop {
            let mut item = T::default();
            let (into, place) = (&mut item, item_place);
            match items.next_element_seed(ItemSeed { into, skip_null, place }) {
                Ok(Some(true)) => list.push(item),
                Ok(Some(false)) => {}
                Ok(None) => return Ok(()),
                Err(error) => return Err(place.within(error, Segment::Index(list.len()))),
            }
        }
    }
}

pub(super) struct MapVisitor<'v, 'e, T> {
    pub(super) into: &'v mut BTreeMap<String, T>,
    pub(super) skip_null: bool,
    pub(super) place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for MapVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let MapVisitor { into: map, skip_null, place } = self;
        let key_place = place.inner(place.schema().key());
        let value_place = place.inner(place.schema().value());
        map.clear();
        loop {
            let key: String = match entries.next_key() {
                Ok(Some(key)) => key,
                Ok(None) => return Ok(()),
                Err(error) => return Err(place.errors.throw(key_place.catch(error))),
            };
            let mut value = T::default();
            let (into, place) = (&mut value, value_place);
            match entries.next_value_seed(ItemSeed { into, skip_null, place }) {
                Ok(true) => drop(map.insert(key, value)),
                Ok(false) => {}
                Err(error) => return Err(place.within(error, Segment::Key(key))),
            }
        }
    }
}

pub(super) struct StructureVisitor<'v, 'e, T> {
    pub(super) into: &'v mut T,
    pub(super) place: Place<'e>,
}

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a structure")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let schema = self.place.schema();
        let mut expected = 0;
        while let Some(key) = members
            .next_key_seed(KeySeed { schema, expected })
            .map_err(|error| self.place.catch_key(error))?
        {
            let Key::Known(index) = key else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            expected = index + 1;
            let member = schema.member_at(index);
            let place = self.place.present(member);
            let seed = MemberSeed { into: &mut *self.into, index, place };
            if let Err(error) = members.next_value_seed(seed) {
                return Err(place.within(error, Segment::Member(member.name())));
            }
        }
        Ok(())
    }
}

pub(super) struct UnionVisitor<'v, 'e, T> {
    pub(super) into: &'v mut Option<T>,
    pub(super) place: Place<'e>,
}

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a union")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (schema, errors) = (self.place.schema(), self.place.errors);
        let expected = 0;
        while let Some(key) = members
            .next_key_seed(KeySeed { schema, expected })
            .map_err(|error| self.place.catch_key(error))?
        {
            let value = match key {
                Key::Unknown(tag) if tag == "__type" => {
                    members.next_value::<IgnoredAny>()?;
                    None
                }
                Key::Unknown(tag) => {
                    let mut content: Option<Document> = None;
                    // The model cannot say whether it is sensitive.
                    let place =
                        Place { sensitive: true, ..self.place.inner(prelude::DOCUMENT.root()) };
                    let seed = ValueSeed { into: &mut content, place };
                    if let Err(error) = members.next_value_seed(seed) {
                        return Err(place.within(error, Segment::Key(tag)));
                    }
                    content.map(|content| T::unknown(UnknownMember::new(tag, content)))
                }
                Key::Known(index) => {
                    let member = schema.member_at(index);
                    let place = self.place.present(member);
                    match members.next_value_seed(VariantSeed { index, place, union: PhantomData })
                    {
                        Ok(value) => value,
                        Err(error) => {
                            return Err(place.within(error, Segment::Member(member.name())));
                        }
                    }
                }
            };
            if value.is_some() {
                if self.into.is_some() {
                    return Err(errors.throw(Error::ambiguous_union()));
                }
                *self.into = value;
            }
        }
        Ok(())
    }
}

/// The value of a member of a structure; null is none.
struct MemberSeed<'v, 'e, T> {
    into: &'v mut T,
    index: usize,
    place: Place<'e>,
}

impl<'de, T: Structure> DeserializeSeed<'de> for MemberSeed<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        format.deserialize_option(self)
    }
}

impl<'de, T: Structure> Visitor<'de> for MemberSeed<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a member or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: ForeignError>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let place = self.place;
        let deserializer = SerdeDeserializer { format, place };
        let outcome = self.into.deserialize_member(self.index, deserializer);
        outcome.map_err(|error| place.errors.throw(error))
    }
}

/// The value of a member of a union; null is none.
struct VariantSeed<'e, T> {
    index: usize,
    place: Place<'e>,
    union: PhantomData<T>,
}

impl<'de, T: Union> DeserializeSeed<'de> for VariantSeed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Option<T>, D::Error> {
        format.deserialize_option(self)
    }
}

impl<'de, T: Union> Visitor<'de> for VariantSeed<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a member or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: ForeignError>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<Option<T>, D::Error> {
        let place = self.place;
        let deserializer = SerdeDeserializer { format, place };
        match T::deserialize_member(self.index, deserializer) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(place.errors.throw(error)),
        }
    }
}

/// The key of a member.
struct KeySeed {
    schema: &'static Schema,
    expected: usize,
}

enum Key {
    Known(usize),
    Unknown(String),
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Key, D::Error> {
        format.deserialize_str(TextVisitor(|name: &str| {
            match self.schema.index_by_json_name(name, self.expected, Bindings::None) {
                Some(index) => Key::Known(index),
                None => Key::Unknown(name.to_owned()),
            }
        }))
    }
}
