//! What a validator finds, and where.

use super::{Constraint, Violation, Violations};
use crate::error::{MAX_DEPTH, Segment};
use crate::redaction::REDACTED;
use crate::schema::Member;

/// The violations so far.
#[derive(Default)]
pub(super) struct Findings {
    kept: Vec<Violation>,
    /// How many bytes of text they have.
    text: usize,
    omitted: usize,
}

impl Findings {
    pub(super) fn verdict(self) -> Result<(), Violations> {
        let Findings { kept, omitted, .. } = self;
        if kept.is_empty() { Ok(()) } else { Err(Violations { kept, omitted }) }
    }

    pub(super) fn add(
        &mut self,
        place: &Place<'_>,
        constraint: Constraint,
        value: impl FnOnce() -> Option<String>,
    ) {
        if self.omitted > 0 {
            self.omitted += 1;
            return;
        }
        let value = value().map(|value| if place.sensitive { REDACTED.to_owned() } else { value });
        let violation = Violation { path: place.path(), constraint, value };
        self.text += violation.to_string().len();
        if self.text <= Violations::MAX_TEXT || self.kept.is_empty() {
            self.kept.push(violation);
        } else {
            self.omitted += 1;
        }
    }
}

/// The place of the value that is being checked. It becomes the path of a [`Violation`] only if there
/// is one, so values without violations cost no memory.
pub(super) struct Place<'a> {
    /// The place of the value around this one, and the step from there.
    way: Option<(&'a Place<'a>, Step<'a>)>,
    depth: usize,
    /// Whether this value, or one around it, must not be shown.
    sensitive: bool,
}

/// A [`Segment`] that borrows.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Member(&'static str),
    Index(usize),
    Key(&'a str),
}

impl<'a> Place<'a> {
    /// Returns the place of a value that is not inside another.
    pub(super) fn root(member: &'static Member) -> Place<'static> {
        Place { way: None, depth: 0, sensitive: member.is_sensitive() }
    }

    pub(super) fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// Returns the place of the value inside this one that belongs to `member`.
    pub(super) fn below(&'a self, step: Step<'a>, member: &'static Member) -> Place<'a> {
        let sensitive = self.sensitive || member.is_sensitive();
        Place { way: Some((self, step)), depth: self.depth + 1, sensitive }
    }

    /// Returns whether it is nested deeper than readers go.
    pub(super) fn is_too_deep(&self) -> bool {
        self.depth > MAX_DEPTH
    }

    fn path(&self) -> Vec<Segment> {
        let ways = std::iter::successors(self.way, |(outer, _)| outer.way);
        let mut path: Vec<_> = ways.map(|(_, step)| step.into()).collect();
        path.reverse();
        path
    }
}

impl From<Step<'_>> for Segment {
    fn from(step: Step<'_>) -> Segment {
        match step {
            Step::Member(name) => Segment::Member(name),
            Step::Index(index) => Segment::Index(index),
            Step::Key(key) => match beginning(key) {
                Some(beginning) => Segment::Key(format!("{beginning}…")),
                None => Segment::Key(key.to_owned()),
            },
        }
    }
}

/// Returns the text in quotes: its first characters if it is long.
pub(super) fn quote(text: &str) -> String {
    match beginning(text) {
        Some(beginning) => format!("{beginning:?}…"),
        None => format!("{text:?}"),
    }
}

/// Returns the first characters of a text that is too long to be shown.
fn beginning(text: &str) -> Option<&str> {
    const SHOWN: usize = 60;
    text.char_indices().nth(SHOWN).map(|(end, _)| &text[..end])
}
