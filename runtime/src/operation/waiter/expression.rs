//! Expressions of [JMESPath](https://jmespath.org/specification.html). The generator parses them,
//! and this module evaluates them.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Function;
use crate::document::Document;
use crate::schema::prelude::DOCUMENT;

/// An expression. It is evaluated against the current value, which is all of the data at first.
///
/// `Instances[?Ready].State.Name` is
///
/// ```
/// use smithy_shapes::operation::waiter::Expression::{self, *};
/// use smithy_shapes::Document;
///
/// const NAMES: Expression = Then(&[
///     Field("Instances"),
///     Each(&When(&Field("Ready"), &Then(&[Field("State"), Field("Name")]))),
/// ]);
/// let state: Document = [("Name", "running")].into_iter().collect();
/// let instance: Document = [("Ready", true.into()), ("State", state)].into_iter().collect();
/// let output: Document = [("Instances", vec![instance])].into_iter().collect();
/// assert_eq!(NAMES.evaluate(&output).as_deref(), Some(&vec!["running"].into()));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Expression {
    /// The current value itself: `@`.
    Current,
    /// The value of a member or key.
    Field(&'static str),
    /// The item of a list, counted from 0, or from -1 at its end: `[0]`.
    Index(i32),
    /// The items from a start up to, but not including, a stop, with a step: `[0:4:2]`.
    Slice(Option<i32>, Option<i32>, i32),
    /// One after the other, each evaluated against what the one before found: `a.b | c`.
    Then(&'static [Expression]),
    /// The items of a list. An item that is a list is replaced by its items: `[]`.
    Flatten,
    /// The values of a map or structure: `*`.
    ObjectValues,
    /// What this finds in each item of a list, without nulls: `[*].a`.
    Each(&'static Expression),
    /// The second if the first holds, otherwise null: `[?a].b` for one item.
    When(&'static Expression, &'static Expression),
    /// The first if it does not hold, otherwise the second: `a && b`.
    And(&'static Expression, &'static Expression),
    /// The first if it holds, otherwise the second: `a || b`.
    Or(&'static Expression, &'static Expression),
    /// Whether this does not hold: `!a`.
    Not(&'static Expression),
    /// Whether the two are equal: `a == b`.
    Equal(&'static Expression, &'static Expression),
    /// Whether the first number is less than the second: `a < b`.
    Less(&'static Expression, &'static Expression),
    /// Whether the first number is at most the second: `a <= b`.
    LessOrEqual(&'static Expression, &'static Expression),
    /// A list of what these find: `[a, b]`.
    List(&'static [Expression]),
    /// A map of what these find: `{x: a, y: b}`.
    Hash(&'static [(&'static str, Expression)]),
    /// A text: `'a'`.
    Text(&'static str),
    /// A value, as JSON: `` `1` ``.
    Literal(&'static str),
    /// The result of a function, with what these find as arguments: `length(a)`.
    Call(Function, &'static [Expression]),
}

/// What an expression finds: a part of the data, or something made from it.
type Found<'d> = Option<Cow<'d, Document>>;

impl Expression {
    /// Returns what the expression finds in the data, which is null if it finds nothing. None if it
    /// cannot be evaluated because a function does not accept the type of an argument.
    ///
    /// The work is at most proportional to the size of the data, except for sorting, and for
    /// searching for lists in lists.
    pub fn evaluate<'d>(&self, data: &'d Document) -> Option<Cow<'d, Document>> {
        match self {
            Expression::Current => Some(Cow::Borrowed(data)),
            Expression::Field(name) => match data {
                Document::Map(entries) => or_null(entries.get(*name)),
                _ => null(),
            },
            Expression::Index(index) => or_null(at(items(data), *index)),
            Expression::Slice(start, stop, step) => match data {
                Document::List(items) => list(slice(items, *start, *stop, *step)),
                _ => null(),
            },
            Expression::Then(steps) => steps.iter().try_fold(Cow::Borrowed(data), evaluate_in),
            Expression::Flatten => match data {
                Document::List(items) => list(items.iter().flat_map(flat).cloned().collect()),
                _ => null(),
            },
            Expression::ObjectValues => match data {
                Document::Map(entries) => list(entries.values().cloned().collect()),
                _ => null(),
            },
            Expression::Each(each) => match data {
                Document::List(items) => each.of_each(items),
                _ => null(),
            },
            Expression::When(condition, then) => {
                if condition.holds(data)? {
                    then.evaluate(data)
                } else {
                    null()
                }
            }
            Expression::And(first, second) => {
                let found = first.evaluate(data)?;
                if is_true(&found) { second.evaluate(data) } else { Some(found) }
            }
            Expression::Or(first, second) => {
                let found = first.evaluate(data)?;
                if is_true(&found) { Some(found) } else { second.evaluate(data) }
            }
            Expression::Not(inner) => made(!inner.holds(data)?),
            Expression::Equal(one, other) => made(one.evaluate(data)? == other.evaluate(data)?),
            Expression::Less(one, other) => compare(one, other, data, Ordering::is_lt),
            Expression::LessOrEqual(one, other) => compare(one, other, data, Ordering::is_le),
            Expression::List(_) | Expression::Hash(_) if *data == Document::Null => null(),
            Expression::List(expressions) => list(all(expressions, data)?),
            Expression::Hash(entries) => {
                let entries =
                    entries.iter().map(|(k, e)| Some((*k, e.evaluate(data)?.into_owned())));
                made(entries.collect::<Option<Vec<_>>>()?.into_iter().collect::<Document>())
            }
            Expression::Text(text) => made(*text),
            Expression::Literal(json) => {
                made(DOCUMENT.from_json::<Document>(json).unwrap_or_default())
            }
            Expression::Call(function, arguments) => made(function.call(&all(arguments, data)?)?),
        }
    }

    fn holds(&self, data: &Document) -> Option<bool> {
        Some(is_true(&*self.evaluate(data)?))
    }

    fn of_each<'d>(&self, items: &[Document]) -> Found<'d> {
        let mut found = Vec::new();
        for item in items {
            let value = self.evaluate(item)?;
            if *value != Document::Null {
                found.push(value.into_owned());
            }
        }
        list(found)
    }
}

/// Returns what a step finds in what the step before found.
fn evaluate_in<'d>(current: Cow<'d, Document>, step: &Expression) -> Found<'d> {
    match current {
        Cow::Borrowed(data) => step.evaluate(data),
        Cow::Owned(data) => Some(Cow::Owned(step.evaluate(&data)?.into_owned())),
    }
}

fn all(expressions: &[Expression], data: &Document) -> Option<Vec<Document>> {
    expressions.iter().map(|expression| Some(expression.evaluate(data)?.into_owned())).collect()
}

/// Compares two numbers. Other values have no order.
fn compare<'d>(
    one: &Expression,
    other: &Expression,
    data: &Document,
    holds: fn(Ordering) -> bool,
) -> Found<'d> {
    match (&*one.evaluate(data)?, &*other.evaluate(data)?) {
        (Document::Number(one), Document::Number(other)) => {
            made(one.partial_cmp(other).is_some_and(holds))
        }
        _ => null(),
    }
}

/// Returns whether a value counts as true. Empty ones do not, and zero does:
/// <https://jmespath.org/specification.html#or-expressions>.
fn is_true(value: &Document) -> bool {
    match value {
        Document::Null => false,
        Document::Boolean(value) => *value,
        Document::Number(_) => true,
        Document::String(text) => !text.is_empty(),
        Document::List(items) => !items.is_empty(),
        Document::Map(entries) => !entries.is_empty(),
    }
}

fn items(data: &Document) -> &[Document] {
    match data {
        Document::List(items) => items,
        _ => &[],
    }
}

fn at(items: &[Document], index: i32) -> Option<&Document> {
    let from_end = if index < 0 { items.len() as i64 } else { 0 };
    items.get(usize::try_from(from_end + i64::from(index)).ok()?)
}

/// Returns the items of a list, or anything else as its only item.
fn flat(item: &Document) -> &[Document] {
    match item {
        Document::List(items) => items,
        item => std::slice::from_ref(item),
    }
}

/// Returns some items of a list: <https://jmespath.org/specification.html#slices>.
fn slice(items: &[Document], start: Option<i32>, stop: Option<i32>, step: i32) -> Vec<Document> {
    let length = items.len() as i64;
    let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let bound = |bound: i32| {
        let from_end = if bound < 0 { length } else { 0 };
        (from_end + i64::from(bound)).clamp(low, high)
    };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let (start, stop) = (start.map_or(first, bound), stop.map_or(last, bound));
    let is_before_stop = |index: &i64| if step < 0 { *index > stop } else { *index < stop };
    // A step of 0 would never end. The parser rejects it.
    let next = |index: &i64| (step != 0).then_some(index + i64::from(step));
    std::iter::successors(Some(start), next)
        .take_while(is_before_stop)
        .filter_map(|index| items.get(usize::try_from(index).ok()?).cloned())
        .collect()
}

fn null<'d>() -> Found<'d> {
    made(Document::Null)
}

fn or_null(found: Option<&Document>) -> Found<'_> {
    found.map(Cow::Borrowed).or_else(null)
}

fn list<'d>(items: Vec<Document>) -> Found<'d> {
    made(Document::List(items))
}

fn made<'d>(document: impl Into<Document>) -> Found<'d> {
    Some(Cow::Owned(document.into()))
}

/// Expressions that the generator does not emit. The others are compared with another
/// implementation.
#[cfg(test)]
mod tests {
    use super::Expression::*;
    use super::*;

    fn evaluated(expression: Expression, data: Document) -> Option<Document> {
        expression.evaluate(&data).map(Cow::into_owned)
    }

    #[test]
    fn the_farthest_indices_are_outside() {
        for index in [i32::MIN, -3, 2, i32::MAX] {
            assert_eq!(evaluated(Index(index), vec![1.0, 2.0].into()), Some(Document::Null));
        }
        for step in [i32::MIN, i32::MAX] {
            let slice = Slice(Some(i32::MIN), Some(i32::MAX), step);
            let expected = if step > 0 { vec![1.0] } else { vec![] };
            assert_eq!(evaluated(slice, vec![1.0, 2.0].into()), Some(expected.into()));
        }
        let all = Slice(Some(i32::MAX), Some(i32::MIN), -1);
        assert_eq!(evaluated(all, vec![1.0, 2.0].into()), Some(vec![2.0, 1.0].into()));
    }

    #[test]
    fn steps_of_zero_end() {
        let slice = Slice(None, None, 0);
        assert_eq!(evaluated(slice, vec![1.0, 2.0].into()), Some(vec![1.0].into()));
    }

    #[test]
    fn a_literal_that_is_not_json_is_null() {
        assert_eq!(evaluated(Literal("{"), true.into()), Some(Document::Null));
    }

    #[test]
    fn a_function_without_its_arguments_finds_nothing() {
        assert_eq!(evaluated(Call(Function::Length, &[]), true.into()), None);
        assert_eq!(evaluated(Call(Function::Length, &[Current]), true.into()), None);
        assert_eq!(evaluated(Call(Function::NotNull, &[]), true.into()), Some(Document::Null));
    }

    #[test]
    fn what_cannot_be_evaluated_is_not_reached_behind_what_decides() {
        const LENGTH: Expression = Call(Function::Length, &[Current]);
        assert_eq!(evaluated(Or(&Current, &LENGTH), true.into()), Some(true.into()));
        assert_eq!(evaluated(And(&Current, &LENGTH), false.into()), Some(false.into()));
        assert_eq!(evaluated(And(&Current, &LENGTH), true.into()), None);
    }
}
