//! Names: from Smithy's to Rust's.
//!
//! One table of keywords, one of methods that no setter may take, one rule for collisions: two
//! names that become one are an error that names both, never a silent rename.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use std::collections::BTreeMap;

/// The words that are no identifiers, of all editions.
/// <https://doc.rust-lang.org/reference/keywords.html>
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that cannot be written as `r#…` either.
const PATH_KEYWORDS: &[&str] = &["Self", "crate", "self", "super"];

/// Methods that every shape has. A setter of this name would hide one.
const METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "deserialize",
    "deserialize_member",
    "eq",
    "fmt",
    "from",
    "from_cbor",
    "from_json",
    "from_query",
    "from_value",
    "from_xml",
    "into",
    "make",
    "ne",
    "read",
    "serialize",
    "serialize_members",
    "to_cbor",
    "to_json",
    "to_owned",
    "to_query",
    "to_value",
    "to_xml",
    "try_from",
    "try_into",
    "type_id",
    "validate",
    "write",
];

/// The type for a shape: `DBInstance` becomes `DbInstance`.
pub fn type_name(shape: &str) -> String {
    identifier(with_plural_acronyms_as_words(shape).to_upper_camel_case())
}

/// The module for a type, and its file: `db_instance`, `type_`.
pub fn module_name(type_name: &str) -> String {
    let name = type_name.to_snake_case();
    if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { identifier(name) }
}

/// The static for the schema of a shape: `DB_INSTANCE`. Leading underscores, which AWS gives to
/// shapes that no user sees, stay.
pub fn schema_name(shape: &str) -> String {
    let bare = shape.trim_start_matches('_');
    let underscores = &shape[..shape.len() - bare.len()];
    identifier(format!(
        "{underscores}{}",
        with_plural_acronyms_as_words(bare).to_shouty_snake_case()
    ))
}

/// The constant for a waiter: `STREAM_GROUP_ACTIVE`.
pub fn waiter_name(waiter: &str) -> String {
    identifier(with_plural_acronyms_as_words(waiter).to_shouty_snake_case())
}

/// The field for a member: `created_at`, `r#type`.
pub fn field_name(member: &str) -> String {
    identifier(with_plural_acronyms_as_words(member).to_snake_case())
}

/// The setter for a field: of the same name, or `set_…` where that is a method already.
pub fn setter_name(field: &str) -> String {
    if METHODS.contains(&field) { format!("set_{field}") } else { field.to_owned() }
}

/// The variant for a member of an enum or a union: `PendingClientReconnection`.
pub fn variant_name(member: &str) -> String {
    identifier(with_plural_acronyms_as_words(member).to_upper_camel_case())
}

/// The text with its plural acronyms as words, `URLs` as `Urls`: heck would see `UR` and `Ls`.
fn with_plural_acronyms_as_words(text: &str) -> String {
    let is_capital = |c: char| c.is_ascii_uppercase();
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_capital) {
        let length = rest[start..].find(|c| !is_capital(c)).unwrap_or(rest.len() - start);
        let (before, capitals) = rest[..start + length].split_at(start);
        rest = &rest[start + length..];

        let next = rest.strip_prefix('s').map(|after| after.chars().next());
        let is_plural = next.is_some_and(|next| !next.is_some_and(|c| c.is_ascii_lowercase()));
        words.push_str(before);
        if length > 1 && is_plural {
            words.push_str(&capitals[..1]);
            words.push_str(&capitals[1..].to_ascii_lowercase());
        } else {
            words.push_str(capitals);
        }
    }
    words + rest
}

/// The text as an identifier.
fn identifier(text: String) -> String {
    if text.is_empty() {
        "_empty".to_owned()
    } else if text.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{text}")
    } else if PATH_KEYWORDS.contains(&text.as_str()) {
        format!("{text}_")
    } else if KEYWORDS.contains(&text.as_str()) {
        format!("r#{text}")
    } else {
        text
    }
}

/// Names that must be distinct.
pub struct Names<'a> {
    /// What the names are given to: `types`, `fields of `Order``.
    kind: String,
    taken: BTreeMap<String, (String, Option<Place>)>,
    errors: &'a mut Diagnostics,
}

impl<'a> Names<'a> {
    /// No names yet; collisions go to `errors`.
    pub fn new(kind: impl Into<String>, errors: &'a mut Diagnostics) -> Self {
        Names { kind: kind.into(), taken: BTreeMap::new(), errors }
    }

    /// Takes a name for what the model calls `from`, and which stands at `place`. False, and an
    /// error, if it is taken.
    pub fn take(&mut self, name: &str, from: &str, place: Option<Place>) -> bool {
        let Some((other, other_place)) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), (format!("`{from}`"), place));
            return true;
        };
        let message = format!("{other} and `{from}` are both `{name}` among the {}", self.kind);
        self.errors.push(
            Diagnostic::new(message)
                .at(place)
                .at(other_place.clone())
                .help("rename one of the two in the model"),
        );
        false
    }

    /// Takes a name that every generated item of this kind has.
    pub fn reserve(&mut self, name: &str, meaning: &str) {
        self.taken.insert(name.to_owned(), (meaning.to_owned(), None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_upper_camel_case() {
        assert_eq!(type_name("StreamSessionSummary"), "StreamSessionSummary");
        assert_eq!(type_name("DBInstance"), "DbInstance");
        assert_eq!(type_name("list_item"), "ListItem");
        assert_eq!(type_name("AllowedURLs"), "AllowedUrls");
        assert_eq!(type_name("ARNsOfUsers"), "ArnsOfUsers");
        assert_eq!(type_name("DNSsec"), "DnSsec");
        assert_eq!(type_name("_123"), "_123");
    }

    #[test]
    fn modules_are_snake_case_and_no_keywords() {
        assert_eq!(module_name("DbInstance"), "db_instance");
        assert_eq!(module_name("Mod"), "mod_");
    }

    #[test]
    fn schemas_are_shouty_and_keep_their_underscores() {
        assert_eq!(schema_name("StreamSessionSummary"), "STREAM_SESSION_SUMMARY");
        assert_eq!(schema_name("__listOf__string"), "__LIST_OF_STRING");
    }

    #[test]
    fn waiters_are_shouty() {
        assert_eq!(waiter_name("StreamGroupActive"), "STREAM_GROUP_ACTIVE");
        assert_eq!(waiter_name("DBInstanceAvailable"), "DB_INSTANCE_AVAILABLE");
    }

    #[test]
    fn fields_are_snake_case_and_escape_keywords() {
        assert_eq!(field_name("CreatedAt"), "created_at");
        assert_eq!(field_name("Type"), "r#type");
        assert_eq!(field_name("Self"), "self_");
        assert_eq!(field_name("_2D"), "_2d");
    }

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS.iter().chain(PATH_KEYWORDS) {
            let field = field_name(keyword);
            assert!(
                syn::parse_str::<syn::Ident>(keyword).is_err() || *keyword == "gen",
                "{keyword}"
            );
            assert!(syn::parse_str::<syn::Ident>(&field).is_ok(), "{field}");
        }
    }

    #[test]
    fn a_setter_hides_no_method() {
        assert_eq!(setter_name("arn"), "arn");
        assert_eq!(setter_name("make"), "set_make");
        assert_eq!(setter_name("to_json"), "set_to_json");
    }

    #[test]
    fn variants_are_upper_camel_case() {
        assert_eq!(variant_name("PENDING_CLIENT_RECONNECTION"), "PendingClientReconnection");
        assert_eq!(variant_name("internalError"), "InternalError");
        assert_eq!(variant_name("SELF"), "Self_");
    }

    #[test]
    fn a_collision_names_both() {
        let mut errors = Diagnostics::default();
        let mut names = Names::new("types", &mut errors);
        names.take("Foo", "Foo", None);
        names.take("Foo", "foo", None);
        assert_eq!(
            errors.to_string(),
            "error: `Foo` and `foo` are both `Foo` among the types\n  = help: rename one of the two in the model"
        );
    }
}
