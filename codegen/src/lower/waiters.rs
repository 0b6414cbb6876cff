//! Waiters: which outcome of an operation to wait for, and how long.

use super::docs::Documentation;
use super::jmespath::{self, Expression, Type};
use super::naming::{OperationNames, Owner};
use super::waitable;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::documentation::code;
use crate::model::{Model, Operation, Shape};
use serde_json::Value as Json;

/// A waiter.
pub struct Waiter {
    /// The name in the model.
    pub name: String,
    /// The name of its constant.
    pub constant: String,
    /// Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The shortest delay between two calls, in seconds.
    pub min_delay: u32,
    /// The longest delay between two calls, in seconds.
    pub max_delay: u32,
    /// The conditions that decide, in order.
    pub acceptors: Vec<Acceptor>,
}

/// A condition, and what follows if it holds.
pub struct Acceptor {
    /// The state that follows: `success`, `failure` or `retry`.
    pub state: &'static str,
    /// The condition.
    pub matcher: Matcher,
    /// The condition in words, as Markdown: what follows "if".
    pub docs: String,
}

/// A condition on the outcome of a call.
pub enum Matcher {
    /// There is an output, or there is an error.
    Success(bool),
    /// There is an error with this name.
    ErrorType(String),
    /// Compares what an expression finds in the output.
    Output(Expression, Comparator),
    /// Compares what an expression finds in input and output.
    InputOutput(Expression, Comparator),
}

/// The expected value.
pub enum Comparator {
    /// A boolean.
    Boolean(bool),
    /// A string, or a list of strings, compared by this comparator of the runtime.
    String(&'static str, String),
}

/// Returns the waiters of the operation.
pub(super) fn lower(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    docs: &Documentation<'_>,
    names: &OperationNames<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Waiter> {
    let reader = Reader { model, operation };
    let mut lowered = Vec::new();
    for (waiter, json, place) in waitable::entries(shape) {
        let name = &names[&Owner::Waiter(&shape.id, waiter)];
        let text = json.get("documentation").and_then(Json::as_str).unwrap_or_default();
        let docs = docs.text(text, &format!("Waits for {}.", code(waiter)));
        let docs = name.document(docs, waiter);
        diagnostics.extend(name.note(&format!("the waiter `{waiter}` of `{}`", shape.id)));
        let waiter = reader.waiter(waiter, &name.ident, docs, &At { json, place });
        lowered.extend(diagnostics.check(waiter));
    }
    lowered
}

/// A part of the trait's value.
struct At<'a> {
    json: &'a Json,
    place: Option<Place>,
}

impl<'a> At<'a> {
    fn get(&self, key: &str) -> Option<At<'a>> {
        let place = self.place.clone().map(|place| place.key(key));
        Some(At { json: self.json.get(key)?, place })
    }

    fn required(&self, key: &str) -> Result<At<'a>, Diagnostic> {
        self.get(key).ok_or_else(|| self.error(format!("this has no `{key}`")))
    }

    fn text(&self, key: &str) -> Result<&'a str, Diagnostic> {
        let value = self.required(key)?;
        value.json.as_str().ok_or_else(|| value.error(format!("`{key}` must be a string")))
    }

    fn seconds(&self, key: &str, default: u32) -> Result<u32, Diagnostic> {
        let Some(value) = self.get(key) else { return Ok(default) };
        let seconds = value.json.as_u64().and_then(|seconds| u32::try_from(seconds).ok());
        let seconds = seconds.filter(|seconds| *seconds > 0);
        seconds.ok_or_else(|| {
            value.error(format!("`{key}` must be a number of seconds greater than 0"))
        })
    }

    fn error(&self, message: impl std::fmt::Display) -> Diagnostic {
        Diagnostic::new(format!("a waiter is invalid: {message}")).at(self.place.clone())
    }
}

/// Reads the waiters of an operation.
struct Reader<'m> {
    model: &'m Model,
    operation: &'m Operation,
}

impl Reader<'_> {
    fn waiter(
        &self,
        name: &str,
        constant: &str,
        docs: String,
        here: &At<'_>,
    ) -> Result<Waiter, Diagnostic> {
        let (min_delay, max_delay) = (here.seconds("minDelay", 2)?, here.seconds("maxDelay", 120)?);
        if min_delay > max_delay {
            return Err(here
                .error("`minDelay` must not be greater than `maxDelay`, which is 120 by default"));
        }
        let list = here.required("acceptors")?;
        let mut acceptors = Vec::new();
        for (index, json) in list.json.as_array().into_iter().flatten().enumerate() {
            let place = list.place.clone().map(|place| place.index(index));
            acceptors.push(self.acceptor(&At { json, place })?);
        }
        if !acceptors.iter().any(|acceptor| acceptor.state == "success") {
            return Err(list.error("no acceptor leads to success"));
        }
        Ok(Waiter {
            name: name.to_owned(),
            constant: constant.to_owned(),
            docs,
            deprecated: here.json.get("deprecated") == Some(&Json::Bool(true)),
            min_delay,
            max_delay,
            acceptors,
        })
    }

    fn acceptor(&self, here: &At<'_>) -> Result<Acceptor, Diagnostic> {
        const STATES: [&str; 3] = ["success", "failure", "retry"];
        let name = here.text("state")?;
        let Some(state) = STATES.into_iter().find(|state| *state == name) else {
            return Err(here.error(format!("`{name}` is not a known state")));
        };
        let here = here.required("matcher")?;
        let matcher = self.matcher(&here)?;
        let docs = words(&matcher, here.json);
        Ok(Acceptor { state, matcher, docs })
    }

    fn matcher(&self, here: &At<'_>) -> Result<Matcher, Diagnostic> {
        let input = Type::of(self.model, &self.operation.input);
        let output = Type::of(self.model, &self.operation.output);
        if let Some(success) = here.get("success") {
            let value = success.json.as_bool();
            let value = value.ok_or_else(|| success.error("`success` must be a boolean"))?;
            Ok(Matcher::Success(value))
        } else if here.get("errorType").is_some() {
            let id = here.text("errorType")?;
            let name = id.rsplit_once('#').map_or(id, |(_, name)| name);
            Ok(Matcher::ErrorType(name.to_owned()))
        } else if let Some(path) = here.get("output") {
            let (expression, comparator) = path_matcher(&path, &output)?;
            Ok(Matcher::Output(expression, comparator))
        } else if let Some(path) = here.get("inputOutput") {
            let both = Type::Hash(vec![("input".into(), input), ("output".into(), output)]);
            let (expression, comparator) = path_matcher(&path, &both)?;
            Ok(Matcher::InputOutput(expression, comparator))
        } else {
            Err(here.error(
                "a matcher must have one of `success`, `errorType`, `output` and `inputOutput`",
            ))
        }
    }
}

/// Returns the condition in words. Its expression is shown as the model has it, in `json`.
fn words(matcher: &Matcher, json: &Json) -> String {
    let (key, comparator) = match matcher {
        Matcher::Success(true) => return "the call succeeds".to_owned(),
        Matcher::Success(false) => return "the call fails".to_owned(),
        Matcher::ErrorType(name) => return format!("the call fails with {}", code(name)),
        Matcher::Output(_, comparator) => ("output", comparator),
        Matcher::InputOutput(_, comparator) => ("inputOutput", comparator),
    };
    let path = code(json[key]["path"].as_str().unwrap_or_default());
    match comparator {
        Comparator::Boolean(expected) => format!("{path} is `{expected}`"),
        Comparator::String("AllStringEquals", expected) => {
            format!("{path} has items, all {}", code(expected))
        }
        Comparator::String("AnyStringEquals", expected) => {
            format!("any item of {path} is {}", code(expected))
        }
        Comparator::String(_, expected) => format!("{path} is {}", code(expected)),
    }
}

/// Returns as much of an expression as a message has room for.
fn start(text: &str) -> String {
    const SHOWN: usize = 100;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn path_matcher(here: &At<'_>, data: &Type<'_>) -> Result<(Expression, Comparator), Diagnostic> {
    let path = here.required("path")?;
    let text = here.text("path")?;
    let expression = jmespath::parse(text, data)
        .map_err(|problem| path.error(format!("the expression `{}`: {problem}", start(text))))?;
    let expected = here.text("expected")?;
    let string = |comparator| Ok(Comparator::String(comparator, expected.to_owned()));
    let comparator = match (here.text("comparator")?, expected) {
        ("stringEquals", _) => string("StringEquals"),
        ("allStringEquals", _) => string("AllStringEquals"),
        ("anyStringEquals", _) => string("AnyStringEquals"),
        ("booleanEquals", "true") => Ok(Comparator::Boolean(true)),
        ("booleanEquals", "false") => Ok(Comparator::Boolean(false)),
        ("booleanEquals", other) => Err(here.error(format!("`{other}` must be a boolean"))),
        (other, _) => Err(here.error(format!("`{other}` is not a known comparator"))),
    }?;
    Ok((expression, comparator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn assert_says(matcher: Matcher, json: Json, expected: &str) {
        assert_eq!(words(&matcher, &json), expected);
    }

    fn string(comparator: &'static str) -> Comparator {
        Comparator::String(comparator, "fired".to_owned())
    }

    #[test]
    fn outcomes_in_words() {
        assert_says(Matcher::Success(true), json!({}), "the call succeeds");
        assert_says(Matcher::Success(false), json!({}), "the call fails");
        let error = Matcher::ErrorType("NoSuchPot".to_owned());
        assert_says(error, json!({}), "the call fails with `NoSuchPot`");
    }

    #[test]
    fn comparisons_in_words() {
        let cases = [
            (string("StringEquals"), "`pots` is `fired`"),
            (string("AllStringEquals"), "`pots` has items, all `fired`"),
            (string("AnyStringEquals"), "any item of `pots` is `fired`"),
            (Comparator::Boolean(true), "`pots` is `true`"),
            (Comparator::Boolean(false), "`pots` is `false`"),
        ];
        for (comparator, expected) in cases {
            let json = json!({ "output": { "path": "pots" } });
            assert_says(Matcher::Output(Expression::Current, comparator), json, expected);
        }
    }

    #[test]
    fn expressions_are_shown_as_the_model_has_them() {
        let json = json!({ "inputOutput": { "path": "input.count == `1`" } });
        let matcher = Matcher::InputOutput(Expression::Current, Comparator::Boolean(true));
        assert_says(matcher, json, "`` input.count == `1` `` is `true`");
    }
}
