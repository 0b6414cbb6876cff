//! Properties of endpoints. Those that several rules have, except for their texts, are emitted
//! once.

use super::expression::Writer;
use super::tokens::{docs, ident};
use crate::emit::scope::Scope;
use crate::lower::endpoint::{Expr, Outcome, Property, Rule};
use crate::names::{self, Candidate, Style, distinct};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// The properties of an endpoint.
type Properties = [(String, Property)];

/// The properties that several endpoints have.
pub(super) struct Shared {
    /// Their numbers, by the part that they share, with one example of each.
    by_form: BTreeMap<String, (usize, Vec<(String, Property)>)>,
}

/// Finds the properties that several endpoints have.
pub(super) fn shared(rules: &[Rule]) -> Shared {
    let mut all = Vec::new();
    collect(rules, &mut all);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    all.iter().for_each(|properties| *counts.entry(form(properties)).or_default() += 1);
    let mut by_form = BTreeMap::new();
    for properties in all {
        let form = form(properties);
        let number = by_form.len() + 1;
        if counts[&form] > 1 {
            by_form.entry(form).or_insert_with(|| (number, properties.to_vec()));
        }
    }
    Shared { by_form }
}

fn collect<'r>(rules: &'r [Rule], all: &mut Vec<&'r Properties>) {
    for rule in rules {
        match &rule.outcome {
            Outcome::Tree(rules) => collect(rules, all),
            Outcome::Endpoint(answer) if !answer.properties.is_empty() => {
                all.push(&answer.properties);
            }
            Outcome::Endpoint(_) | Outcome::Error(_) => {}
        }
    }
}

/// Returns the part that properties with a common function share: everything except computed texts.
fn form(properties: &Properties) -> String {
    fn write(property: &Property, form: &mut String) {
        match property {
            Property::Null => form.push_str("null"),
            Property::Bool(value) => form.push_str(if *value { "true" } else { "false" }),
            Property::Int(value) => form.push_str(&value.to_string()),
            Property::Number(json) => form.push_str(json),
            Property::Text(Expr::Text(text)) => form.push_str(&format!("{text:?}")),
            Property::Text(_) => form.push('$'),
            Property::List(items) => {
                form.push('[');
                items.iter().for_each(|item| {
                    write(item, form);
                    form.push(',');
                });
                form.push(']');
            }
            Property::Map(entries) => {
                form.push('{');
                entries.iter().for_each(|(name, value)| {
                    form.push_str(&format!("{name:?}:"));
                    write(value, form);
                    form.push(',');
                });
                form.push('}');
            }
        }
    }
    let mut text = String::new();
    write(&Property::Map(properties.to_vec()), &mut text);
    text
}

/// Collects the computed texts, each with the name nearest to it.
fn texts<'p>(name: &'p str, property: &'p Property, found: &mut Vec<(&'p str, &'p Expr)>) {
    match property {
        Property::Text(Expr::Text(_)) => {}
        Property::Text(text) => found.push((name, text)),
        Property::List(items) => items.iter().for_each(|item| texts(name, item, found)),
        Property::Map(entries) => {
            entries.iter().for_each(|(name, value)| texts(name, value, found));
        }
        Property::Null | Property::Bool(_) | Property::Int(_) | Property::Number(_) => {}
    }
}

fn texts_of(properties: &Properties) -> Vec<(&str, &Expr)> {
    let mut found = Vec::new();
    properties.iter().for_each(|(name, property)| texts(name, property, &mut found));
    found
}

/// Returns the arguments of a function for properties: the computed texts, with distinct names.
fn arguments(properties: &Properties) -> Vec<Ident> {
    let candidates = texts_of(properties).into_iter().map(|(name, _)| Candidate {
        name: names::variable_name(&names::field_name(name)),
        style: Style::Snake,
        meaning: "another text".to_owned(),
        place: None,
    });
    let names = distinct(&candidates.collect::<Vec<_>>(), &[]);
    names.iter().map(|name| ident(&name.ident)).collect()
}

impl Shared {
    /// Returns the functions for shared properties.
    pub(super) fn functions(&self, scope: &Scope<'_>) -> Vec<TokenStream> {
        let mut all: Vec<_> = self.by_form.values().collect();
        all.sort_by_key(|(number, _)| *number);
        let functions = all.into_iter().map(|(number, properties)| {
            let name = format_ident!("properties_{number}");
            let arguments = arguments(properties);
            let mut next = arguments.iter();
            let mut text = |_: &Expr| {
                let argument = next.next();
                quote!(#argument)
            };
            let entries: Vec<TokenStream> = properties
                .iter()
                .map(|(name, property)| {
                    let value = value(scope, property, &mut text);
                    quote!((#name, #value))
                })
                .collect();
            let docs = docs("What several rules say about their endpoints.");
            let document = scope.runtime("Document");
            let length = Literal::usize_unsuffixed(entries.len());
            quote! {
                #docs
                fn #name(#(#arguments: &str),*) -> [(&'static str, #document); #length] {
                    [#(#entries),*]
                }
            }
        });
        functions.collect()
    }

    /// Returns the calls that set an endpoint's properties.
    pub(super) fn properties(&self, writer: Writer<'_>, properties: &Properties) -> TokenStream {
        if let Some((number, _)) = self.by_form.get(&form(properties)) {
            let name = format_ident!("properties_{number}");
            let texts = texts_of(properties);
            let texts = texts.iter().map(|(_, text)| writer.text(text));
            return quote!(.with_properties(#name(#(#texts),*)));
        }
        let calls = properties.iter().map(|(name, property)| {
            let value = value(writer.scope, property, &mut |text| writer.owned(text));
            quote!(.with_property(#name, #value))
        });
        quote!(#(#calls)*)
    }
}

/// Returns a property as a document.
fn value(
    scope: &Scope<'_>,
    property: &Property,
    text: &mut impl FnMut(&Expr) -> TokenStream,
) -> TokenStream {
    let document = || scope.runtime("Document");
    let rules = || scope.runtime("rules");
    let from = |value: TokenStream| {
        let document = document();
        quote!(#document::from(#value))
    };
    match property {
        Property::Null => {
            let document = document();
            quote!(#document::Null)
        }
        Property::Bool(value) => from(quote!(#value)),
        Property::Int(value) => from(quote!(#value)),
        Property::Number(json) => {
            let rules = rules();
            quote!(#rules::number(#json))
        }
        Property::Text(Expr::Text(text)) => from(quote!(#text)),
        Property::Text(expr) => from(text(expr)),
        Property::List(items) => {
            let rules = rules();
            let items: Vec<_> = items.iter().map(|item| value(scope, item, text)).collect();
            quote!(#rules::list([#(#items),*]))
        }
        Property::Map(entries) => {
            let rules = rules();
            let entries: Vec<_> = entries
                .iter()
                .map(|(name, entry)| {
                    let entry = value(scope, entry, text);
                    quote!((#name, #entry))
                })
                .collect();
            quote!(#rules::map([#(#entries),*]))
        }
    }
}
