//! The values of traits that the runtime has.

use crate::model::number;
use serde_json::{Number, Value as Json};
use std::borrow::Cow;

/// The value of a trait.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'m> {
    /// The trait alone says everything.
    Annotation,
    /// This property is true, and the others do not matter.
    Property(&'static str),
    /// One argument.
    Argument(Argument<'m>),
    /// Properties, in the order that the runtime has them in. One without an argument is absent.
    Properties(&'static [Field], Vec<Option<Argument<'m>>>),
}

/// What the values of traits consist of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument<'m> {
    Flag(bool),
    StatusCode(u16),
    Size(u64),
    Number(Number),
    Text(Cow<'m, str>),
    Texts(Vec<&'m str>),
    Integers(Vec<i64>),
    OneOf(&'static Choice),
}

/// A variant of an enum of the runtime.
#[derive(Debug, PartialEq)]
pub(crate) struct Choice {
    /// The value in the model.
    pub(crate) value: &'static str,
    /// The name of the enum.
    pub(crate) of: &'static str,
    /// The name of the variant.
    pub(crate) variant: &'static str,
}

/// A property of a trait's value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Field {
    /// The name in the model.
    pub(crate) property: &'static str,
    /// Whether the runtime has it by that name, and not as an argument of a function.
    pub(crate) is_named: bool,
    /// What it is if the model does not say it.
    pub(crate) absent: Absent,
    kind: Kind,
}

/// What a property is if the model does not say it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Absent {
    /// The trait says nothing then.
    Invalid,
    /// It is absent in the runtime too, where it is an option.
    None,
    /// It has this default.
    Default(&'static Argument<'static>),
}

/// How to read the value of a trait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Annotation,
    /// Says something only if this property is true.
    If(&'static str),
    Argument(Kind),
    /// An argument that is the only property that matters.
    Property(&'static str, Kind),
    Properties(&'static [Field]),
}

/// How to read an argument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Flag,
    StatusCode,
    Size,
    Number,
    Text,
    Texts,
    OneOf(&'static [Choice]),
}

/// Returns a property that is an argument of a function of the runtime.
pub(super) const fn argument(property: &'static str, kind: Kind) -> Field {
    Field { property, is_named: false, absent: Absent::Invalid, kind }
}

/// Returns a property that the runtime has under the same name.
pub(super) const fn named(property: &'static str, kind: Kind) -> Field {
    Field { is_named: true, ..argument(property, kind) }
}

impl<'m> Value<'m> {
    /// Returns the text, if the value is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Value::Argument(Argument::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the arguments that there are.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Argument<'m>> {
        let only = if let Value::Argument(argument) = self { Some(argument) } else { None };
        only.into_iter().chain(self.properties().filter_map(|(_, argument)| argument))
    }

    /// Returns the properties by their names, if it has some.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&'static str, Option<&Argument<'m>>)> {
        let (fields, arguments): (&[Field], &[_]) = match self {
            Value::Properties(fields, arguments) => (fields, arguments),
            _ => (&[], &[]),
        };
        let names = fields.iter().map(|field| field.property);
        names.zip(arguments.iter().map(Option::as_ref))
    }

    /// Returns the least and the greatest value that it allows, if it is a constraint with bounds.
    pub(crate) fn bounds(&self) -> Option<[Option<&Argument<'m>>; 2]> {
        let mut properties = self.properties();
        match [properties.next()?, properties.next()?] {
            [("min", min), ("max", max)] => Some([min, max]),
            _ => None,
        }
    }
}

impl Field {
    pub(super) const fn optional(self) -> Self {
        Self { absent: Absent::None, ..self }
    }

    pub(super) const fn or(self, default: &'static Argument<'static>) -> Self {
        Self { absent: Absent::Default(default), ..self }
    }

    /// Reads the property of a value. The outer option is none if the value says nothing without it.
    fn read<'m>(&self, json: &'m Json) -> Option<Option<Argument<'m>>> {
        let argument = json.get(self.property).and_then(|json| self.kind.read(json));
        match self.absent {
            _ if argument.is_some() => Some(argument),
            Absent::Invalid => None,
            Absent::None => Some(None),
            Absent::Default(default) => Some(Some(default.clone())),
        }
    }
}

impl Form {
    /// Reads a value. None if it does not have this form, or says nothing.
    pub(super) fn read<'m>(self, json: &'m Json) -> Option<Value<'m>> {
        match self {
            Form::Annotation => Some(Value::Annotation),
            Form::If(property) => {
                let is_true = json.get(property) == Some(&Json::Bool(true));
                is_true.then_some(Value::Property(property))
            }
            Form::Argument(kind) => kind.read(json).map(Value::Argument),
            Form::Property(property, kind) => kind.read(json.get(property)?).map(Value::Argument),
            Form::Properties(fields) => {
                let arguments: Option<_> = fields.iter().map(|field| field.read(json)).collect();
                Some(Value::Properties(fields, arguments?))
            }
        }
    }
}

impl Kind {
    fn read(self, json: &Json) -> Option<Argument<'_>> {
        Some(match self {
            Kind::Flag => Argument::Flag(json.as_bool()?),
            Kind::StatusCode => Argument::StatusCode(json.as_u64()?.try_into().ok()?),
            Kind::Size => Argument::Size(json.as_u64()?),
            Kind::Number => Argument::Number(match json {
                // JSON would round it.
                Json::String(text) => number::read(text)?,
                json => json.as_number()?.clone(),
            }),
            Kind::Text => Argument::Text(json.as_str()?.into()),
            Kind::Texts => {
                let texts = json.as_array()?.iter().filter_map(Json::as_str);
                Argument::Texts(texts.collect())
            }
            Kind::OneOf(choices) => {
                let value = json.as_str()?;
                Argument::OneOf(choices.iter().find(|choice| choice.value == value)?)
            }
        })
    }
}
