//! Traits, as the runtime has them.

use super::layout::{Piece, quoted};
use super::scope::Scope;
use crate::traits::{Absent, Argument, Trait, Value};
use serde_json::Number;

/// Prints traits as values of the runtime's `Trait`.
pub(super) fn print(scope: &Scope<'_>, traits: &[Trait<'_>]) -> Vec<Piece> {
    traits.iter().map(|one| print_one(scope, one)).collect()
}

/// Prints traits as texts, for the calls of macros.
pub(super) fn texts(scope: &Scope<'_>, traits: &[Trait<'_>]) -> Vec<String> {
    print(scope, traits).into_iter().map(Piece::into_line).collect()
}

fn print_one(scope: &Scope<'_>, one: &Trait<'_>) -> Piece {
    let name = format!("{}::{}", scope.runtime("Trait"), one.name);
    match &one.value {
        Value::Annotation | Value::Property(_) => name.into(),
        Value::Argument(argument) => Piece::call(name, [print_argument(scope, argument)]),
        Value::Properties(fields, arguments) => {
            let printed = fields.iter().zip(arguments).map(|(field, argument)| {
                let value = argument.as_ref().map(|argument| print_argument(scope, argument));
                let value = match (value, field.absent) {
                    (Some(value), Absent::None) => Piece::call("Some", [value]),
                    (Some(value), _) => value,
                    (None, _) => "None".into(),
                };
                if field.is_named {
                    value.after(format_args!("{}: ", field.property))
                } else {
                    value
                }
            });
            if fields.iter().any(|field| field.is_named) {
                Piece::list(format!("{name} {{ "), printed, " }")
            } else {
                Piece::call(name, printed)
            }
        }
    }
}

fn print_argument(scope: &Scope<'_>, argument: &Argument<'_>) -> Piece {
    match argument {
        Argument::Flag(flag) => flag.to_string().into(),
        Argument::StatusCode(code) => code.to_string().into(),
        Argument::Size(size) => size.to_string().into(),
        Argument::Number(number) => print_number(scope, number),
        Argument::Text(text) => quoted(text).into(),
        Argument::Texts(texts) => Piece::slice(texts.iter().map(|text| quoted(text).into())),
        Argument::Integers(values) => {
            Piece::slice(values.iter().map(|value| value.to_string().into()))
        }
        Argument::OneOf(choice) => {
            format!("{}::{}", scope.runtime(choice.of), choice.variant).into()
        }
    }
}

fn print_number(scope: &Scope<'_>, number: &Number) -> Piece {
    let of = scope.runtime("Bound");
    let text = number.to_string();
    match text.strip_suffix(".0").unwrap_or(&text).parse::<i64>() {
        Ok(value) => format!("{of}::integer({value})").into(),
        Err(_) => format!("{of}::decimal({})", quoted(&text)).into(),
    }
}
