//! The endpoint parameters that operations and their inputs set:
//! <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#binding-parameter-values>.

use super::{Param, ParamType, ParamValue, Report, trait_place};
use crate::diagnostic::Diagnostics;
use crate::model::{Model, Operation, Shape};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// Operations that set the same parameters in the same way.
pub struct OperationContext {
    /// Their names.
    pub operations: Vec<String>,
    /// The bindings. Later ones win over earlier ones.
    pub bindings: Vec<Binding>,
}

/// Where an operation gets the value of a parameter from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Binding {
    /// The index of the parameter.
    pub param: usize,
    /// Where.
    pub source: Source,
}

/// Where a value is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// At the end of a path into the input.
    Path(Vec<PathStep>),
    /// In a member of the input.
    Member(String),
    /// In the model.
    Static(ParamValue),
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathStep {
    /// To a member.
    Member(String),
    /// To every item of a list.
    Items,
    /// To every value of a map.
    Values,
    /// To every key of a map.
    Keys,
    /// To what several paths lead to.
    Each(Vec<Vec<PathStep>>),
}

/// The members that are URI labels, by the parameter that they are bound to.
pub(super) type Labels = BTreeMap<String, BTreeSet<String>>;

const STATIC: &str = "smithy.rules#staticContextParams";
const MEMBER: &str = "smithy.rules#contextParam";
const PATH: &str = "smithy.rules#operationContextParams";

pub(super) fn lower(
    model: &Model,
    params: &[Param],
    errors: &mut Diagnostics,
) -> Vec<OperationContext> {
    let mut by_bindings: BTreeMap<Vec<Binding>, Vec<String>> = BTreeMap::new();
    for (shape, operation) in model.operations() {
        let bindings = bindings(model, shape, operation, params, errors);
        if !bindings.is_empty() {
            by_bindings.entry(bindings).or_default().push(shape.id.name().to_owned());
        }
    }
    let contexts = by_bindings.into_iter();
    let mut contexts: Vec<OperationContext> =
        contexts.map(|(bindings, operations)| OperationContext { operations, bindings }).collect();
    contexts.sort_by(|a, b| a.operations.cmp(&b.operations));
    contexts
}

/// Returns the bindings of an operation, from the least to the most specific.
fn bindings(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    params: &[Param],
    errors: &mut Diagnostics,
) -> Vec<Binding> {
    let mut bindings = Vec::new();
    let mut report = Report { errors, place: trait_place(shape, PATH) };
    for (name, value) in object(shape, PATH) {
        let Some(param) = find(params, name, &mut report) else { continue };
        let Some(text) = report.string(value, "path") else { continue };
        let is_flag = params[param].ty == ParamType::Boolean;
        match parse_path(text).as_deref() {
            Some([PathStep::Member(name)]) => {
                bindings.push(Binding { param, source: Source::Member(name.clone()) });
            }
            Some(path) if !is_flag => {
                bindings.push(Binding { param, source: Source::Path(path.to_vec()) });
            }
            _ => report.error(
                format!("the path `{text}` is too complex"),
                "use members, `[*]`, `*`, `keys(…)` and flattened lists of these",
            ),
        }
    }
    for (member, name) in context_members(model, operation) {
        report.place = trait_place(shape, MEMBER);
        let Some(param) = find(params, name, &mut report) else { continue };
        bindings.push(Binding { param, source: Source::Member(member.to_owned()) });
    }
    report.place = trait_place(shape, STATIC);
    for (name, value) in object(shape, STATIC) {
        let Some(param) = find(params, name, &mut report) else { continue };
        let Some(value) = report.property(value, "value") else { continue };
        match ParamValue::read(value, params[param].ty) {
            Some(value) => bindings.push(Binding { param, source: Source::Static(value) }),
            None => report.error(
                format!("the value of `{name}` does not have the parameter's type"),
                "correct the value",
            ),
        }
    }
    bindings
}

fn object<'m>(shape: &'m Shape, id: &str) -> impl Iterator<Item = (&'m String, &'m Json)> {
    shape.traits.get(id).and_then(Json::as_object).into_iter().flatten()
}

fn find(params: &[Param], name: &str, report: &mut Report<'_>) -> Option<usize> {
    let found = params.iter().position(|param| param.name == name);
    if found.is_none() {
        let message = format!("`{name}` is not a parameter of the endpoint rule set");
        report.error(message, "correct the name, or add the parameter");
    }
    found
}

/// Returns the members of an operation's input that are bound to a parameter, with the parameter.
fn context_members<'m>(
    model: &'m Model,
    operation: &Operation,
) -> impl Iterator<Item = (&'m str, &'m str)> {
    let members = model.shape(&operation.input).map_or(&[][..], |input| &input.members);
    members.iter().filter_map(|member| {
        let name = member.traits.property(MEMBER, "name")?.as_str()?;
        Some((member.name.as_str(), name))
    })
}

/// Returns the labels that are bound to parameters, for all operations.
pub(super) fn labels(model: &Model) -> Labels {
    let mut labels = Labels::new();
    for (_, operation) in model.operations() {
        for (member, param) in context_members(model, operation) {
            let input = model.shape(&operation.input);
            let member = input.and_then(|input| input.member(member));
            if let Some(member) = member.filter(|m| m.traits.has("smithy.api#httpLabel")) {
                labels.entry(param.to_owned()).or_default().insert(member.name.clone());
            }
        }
    }
    labels
}

/// Parses the supported subset of JMESPath.
fn parse_path(text: &str) -> Option<Vec<PathStep>> {
    let inner = text.strip_prefix("keys(").and_then(|rest| rest.strip_suffix(')'));
    let mut path = match inner.unwrap_or(text) {
        "@" => Vec::new(),
        text => parse_steps(text)?,
    };
    path.extend(inner.map(|_| PathStep::Keys));
    Some(path)
}

/// Parses steps separated by `.`.
fn parse_steps(text: &str) -> Option<Vec<PathStep>> {
    let mut path = Vec::new();
    let mut rest = text;
    loop {
        rest = match rest.strip_prefix('[') {
            Some(list) => {
                let (items, after) = list.split_once(']')?;
                let paths = items.split(',').map(|item| members(item.trim()));
                path.push(PathStep::Each(paths.collect::<Option<_>>()?));
                after.strip_prefix("[]")?
            }
            None => {
                let (name, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                path.push(if name == "*" { PathStep::Values } else { member(name)? });
                after
            }
        };
        while let Some(after) = rest.strip_prefix("[*]") {
            path.push(PathStep::Items);
            rest = after;
        }
        match rest.strip_prefix('.') {
            Some(after) => rest = after,
            None if rest.is_empty() => return Some(path),
            None => return None,
        }
    }
}

/// Parses members separated by `.`.
fn members(text: &str) -> Option<Vec<PathStep>> {
    text.split('.').map(member).collect()
}

fn member(name: &str) -> Option<PathStep> {
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name.then(|| PathStep::Member(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PathStep::{Each, Items, Keys, Values};

    #[test]
    fn simple_paths_are_read() {
        let member = |name: &str| PathStep::Member(name.to_owned());
        let put = vec![member("Put"), member("Name")];
        let delete = vec![member("Delete"), member("Name")];
        for (text, expected) in [
            ("Table", vec![member("Table")]),
            ("Table.Name", vec![member("Table"), member("Name")]),
            ("keys(Tables)", vec![member("Tables"), Keys]),
            ("keys(@)", vec![Keys]),
            ("Tables.*.Name", vec![member("Tables"), Values, member("Name")]),
            ("Items[*].Name", vec![member("Items"), Items, member("Name")]),
            (
                "Items[*].[Put.Name, Delete.Name][]",
                vec![member("Items"), Items, Each(vec![put, delete])],
            ),
        ] {
            assert!(parse_path(text) == Some(expected), "{text}");
        }
    }

    #[test]
    fn other_paths_are_not() {
        for text in
            ["", ".", "a.", "a[0]", "a[?b]", "a | b", "length(a)", "a.[b, c]", "a[", "keys(a"]
        {
            assert!(parse_path(text).is_none(), "{text}");
        }
    }
}
