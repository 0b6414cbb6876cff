//! Tokens, and their conversion to text. Rules nest as deeply as in the model, so a formatter lays
//! out the code.

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

/// Returns the attribute of a deprecated item.
pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    match reason {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(reason) => quote!(#[deprecated(note = #reason)]),
    }
}

/// Formats the items, separated by blank lines.
pub(super) fn format_items(items: Vec<TokenStream>) -> String {
    let mut lines = Lines::default();
    for item in items.into_iter().filter(|item| !item.is_empty()) {
        lines.blank();
        space_out(&format_item(item)).trim_end().lines().for_each(|line| lines.line(0, line));
    }
    lines.into_text()
}

/// Formats an item. Emitted code always parses unless an emitter is wrong; in that case the text of
/// the tokens is the best clue.
fn format_item(item: TokenStream) -> String {
    match syn::parse2(item.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("compile_error!(\"{error}\");\n{item}\n"),
    }
}

/// Puts a blank line between the items of an impl, because the formatter leaves none.
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
