//! Rust source: from tokens to text.

use super::HEADER;
use super::scope::Scope;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier, which may be raw.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The documentation of an item.
pub(super) fn docs(markdown: &str) -> TokenStream {
    let lines = lines_of(markdown).map(|line| {
        let line = Literal::string(&line);
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// The lines of documentation, as they stand behind three slashes.
pub(super) fn lines_of(markdown: &str) -> impl Iterator<Item = String> {
    markdown.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
}

/// The attribute of an item that should no longer be used.
pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    match reason {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(reason) => quote!(#[deprecated(note = #reason)]),
    }
}

/// A file of Rust: the header, what the scope imports, then each item, a blank line between two.
pub(super) fn file(scope: Scope, items: Vec<TokenStream>) -> String {
    file_with_head("", scope, items)
}

/// The same for a module that has documentation and attributes, which stand before its imports.
pub(super) fn file_with_head(head: &str, scope: Scope, items: Vec<TokenStream>) -> String {
    let mut text = format!("// {HEADER}\n{head}");
    let imports = format_items(scope.imports());
    if !imports.is_empty() {
        text.push('\n');
        text.push_str(&imports);
    }
    for item in items.into_iter().filter(|item| !item.is_empty()) {
        text.push('\n');
        text.push_str(space_out(&format_items(item)).trim_end());
        text.push('\n');
    }
    text
}

/// Formats items. What the emitters make always parses, or there is a mistake in an emitter;
/// then the text of the tokens says best which.
fn format_items(items: TokenStream) -> String {
    match syn::parse2(items.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!(\"{error}\");\n{items}\n"),
    }
}

/// Puts a blank line between the items of an impl: the formatter leaves them glued together.
fn space_out(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        let ends_function = line == "    }" || line.starts_with("    fn") && line.ends_with("{}");
        let ends_constant =
            line == "    ];" || line.starts_with("    const") && line.ends_with(';');
        if (ends_function || ends_constant) && lines.peek().is_some_and(|next| *next != "}") {
            spaced.push('\n');
        }
    }
    spaced
}
