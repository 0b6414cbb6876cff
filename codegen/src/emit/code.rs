//! Code that is a name or a type: text where lines are written, tokens where `quote!` is used.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::fmt;

/// A path, a type, or another short expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Code(String);

impl<T: Into<String>> From<T> for Code {
    fn from(text: T) -> Self {
        Code(text.into())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let parsed = self.0.parse().unwrap_or_else(|error: proc_macro2::LexError| {
            // A mistake in an emitter, which the compiler will report.
            let message = format!("{}: {error}", self.0);
            quote!(compile_error!(#message))
        });
        tokens.extend::<TokenStream>(parsed);
    }
}
