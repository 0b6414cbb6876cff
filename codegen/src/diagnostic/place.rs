//! Places in model files, and how to find them in the text.

use super::snippet::Snippet;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// One model file: its name for messages, and its text. Cheap to clone.
#[derive(Clone)]
pub struct Source {
    /// The name of the file in messages, usually its path.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

impl Source {
    /// Creates a source from a name and a text.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

/// The name alone: the text can be megabytes.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A place in a model file: a JSON value, given by the keys that lead to it.
///
/// A path that leads further than the file does refers to the last value that it reaches.
#[derive(Debug, Clone)]
pub struct Place {
    source: Source,
    spot: Spot,
}

#[derive(Debug, Clone)]
enum Spot {
    Path(Vec<Step>),
    /// A byte of the text, for broken JSON, which no path can lead into.
    Byte(usize),
}

/// One step of a path into a JSON value.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Into an object, by key.
    Key(String),
    /// Into an object that has the key more than once: the last occurrence.
    LastKey(String),
    /// Into an array.
    Index(usize),
}

impl Place {
    /// Returns the outermost value of a file: where every path starts.
    pub fn root(source: &Source) -> Self {
        Self::path(source, Vec::new())
    }

    /// Returns the place of the shape with this ID in a model file.
    pub fn shape(source: &Source, id: &str) -> Self {
        Self::root(source).key("shapes").key(id)
    }

    pub(crate) fn path(source: &Source, steps: Vec<Step>) -> Self {
        Self { source: source.clone(), spot: Spot::Path(steps) }
    }

    /// Returns the place of the byte at a line and column as `serde_json` counts them.
    pub(crate) fn position(source: &Source, line: usize, column: usize) -> Self {
        let lines_before = source.text.split_inclusive('\n').take(line.saturating_sub(1));
        let line_start: usize = lines_before.map(str::len).sum();
        let byte = line_start + column.saturating_sub(1);
        Self { source: source.clone(), spot: Spot::Byte(byte) }
    }

    /// Returns the place of the value of a key in this object.
    pub fn key(self, key: impl Into<String>) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// Returns the place of an element of this array.
    pub fn index(self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    pub(crate) fn step(mut self, step: Step) -> Self {
        if let Spot::Path(path) = &mut self.spot {
            path.push(step);
        }
        self
    }

    /// Returns the file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Returns the number of the line, from 1.
    pub fn line(&self) -> usize {
        Snippet::of(self).line
    }

    /// Returns the whole value in the text; nothing where no path leads.
    pub(crate) fn value_range(&self) -> Range<usize> {
        match &self.spot {
            Spot::Path(path) => Found::at(&self.source.text, path).value,
            Spot::Byte(byte) => *byte..*byte,
        }
    }

    /// Returns the part of the text to underline.
    pub(crate) fn range(&self) -> Range<usize> {
        let text = &self.source.text;
        match &self.spot {
            Spot::Path(path) => Found::at(text, path).marked,
            Spot::Byte(byte) => {
                let mut before = (0..=(*byte).min(text.len())).rev();
                let start = before.find(|&at| text.is_char_boundary(at)).unwrap_or(0);
                let marked = text[start..].chars().next().filter(|char| *char != '\n');
                start..start + marked.map_or(0, char::len_utf8)
            }
        }
    }
}

/// What is at the end of a path.
struct Found {
    /// The part to underline: a scalar, or the key of an object or array.
    marked: Range<usize>,
    /// The whole value.
    value: Range<usize>,
}

impl Found {
    fn at(text: &str, path: &[Step]) -> Found {
        let Ok(mut value) = serde_json::from_str::<&RawValue>(text) else {
            return Found { marked: 0..0, value: 0..0 };
        };
        let mut marked = opening(value);
        for step in path {
            let Some((key, inner)) = entry(value, step) else { break };
            marked = match key {
                Some(key) if is_container(inner) => key.get(),
                _ => opening(inner),
            };
            value = inner;
        }
        // All these are parts of one text, so the distance of their starts is an offset.
        let range = |part: &str| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            start..start + part.len()
        };
        Found { marked: range(marked), value: range(value.get()) }
    }
}

fn is_container(value: &RawValue) -> bool {
    value.get().starts_with(['{', '['])
}

/// Returns the whole of a scalar, but only the bracket of an object or array.
fn opening(value: &RawValue) -> &str {
    if is_container(value) { &value.get()[..1] } else { value.get() }
}

type Entry<'t> = (Option<&'t RawValue>, &'t RawValue);

fn entry<'t>(value: &'t RawValue, step: &Step) -> Option<Entry<'t>> {
    let mut json = serde_json::Deserializer::from_str(value.get());
    let entries = json.deserialize_any(Entries).ok()?;
    let has_key = |(key, _): &&Entry<'_>, wanted: &str| {
        key.is_some_and(|key| {
            serde_json::from_str::<String>(key.get()).is_ok_and(|key| key == wanted)
        })
    };
    match step {
        Step::Key(wanted) => entries.iter().find(|entry| has_key(entry, wanted)).copied(),
        Step::LastKey(wanted) => entries.iter().rfind(|entry| has_key(entry, wanted)).copied(),
        Step::Index(index) => entries.get(*index).copied(),
    }
}

/// Reads an object or an array as its entries, each a piece of the text.
struct Entries;

impl<'t> Visitor<'t> for Entries {
    type Value = Vec<Entry<'t>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            entries.push((Some(key), value));
        }
        Ok(entries)
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(value) = sequence.next_element()? {
            entries.push((None, value));
        }
        Ok(entries)
    }
}
