//! The parameters of a rule set:
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object>.

use super::Report;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::Shape;
use crate::names::{self, Names};
use serde_json::Value as Json;

/// A parameter.
pub struct Param {
    /// What the rule set calls it.
    pub name: String,
    /// The name of the field.
    pub field: String,
    /// The name of the setter.
    pub setter: String,
    /// The type.
    pub ty: ParamType,
    /// What the value is if none is set. A parameter that has one is never absent.
    pub default: Option<ParamValue>,
    /// Whether it must be set.
    pub required: bool,
    /// Where clients get it from.
    pub built_in: Option<String>,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
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

/// Methods of the structure that are no setters.
const METHODS: &[&str] = &["for_operation", "resolve"];

pub(super) fn lower(
    service: &Shape,
    rule_set: &Json,
    place: Option<Place>,
    docs: &dyn Fn(&str) -> String,
    errors: &mut Diagnostics,
) -> Vec<Param> {
    let mut report = Report { errors, place };
    let mut params = Vec::new();
    for (name, json) in report.entries(rule_set, "parameters") {
        let outer = report.enter("parameters", None);
        report.enter(name, None);
        params.extend(param(name, json, docs, &mut report));
        report.place = outer;
    }
    let mut names = Names::new("parameters of the endpoint", report.errors);
    for param in &params {
        names.take(&param.field, &param.name, service.place());
    }
    params
}

fn param(
    name: &str,
    json: &Json,
    docs: &dyn Fn(&str) -> String,
    report: &mut Report<'_>,
) -> Option<Param> {
    // The specification has them in lower case, some models in upper.
    let ty = match report.string(json, "type")?.to_ascii_lowercase().as_str() {
        "string" => ParamType::String,
        "boolean" => ParamType::Boolean,
        "stringarray" => ParamType::StringArray,
        other => {
            let message = format!("the parameter `{name}` has the type `{other}`");
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
    let param = Param {
        built_in: text("builtIn").map(str::to_owned),
        deprecated: json.get("deprecated").map(deprecation),
        default,
        required: json.get("required").and_then(Json::as_bool).unwrap_or(false),
        ..plain(name, ty, text("documentation").map(docs).unwrap_or_default())
    };
    Some(param)
}

fn plain(name: &str, ty: ParamType, docs: String) -> Param {
    let field = names::field_name(name);
    let setter = match METHODS.contains(&field.as_str()) {
        true => format!("set_{field}"),
        false => names::setter_name(&field),
    };
    let (name, default, built_in, deprecated) = (name.to_owned(), None, None, None);
    Param { name, field, setter, ty, default, required: false, built_in, docs, deprecated }
}

fn deprecation(json: &Json) -> String {
    let text = |name: &str| json.get(name).and_then(Json::as_str);
    match (text("since"), text("message")) {
        (Some(since), Some(message)) => format!("since {since}: {message}"),
        (Some(since), None) => format!("since {since}"),
        (None, message) => message.unwrap_or_default().to_owned(),
    }
}

/// The parameters of a service that has no rules.
pub(super) fn standard(has_dual_stack: bool) -> Vec<Param> {
    let of = |name: &str, built_in: &str, ty, docs: &str| Param {
        built_in: Some(built_in.to_owned()),
        default: (ty == ParamType::Boolean).then_some(ParamValue::Boolean(false)),
        ..plain(name, ty, docs.to_owned())
    };
    let region = "The AWS region, such as `us-west-2`.";
    let fips = "Whether to use an endpoint that is validated to FIPS 140.";
    let dual_stack = "Whether to use an endpoint that answers over IPv6 as well as IPv4.";
    let endpoint = "The URL of an endpoint to use instead of the service's own.";
    let mut params = vec![
        of("Region", "AWS::Region", ParamType::String, region),
        of("UseFIPS", "AWS::UseFIPS", ParamType::Boolean, fips),
        of("Endpoint", "SDK::Endpoint", ParamType::String, endpoint),
    ];
    if has_dual_stack {
        let param = of("UseDualStack", "AWS::UseDualStack", ParamType::Boolean, dual_stack);
        params.insert(2, param);
    }
    params
}
