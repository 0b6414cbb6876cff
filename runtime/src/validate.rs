//! The constraints of a model: <https://smithy.io/2.0/spec/constraint-traits.html>.
//!
//! A `@pattern` is an expression of ECMA 262. One that regex-lite cannot match with that meaning is not
//! checked: look-around, Unicode classes, flags, `\A`, and repetitions that are too big.

mod findings;
mod pattern;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Debug, Display, Formatter};

use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{MAX_DEPTH, OnOneLine, Segment, write_path};
use crate::json;
use crate::number::{BigDecimal, BigInteger, Number};
use crate::redaction::REDACTED;
use crate::schema::{Bound, Member, Trait};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;
use findings::{Findings, Place, Step, quote};

/// All constraints that a value violates: at least one.
///
/// Displays a line for each that was [kept](Violations::MAX_TEXT), and how many more there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations {
    kept: Vec<Violation>,
    omitted: usize,
}

/// One constraint that is violated, and where. Displays as one line.
#[derive(Clone, PartialEq)]
pub struct Violation {
    path: Vec<Segment>,
    constraint: Constraint,
    value: Option<String>,
}

/// What the model requires of a value.
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
        min: Option<Bound>,
        /// The greatest number.
        max: Option<Bound>,
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
    /// Values must not nest deeper than [`MAX_DEPTH`], whatever the model says.
    Depth,
}

impl Violations {
    /// The first violations are kept, up to this many bytes of text together; the others are only
    /// counted. So the sender of a value cannot fill memory or a log with it.
    pub const MAX_TEXT: usize = 64 << 10;

    /// Returns the violations that were kept, in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.kept.iter()
    }

    /// Returns how many more there are.
    pub fn omitted(&self) -> usize {
        self.omitted
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
    /// Returns the path from the root to the value. A map key with more than 60 characters is cut
    /// and ends in `…`.
    pub fn path(&self) -> &[Segment] {
        &self.path
    }

    /// Returns what the model requires.
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// Returns the value as text, shortened if it is long. None for an aggregate or a missing value;
    /// `<redacted>` if the model calls it sensitive.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

impl Display for Violations {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.kept.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            Display::fmt(violation, f)?;
        }
        match self.omitted {
            0 => Ok(()),
            omitted => write!(f, "\nand {omitted} more"),
        }
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

/// Leaves out what the constraint holds, which may be hundreds of values.
impl Debug for Violation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Violation({self})")
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
            Constraint::Enum(values) => write_choice(f, values),
            Constraint::IntEnum(values) => write_choice(f, values),
            Constraint::Union => f.write_str("must be a member that the model knows"),
            Constraint::Depth => write!(f, "must not be nested deeper than {MAX_DEPTH} levels"),
        }
    }
}

/// Lists the possible values: the first ones, if there are many.
fn write_choice<T: Display>(f: &mut Formatter<'_>, values: &[T]) -> fmt::Result {
    const LISTED: usize = 20;
    f.write_str("must be one of ")?;
    for (index, value) in values.iter().take(LISTED).enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        write!(f, "{comma}{}", OnOneLine(&value.to_string()))?;
    }
    match values.len().saturating_sub(LISTED) {
        0 => Ok(()),
        others => write!(f, " and {others} others"),
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
    let mut findings = Findings::default();
    let place = Place::root(member);
    value.write(Validator { findings: &mut findings, place: &place, member });
    findings.verdict()
}

/// Checks one value against the constraints of its member and its shape.
struct Validator<'a> {
    findings: &'a mut Findings,
    place: &'a Place<'a>,
    member: &'static Member,
}

impl Validator<'_> {
    /// Checks a value in this one.
    fn below<T: ShapeData>(&mut self, step: Step<'_>, member: &'static Member, value: &T) {
        let place = self.place.below(step, member);
        if place.is_too_deep() {
            return self.findings.add(&place, Constraint::Depth, || None);
        }
        value.write(Validator { findings: self.findings, place: &place, member });
    }

    /// Reports each constraint for which `violated` returns something to report.
    fn check(
        self,
        value: impl Fn() -> Option<String>,
        violated: impl Fn(&'static Trait) -> Option<Constraint>,
    ) {
        if !self.member.is_constrained() {
            return;
        }
        for constraint in self.member.effective_traits().filter_map(violated) {
            self.findings.add(self.place, constraint, &value);
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

    /// Checks a number, whose text is `shown`. NaN is in no range.
    fn check_number(self, number: impl Fn() -> Number, shown: impl Display) {
        self.check(
            || Some(shown.to_string()),
            |constraint| match constraint {
                Trait::Range { min, max } => {
                    let number = number();
                    let holds = |bound: &Option<Bound>, is_within: fn(Ordering) -> bool| {
                        bound.is_none_or(|bound| bound.compare(&number).is_some_and(is_within))
                    };
                    let is_within = holds(min, Ordering::is_ge) && holds(max, Ordering::is_le);
                    (!is_within).then_some(Constraint::Range { min: *min, max: *max })
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

impl ShapeSerializer for Validator<'_> {
    fn null(self) {}

    fn boolean(self, _: bool) {}

    fn byte(self, value: i8) {
        self.check_number(|| Number::Integer(value.into()), value);
    }

    fn short(self, value: i16) {
        self.check_number(|| Number::Integer(value.into()), value);
    }

    fn integer(self, value: i32) {
        self.check_number(|| Number::Integer(value.into()), value);
    }

    fn long(self, value: i64) {
        self.check_number(|| Number::Integer(value), value);
    }

    fn float(self, value: f32) {
        // Compares the shortest decimal, since bounds are decimals: 0.1 is at most 0.1.
        let double = || value.to_string().parse().unwrap_or(f64::from(value));
        self.check_number(|| Number::Float(double()), format_args!("{value:?}"));
    }

    fn double(self, value: f64) {
        self.check_number(|| Number::Float(value), format_args!("{value:?}"));
    }

    fn big_integer(self, value: &BigInteger) {
        self.check_number(|| value.clone().into(), value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.check_number(|| value.clone().into(), value);
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

    fn list<T: ShapeData>(mut self, items: &[T]) {
        let element = self.member.target().element();
        for (index, item) in items.iter().enumerate() {
            self.below(Step::Index(index), element, item);
        }
        self.check(
            || None,
            |constraint| match constraint {
                Trait::UniqueItems => {
                    // Only equal values have the same JSON.
                    let mut seen = HashSet::new();
                    let repeated =
                        items.iter().any(|item| !seen.insert(json::to_json(element, item)));
                    repeated.then_some(Constraint::UniqueItems)
                }
                _ => too_long_or_short(constraint, items.len()),
            },
        );
    }

    fn map<T: ShapeData>(mut self, entries: &BTreeMap<String, T>) {
        let schema = self.member.target();
        let hides_keys = self.place.is_sensitive() || schema.key().is_sensitive();
        for (key, value) in entries {
            let step = Step::Key(if hides_keys { REDACTED } else { key });
            self.below(step, schema.key(), key);
            self.below(step, schema.value(), value);
        }
        self.check(|| None, |constraint| too_long_or_short(constraint, entries.len()));
    }

    fn structure<T: Structure>(self, value: &T) {
        value.serialize_members(&mut MemberValidator(self));
    }

    fn union<T: Union>(self, value: &T) {
        value.serialize_member(&mut MemberValidator(self));
    }
}

/// Checks the members of the value that the validator is for.
struct MemberValidator<'a>(Validator<'a>);

impl MemberSerializer for MemberValidator<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.0.member.target().member_at(index);
        self.0.below(Step::Member(member.name()), member, value);
    }

    fn absent(&mut self, index: usize) {
        let member = self.0.member.target().member_at(index);
        // Clients fill in a missing token.
        let token = member.is_idempotency_token();
        if member.is_required() && !token {
            let place = self.0.place.below(Step::Member(member.name()), member);
            self.0.findings.add(&place, Constraint::Required, || None);
        }
    }

    fn unknown(&mut self, member: &UnknownMember) {
        let tag = || Some(quote(member.tag()));
        self.0.findings.add(self.0.place, Constraint::Union, tag);
    }
}
