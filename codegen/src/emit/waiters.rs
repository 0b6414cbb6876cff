//! Waiters and pagination, as they stand with their operation.

use super::block::Block;
use super::layout::quoted;
use super::operation_docs;
use super::scope::Scope;
use crate::lower::{Acceptor, Comparator, Expression, Matcher, Operation, Pagination};

/// The call that makes the pagination of an operation.
pub(super) fn pagination(pagination: &Pagination, scope: &Scope<'_>) -> String {
    let Pagination { input_token, output_token, items, page_size, page_items: _ } = pagination;
    let (input_token, output_token) = (quoted(input_token), quoted(output_token));
    let mut call = format!("{}::new({input_token}, {output_token})", scope.runtime("Pagination"));
    if let Some(path) = items {
        call.push_str(&format!(".items({})", quoted(path)));
    }
    if let Some(member) = page_size {
        call.push_str(&format!(".size({})", quoted(member)));
    }
    call
}

/// The waiters of an operation; nothing if it has none.
pub(super) fn emit(operation: &Operation<'_>) -> String {
    if operation.waiters.is_empty() {
        return String::new();
    }
    let mut block = Block::of("waiters");
    block.line(1, &format!("{} {{", operation.name));
    for waiter in &operation.waiters {
        block.lines.docs(2, &waiter.docs);
        operation_docs::conditions(&mut block.lines, 2, waiter);
        block.lines.deprecated(2, waiter.deprecated.then_some(""));
        let (name, min, max) = (quoted(&waiter.name), waiter.min_delay, waiter.max_delay);
        let acceptors: Vec<String> = waiter.acceptors.iter().map(acceptor).collect();
        block.list(&waiter.constant, &format!("{name}, {min}..={max}, "), &acceptors);
    }
    block.close()
}

fn acceptor(acceptor: &Acceptor) -> String {
    let matcher = match &acceptor.matcher {
        Matcher::Success(success) => format!("Success({success})"),
        Matcher::ErrorType(name) => format!("ErrorType({})", quoted(name)),
        Matcher::Output(path, comparator) => format!("Output({})", compared(path, comparator)),
        Matcher::InputOutput(path, comparator) => {
            format!("InputOutput({})", compared(path, comparator))
        }
    };
    format!("{}: {matcher}", acceptor.state)
}

fn compared(path: &Expression, comparator: &Comparator) -> String {
    let path = expression(path);
    match comparator {
        Comparator::Boolean(expected) => format!("{path}, BooleanEquals({expected})"),
        Comparator::String(name, expected) => format!("{path}, {name}({})", quoted(expected)),
    }
}

fn expression(from: &Expression) -> String {
    match from {
        Expression::Current => "Current".to_owned(),
        Expression::Field(name) => format!("Field({})", quoted(name)),
        Expression::Index(index) => format!("Index({index})"),
        Expression::Slice(start, stop, step) => format!("Slice({start:?}, {stop:?}, {step})"),
        Expression::Then(steps) => format!("Then(&[{}])", all(steps)),
        Expression::Flatten => "Flatten".to_owned(),
        Expression::ObjectValues => "ObjectValues".to_owned(),
        Expression::One(variant, inner) => format!("{variant}(&{})", expression(inner)),
        Expression::Two(variant, first, second) => {
            format!("{variant}(&{}, &{})", expression(first), expression(second))
        }
        Expression::List(items) => format!("List(&[{}])", all(items)),
        Expression::Hash(entries) => {
            let entry = |(key, value): &(String, Expression)| {
                format!("({}, {})", quoted(key), expression(value))
            };
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("Hash(&[{}])", entries.join(", "))
        }
        Expression::Text(text) => format!("Text({})", quoted(text)),
        Expression::Literal(json) => format!("Literal({})", quoted(json)),
        Expression::Call(function, arguments) => format!("Call({function}, &[{}])", all(arguments)),
    }
}

fn all(expressions: &[Expression]) -> String {
    let expressions: Vec<String> = expressions.iter().map(expression).collect();
    expressions.join(", ")
}
