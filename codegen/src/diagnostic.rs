//! Errors, warnings and notes about a model: what is wrong, where, and how to fix it.
//!
//! ```text
//! error: `example#Order$item` targets `example#Item`, which does not exist
//!   --> orders.json:12:19
//!    |
//! 12 |         "target": "example#Item"
//!    |                   ^^^^^^^^^^^^^^
//!    = help: define `example#Item`, or correct the target
//! ```
//!
//! A model keeps no line numbers. A [`Place`] holds a file and the path of keys
//! to a JSON value in it; line and column are looked up when an error is shown.

mod place;
mod snippet;

pub(crate) use place::Step;
pub use place::{Place, Source};

use snippet::Snippet;
use std::fmt;

/// How many errors are shown; the rest are counted.
pub(crate) const MOST_SHOWN: usize = 50;

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something is wrong, and nothing is generated.
    Error,
    /// Something is or may be wrong, but the result is usable.
    Warning,
    /// Nothing is wrong, but users of the generator should know.
    Note,
}

impl Severity {
    fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// How many diagnostics of this severity are shown; the rest are only counted.
    fn shown(self) -> usize {
        match self {
            Self::Error => MOST_SHOWN,
            Self::Warning => 10,
            Self::Note => 5,
        }
    }
}

/// How many places of a diagnostic are shown. The rest are counted: finding each one means
/// searching the whole file.
const SHOWN_PLACES: usize = 10;

/// One error or note: a message, the places it is about, and the way out.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    severity: Severity,
    message: String,
    places: Vec<Place>,
    help: Option<String>,
    event: Option<&'static str>,
}

impl Diagnostic {
    /// Creates an error with this message: one sentence, without a capital or a full stop.
    pub fn new(message: impl Into<String>) -> Self {
        Self::of(Severity::Error, message)
    }

    /// Creates a warning with this message, in the same style.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::of(Severity::Warning, message)
    }

    /// Creates a note with this message, in the same style.
    pub fn note(message: impl Into<String>) -> Self {
        Self::of(Severity::Note, message)
    }

    /// Creates a diagnostic of this severity.
    pub fn of(severity: Severity, message: impl Into<String>) -> Self {
        Self { severity, message: message.into(), places: Vec::new(), help: None, event: None }
    }

    /// Adds a place: the first is where the error is, the others are involved in it.
    ///
    /// Accepts an `Option` too, because a prelude shape has no place.
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.places.extend(place.into());
        self
    }

    /// Adds several places.
    pub fn at_each(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.places.extend(places);
        self
    }

    /// Adds help: how to fix it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds help, if there is any.
    pub fn help_if(self, help: Option<String>) -> Self {
        Self { help: help.or(self.help), ..self }
    }

    /// Names the corresponding event of Smithy's own validation, such as `TraitValue`.
    pub fn event(mut self, id: &'static str) -> Self {
        self.event = Some(id);
        self
    }

    /// Adds to the message how many more of the same kind there are.
    pub fn and_more(mut self, count: usize) -> Self {
        if count > 0 {
            self.message.push_str(&format!("; and {count} more like it"));
        }
        self
    }

    /// Returns the severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns the corresponding event of Smithy's own validation, if there is one.
    pub fn event_id(&self) -> Option<&'static str> {
        self.event
    }

    /// Returns the message, without place and help.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity.word(), self.message)?;

        let places = self.places.iter().take(SHOWN_PLACES);
        let snippets: Vec<(&Place, Snippet)> =
            places.map(|place| (place, Snippet::of(place))).collect();
        let last_line = snippets.iter().map(|(_, snippet)| snippet.line).max();
        let gutter = last_line.map_or(0, |line| line.to_string().len());

        for (number, (place, snippet)) in snippets.iter().enumerate() {
            let arrow = if number == 0 { "-->" } else { ":::" };
            let Snippet { line, column, text, indent, carets } = snippet;
            write!(f, "\n{:gutter$}{arrow} {}:{line}:{column}", "", place.source().name)?;
            write!(f, "\n{:gutter$} |", "")?;
            let numbered = format!("{line:gutter$} | {text}");
            write!(f, "\n{}", numbered.trim_end())?;
            write!(f, "\n{:gutter$} | {:indent$}{:^<carets$}", "", "", "")?;
        }

        match self.places.len().saturating_sub(SHOWN_PLACES) {
            0 => {}
            1 => write!(f, "\n{:gutter$} ::: and one more place", "")?,
            more => write!(f, "\n{:gutter$} ::: and {more} more places", "")?,
        }
        match &self.help {
            Some(help) => write!(f, "\n{:gutter$} = help: {help}", ""),
            None => Ok(()),
        }
    }
}

/// All errors and notes of one run, in the order in which they were found.
#[derive(Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Returns the value, or adds the error and returns `None`.
    pub fn check<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Returns whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the number of diagnostics.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Iterates over the diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Returns only the warnings.
    pub fn warnings(&self) -> Self {
        self.iter().filter(|one| one.severity == Severity::Warning).cloned().collect()
    }

    /// Removes the notes and warnings and returns them.
    pub fn take_notes(&mut self) -> Self {
        let is_note = |one: &mut Diagnostic| one.severity != Severity::Error;
        Self { list: self.list.extract_if(.., is_note).collect() }
    }

    /// Returns only the errors.
    pub fn errors(mut self) -> Self {
        self.take_notes();
        self
    }

    /// Returns `value` if there are no errors, and all the errors otherwise.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        let errors = self.errors();
        if errors.is_empty() { Ok(value) } else { Err(errors) }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.list.extend(diagnostics);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self { list: diagnostics.into_iter().collect() }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic] }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let mut of_severity = self.list.iter().filter(|one| one.severity == severity);
            for diagnostic in of_severity.by_ref().take(severity.shown()) {
                write!(f, "{gap}{diagnostic}")?;
                gap = "\n\n";
            }
            match of_severity.count() {
                0 => {}
                1 => write!(f, "\n\nand one more {}", severity.word())?,
                more => write!(f, "\n\nand {more} more {}s", severity.word())?,
            }
        }
        Ok(())
    }
}

/// As [`Display`](fmt::Display): `unwrap` and `main` print errors with `Debug`.
impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests;
