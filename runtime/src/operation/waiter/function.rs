//! The functions of expressions.

use std::cmp::Ordering;

use crate::document::Document;
use crate::number::Number;

/// A [function](https://jmespath.org/specification.html#built-in-functions) of JMESPath. Functions
/// that take expressions, and those that convert or merge, are not supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Function {
    /// A number without its sign.
    Abs,
    /// The mean of numbers.
    Avg,
    /// The smallest whole number that is not less than a number.
    Ceil,
    /// Whether a list contains an item, or a string contains another.
    Contains,
    /// Whether a string ends with another.
    EndsWith,
    /// The greatest whole number that is not greater than a number.
    Floor,
    /// One string of several, with the first argument between them.
    Join,
    /// The keys of a map.
    Keys,
    /// The number of items of a list, entries of a map, or characters of a string.
    Length,
    /// The greatest of numbers or strings.
    Max,
    /// The least of numbers or strings.
    Min,
    /// The first argument that is not null.
    NotNull,
    /// A list or a string in reverse.
    Reverse,
    /// Numbers or strings in order.
    Sort,
    /// Whether a string starts with another.
    StartsWith,
    /// The sum of numbers.
    Sum,
    /// A list as it is, and anything else as a list of one item.
    ToArray,
    /// The name of the type.
    Type,
    /// The values of a map.
    Values,
}

impl Function {
    /// Returns the result of the function. None if it does not accept the arguments.
    pub(super) fn call(self, arguments: &[Document]) -> Option<Document> {
        use Document::{List, Map, Null, Number, String};
        Some(match (self, arguments) {
            (Function::Abs, [Number(number)]) => Number(abs(number)?),
            (Function::Avg, [List(items)]) if items.is_empty() => Null,
            (Function::Avg, [List(items)]) => (sum(items)?.as_f64() / items.len() as f64).into(),
            (Function::Ceil, [Number(number)]) => Number(whole(number, f64::ceil)?),
            (Function::Contains, [List(items), item]) => items.contains(item).into(),
            (Function::Contains, [String(text), String(part)]) => text.contains(part).into(),
            (Function::Contains, [String(_), _]) => false.into(),
            (Function::EndsWith, [String(text), String(end)]) => text.ends_with(end).into(),
            (Function::Floor, [Number(number)]) => Number(whole(number, f64::floor)?),
            (Function::Join, [String(between), List(items)]) => {
                strings(items)?.join(between).into()
            }
            (Function::Keys, [Map(entries)]) => entries.keys().cloned().collect::<Vec<_>>().into(),
            (Function::Length, [List(items)]) => count(items.len()),
            (Function::Length, [Map(entries)]) => count(entries.len()),
            (Function::Length, [String(text)]) => count(text.chars().count()),
            (Function::Max, [List(items)]) => sorted(items)?.pop().unwrap_or_default(),
            (Function::Min, [List(items)]) => sorted(items)?.into_iter().next().unwrap_or_default(),
            (Function::NotNull, all) => {
                all.iter().find(|argument| **argument != Null).cloned().unwrap_or_default()
            }
            (Function::Reverse, [List(items)]) => List(items.iter().rev().cloned().collect()),
            (Function::Reverse, [String(text)]) => String(text.chars().rev().collect()),
            (Function::Sort, [List(items)]) => List(sorted(items)?),
            (Function::StartsWith, [String(text), String(start)]) => text.starts_with(start).into(),
            (Function::Sum, [List(items)]) => Number(sum(items)?),
            (Function::ToArray, [List(items)]) => List(items.clone()),
            (Function::ToArray, [other]) => List(vec![other.clone()]),
            (Function::Type, [any]) => type_of(any).into(),
            (Function::Values, [Map(entries)]) => List(entries.values().cloned().collect()),
            _ => return None,
        })
    }
}

fn count(length: usize) -> Document {
    Document::Number((length as u64).into())
}

fn abs(number: &Number) -> Option<Number> {
    match number {
        Number::Float(value) => Some(value.abs().into()),
        exact => exact.to_string().trim_start_matches('-').parse().ok(),
    }
}

/// Returns the number rounded. None if it has a fraction that a double cannot hold.
fn whole(number: &Number, round: fn(f64) -> f64) -> Option<Number> {
    match number {
        Number::Float(value) => Some(round(*value).into()),
        Number::Decimal(value) if value.as_str().contains(['.', 'e', 'E']) => None,
        whole => Some(whole.clone()),
    }
}

/// Returns the sum of numbers. It is exact if all are whole, and otherwise a sum of doubles.
fn sum(items: &[Document]) -> Option<Number> {
    let exact = items.iter().try_fold(0_i128, |sum, item| match item {
        Document::Number(Number::Integer(value)) => sum.checked_add((*value).into()),
        Document::Number(Number::Unsigned(value)) => sum.checked_add((*value).into()),
        _ => None,
    });
    if let Some(sum) = exact {
        return Some(sum.into());
    }
    let sum = items.iter().try_fold(0.0, |sum, item| match item {
        Document::Number(number) => Some(sum + number.as_f64()),
        _ => None,
    });
    sum.map(Number::Float)
}

fn strings(items: &[Document]) -> Option<Vec<&str>> {
    let texts = items.iter().map(|item| match item {
        Document::String(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// Returns numbers in order, or strings in order. None if the items are neither, or both.
fn sorted(items: &[Document]) -> Option<Vec<Document>> {
    use Document::{Number, String};
    let are_numbers = items.iter().all(|item| matches!(item, Number(_)));
    let are_strings = items.iter().all(|item| matches!(item, String(_)));
    let order = |one: &Document, other: &Document| match (one, other) {
        // NaN needs a place too.
        (Number(one), Number(other)) => {
            one.partial_cmp(other).unwrap_or_else(|| one.as_f64().total_cmp(&other.as_f64()))
        }
        (String(one), String(other)) => one.cmp(other),
        _ => Ordering::Equal,
    };
    let mut sorted = items.to_vec();
    sorted.sort_by(order);
    (are_numbers || are_strings).then_some(sorted)
}

fn type_of(value: &Document) -> &'static str {
    match value {
        Document::Null => "null",
        Document::Boolean(_) => "boolean",
        Document::Number(_) => "number",
        Document::String(_) => "string",
        Document::List(_) => "array",
        Document::Map(_) => "object",
    }
}
