//! Simple values: at their limits, or of what some format might lose or take for something else.

use smithy_shapes::schema::{Member, Schema, ShapeType, TimestampFormat};
use smithy_shapes::{BigDecimal, BigInteger, Document, Number, Timestamp, Value};

use super::{Maker, Text, Times};

/// How deep untyped data nests.
const MAX_NESTING: usize = 4;

/// Pieces of strings.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "Zebra", "0", "-1.5e3", "null", "true", "NaN", " ", "  ", "\t", "\n", "\r", "\r\n", "\"",
    "'", "\\", "/", "\\u0041", "&", "<", ">", "&amp;", "&#65;", "]]>", "<![CDATA[", "<!--", "-->",
    "%41", "+", "=", ";", ",", "~", "\u{1}", "\u{b}", "\u{1f}", "\u{7f}", "\u{80}", "\u{85}",
    "\u{a0}", "é", "ß", "\u{301}", "\u{2028}", "\u{d7ff}", "\u{e000}", "\u{feff}", "\u{fffe}",
    "\u{ffff}", "😀", "\u{10ffff}",
];

impl Maker<'_> {
    /// Returns a value of a shape that has no members.
    pub(super) fn simple(&mut self, member: &'static Member) -> Value {
        match member.target().shape_type() {
            ShapeType::Boolean => Value::Boolean(self.random.once_in(2)),
            ShapeType::Byte => {
                Value::Byte(self.one_of(&[i8::MIN, i8::MAX, 0], |this| this.number() as i8))
            }
            ShapeType::Short => {
                Value::Short(self.one_of(&[i16::MIN, i16::MAX, 0], |this| this.number() as i16))
            }
            ShapeType::Integer => Value::Integer(self.integer(&[i32::MIN, i32::MAX, 0, -1])),
            ShapeType::IntEnum => Value::IntEnum(self.integer(known_numbers(member))),
            ShapeType::Long => Value::Long(self.long()),
            ShapeType::Float => Value::Float(self.float()),
            ShapeType::Double => Value::Double(self.double()),
            ShapeType::BigInteger => Value::BigInteger(self.big_integer()),
            ShapeType::BigDecimal => Value::BigDecimal(self.big_decimal()),
            ShapeType::String => Value::String(self.string()),
            ShapeType::Enum => Value::Enum(self.enum_value(known_texts(member))),
            ShapeType::Blob => Value::Blob(self.bytes().into()),
            ShapeType::Timestamp => Value::Timestamp(self.timestamp(member)),
            ShapeType::Document => Value::Document(self.document(0)),
            other => panic!("{other:?} is not a simple type"),
        }
    }

    /// Returns a number of any size.
    fn number(&mut self) -> u64 {
        let zeros = self.random.below(64);
        self.random.number() >> zeros
    }

    /// One of the limits, or any other.
    fn one_of<T: Copy>(&mut self, limits: &[T], other: fn(&mut Self) -> T) -> T {
        let choice = self.random.below(2 * limits.len() + 1);
        limits.get(choice).copied().unwrap_or_else(|| other(self))
    }

    fn integer(&mut self, limits: &[i32]) -> i32 {
        self.one_of(limits, |this| this.number() as i32)
    }

    fn long(&mut self) -> i64 {
        let limits = [i64::MIN, i64::MAX, 0, 1 << 53, (1 << 53) + 1];
        self.one_of(&limits, |this| this.number().cast_signed())
    }

    fn float(&mut self) -> f32 {
        if !self.extent.digits {
            return f32::from(self.number() as i16) / 4.0;
        }
        let limits = [f32::MIN_POSITIVE, f32::MAX, 1e-45, 0.1, 16_777_216.0];
        let value = match self.random.below(3) {
            0 => self.double() as f32,
            _ => self.one_of(&limits, |this| f32::from_bits(this.random.number() as u32)),
        };
        let allowed = !value.is_nan() || self.extent.nan;
        if allowed { value } else { 1.5 }
    }

    fn double(&mut self) -> f64 {
        if !self.extent.digits {
            return f64::from(self.integer(&[i32::MIN, i32::MAX, 0])) / 4.0;
        }
        let limits = [0.0, -0.0, 1.0, 0.1, -1e300, f64::MIN_POSITIVE, f64::MAX, f64::EPSILON];
        let value = match self.random.below(4) {
            0 => self.long() as f64,
            1 => self.one_of(&[f64::INFINITY, f64::NEG_INFINITY, f64::NAN], |_| f64::INFINITY),
            _ => self.one_of(&limits, |this| f64::from_bits(this.random.number())),
        };
        let allowed = !value.is_nan() || self.extent.nan;
        if allowed { value } else { 1.5 }
    }

    fn big_integer(&mut self) -> BigInteger {
        let factor = u128::from(self.one_of(&[0, 1, u64::MAX], Self::number));
        let sign = if self.random.once_in(2) { "-" } else { "" };
        let text = format!("{sign}{}{:020}", factor * factor, self.number());
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn big_decimal(&mut self) -> BigDecimal {
        let sign = if self.random.once_in(2) { "-" } else { "" };
        let fraction = self.random.of_these(&["", ".0", ".50", ".00000000000000000000000001"]);
        let exponent = self.random.of_these(&["", "e0", "E+999", "e-1000000", "E1"]);
        let whole = self.number();
        let text = match self.extent.decimal_forms {
            true => format!("{sign}{whole}{fraction}{exponent}"),
            false if whole == 0 => format!("{whole}{fraction}"),
            false => format!("{sign}{whole}{fraction}"),
        };
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn bytes(&mut self) -> Vec<u8> {
        let count = self.random.below(20);
        self.random.bytes(count)
    }

    pub(super) fn string(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.random.below(4) {
            match self.random.below(4) {
                0 => text.extend(char::from_u32(self.number() as u32).filter(|&c| c != '\0')),
                _ => text.push_str(self.random.of_these(PIECES)),
            }
        }
        match self.extent.text {
            Text::Any => {}
            Text::Label if text.is_empty() => text.push('x'),
            Text::Label if text.split('/').any(|part| matches!(part, "." | "..")) => {
                text = text.replace('.', "x");
            }
            Text::Label => {}
            Text::Header => text.retain(|c| c == '\t' || !c.is_ascii_control()),
            Text::HostLabel => {
                text.retain(|c| c.is_ascii_alphanumeric());
                text.insert(0, 'x');
            }
        }
        text
    }

    fn enum_value(&mut self, known: &[&str]) -> String {
        if known.is_empty() || self.random.once_in(8) {
            return self.string();
        }
        self.random.of_these(known).to_owned()
    }

    fn timestamp(&mut self, member: &'static Member) -> Timestamp {
        let (first, last) = (Timestamp::MIN.seconds(), Timestamp::MAX.seconds());
        let seconds = match self.random.below(4) {
            0 => i64::from(self.number() as u32),
            1 => self.one_of(&[0, -1, first, last], |this| this.number().cast_signed()),
            _ => self.random.number().cast_signed(),
        };
        let nanos = match self.random.below(4) {
            0 => 0,
            1 => self.one_of(&[1, 999_999_999, 500_000_000], |this| this.number() as u32),
            2 => self.random.below(1_000) as u32 * 1_000_000,
            _ => self.random.number() as u32,
        };
        let step = match self.extent.times {
            Times::Exact => 1,
            Times::Written(format) => match member.timestamp_format().unwrap_or(format) {
                TimestampFormat::HttpDate => 1_000_000_000,
                TimestampFormat::DateTime | TimestampFormat::EpochSeconds => 1_000_000,
            },
        };
        let nanos = nanos % 1_000_000_000 / step * step;
        let in_range = first + seconds.wrapping_sub(first).rem_euclid(last - first + 1);
        Timestamp::new(in_range, nanos).unwrap_or_else(|error| panic!("{in_range}: {error}"))
    }

    /// Untyped data, at the root anything but null: JSON has no way to tell a member that is a
    /// null document from one that is absent.
    fn document(&mut self, depth: usize) -> Document {
        let kinds = if depth < MAX_NESTING { 6 } else { 4 };
        match self.random.below(kinds) {
            0 if depth > 0 => Document::Null,
            0 | 1 => Document::Boolean(self.random.once_in(2)),
            2 => Document::Number(match self.random.below(4) {
                0 => Number::Integer(self.long()),
                1 => Number::Unsigned(u64::MAX - u64::from(self.random.number() as u32)),
                2 if self.extent.big_documents => self.big_number(),
                _ => Number::Float(Some(self.double()).filter(|n| n.is_finite()).unwrap_or(0.5)),
            }),
            3 => Document::String(self.string()),
            4 => {
                let count = self.random.below(3);
                (0..count).map(|_| self.document(depth + 1)).collect::<Vec<_>>().into()
            }
            _ => {
                let count = self.random.below(3);
                (0..count).map(|_| (self.string(), self.document(depth + 1))).collect()
            }
        }
    }

    /// Returns a number that neither 64 bits nor a double hold.
    fn big_number(&mut self) -> Number {
        let text = self.random.of_these(&[
            "18446744073709551616",
            "-9223372036854775809",
            "9007199254740993.5",
            "1e400",
            "-1e-1000000",
        ]);
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// Returns a member of a union that the model does not know.
    pub(super) fn unknown_member(&mut self, schema: &'static Schema) -> Value {
        let new = "brandNew".to_owned();
        let (tag, content) = if self.extent.beyond_xml {
            let is_known = |tag: &str| {
                tag == "__type"
                    || schema.members().iter().any(|m| m.name() == tag || m.json_name() == tag)
            };
            let tag = Some(self.string()).filter(|tag| !is_known(tag));
            (tag.unwrap_or(new), self.document(0))
        } else {
            (new, self.text_document(0))
        };
        Value::Union(tag.into(), Box::new(Value::Document(content)))
    }

    /// Returns what XML and queries read back of what they do not know: text, and more of it by names.
    fn text_document(&mut self, depth: usize) -> Document {
        let (names, may_be_null): (&[&str], _) = match self.extent.query {
            // A dot separates names, and null leaves nothing.
            Some(_) => (&["one", "Two", "drei"], false),
            None => (&["one", "Two", "drei", "a.b-c_d"], depth > 0),
        };
        match self.random.below(3) {
            0 if may_be_null => Document::Null,
            1 if depth < MAX_NESTING => {
                let count = 1 + self.random.below(names.len());
                names[..count].iter().map(|n| (*n, self.text_document(depth + 1))).collect()
            }
            _ => Document::String(self.string()),
        }
    }
}

fn known_texts(member: &'static Member) -> &'static [&'static str] {
    member.target().enum_values().unwrap_or_default()
}

fn known_numbers(member: &'static Member) -> &'static [i32] {
    member.target().int_enum_values().unwrap_or_default()
}
