//! Expressions of rules.

use super::tokens::ident;
use crate::emit::scope::Scope;
use crate::lower::endpoint::{Expr, Param, ParamType, Piece};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits expressions.
#[derive(Clone, Copy)]
pub(super) struct Writer<'w> {
    pub(super) scope: &'w Scope<'w>,
    pub(super) params: &'w [Param],
}

impl Writer<'_> {
    pub(super) fn expression(self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Text(text) => quote!(#text),
            Expr::Bool(value) => quote!(#value),
            Expr::Int(value) => {
                let digits = Literal::u64_unsuffixed(value.unsigned_abs());
                if *value < 0 { quote!(-#digits) } else { quote!(#digits) }
            }
            Expr::Param(index) => self.param(&self.params[*index]),
            Expr::Local(name, _) => {
                let name = ident(name);
                quote!(#name)
            }
            Expr::Template(pieces) => {
                let arguments = self.format_pieces(pieces);
                quote!(format!(#arguments))
            }
            Expr::Field(value, name) => {
                let (value, name) = (self.operand(value), ident(name));
                quote!(#value.#name)
            }
            Expr::Call(function, arguments) => {
                let (rules, function) = (self.scope.runtime("rules"), ident(function));
                let arguments = arguments.iter().map(|argument| self.expression(argument));
                quote!(#rules::#function(#(#arguments),*))
            }
            Expr::Borrow(value) => {
                let value = self.operand(value);
                quote!(&#value)
            }
            Expr::IsSome(value) => self.is_some(value, true),
            Expr::Not(value) => match &**value {
                Expr::IsSome(value) => self.is_some(value, false),
                value => {
                    let value = self.operand(value);
                    quote!(!#value)
                }
            },
            Expr::Equal(a, b, equal) if matches!(&**b, Expr::Text(text) if text.is_empty()) => {
                let a = self.operand(a);
                if *equal { quote!(#a.is_empty()) } else { quote!(!#a.is_empty()) }
            }
            Expr::Equal(a, b, equal) => {
                let (a, b) = (self.operand(a), self.operand(b));
                if *equal { quote!(#a == #b) } else { quote!(#a != #b) }
            }
            Expr::Some(value) => {
                let value = self.expression(value);
                quote!(Some(#value))
            }
            Expr::Or(a, b) => {
                let (a, b) = (self.operand(a), self.expression(b));
                quote!(#a.or(#b))
            }
            Expr::UnwrapOr(a, b) => {
                let (a, b) = (self.operand(a), self.expression(b));
                quote!(#a.unwrap_or(#b))
            }
            Expr::ToOwned(value, optional) => {
                let value = self.operand(value);
                let own = if *optional { quote!(map(str::to_owned)) } else { quote!(to_string()) };
                quote!(#value.#own)
            }
            Expr::If(parts) => {
                let [condition, a, b] = parts.each_ref().map(|part| self.expression(part));
                quote!(if #condition { #a } else { #b })
            }
        }
    }

    /// Returns an expression as the operand of an operator.
    fn operand(self, expr: &Expr) -> TokenStream {
        let value = self.expression(expr);
        match expr {
            Expr::If(_) | Expr::Equal(..) => quote!((#value)),
            _ => value,
        }
    }

    fn param(self, param: &Param) -> TokenStream {
        let name = ident(&param.field);
        match (param.ty, &param.default) {
            (ParamType::Boolean, _) => quote!(self.#name),
            (_, None) => quote!(self.#name.as_deref()),
            (ParamType::String, Some(_)) => quote!(self.#name.as_str()),
            (ParamType::StringArray, Some(_)) => quote!(self.#name.as_slice()),
        }
    }

    fn is_some(self, value: &Expr, is_some: bool) -> TokenStream {
        let value = match value {
            Expr::Param(index) => {
                let name = ident(&self.params[*index].field);
                quote!(self.#name)
            }
            value => self.operand(value),
        };
        if is_some { quote!(#value.is_some()) } else { quote!(#value.is_none()) }
    }

    /// Returns the arguments of `format!`.
    pub(super) fn format(self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Text(text) => self.format_pieces(&[Piece::Text(text.clone())]),
            Expr::Template(pieces) => self.format_pieces(pieces),
            Expr::Borrow(value) => self.format(value),
            value => {
                let value = self.expression(value);
                quote!("{}", #value)
            }
        }
    }

    /// Returns the same, with variables inlined in the text.
    fn format_pieces(self, pieces: &[Piece]) -> TokenStream {
        let mut text = String::new();
        let mut arguments = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(literal) => {
                    text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
                }
                Piece::Value { expr: Expr::Local(name, _), .. } if !name.starts_with("r#") => {
                    text.push_str(&format!("{{{name}}}"));
                }
                Piece::Value { expr, .. } => {
                    text.push_str("{}");
                    arguments.push(self.expression(expr));
                }
            }
        }
        quote!(#text #(, #arguments)*)
    }

    /// Returns the arguments of `rules::endpoint!`: the template as in the model, and its values.
    pub(super) fn url(self, pieces: &[Piece]) -> TokenStream {
        let mut template = String::new();
        let mut values = Vec::new();
        for piece in pieces {
            match piece {
                // URLs contain no braces.
                Piece::Text(text) => {
                    template.push_str(&text.replace('{', "%7B").replace('}', "%7D"));
                }
                Piece::Value { name, expr, of_own_url } => {
                    let mark = if *of_own_url { "+" } else { "" };
                    template.push_str(&format!("{{{mark}{name}}}"));
                    values.push(self.expression(expr));
                }
            }
        }
        quote!(#template #(, #values)*)
    }

    /// Returns an expression as borrowed text.
    pub(super) fn text(self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Borrow(value) if !matches!(**value, Expr::Template(_)) => {
                let value = self.operand(value);
                quote!(&*#value)
            }
            expr => self.expression(expr),
        }
    }

    /// Returns an expression as owned text.
    pub(super) fn owned(self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Borrow(value) => match &**value {
                template @ Expr::Template(_) => self.expression(template),
                value => {
                    let value = self.operand(value);
                    quote!(&*#value)
                }
            },
            expr => self.expression(expr),
        }
    }
}
