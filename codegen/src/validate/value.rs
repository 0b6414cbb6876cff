//! Checks the value of a trait against its shape.

use super::known::{Key, ValueShape};
use crate::diagnostic::{Place, Step};
use crate::model::ShapeId;
use crate::model::json::type_of;
use crate::near::{did_you_mean, nearest};
use serde_json::{Map, Value};
use std::fmt;

const UNKNOWN_MEMBER: &str = "TraitValue.UnknownMember";

/// What is wrong with a part of a value.
pub(super) struct Fault {
    /// The path from the value to the part.
    way: Vec<Step>,
    /// What is wrong, without its subject: `must be …`.
    pub(super) problem: String,
    pub(super) help: Option<String>,
    pub(super) event: &'static str,
}

/// The path from the trait's value to a part of it, which costs nothing until something is wrong.
#[derive(Clone, Copy)]
enum Way<'a> {
    Whole,
    Key(&'a Way<'a>, &'a str),
    Index(&'a Way<'a>, usize),
}

/// Returns everything that is wrong with a value.
pub(super) fn check(value: &Value, shape: &ValueShape) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_part(value, shape, Way::Whole, &mut faults);
    faults
}

impl Fault {
    /// Creates a fault of the whole value.
    pub(super) fn new(problem: String, help: &str, event: &'static str) -> Self {
        Self { way: Vec::new(), problem, help: Some(help.to_owned()), event }
    }

    /// Returns the fault as one of the part at these keys.
    pub(super) fn below(self, keys: &[&str]) -> Self {
        Self { way: keys.iter().map(|key| Step::Key((*key).to_owned())).collect(), ..self }
    }

    /// Returns whether the fault is a key that the trait does not have.
    pub(super) fn is_unknown_key(&self) -> bool {
        self.event == UNKNOWN_MEMBER
    }

    /// Returns the place of the part, within the place of the trait.
    pub(super) fn place(&self, value: Place) -> Place {
        self.way.iter().fold(value, |place, step| place.step(step.clone()))
    }
}

/// Writes the path as in "`acceptors.0.state` in ", and nothing for the whole value.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.way.iter().map(step_text).collect();
        if steps.is_empty() { Ok(()) } else { write!(f, "`{}` in ", steps.join(".")) }
    }
}

fn step_text(step: &Step) -> String {
    match step {
        Step::Key(key) | Step::LastKey(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    }
}

impl Way<'_> {
    fn steps(self) -> Vec<Step> {
        let (outer, step) = match self {
            Way::Whole => return Vec::new(),
            Way::Key(outer, key) => (outer, Step::Key(key.to_owned())),
            Way::Index(outer, index) => (outer, Step::Index(index)),
        };
        let mut steps = outer.steps();
        steps.push(step);
        steps
    }

    fn fault(self, problem: String) -> Fault {
        Fault { way: self.steps(), problem, help: None, event: "TraitValue" }
    }

    fn is_not(self, expected: &str, value: &Value) -> Fault {
        let help = match value {
            Value::String(text) if !expected.contains("string") && is_scalar(text) => {
                Some("write it without quotes".to_owned())
            }
            Value::Number(_) | Value::Bool(_) if expected.contains("string") => {
                Some("write it in quotes".to_owned())
            }
            _ => None,
        };
        Fault { help, ..self.fault(format!("must be {expected}, but is {}", shown(value))) }
    }
}

fn check_part(value: &Value, shape: &ValueShape, way: Way<'_>, faults: &mut Vec<Fault>) {
    let (fits, expected) = match shape {
        ValueShape::Any => return,
        ValueShape::Annotation => return check_structure(value, &[], way, faults),
        ValueShape::Structure(keys) => return check_structure(value, keys, way, faults),
        ValueShape::Union(keys) => return check_union(value, keys, way, faults),
        ValueShape::Map(of) => return check_map(value, of, way, faults),
        ValueShape::List(of) => return check_list(value, of, way, faults),
        ValueShape::SomeOf(of) => {
            check_list(value, of, way, faults);
            (value.as_array().is_none_or(|items| !items.is_empty()), "an array that is not empty")
        }
        ValueShape::Enum(values) => return check_enum(value, values, way, faults),
        ValueShape::Integer(min, max) => return check_integer(value, *min, *max, way, faults),
        ValueShape::Boolean => (value.is_boolean(), "a boolean"),
        // Text preserves all digits of a number.
        ValueShape::Number => (value.is_number() || is_string(value, is_number), "a number"),
        ValueShape::String => (value.is_string(), "a string"),
        ValueShape::Text => {
            (is_string(value, |text| !text.is_empty()), "a string that is not empty")
        }
        ValueShape::Matching(accepts, expected) => (is_string(value, accepts), *expected),
        // Some IDs omit the namespace, or refer to members.
        ValueShape::ShapeId => (is_string(value, is_reference), "the ID of a shape"),
    };
    if !fits {
        faults.push(way.is_not(expected, value));
    }
}

/// Returns whether a text would be a number or a boolean without its quotes.
fn is_scalar(text: &str) -> bool {
    is_number(text) || matches!(text, "true" | "false")
}

fn is_number(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| value.is_number())
}

fn is_string(value: &Value, accepts: impl Fn(&str) -> bool) -> bool {
    value.as_str().is_some_and(accepts)
}

/// Returns whether the text is the ID of a shape or member.
fn is_reference(text: &str) -> bool {
    let shape = text.split_once('$').map_or(text, |(shape, _)| shape);
    ShapeId::parse(shape).is_some()
}

fn check_integer(value: &Value, min: i64, max: i64, way: Way<'_>, faults: &mut Vec<Fault>) {
    // A whole number may be written as `4e2`.
    let whole = value.as_f64().filter(|number| number.fract() == 0.0);
    let fits = match (value.as_i64(), whole) {
        (Some(number), _) => (min..=max).contains(&number),
        (None, Some(number)) => (min as f64..=max as f64).contains(&number),
        (None, None) => false,
    };
    if fits {
        return;
    }
    let is_number = value.as_i64().or(whole.map(|number| number as i64)).is_some();
    let expected = match (min, max) {
        _ if !is_number => "an integer".to_owned(),
        (min, i64::MAX) => format!("at least {min}"),
        (min, max) => format!("an integer from {min} to {max}"),
    };
    faults.push(way.is_not(&expected, value));
}

fn check_enum(value: &Value, values: &[&str], way: Way<'_>, faults: &mut Vec<Fault>) {
    if is_string(value, |text| values.contains(&text)) {
        return;
    }
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    let expected = match quoted.as_slice() {
        [one, other] => format!("{one} or {other}"),
        several => format!("one of {}", several.join(", ")),
    };
    let nearest = nearest(value.as_str().unwrap_or_default(), values.iter().copied());
    let help = nearest.map(|nearest| format!("did you mean \"{nearest}\"?"));
    faults.push(Fault { help, ..way.is_not(&expected, value) });
}

fn check_list(value: &Value, of: &ValueShape, way: Way<'_>, faults: &mut Vec<Fault>) {
    let Value::Array(items) = value else {
        return faults.push(way.is_not("an array", value));
    };
    for (index, item) in items.iter().enumerate() {
        check_part(item, of, Way::Index(&way, index), faults);
    }
}

fn check_map(value: &Value, of: &ValueShape, way: Way<'_>, faults: &mut Vec<Fault>) {
    let Value::Object(entries) = value else {
        return faults.push(way.is_not("an object", value));
    };
    for (key, value) in entries {
        check_part(value, of, Way::Key(&way, key), faults);
    }
}

fn check_structure(value: &Value, keys: &[Key], way: Way<'_>, faults: &mut Vec<Fault>) {
    let Value::Object(entries) = value else {
        let expected = if keys.is_empty() { "`{}`" } else { "an object" };
        return faults.push(way.is_not(expected, value));
    };
    check_keys(entries, keys, way, faults);
    for key in keys.iter().filter(|key| key.is_required && !entries.contains_key(key.name)) {
        let help = Some(format!("add a `{}`", key.name));
        faults.push(Fault { help, ..way.fault(format!("has no `{}`", key.name)) });
    }
}

fn check_union(value: &Value, keys: &[Key], way: Way<'_>, faults: &mut Vec<Fault>) {
    let Value::Object(entries) = value else {
        return faults.push(way.is_not("an object", value));
    };
    check_keys(entries, keys, way, faults);
    if entries.len() != 1 {
        faults.push(way.fault(format!("must have one of the keys {}", names(keys))));
    }
}

fn check_keys(entries: &Map<String, Value>, keys: &[Key], way: Way<'_>, faults: &mut Vec<Fault>) {
    for (name, value) in entries {
        let inner = Way::Key(&way, name);
        match keys.iter().find(|key| key.name == name) {
            Some(key) => check_part(value, &key.value, inner, faults),
            None => faults.push(Fault {
                help: Some(did_you_mean(name, keys.iter().map(|key| key.name), || match keys {
                    [] => "remove it: the trait has no keys".to_owned(),
                    _ => format!("its keys are {}", names(keys)),
                })),
                event: UNKNOWN_MEMBER,
                ..inner.fault("does not exist".to_owned())
            }),
        }
    }
}

fn names(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
    names.join(", ")
}

/// Returns a value for a message: the value itself if it is short, and its type otherwise.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    match value {
        Value::Array(items) if items.is_empty() => "empty".to_owned(),
        Value::Null | Value::Array(_) | Value::Object(_) => type_of(value).to_owned(),
        _ => {
            let text = value.to_string();
            match text.char_indices().nth(LONGEST) {
                Some((end, _)) => format!("{}…", &text[..end]),
                None => text,
            }
        }
    }
}
