//! Tokens, and their way to text. Rules nest as the model has them, so here a formatter lays the
//! code out.

use crate::emit::layout::Lines;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// Returns an identifier, which may be raw.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Returns the documentation of an item.
pub(super) fn docs(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(|line| {
        let space = if line.is_empty() { "" } else { " " };
        let line = Literal::string(&format!("{space}{line}"));
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// Returns the attribute of an item that should no longer be used.
pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    match reason {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(reason) => quote!(#[deprecated(note = #reason)]),
    }
}

/// Each item behind a blank line.
pub(super) fn format_items(items: Vec<TokenStream>) -> String {
    let mut lines = Lines::default();
    for item in items.into_iter().filter(|item| !item.is_empty()) {
        lines.blank();
        space_out(&format_item(item)).trim_end().lines().for_each(|line| lines.line(0, line));
    }
    lines.into_text()
}

/// Returns what the emitters make always parses, or there is a mistake in an emitter; then the text
/// of the tokens says best which.
fn format_item(item: TokenStream) -> String {
    match syn::parse2(item.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!(\"{error}\");\n{item}\n"),
    }
}

/// Puts a blank line between the items of an impl: the formatter leaves them glued together.
fn space_out(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") {
            spaced.push('\n');
        }
    }
    spaced
}
