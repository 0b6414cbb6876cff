//! The documentation of a crate: what it has of the model's, and links between its parts.

use super::naming::{TypeNames, name_in_service};
use super::{Item, Operations};
use crate::choice::UnknownChoice;
use crate::documentation::{to_markdown, to_summary};
use crate::model::{Model, Traits};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::str::FromStr;

/// How much of the model's documentation a crate has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Docs {
    /// All of it.
    #[default]
    Full,
    /// The first sentence of each text.
    Short,
    /// Nothing: every item has only a line with its name.
    None,
}

impl Docs {
    /// All levels.
    pub const ALL: [Docs; 3] = [Docs::Full, Docs::Short, Docs::None];

    /// Returns the name of the level, as in `short`.
    pub fn name(&self) -> &'static str {
        match self {
            Docs::Full => "full",
            Docs::Short => "short",
            Docs::None => "none",
        }
    }

    /// Converts documentation to Markdown, with links to what `link` finds.
    pub fn markdown(self, text: &str, link: &dyn Fn(&str) -> Option<String>) -> String {
        match self {
            Docs::Full => to_markdown(text, link),
            Docs::Short => to_summary(text, link),
            Docs::None => String::new(),
        }
    }
}

/// Reads the name of a level.
impl FromStr for Docs {
    type Err = UnknownChoice;

    fn from_str(name: &str) -> Result<Docs, UnknownChoice> {
        let level = Docs::ALL.into_iter().find(|level| level.name() == name);
        let names = || Docs::ALL.iter().map(Docs::name);
        level.ok_or_else(|| UnknownChoice::new("level of documentation", name, names()))
    }
}

/// Converts the model's documentation to Markdown.
pub(super) struct Documentation<'m> {
    level: Docs,
    /// The types of the crate, by the names of their shapes. Texts do not mention namespaces.
    types: BTreeMap<&'m str, String>,
}

impl<'m> Documentation<'m> {
    pub(super) fn new(level: Docs, model: &'m Model, types: &TypeNames<'m>) -> Self {
        let shapes = model.selected().filter_map(|shape| Some((shape, types.get(&shape.id)?)));
        let mut types = BTreeMap::new();
        for (shape, name) in shapes {
            types.entry(name_in_service(model, shape)).or_insert(name.ident.clone());
        }
        Documentation { level, types }
    }

    /// Returns the documentation among the traits, or `fallback` if there is none.
    pub(super) fn of(&self, traits: &Traits, fallback: &str) -> String {
        let text = traits.str("smithy.api#documentation").unwrap_or_default();
        self.text(text, fallback)
    }

    /// Returns the first sentence of the documentation among the traits, as Markdown. Empty if the
    /// crate has no documentation.
    pub(super) fn summary(&self, traits: &Traits) -> String {
        let level = if self.level == Docs::None { Docs::None } else { Docs::Short };
        self.render(level, traits.str("smithy.api#documentation").unwrap_or_default())
    }

    /// Converts documentation to Markdown. Returns `fallback` if it is empty.
    pub(super) fn text(&self, text: &str, fallback: &str) -> String {
        let markdown = self.markdown(text);
        if markdown.is_empty() { fallback.to_owned() } else { markdown }
    }

    /// Converts documentation to Markdown that links to the types.
    pub(super) fn markdown(&self, text: &str) -> String {
        self.render(self.level, text)
    }

    fn render(&self, level: Docs, text: &str) -> String {
        let link = |name: &str| self.types.get(name).map(|name| format!("crate::shapes::{name}"));
        level.markdown(text, &link)
    }
}

/// Links inputs and outputs to their operations.
pub(super) fn link_to_operations(items: &mut [Item], operations: &Operations<'_>) {
    let mut inputs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut outputs = inputs.clone();
    for operation in &operations.items {
        let roles = [(&mut inputs, &operation.input), (&mut outputs, &operation.output)];
        for (users, shape) in roles {
            if let Some(shape) = shape {
                users.entry(shape).or_default().push(&operation.name);
            }
        }
    }
    for item in items {
        let roles = [("Input", &inputs), ("Output", &outputs)];
        let sentences = roles.into_iter().filter_map(|(role, users)| {
            let users = users.get(item.name.as_str())?.iter();
            let links: Vec<String> =
                users.map(|name| format!("[`{name}`](crate::operations::{name})")).collect();
            Some(format!("{role} of {}.", links.join(", ")))
        });
        item.operations = sentences.collect::<Vec<_>>().join(" ");
    }
}

/// Returns why not to use what is deprecated.
pub(super) fn deprecation(json: &Json) -> String {
    let text = |name| json.get(name).and_then(Json::as_str);
    let note = match (text("since"), text("message")) {
        (Some(since), Some(message)) => format!("since {since}: {message}"),
        (Some(since), None) => format!("since {since}"),
        (None, message) => message.unwrap_or_default().to_owned(),
    };
    // rustdoc reads a note as Markdown, and would look up what is in square brackets. rustc shows it
    // unchanged, so escapes would be visible.
    note.replace('[', "(").replace(']', ")")
}
