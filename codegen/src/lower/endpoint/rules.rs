//! Rules: from the model's rules to nested conditions with typed variables.

use super::context::Labels;
use super::expression::{Expr, Origin, Type, Value};
use super::{Param, ParamType, Report};
use crate::diagnostic::{Diagnostics, Place};
use crate::names;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The maximum number of conditions of a rule, because the generated code nests them. AWS uses at
/// most 11.
const MAX_CONDITIONS: usize = 32;

/// A rule: if all steps succeed, its outcome applies.
pub struct Rule {
    /// Conditions and the variables between them.
    pub steps: Vec<Step>,
    /// Its outcome.
    pub outcome: Outcome,
}

/// A step of a rule.
pub enum Step {
    /// `a`
    Test(Expr),
    /// `let Some(x) = a`, where `x` has this number.
    Unwrap(String, usize, Expr),
    /// `let x = a;`
    Let(String, usize, Expr),
    /// `let Some(x) = param else { return Err(…) };`, without the variable if nobody uses it.
    Require(Option<String>, usize, usize),
}

/// The outcome of a rule.
pub enum Outcome {
    /// The first of these rules that holds.
    Tree(Vec<Rule>),
    /// An endpoint.
    Endpoint(Answer),
    /// An error with this message.
    Error(Expr),
}

/// An endpoint.
pub struct Answer {
    /// The variable that holds it.
    pub variable: String,
    /// Its URL.
    pub url: Expr,
    /// Names and values of headers.
    pub headers: Vec<(String, Expr)>,
    /// Its properties.
    pub properties: Vec<(String, Property)>,
    /// The labels that are in the URL.
    pub labels: Vec<String>,
}

/// A property of an endpoint, or a value in one.
#[derive(Clone)]
pub enum Property {
    Null,
    Bool(bool),
    Int(i64),
    /// A number that is not an `i64`, as JSON.
    Number(String),
    Text(Expr),
    List(Vec<Property>),
    Map(Vec<(String, Property)>),
}

impl Rule {
    /// Returns whether the rule always applies.
    pub fn is_unconditional(&self) -> bool {
        self.steps.iter().all(|step| matches!(step, Step::Let(..) | Step::Require(..)))
    }

    fn mentions(&self, local: usize) -> bool {
        self.steps.iter().any(|step| step.mentions(local)) || self.outcome.mentions(local)
    }
}

impl Step {
    fn mentions(&self, local: usize) -> bool {
        match self {
            Step::Test(value) | Step::Unwrap(_, _, value) | Step::Let(_, _, value) => {
                value.mentions(local)
            }
            Step::Require(..) => false,
        }
    }
}

impl Outcome {
    fn mentions(&self, local: usize) -> bool {
        match self {
            Outcome::Tree(rules) => rules.iter().any(|rule| rule.mentions(local)),
            Outcome::Error(message) => message.mentions(local),
            Outcome::Endpoint(answer) => {
                answer.url.mentions(local)
                    || answer.headers.iter().any(|(_, value)| value.mentions(local))
                    || answer.properties.iter().any(|(_, property)| property.mentions(local))
            }
        }
    }
}

impl Property {
    fn mentions(&self, local: usize) -> bool {
        match self {
            Property::Null | Property::Bool(_) | Property::Int(_) | Property::Number(_) => false,
            Property::Text(value) => value.mentions(local),
            Property::List(items) => items.iter().any(|item| item.mentions(local)),
            Property::Map(entries) => entries.iter().any(|(_, value)| value.mentions(local)),
        }
    }
}

pub(super) fn lower(
    rule_set: &Json,
    params: &[Param],
    labels: &Labels,
    place: Option<Place>,
    errors: &mut Diagnostics,
) -> Vec<Rule> {
    let report = Report { errors, place };
    let mut compiler = Compiler { params, labels, report, scope: Vec::new(), locals: 0 };
    let mut steps = Vec::new();
    for (index, param) in params.iter().enumerate() {
        steps.extend(compiler.declare(index, param));
    }
    let rules = compiler.rules(rule_set);
    if steps.is_empty() {
        return rules;
    }
    let outcome = Outcome::Tree(rules);
    vec![Rule { steps: without_unused(steps, &outcome), outcome }]
}

/// The values in scope, and everything needed to read a rule.
pub(super) struct Compiler<'c> {
    params: &'c [Param],
    labels: &'c Labels,
    pub(super) report: Report<'c>,
    /// Names and their values, the innermost last.
    scope: Vec<(String, Value)>,
    /// The number of variables so far.
    locals: usize,
}

impl Compiler<'_> {
    /// Declares a parameter. Returns a step if it must be set.
    fn declare(&mut self, index: usize, param: &Param) -> Option<Step> {
        let ty = match param.ty {
            ParamType::String => Type::Text,
            ParamType::Boolean => Type::Bool,
            ParamType::StringArray => Type::Texts,
        };
        let value = Value::new(Expr::Param(index), ty)
            .carrying([index].into())
            .with_origin(Origin::Parameter);
        if param.required && param.default.is_none() {
            let local = self.local(&param.name, &value);
            let Expr::Local(ident, number) = local.expr.clone() else { return None };
            self.bind(&param.name, local);
            return Some(Step::Require(Some(ident), number, index));
        }
        self.bind(&param.name, Value { optional: param.default.is_none(), ..value });
        None
    }

    /// Reads rules up to the first that always applies: later ones are unreachable.
    fn rules(&mut self, json: &Json) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (index, json) in self.report.array(json, "rules").iter().enumerate() {
            let outer = self.report.enter("rules", Some(index));
            let rule = self.rule(json);
            self.report.place = outer;
            rules.extend(rule);
            if rules.last().is_some_and(Rule::is_unconditional) {
                break;
            }
        }
        rules
    }

    /// Reads a rule; `None` if it never applies or is invalid.
    fn rule(&mut self, json: &Json) -> Option<Rule> {
        let in_scope = self.scope.len();
        let mut steps = Vec::new();
        let mut holds = true;
        let conditions = self.report.array(json, "conditions");
        if conditions.len() > MAX_CONDITIONS {
            let message = format!("a rule has more than {MAX_CONDITIONS} conditions");
            self.report.error(message, "move some of them into a `tree` rule around this one");
            return None;
        }
        for (index, condition) in conditions.iter().enumerate() {
            let outer = self.report.enter("conditions", Some(index));
            holds = holds && self.condition(condition, &mut steps).is_some();
            self.report.place = outer;
        }
        let outcome = if holds { self.outcome(json) } else { None };
        self.scope.truncate(in_scope);
        let outcome = outcome?;
        Some(Rule { steps: without_unused(steps, &outcome), outcome })
    }

    /// Reads a condition as steps; `None` if it never holds.
    fn condition(&mut self, json: &Json, steps: &mut Vec<Step>) -> Option<()> {
        let assign = json.get("assign").and_then(Json::as_str);
        if let (None, Some(name)) = (assign, is_set_reference(json)) {
            let value = self.reference(name)?;
            self.required(value, steps);
            return Some(());
        }
        let mut value = self.call(json, Some(steps))?;
        match value {
            Value { ty: Type::Bool, .. } => {
                if value.optional {
                    value = self.required(value, steps);
                }
                match value.expr {
                    Expr::Bool(true) => {}
                    Expr::Bool(false) => return None,
                    test => steps.push(Step::Test(test)),
                }
                let value = Value::bool(Expr::Bool(true));
                assign.into_iter().for_each(|name| self.bind(name, value.clone()));
            }
            Value { optional: true, .. } => {
                let name = assign.unwrap_or("value");
                let local = self.local(name, &value);
                if let Expr::Local(ident, number) = &local.expr {
                    steps.push(Step::Unwrap(ident.clone(), *number, value.expr));
                }
                assign.into_iter().for_each(|name| self.bind(name, local.clone()));
            }
            _ => {
                let Some(name) = assign else { return Some(()) };
                let mut local = self.local(name, &value);
                if let Expr::Local(ident, number) = &local.expr {
                    let is_place = matches!(value.expr, Expr::Field(..) | Expr::Local(..));
                    local.owned &= !is_place;
                    let value = if is_place { value.borrowed() } else { value.expr };
                    steps.push(Step::Let(ident.clone(), *number, value));
                }
                self.bind(name, local);
            }
        }
        Some(())
    }

    /// Unwraps an optional value by adding a step.
    pub(super) fn required(&mut self, value: Value, steps: &mut Vec<Step>) -> Value {
        if !value.optional {
            return value;
        }
        let local = self.local(value.name.as_deref().unwrap_or("value"), &value);
        if let Expr::Local(ident, number) = &local.expr {
            steps.push(Step::Unwrap(ident.clone(), *number, value.expr));
        }
        // Values without a name are kept too, so that no other variable gets the same identifier.
        let name = value.name.clone().unwrap_or_else(|| format!("#{}", self.locals));
        self.bind(&name, local.clone());
        local
    }

    /// Returns a new variable for an unwrapped value.
    fn local(&mut self, name: &str, value: &Value) -> Value {
        let ident =
            self.unused(names::variable_name(&names::field_name(name)), |other, _| other != name);
        self.locals += 1;
        let expr = Expr::Local(ident, self.locals);
        Value { expr, optional: false, name: None, ..value.clone() }
    }

    /// Returns an identifier that hides no function and no variable in use. Variables in scope have
    /// a name in the rule set and a number.
    fn unused(&self, mut ident: String, is_in_use: impl Fn(&str, usize) -> bool) -> String {
        let is_variable = |ident: &str| {
            self.scope.iter().any(|(name, value)| match &value.expr {
                Expr::Local(other, number) => other == ident && is_in_use(name, *number),
                _ => false,
            })
        };
        let is_function = |ident: &str| {
            let number = ident.strip_prefix("properties_");
            number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
        };
        while is_variable(&ident) || is_function(&ident) {
            ident.push('_');
        }
        ident
    }

    fn bind(&mut self, name: &str, value: Value) {
        self.scope.push((name.to_owned(), Value { name: Some(name.to_owned()), ..value }));
    }

    /// Returns the value that a name refers to.
    pub(super) fn reference(&mut self, name: &str) -> Option<Value> {
        let found = self.scope.iter().rev().find(|(other, _)| other == name);
        if found.is_none() {
            let help = "name a parameter, or a variable that an earlier condition assigns";
            self.report.error(format!("`{name}` is not defined here"), help);
        }
        found.map(|(_, value)| value.clone())
    }

    fn outcome(&mut self, json: &Json) -> Option<Outcome> {
        match self.report.string(json, "type")? {
            "tree" => Some(Outcome::Tree(self.rules(json))),
            "error" => {
                let message = self.report.property(json, "error")?;
                Some(Outcome::Error(self.text(message)?.expr))
            }
            "endpoint" => {
                let json = self.report.property(json, "endpoint")?;
                let outer = self.report.enter("endpoint", None);
                let answer = self.answer(json);
                self.report.place = outer;
                answer.map(Outcome::Endpoint)
            }
            other => {
                let message = format!("`{other}` is not a rule type");
                self.report.error(message, "a rule is a `tree`, an `endpoint` or an `error`");
                None
            }
        }
    }

    fn answer(&mut self, json: &Json) -> Option<Answer> {
        let url = self.report.property(json, "url")?;
        let url = self.text(url)?;
        let mut headers = Vec::new();
        for (name, values) in by_name(self.report.entries(json, "headers")) {
            for value in values.as_array().into_iter().flatten() {
                headers.push((name.clone(), self.text(value)?.borrowed()));
            }
        }
        let mut properties = Vec::new();
        for (name, value) in by_name(self.report.entries(json, "properties")) {
            properties.push((name.clone(), self.property(value)?));
        }
        let labels =
            url.carries.iter().filter_map(|param| self.labels.get(&self.params[*param].name));
        let labels = labels.flatten().cloned().collect();
        let variable = self.unused("endpoint".to_owned(), |_, number| {
            headers.iter().any(|(_, value)| value.mentions(number))
                || properties.iter().any(|(_, value)| value.mentions(number))
        });
        Some(Answer { variable, url: url.borrowed(), headers, properties, labels })
    }

    fn property(&mut self, json: &Json) -> Option<Property> {
        Some(match json {
            Json::Null => Property::Null,
            Json::Bool(value) => Property::Bool(*value),
            Json::Number(number) => match number.as_i64() {
                Some(number) => Property::Int(number),
                None => Property::Number(number.to_string()),
            },
            Json::String(_) => Property::Text(self.text(json)?.borrowed()),
            Json::Array(items) => {
                Property::List(items.iter().map(|item| self.property(item)).collect::<Option<_>>()?)
            }
            Json::Object(entries) => {
                let entries = by_name(entries).into_iter();
                let entries =
                    entries.map(|(name, value)| Some((name.clone(), self.property(value)?)));
                Property::Map(entries.collect::<Option<_>>()?)
            }
        })
    }

    /// Reads a text in the result of a rule, where nothing may be missing.
    fn text(&mut self, json: &Json) -> Option<Value> {
        let value = self.value(json, None)?;
        if value.ty != Type::Text {
            let message = format!("this must be a string, but is {}", value.ty.with_article());
            self.report.error(message, "write a string, or a `ref` or `fn` that gives one");
            return None;
        }
        self.present(value)
    }

    /// Returns the value if it cannot be missing, and reports an error otherwise.
    pub(super) fn present(&mut self, value: Value) -> Option<Value> {
        if value.optional {
            let name = value.name.as_deref().unwrap_or("a value");
            let message = format!("`{name}` may be missing here");
            self.report.error(message, "check it with `isSet` in an earlier condition");
            return None;
        }
        Some(value)
    }
}

/// Returns the name in `{"fn": "isSet", "argv": [{"ref": "name"}]}`.
fn is_set_reference(json: &Json) -> Option<&str> {
    let is_set = json.get("fn")?.as_str()? == "isSet";
    json.get("argv")?.get(0)?.get("ref")?.as_str().filter(|_| is_set)
}

/// Returns entries sorted by name, because their order has no meaning and must not depend on the
/// model's.
fn by_name<'j>(
    entries: impl IntoIterator<Item = (&'j String, &'j Json)>,
) -> BTreeMap<&'j String, &'j Json> {
    entries.into_iter().collect()
}

/// Returns the steps, without variables that nobody uses.
fn without_unused(steps: Vec<Step>, outcome: &Outcome) -> Vec<Step> {
    let mut used: Vec<Step> = Vec::new();
    for step in steps.into_iter().rev() {
        let is_used = |number| {
            outcome.mentions(number) || used.iter().any(|step: &Step| step.mentions(number))
        };
        match step {
            Step::Unwrap(_, number, value) if !is_used(number) => {
                used.push(Step::Test(Expr::IsSome(Box::new(value))));
            }
            Step::Let(_, number, _) if !is_used(number) => {}
            Step::Require(_, number, param) if !is_used(number) => {
                used.push(Step::Require(None, number, param));
            }
            step => used.push(step),
        }
    }
    used.reverse();
    used
}
