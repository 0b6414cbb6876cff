//! The constraints of a model: <https://smithy.io/2.0/spec/constraint-traits.html>.
//!
//! A `@pattern` is an expression of ECMA 262. One that regex-lite cannot match with that meaning is not
//! checked: look-around, Unicode classes, flags, `\A`, and repetitions that are too big.

mod pattern;

use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Display, Formatter};

use crate::blob::Blob;
use crate::debug::REDACTED;
use crate::document::Document;
use crate::error::{OnOneLine, Segment, write_path};
use crate::json;
use crate::number::{BigDecimal, BigInteger, Number};
use crate::schema::{Member, Schema, Trait};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::{ShapeData, Structure, Union};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// All constraints that a value violates: at least one.
///
/// Displays a line for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations(Vec<Violation>);

/// One constraint that is violated, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    path: Vec<Segment>,
    constraint: Constraint,
    value: Option<String>,
}

/// What the model demands of a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `@required`: the member must be set.
    Required,
    /// `@length`: characters of a string, bytes of a blob, items of a list, entries of a map.
    Length {
        /// At least this many.
        min: Option<u64>,
        /// At most this many.
        max: Option<u64>,
        /// How many there are.
        actual: u64,
    },
    /// `@range`: both bounds included.
    Range {
        /// The least number.
        min: Option<Number>,
        /// The greatest number.
        max: Option<Number>,
    },
    /// `@pattern`: this regular expression must match.
    Pattern(&'static str),
    /// `@uniqueItems`: an item must not equal one before it.
    UniqueItems,
    /// The value must be one of these.
    Enum(&'static [&'static str]),
    /// The value must be one of these.
    IntEnum(&'static [i32]),
    /// The member of a union must be one that the model knows.
    Union,
}

impl Violations {
    /// The violations, in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Violation {
    /// The way from the root to the value.
    pub fn path(&self) -> &[Segment] {
        &self.path
    }

    /// What the model demands.
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// The value as text, shortened if it is long. None for an aggregate, or a missing value;
    /// `<redacted>` where the model calls it sensitive.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

impl Display for Violations {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl Display for Violation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str("/")?;
        }
        write_path(f, self.path.iter())?;
        write!(f, ": {}", self.constraint)?;
        match &self.value {
            Some(value) => write!(f, "; it is {value}"),
            None => Ok(()),
        }
    }
}

impl Display for Constraint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Required => f.write_str("must be set"),
            Constraint::Length { min, max, actual } => {
                f.write_str("must have a length of ")?;
                write_bounds(f, min.as_ref(), max.as_ref())?;
                write!(f, " but has {actual}")
            }
            Constraint::Range { min, max } => {
                f.write_str("must be ")?;
                write_bounds(f, min.as_ref(), max.as_ref())
            }
            Constraint::Pattern(pattern) => write!(f, "must match {}", OnOneLine(pattern)),
            Constraint::UniqueItems => f.write_str("must not repeat an item"),
            Constraint::Enum(values) => write!(f, "must be one of {}", values.join(", ")),
            Constraint::IntEnum(values) => write!(f, "must be one of {values:?}"),
            Constraint::Union => f.write_str("must be a member that the model knows"),
        }
    }
}

fn write_bounds<T: Display>(
    f: &mut Formatter<'_>,
    min: Option<&T>,
    max: Option<&T>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) => write!(f, "{min} to {max}"),
        (Some(min), None) => write!(f, "at least {min}"),
        (None, Some(max)) => write!(f, "at most {max}"),
        (None, None) => f.write_str("any size"),
    }
}

pub(crate) fn validate<T: ShapeData>(member: &'static Member, value: &T) -> Result<(), Violations> {
    let mut findings = Findings { sensitive: member.is_sensitive(), ..Findings::default() };
    value.write(Validator { findings: &mut findings, member });
    if findings.violations.is_empty() { Ok(()) } else { Err(Violations(findings.violations)) }
}

/// The violations so far, and the way to the value that is being checked.
#[derive(Default)]
struct Findings {
    path: Vec<Segment>,
    /// Whether that value, or one that it is in, must not be shown.
    sensitive: bool,
    violations: Vec<Violation>,
}

impl Findings {
    fn add(&mut self, constraint: Constraint, value: Option<String>) {
        let value = match value {
            Some(_) if self.sensitive => Some(REDACTED.to_owned()),
            value => value,
        };
        self.violations.push(Violation { path: self.path.clone(), constraint, value });
    }

    fn below<T: ShapeData>(&mut self, segment: Segment, member: &'static Member, value: &T) {
        let outer = self.sensitive;
        self.sensitive |= member.is_sensitive();
        self.path.push(segment);
        value.write(Validator { findings: self, member });
        self.path.pop();
        self.sensitive = outer;
    }
}

/// Checks one value against the constraints of its member and its shape.
struct Validator<'a> {
    findings: &'a mut Findings,
    member: &'static Member,
}

impl Validator<'_> {
    /// Reports each constraint for which `violated` answers with what to report.
    fn check(
        self,
        value: impl Fn() -> Option<String>,
        violated: impl Fn(&'static Trait) -> Option<Constraint>,
    ) {
        if !self.member.is_constrained() {
            return;
        }
        for constraint in self.member.effective_traits().filter_map(violated) {
            self.findings.add(constraint, value());
        }
    }

    fn check_text(self, text: &str) {
        self.check(
            || Some(quote(text)),
            |constraint| match constraint {
                Trait::Length { .. } => too_long_or_short(constraint, text.chars().count()),
                Trait::Pattern(pattern) if !pattern::matches(pattern, text) => {
                    Some(Constraint::Pattern(pattern))
                }
                Trait::EnumValues(values) if !values.contains(&text) => {
                    Some(Constraint::Enum(values))
                }
                _ => None,
            },
        );
    }

    /// Checks a number, or the nearest double of a big one, whose text is `shown`.
    fn check_number(self, number: Number, shown: impl Display) {
        self.check(
            || Some(shown.to_string()),
            |constraint| match constraint {
                Trait::Range { min, max } => {
                    let below = min.is_some_and(|min| is_less(number, min));
                    let above = max.is_some_and(|max| is_less(max, number));
                    (below || above).then_some(Constraint::Range { min: *min, max: *max })
                }
                _ => None,
            },
        );
    }
}

fn too_long_or_short(constraint: &Trait, length: usize) -> Option<Constraint> {
    let Trait::Length { min, max } = *constraint else {
        return None;
    };
    let actual = length as u64;
    let violated = min.is_some_and(|min| actual < min) || max.is_some_and(|max| actual > max);
    violated.then_some(Constraint::Length { min, max, actual })
}

/// Compares exactly, also a whole number with a double. A NaN is less than nothing.
fn is_less(a: Number, b: Number) -> bool {
    let whole = |n| match n {
        Number::Integer(n) => Some(i128::from(n)),
        Number::Unsigned(n) => Some(i128::from(n)),
        Number::Float(_) => None,
    };
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a < b,
        // Casts of doubles beyond the range end at its end.
        (Some(a), None) => !b.as_f64().is_nan() && a < b.as_f64().ceil() as i128,
        (None, Some(b)) => !a.as_f64().is_nan() && (a.as_f64().floor() as i128) < b,
        (None, None) => a.as_f64() < b.as_f64(),
    }
}

/// The text in quotes, its first characters if it is long.
fn quote(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

impl ShapeSerializer for Validator<'_> {
    fn null(self) {}

    fn boolean(self, _: bool) {}

    fn byte(self, value: i8) {
        self.check_number(Number::Integer(value.into()), value);
    }

    fn short(self, value: i16) {
        self.check_number(Number::Integer(value.into()), value);
    }

    fn integer(self, value: i32) {
        self.check_number(Number::Integer(value.into()), value);
    }

    fn long(self, value: i64) {
        self.check_number(Number::Integer(value), value);
    }

    fn float(self, value: f32) {
        // By its shortest decimal, as bounds are decimals: 0.1 is at most 0.1.
        let double = value.to_string().parse().unwrap_or(f64::from(value));
        self.check_number(Number::Float(double), format_args!("{value:?}"));
    }

    fn double(self, value: f64) {
        self.check_number(Number::Float(value), format_args!("{value:?}"));
    }

    fn big_integer(self, value: &BigInteger) {
        self.check_number(Number::from_json(value.as_str()), value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.check_number(Number::from_json(value.as_str()), value);
    }

    fn string(self, value: &str) {
        self.check_text(value);
    }

    fn enumeration(self, value: &str) {
        self.check_text(value);
    }

    fn int_enumeration(self, value: i32) {
        self.check(
            || Some(value.to_string()),
            |constraint| match constraint {
                Trait::IntEnumValues(values) if !values.contains(&value) => {
                    Some(Constraint::IntEnum(values))
                }
                _ => None,
            },
        );
    }

    fn blob(self, value: &Blob) {
        self.check(|| None, |constraint| too_long_or_short(constraint, value.len()));
    }

    fn timestamp(self, _: Timestamp) {}

    fn document(self, _: &Document) {}

    fn list<T: ShapeData>(self, items: &[T]) {
        let Validator { findings, member } = self;
        let element = member.target().element();
        for (index, item) in items.iter().enumerate() {
            findings.below(Segment::Index(index), element, item);
        }
        Validator { findings, member }.check(
            || None,
            |constraint| match constraint {
                Trait::UniqueItems => {
                    // Equal values, and only they, have the same JSON.
                    let mut seen = HashSet::new();
                    let repeated =
                        items.iter().any(|item| !seen.insert(json::to_json(element, item)));
                    repeated.then_some(Constraint::UniqueItems)
                }
                _ => too_long_or_short(constraint, items.len()),
            },
        );
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let Validator { findings, member } = self;
        let schema = member.target();
        for (key, value) in entries {
            let segment = Segment::Key(if findings.sensitive || schema.key().is_sensitive() {
                REDACTED.to_owned()
            } else {
                key.clone()
            });
            findings.below(segment.clone(), schema.key(), key);
            findings.below(segment, schema.value(), value);
        }
        Validator { findings, member }
            .check(|| None, |constraint| too_long_or_short(constraint, entries.len()));
    }

    fn structure<T: Structure>(self, value: &T) {
        value.serialize_members(&mut MemberValidator {
            schema: self.member.target(),
            findings: self.findings,
        });
    }

    fn union<T: Union>(self, value: &T) {
        value.serialize_member(&mut MemberValidator {
            schema: self.member.target(),
            findings: self.findings,
        });
    }
}

struct MemberValidator<'a> {
    schema: &'static Schema,
    findings: &'a mut Findings,
}

impl MemberSerializer for MemberValidator<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.findings.below(Segment::Member(member.name()), member, value);
    }

    fn absent(&mut self, index: usize) {
        let member = self.schema.member_at(index);
        // Clients fill in a missing token.
        let token = member.traits().contains(&Trait::IdempotencyToken);
        if member.is_required() && !token {
            self.findings.path.push(Segment::Member(member.name()));
            self.findings.add(Constraint::Required, None);
            self.findings.path.pop();
        }
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.findings.add(Constraint::Union, Some(quote(member.tag())));
    }
}
