//! The parameters of a rule set:
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object>.

use super::Report;
use crate::diagnostic::{Diagnostics, Place};
use crate::documentation::code;
use crate::lower::docs::deprecation;
use crate::names::{self, FieldNames};
use serde_json::Value as Json;

/// A parameter.
pub struct Param {
    /// The name in the rule set.
    pub name: String,
    /// The name of the field.
    pub field: String,
    /// The name of the setter.
    pub setter: String,
    /// The documentation of the setter, as Markdown.
    pub setter_docs: String,
    /// The type.
    pub ty: ParamType,
    /// The default value. A parameter with a default is never absent.
    pub default: Option<ParamValue>,
    /// Whether it must be set.
    pub required: bool,
    /// The built-in value that clients set it from.
    pub built_in: Option<String>,
    /// Markdown.
    pub docs: String,
    /// Why it is deprecated.
    pub deprecated: Option<String>,
}

/// The type of a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ParamType {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// Texts.
    StringArray,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParamValue {
    /// Text.
    String(String),
    /// True or false.
    Boolean(bool),
    /// Texts.
    StringArray(Vec<String>),
}

impl ParamValue {
    /// Reads a value of a type.
    pub(super) fn read(json: &Json, ty: ParamType) -> Option<ParamValue> {
        Some(match ty {
            ParamType::String => ParamValue::String(json.as_str()?.to_owned()),
            ParamType::Boolean => ParamValue::Boolean(json.as_bool()?),
            ParamType::StringArray => {
                let items = json.as_array()?.iter();
                ParamValue::StringArray(
                    items.map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()?,
                )
            }
        })
    }
}

pub(super) fn lower(
    rule_set: &Json,
    place: Option<Place>,
    docs: &dyn Fn(&str) -> String,
    diagnostics: &mut Diagnostics,
) -> Vec<Param> {
    let mut report = Report { errors: diagnostics, place };
    let entries = report.entries(rule_set, "parameters");
    let place_of = |name: &str| Some(report.place.clone()?.key("parameters").key(name));
    let called: Vec<_> = entries.iter().map(|(name, _)| (name.as_str(), place_of(name))).collect();
    let names = names::fields(&called, METHODS);
    let mut params = Vec::new();
    for ((name, json), names) in entries.into_iter().zip(names) {
        let outer = report.enter("parameters", None);
        report.enter(name, None);
        params.extend(param(name, &names, json, docs, &mut report));
        report.errors.extend(names.notes(name));
        report.place = outer;
    }
    params
}

/// Methods of the structure and of its trait that are not setters. A setter with such a name would
/// hide the method.
const METHODS: &[&str] = &[
    "by_rules",
    "for_input",
    "for_operation",
    "resolve",
    "set_endpoint",
    "set_flag",
    "set_region",
    "set_text",
    "set_use_dual_stack",
    "set_use_fips",
];

fn param(
    name: &str,
    names: &FieldNames,
    json: &Json,
    docs: &dyn Fn(&str) -> String,
    report: &mut Report<'_>,
) -> Option<Param> {
    // The specification writes them in lower case, some models in upper case.
    let ty = match report.string(json, "type")?.to_ascii_lowercase().as_str() {
        "string" => ParamType::String,
        "boolean" => ParamType::Boolean,
        "stringarray" => ParamType::StringArray,
        other => {
            let message =
                format!("the parameter `{name}` has the type `{other}`, which does not exist");
            report.error(message, "a parameter is a `string`, a `boolean` or a `stringArray`");
            return None;
        }
    };
    let default = json.get("default").and_then(|json| {
        let value = ParamValue::read(json, ty);
        if value.is_none() {
            let message = format!("the parameter `{name}` has a default of another type");
            report.error(message, "correct the default, or the type");
        }
        value
    });
    let text = |name: &str| json.get(name).and_then(Json::as_str);
    let docs = text("documentation").map(docs).unwrap_or_default();
    Some(Param {
        built_in: text("builtIn").map(str::to_owned),
        deprecated: json.get("deprecated").map(deprecation),
        default,
        required: json.get("required").and_then(Json::as_bool).unwrap_or(false),
        ..plain(name, names, ty, docs)
    })
}

/// Returns a parameter with only these properties.
fn plain(name: &str, names: &FieldNames, ty: ParamType, docs: String) -> Param {
    let docs = if docs.is_empty() { format!("{}.", code(name)) } else { docs };
    Param {
        name: name.to_owned(),
        field: names.field.ident.clone(),
        setter: names.setter.ident.clone(),
        setter_docs: names.setter_docs(),
        ty,
        default: None,
        required: false,
        built_in: None,
        docs: names.field.document(docs, name),
        deprecated: None,
    }
}

/// Returns the parameters of a service without rules.
pub(super) fn standard(has_dual_stack: bool) -> Vec<Param> {
    let region = "The AWS region, such as `us-west-2`.";
    let fips = "Whether to use an endpoint that is validated to FIPS 140.";
    let dual_stack = "Whether to use an endpoint that answers over IPv6 as well as IPv4.";
    let endpoint = "The URL of an endpoint to use instead of the service's own.";
    let mut all = vec![
        ("Region", "AWS::Region", ParamType::String, region),
        ("UseFIPS", "AWS::UseFIPS", ParamType::Boolean, fips),
        ("UseDualStack", "AWS::UseDualStack", ParamType::Boolean, dual_stack),
        ("Endpoint", "SDK::Endpoint", ParamType::String, endpoint),
    ];
    all.retain(|(name, ..)| has_dual_stack || *name != "UseDualStack");
    let called: Vec<_> = all.iter().map(|(name, ..)| (*name, None)).collect();
    let names = names::fields(&called, METHODS);
    let param = |((name, built_in, ty, docs), names): ((_, &str, _, &str), FieldNames)| Param {
        built_in: Some(built_in.to_owned()),
        default: (ty == ParamType::Boolean).then_some(ParamValue::Boolean(false)),
        ..plain(name, &names, ty, docs.to_owned())
    };
    all.into_iter().zip(names).map(param).collect()
}
