//! Names: from Smithy's to Rust's.
//!
//! One table of keywords, one of methods that no setter may hide, one of file names that Windows
//! reserves, and one rule for names that become the same in Rust: see [`distinct`].

mod distinct;
mod fields;

pub use distinct::{Candidate, Name, Style, distinct};
pub use fields::{FieldNames, fields};

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// The words that are not identifiers, in any edition.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that cannot be written as `r#…` either.
const PATH_KEYWORDS: &[&str] = &["Self", "crate", "self", "super"];

/// Returns whether a name refers to a device on Windows, whatever its extension, so that no file
/// can have it.
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port =
        port.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit());
    is_port || ["aux", "con", "nul", "prn"].contains(&name)
}

/// Methods that every shape has. A setter with such a name would hide the method.
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

/// Returns the type for a shape: `DBInstance` becomes `DbInstance`.
pub fn type_name(shape: &str) -> String {
    identifier(words(shape).to_upper_camel_case())
}

/// Returns the enum for the errors of an operation: `CreateApplicationError`.
pub fn error_name(operation: &str) -> String {
    type_name(&format!("{operation}_Error"))
}

/// Returns the module for a type, and its file: `db_instance`, `type_`, `con_`.
pub fn module_name(type_name: &str) -> String {
    let name = type_name.to_snake_case();
    if KEYWORDS.contains(&name.as_str()) || is_device(&name) {
        format!("{name}_")
    } else {
        identifier(name)
    }
}

/// Returns the static for the schema of a shape: `DB_INSTANCE`. Leading underscores are kept; AWS
/// uses them for shapes that no user sees.
pub fn schema_name(shape: &str) -> String {
    let bare = shape.trim_start_matches('_');
    let underscores = &shape[..shape.len() - bare.len()];
    identifier(format!("{underscores}{}", words(bare).to_shouty_snake_case()))
}

/// Returns the constant for a waiter: `STREAM_GROUP_ACTIVE`.
pub fn waiter_name(waiter: &str) -> String {
    identifier(words(waiter).to_shouty_snake_case())
}

/// Returns the field for a member: `created_at`, `r#type`.
pub fn field_name(member: &str) -> String {
    identifier(words(member).to_snake_case())
}

/// Returns the variable for the value of a field. It has the name of the field, or `n1` for `_1`,
/// which Clippy does not consider a name and rustc mistakes for a variant with the same name.
pub fn variable_name(field: &str) -> String {
    match field.strip_prefix('_') {
        Some(digits) => format!("n{digits}"),
        None => field.to_owned(),
    }
}

/// Returns the setter for a field. It has the name of the field, or `set_…` if a method already has
/// that name: one that every shape has, or one of `methods`.
fn setter_name(field: &str, methods: &[&str]) -> String {
    let is_method = METHODS.contains(&field) || methods.contains(&field);
    if is_method { format!("set_{field}") } else { field.to_owned() }
}

/// Returns the variant for a member of an enum or a union: `PendingClientReconnection`.
pub fn variant_name(member: &str) -> String {
    identifier(words(member).to_upper_camel_case())
}

/// Returns the text prepared for heck. Waiters and endpoint names may be arbitrary text in a model.
fn words(text: &str) -> String {
    let ascii = text.replace(|c: char| !c.is_ascii(), "_");
    match ascii.contains(|c: char| c.is_ascii_alphanumeric()) {
        true => with_plural_acronyms_as_words(&ascii),
        false => "unnamed".to_owned(),
    }
}

/// Returns the text with plural acronyms as words, `URLs` as `Urls`; heck would split it into `UR`
/// and `Ls`.
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

/// Returns the text as an identifier.
fn identifier(text: String) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{text}")
    } else if PATH_KEYWORDS.contains(&text.as_str()) {
        format!("{text}_")
    } else if KEYWORDS.contains(&text.as_str()) {
        format!("r#{text}")
    } else {
        text
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
    fn modules_are_files_on_windows_too() {
        for device in ["Aux", "Con", "Nul", "Prn", "Com0", "Com9", "Lpt1"] {
            assert_eq!(module_name(device), format!("{}_", device.to_lowercase()));
        }
        for file in ["Com", "Com10", "Comx", "Cons", "Lpt"] {
            assert_eq!(module_name(file), file.to_lowercase());
        }
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
    fn every_text_becomes_an_identifier() {
        assert_eq!(waiter_name("it's-there"), "IT_S_THERE");
        assert_eq!(waiter_name(""), "UNNAMED");
        assert_eq!(field_name("*"), "unnamed");
        assert_eq!(field_name("x²"), "x");
        assert_eq!(field_name("1."), "_1");
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
        assert_eq!(setter_name("arn", &["resolve"]), "arn");
        assert_eq!(setter_name("make", &[]), "set_make");
        assert_eq!(setter_name("to_json", &[]), "set_to_json");
        assert_eq!(setter_name("resolve", &["resolve"]), "set_resolve");
    }

    #[test]
    fn variants_are_upper_camel_case() {
        assert_eq!(variant_name("PENDING_CLIENT_RECONNECTION"), "PendingClientReconnection");
        assert_eq!(variant_name("internalError"), "InternalError");
        assert_eq!(variant_name("SELF"), "Self_");
    }
}
