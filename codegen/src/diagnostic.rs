//! What is wrong with a model: what, where, and the way out.
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

/// Beyond this many, further errors are counted and no longer shown.
const SHOWN: usize = 50;

/// One error: a message, the places it is about, and the way out.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    message: String,
    places: Vec<Place>,
    help: Option<String>,
}

impl Diagnostic {
    /// An error that says `message`: one sentence, no capital, no full stop.
    pub fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self { message, places: Vec::new(), help: None }
    }

    /// Adds a place: the first is where the error is, any other has part in it.
    ///
    /// Takes an `Option` too, as a prelude shape has no place.
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.places.extend(place.into());
        self
    }

    /// Adds several places.
    pub fn at_each(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.places.extend(places);
        self
    }

    /// Says the way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What is wrong, without place and help.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;

        let snippets: Vec<(&Place, Snippet)> =
            self.places.iter().map(|place| (place, Snippet::of(place))).collect();
        let last_line = snippets.iter().map(|(_, snippet)| snippet.line).max().unwrap_or(0);
        let gutter = last_line.to_string().len();

        for (number, (place, snippet)) in snippets.iter().enumerate() {
            let arrow = if number == 0 { "-->" } else { ":::" };
            let Snippet { line, column, text, indent, carets } = snippet;
            write!(f, "\n{:gutter$}{arrow} {}:{line}:{column}", "", place.source().name)?;
            write!(f, "\n{:gutter$} |", "")?;
            let numbered = format!("{line:gutter$} | {text}");
            write!(f, "\n{}", numbered.trim_end())?;
            write!(f, "\n{:gutter$} | {:indent$}{:^<carets$}", "", "", "")?;
        }

        match &self.help {
            Some(help) => write!(f, "\n{:gutter$} = help: {help}", ""),
            None => Ok(()),
        }
    }
}

/// All errors of one run, in the order in which they were found.
#[derive(Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds an error.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// The value; or none, and one error more.
    pub fn check<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many errors there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The errors, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// `value` if nothing is wrong, else all the errors.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.list.extend(diagnostics);
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
        for (number, diagnostic) in self.list.iter().take(SHOWN).enumerate() {
            let gap = if number == 0 { "" } else { "\n\n" };
            write!(f, "{gap}{diagnostic}")?;
        }
        match self.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            1 => write!(f, "\n\nand one more error"),
            more => write!(f, "\n\nand {more} more errors"),
        }
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
