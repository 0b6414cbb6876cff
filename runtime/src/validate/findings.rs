//! What a validator finds, and where it stands.

use super::{Constraint, Violation, Violations};
use crate::error::{MAX_DEPTH, Segment};
use crate::redaction::REDACTED;
use crate::schema::Member;

/// The violations so far.
#[derive(Default)]
pub(super) struct Findings {
    kept: Vec<Violation>,
    /// How many bytes of text these have.
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

/// Where the value stands that is being checked. It is a [`Violation`]'s path only where there is
/// one: so values without any cost no memory.
pub(super) struct Place<'a> {
    /// The place of what the value is in, and the way from there.
    way: Option<(&'a Place<'a>, Step<'a>)>,
    depth: usize,
    /// Whether the value, or one that it is in, must not be shown.
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
    /// The place of a value that is in no other.
    pub(super) fn root(member: &'static Member) -> Place<'static> {
        Place { way: None, depth: 0, sensitive: member.is_sensitive() }
    }

    pub(super) fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The place of a value in this one, which stands at `member`.
    pub(super) fn below(&'a self, step: Step<'a>, member: &'static Member) -> Place<'a> {
        let sensitive = self.sensitive || member.is_sensitive();
        Place { way: Some((self, step)), depth: self.depth + 1, sensitive }
    }

    /// Whether it is further down than readers go.
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

/// The text in quotes, its first characters if it is long.
pub(super) fn quote(text: &str) -> String {
    match beginning(text) {
        Some(beginning) => format!("{beginning:?}…"),
        None => format!("{text:?}"),
    }
}

/// The first characters of a text that is too long to be shown.
fn beginning(text: &str) -> Option<&str> {
    const SHOWN: usize = 60;
    text.char_indices().nth(SHOWN).map(|(end, _)| &text[..end])
}
