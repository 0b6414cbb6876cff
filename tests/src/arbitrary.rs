//! Values of any shape, out of random bytes: a deserializer whose input is no document.
//!
//! Bytes that have run out read as zeros, which stand for the plainest choice everywhere.

use std::collections::BTreeMap;

use arbitrary::Unstructured;
use smithy_shapes::deserializer::ShapeDeserializer;
use smithy_shapes::schema::{Member, Schema, ShapeType, Trait};
use smithy_shapes::shape::{Enum, Shape, ShapeData, Structure, Union};
use smithy_shapes::{
    BigDecimal, BigInteger, Blob, Document, Error, ErrorKind, Number, Timestamp, UnknownMember,
};

/// What a value may hold: not every format can write everything.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// NaN, which does not equal itself.
    pub nan: bool,
    /// Floats and doubles of any digits; else of so few that no reader needs care to read them.
    pub digits: bool,
    /// Timestamps exact to the nanosecond; else to the millisecond, which fits a double.
    pub nanoseconds: bool,
    /// Big decimals with exponents, or below zero though they are zero; else as digits, which stay
    /// as they are where a format has the number only.
    pub decimal_forms: bool,
    /// What XML cannot tell apart: an empty flattened list from none, unknown data from text.
    pub beyond_xml: bool,
}

impl Extent {
    /// Everything that equals itself.
    pub const WIDE: Extent = Extent {
        nan: false,
        digits: true,
        nanoseconds: true,
        decimal_forms: true,
        beyond_xml: true,
    };

    /// What CBOR holds: a timestamp is a double.
    pub const CBOR: Extent = Extent { nanoseconds: false, decimal_forms: false, ..Extent::WIDE };

    /// What XML holds.
    pub const XML: Extent = Extent { beyond_xml: false, ..Extent::WIDE };
}

/// The value that these bytes make.
pub fn arbitrary<T: Shape>(bytes: &[u8], extent: Extent) -> T {
    let mut source = Source { bytes: Unstructured::new(bytes), extent };
    let mut value = T::default();
    let place = Place { source: &mut source, member: T::SCHEMA.root(), depth: 0 };
    value.read(place).unwrap_or_else(|error| panic!("{}: {error}", T::SCHEMA.id()));
    value
}

const MAX_DEPTH: usize = 4;

/// Pieces of strings: what some format might lose or take for something else.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "Zebra", "0", "-1.5e3", "null", "true", "NaN", " ", "  ", "\t", "\n", "\r", "\r\n", "\"",
    "'", "\\", "/", "\\u0041", "&", "<", ">", "&amp;", "&#65;", "]]>", "<![CDATA[", "<!--", "-->",
    "%41", "+", "=", ";", "~", "\u{1}", "\u{b}", "\u{1f}", "\u{7f}", "\u{80}", "\u{85}", "\u{a0}",
    "é", "ß", "\u{301}", "\u{2028}", "\u{d7ff}", "\u{e000}", "\u{feff}", "\u{fffe}", "\u{ffff}",
    "😀", "\u{10ffff}",
];

struct Source<'u> {
    bytes: Unstructured<'u>,
    extent: Extent,
}

impl Source<'_> {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.bytes.choose_index(end).unwrap_or(0)
    }

    fn number<T: for<'a> arbitrary::Arbitrary<'a> + Default>(&mut self) -> T {
        self.bytes.arbitrary().unwrap_or_default()
    }

    /// One of the limits, or any number.
    fn number_of<T>(&mut self, limits: &[T]) -> T
    where
        T: for<'a> arbitrary::Arbitrary<'a> + Default + Copy,
    {
        let choice = self.below(2 * limits.len());
        limits.get(choice).copied().unwrap_or_else(|| self.number())
    }

    fn real(&mut self) -> f64 {
        if !self.extent.digits {
            return f64::from(self.number_of(&[i32::MIN, i32::MAX, 0])) / 4.0;
        }
        let limits = [0.0, -0.0, 1.0, 0.1, -1e300, f64::MIN_POSITIVE, f64::MAX, f64::EPSILON];
        match self.below(4) {
            0 => self.number_of::<i64>(&[i64::MIN, i64::MAX]) as f64,
            1 => self.number_of(&[f64::INFINITY, f64::NEG_INFINITY, f64::NAN]),
            _ => self.number_of(&limits),
        }
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(4) {
            match self.below(4) {
                0 => text.extend(Some(self.number::<char>()).filter(|&c| c != '\0')),
                _ => text.push_str(PIECES[self.below(PIECES.len())]),
            }
        }
        text
    }

    /// Untyped data, at the root anything but null: JSON has no way to tell a member that is a
    /// null document from one that is absent.
    fn document(&mut self, depth: usize) -> Document {
        let kinds = if depth < MAX_DEPTH { 6 } else { 4 };
        match self.below(kinds) {
            0 if depth > 0 => Document::Null,
            0 | 1 => Document::Boolean(self.number()),
            2 => Document::Number(match self.below(3) {
                0 => Number::Integer(self.number_of(&[i64::MIN, i64::MAX, 0])),
                1 => Number::Unsigned(u64::MAX - u64::from(self.number::<u32>())),
                _ => Number::Float(Some(self.real()).filter(|n| n.is_finite()).unwrap_or(0.5)),
            }),
            3 => Document::String(self.string()),
            4 => (0..self.below(3)).map(|_| self.document(depth + 1)).collect::<Vec<_>>().into(),
            _ => (0..self.below(3)).map(|_| (self.string(), self.document(depth + 1))).collect(),
        }
    }

    /// What XML reads back of elements that it does not know: text, and elements by their names.
    fn text_document(&mut self, depth: usize) -> Document {
        match self.below(3) {
            0 if depth > 0 => Document::Null,
            1 if depth < MAX_DEPTH => {
                let names = ["one", "Two", "drei", "a.b-c_d"];
                let count = 1 + self.below(names.len());
                names[..count].iter().map(|n| (*n, self.text_document(depth + 1))).collect()
            }
            _ => Document::String(self.string()),
        }
    }
}

/// Where a value is made.
struct Place<'s, 'u> {
    source: &'s mut Source<'u>,
    member: &'static Member,
    depth: usize,
}

impl<'u> Place<'_, 'u> {
    fn inner(&mut self, member: &'static Member) -> Place<'_, 'u> {
        Place { source: self.source, member, depth: self.depth + 1 }
    }

    /// How many items a list or map has.
    fn count(&mut self) -> usize {
        let least = usize::from(self.member.is_xml_flattened() && !self.source.extent.beyond_xml);
        match self.depth {
            0..MAX_DEPTH => least.max(self.source.below(4)),
            _ => least,
        }
    }

    fn trait_of<T>(&self, pick: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        self.member.effective_traits().find_map(pick)
    }

    fn unknown_member(&mut self, schema: &'static Schema) -> UnknownMember {
        if !self.source.extent.beyond_xml {
            return UnknownMember::new("brandNew", self.source.text_document(0));
        }
        let known =
            |tag: &str| schema.members().iter().any(|m| m.name() == tag || m.json_name() == tag);
        let tag = Some(self.source.string()).filter(|tag| !known(tag) && tag != "__type");
        UnknownMember::new(tag.unwrap_or("brandNew".to_owned()), self.source.document(0))
    }
}

impl ShapeDeserializer for Place<'_, '_> {
    fn boolean(self) -> Result<bool, Error> {
        Ok(self.source.number())
    }

    fn byte(self) -> Result<i8, Error> {
        Ok(self.source.number_of(&[i8::MIN, i8::MAX, 0]))
    }

    fn short(self) -> Result<i16, Error> {
        Ok(self.source.number_of(&[i16::MIN, i16::MAX, 0]))
    }

    fn integer(self) -> Result<i32, Error> {
        let known = self.trait_of(|t| match t {
            Trait::IntEnumValues(values) => Some(*values),
            _ => None,
        });
        Ok(self.source.number_of(known.unwrap_or(&[i32::MIN, i32::MAX, 0, -1])))
    }

    fn long(self) -> Result<i64, Error> {
        Ok(self.source.number_of(&[i64::MIN, i64::MAX, 0, 1 << 53, (1 << 53) + 1]))
    }

    fn float(self) -> Result<f32, Error> {
        if !self.source.extent.digits {
            return Ok(f32::from(self.source.number::<i16>()) / 4.0);
        }
        let limits = [f32::MIN_POSITIVE, f32::MAX, 1e-45, 0.1, 16_777_216.0];
        let value = match self.source.below(3) {
            0 => self.source.real() as f32,
            _ => self.source.number_of(&limits),
        };
        let allowed = !value.is_nan() || self.source.extent.nan;
        Ok(if allowed { value } else { 1.5 })
    }

    fn double(self) -> Result<f64, Error> {
        let value = self.source.real();
        let allowed = !value.is_nan() || self.source.extent.nan;
        Ok(if allowed { value } else { 1.5 })
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        let factor = u128::from(self.source.number_of(&[0, 1, u64::MAX]));
        let sign = if self.source.number() { "-" } else { "" };
        format!("{sign}{}{:020}", factor * factor, self.source.number::<u64>()).parse()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        let sign = if self.source.number() { "-" } else { "" };
        let fraction = ["", ".0", ".50", ".00000000000000000000000001"];
        let fraction = fraction[self.source.below(fraction.len())];
        let exponent = ["", "e0", "E+999", "e-1000000", "E1"];
        let exponent = exponent[self.source.below(exponent.len())];
        let whole = self.source.number::<u64>();
        if self.source.extent.decimal_forms {
            return format!("{sign}{whole}{fraction}{exponent}").parse();
        }
        let sign = if whole == 0 { "" } else { sign };
        format!("{sign}{whole}{fraction}").parse()
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.source.string())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        let known = self.trait_of(|t| match t {
            Trait::EnumValues(values) => Some(*values),
            _ => None,
        });
        let known = known.ok_or_else(|| Error::new(ErrorKind::Type, "an enum without values"))?;
        match self.source.below(8) {
            7 => Ok(T::from_wire(&self.source.string())),
            _ => Ok(T::from_wire(known[self.source.below(known.len())])),
        }
    }

    fn blob(self) -> Result<Blob, Error> {
        let count = self.source.below(20);
        Ok((0..count).map(|_| self.source.number::<u8>()).collect::<Vec<_>>().into())
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        let (first, last) = (Timestamp::MIN.seconds(), Timestamp::MAX.seconds());
        let seconds = match self.source.below(4) {
            0 => i64::from(self.source.number::<u32>()),
            1 => self.source.number_of(&[0, -1, first, last]),
            _ => self.source.number::<i64>(),
        };
        let nanos = match self.source.below(4) {
            0 => 0,
            1 => self.source.number_of(&[1, 999_999_999, 500_000_000]),
            2 => self.source.number::<u32>() % 1_000 * 1_000_000,
            _ => self.source.number::<u32>(),
        };
        let nanos =
            if self.source.extent.nanoseconds { nanos } else { nanos / 1_000_000 * 1_000_000 };
        let in_range = first + (seconds - first).rem_euclid(last - first + 1);
        Timestamp::new(in_range, nanos % 1_000_000_000)
    }

    fn document(self) -> Result<Document, Error> {
        Ok(self.source.document(0))
    }

    fn list<T: ShapeData>(mut self, into: &mut Vec<T>) -> Result<(), Error> {
        let element = self.member.target().element();
        into.clear();
        for _ in 0..self.count() {
            let mut item = T::default();
            item.read(self.inner(element))?;
            into.push(item);
        }
        Ok(())
    }

    fn map<T: ShapeData>(mut self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let member = self.member.target().value();
        into.clear();
        for _ in 0..self.count() {
            let key = self.source.string();
            let mut value = T::default();
            value.read(self.inner(member))?;
            into.insert(key, value);
        }
        Ok(())
    }

    fn structure<T: Structure>(mut self, into: &mut T) -> Result<(), Error> {
        for (index, member) in self.member.target().members().iter().enumerate() {
            into.deserialize_member(index, self.inner(member))?;
        }
        Ok(())
    }

    fn union<T: Union>(mut self) -> Result<T, Error> {
        let schema = self.member.target();
        let known = if self.depth < MAX_DEPTH { schema.members().len() } else { 0 };
        let index = self.source.below(known + 1);
        match schema.members().get(index).filter(|_| index < known) {
            Some(member) => T::deserialize_member(index, self.inner(member)),
            None => Ok(T::unknown(self.unknown_member(schema))),
        }
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        let is_leaf = !matches!(
            self.member.target().shape_type(),
            ShapeType::List | ShapeType::Map | ShapeType::Structure | ShapeType::Union
        );
        let may_be_set = is_leaf || self.depth < MAX_DEPTH;
        if self.source.below(4) == 0 || !may_be_set {
            *into = None;
            return Ok(());
        }
        into.insert(T::default()).read(self)
    }
}
