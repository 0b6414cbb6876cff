//! Rules as nested conditions.

use super::expression::Writer;
use super::properties::Shared;
use super::tokens::ident;
use crate::emit::scope::Scope;
use crate::lower::endpoint::{Answer, Expr, Outcome, Param, Piece, Rule, Step};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the body of `resolve`.
pub(super) fn body(
    scope: &Scope<'_>,
    params: &[Param],
    shared: &Shared,
    rules: &[Rule],
) -> TokenStream {
    Emitter { writer: Writer { scope, params }, shared }.rules(rules, true)
}

struct Emitter<'e> {
    writer: Writer<'e>,
    shared: &'e Shared,
}

impl Emitter<'_> {
    /// Emits rules one after another, and the error if none applies. `is_last` is whether the
    /// function ends here, so that no `return` is needed.
    fn rules(&self, rules: &[Rule], is_last: bool) -> TokenStream {
        let statements = rules.iter().map(|rule| self.rule(rule, is_last));
        let rest = (!rules.last().is_some_and(Rule::is_unconditional)).then(|| {
            let functions = self.writer.scope.runtime("rules");
            returned(quote!(Err(#functions::no_rule())), is_last)
        });
        quote!(#(#statements)* #rest)
    }

    /// Emits a rule. Conditions are joined into one `if` as long as no variable that always has a
    /// value is between them.
    fn rule(&self, rule: &Rule, is_last: bool) -> TokenStream {
        let mut body = self.outcome(&rule.outcome, is_last && rule.is_unconditional());
        let mut conditions: Vec<TokenStream> = Vec::new();
        let close = |conditions: &mut Vec<TokenStream>, body: TokenStream| {
            if conditions.is_empty() {
                return body;
            }
            conditions.reverse();
            let conditions = std::mem::take(conditions);
            quote!(if #(#conditions)&&* { #body })
        };
        for step in rule.steps.iter().rev() {
            match step {
                Step::Test(test) => conditions.push(self.writer.expression(test)),
                Step::Unwrap(name, _, value) => {
                    let (name, value) = (ident(name), self.writer.expression(value));
                    conditions.push(quote!(let Some(#name) = #value));
                }
                Step::Let(name, _, value) => {
                    let inner = close(&mut conditions, body);
                    let (name, value) = (ident(name), self.writer.text(value));
                    body = quote!(let #name = #value; #inner);
                }
                Step::Require(name, _, param) => {
                    let inner = close(&mut conditions, body);
                    let required = self.require(name.as_deref(), *param);
                    body = quote!(#required #inner);
                }
            }
        }
        close(&mut conditions, body)
    }

    /// Emits the check of a parameter that must be set.
    fn require(&self, name: Option<&str>, param: usize) -> TokenStream {
        let functions = self.writer.scope.runtime("rules");
        let message = format!("the parameter `{}` is not set", self.writer.params[param].name);
        let value = Expr::Param(param);
        match name {
            Some(name) => {
                let (name, value) = (ident(name), self.writer.expression(&value));
                quote! {
                    let Some(#name) = #value else {
                        return Err(#functions::no_endpoint(#message));
                    };
                }
            }
            None => {
                let is_none = Expr::Not(Box::new(Expr::IsSome(Box::new(value))));
                let is_none = self.writer.expression(&is_none);
                quote! {
                    if #is_none {
                        return Err(#functions::no_endpoint(#message));
                    }
                }
            }
        }
    }

    fn outcome(&self, outcome: &Outcome, is_last: bool) -> TokenStream {
        match outcome {
            Outcome::Tree(rules) => self.rules(rules, is_last),
            Outcome::Error(message) => {
                let functions = self.writer.scope.runtime("rules");
                let message = self.writer.format(message);
                returned(quote!(#functions::error!(#message)), is_last)
            }
            Outcome::Endpoint(answer) => self.answer(answer, is_last),
        }
    }

    fn answer(&self, answer: &Answer, is_last: bool) -> TokenStream {
        let made = self.at(&answer.url);
        let headers = answer.headers.iter().map(|(name, value)| {
            let value = self.writer.text(value);
            quote!(.with_header(#name, #value))
        });
        let properties = self.shared.properties(self.writer, &answer.properties);
        let labels = answer.labels.iter().map(|label| quote!(.with_label_in_host(#label)));
        let more = quote!(#(#headers)* #properties #(#labels)*);
        if more.is_empty() {
            return returned(made, is_last);
        }
        let endpoint = ident(&answer.variable);
        let result = returned(quote!(Ok(#endpoint #more)), is_last);
        quote!(let #endpoint = #made?; #result)
    }

    /// Emits the endpoint at a URL. A URL that consists of a single value is the user's own.
    fn at(&self, url: &Expr) -> TokenStream {
        let template = match url {
            Expr::Text(text) => Some(self.writer.url(&[Piece::Text(text.clone())])),
            Expr::Borrow(value) => match &**value {
                Expr::Template(pieces) => Some(self.writer.url(pieces)),
                _ => None,
            },
            _ => None,
        };
        match template {
            Some(template) => {
                let rules = self.writer.scope.runtime("rules");
                quote!(#rules::endpoint!(#template))
            }
            None => {
                let (endpoint, url) =
                    (self.writer.scope.runtime("Endpoint"), self.writer.text(url));
                quote!(#endpoint::new(#url))
            }
        }
    }
}

fn returned(value: TokenStream, is_last: bool) -> TokenStream {
    if is_last { value } else { quote!(return #value;) }
}
