//! The functions of the rules engine, and their arguments:
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html>.

use super::expression::{Expr, Origin, Piece, Type, Value};
use super::rules::{Compiler, Step};
use super::template::{self, Part};
use serde_json::Value as Json;

/// The functions of the runtime: their names in rule sets and in Rust, their argument types, and
/// their result types, which may be optional.
#[rustfmt::skip]
const CALLS: &[(&str, &str, &[Type], Type, bool)] = &[
    ("aws.isVirtualHostableS3Bucket", "is_virtual_hostable_s3_bucket", &[Type::Text, Type::Bool], Type::Bool, false),
    ("aws.parseArn", "parse_arn", &[Type::Text], Type::Arn, true),
    // An unknown region is treated as one of `aws`, so there is always a partition.
    ("aws.partition", "partition", &[Type::Text], Type::Partition, false),
    ("isValidHostLabel", "is_valid_host_label", &[Type::Text, Type::Bool], Type::Bool, false),
    ("parseURL", "parse_url", &[Type::Text], Type::Url, true),
    ("split", "split", &[Type::Text, Type::Text, Type::Int], Type::Texts, false),
    ("substring", "substring", &[Type::Text, Type::Int, Type::Int, Type::Bool], Type::Text, true),
    ("uriEncode", "uri_encode", &[Type::Text], Type::Text, false),
];

/// The properties of structures: their names in rule sets and in Rust, and their types.
const PROPERTIES: &[(Type, &str, &str, Type)] = &[
    (Type::Arn, "accountId", "account_id", Type::Text),
    (Type::Arn, "partition", "partition", Type::Text),
    (Type::Arn, "region", "region", Type::Text),
    (Type::Arn, "resourceId", "resource_id", Type::Texts),
    (Type::Arn, "service", "service", Type::Text),
    (Type::Partition, "dnsSuffix", "dns_suffix", Type::Text),
    (Type::Partition, "dualStackDnsSuffix", "dual_stack_dns_suffix", Type::Text),
    (Type::Partition, "implicitGlobalRegion", "implicit_global_region", Type::Text),
    (Type::Partition, "name", "name", Type::Text),
    (Type::Partition, "supportsDualStack", "supports_dual_stack", Type::Bool),
    (Type::Partition, "supportsFIPS", "supports_fips", Type::Bool),
    (Type::Url, "authority", "authority", Type::Text),
    (Type::Url, "isIp", "is_ip", Type::Bool),
    (Type::Url, "normalizedPath", "normalized_path", Type::Text),
    (Type::Url, "path", "path", Type::Text),
    (Type::Url, "scheme", "scheme", Type::Text),
];

/// Where to add a step that unwraps an optional value: before a condition. The result of a rule has
/// no such place.
type Steps<'s> = Option<&'s mut Vec<Step>>;

impl Compiler<'_> {
    /// Reads the value of an argument.
    pub(super) fn value(&mut self, json: &Json, steps: Steps<'_>) -> Option<Value> {
        match json {
            Json::Bool(value) => Some(Value::bool(Expr::Bool(*value))),
            Json::Number(number) if number.is_i64() => {
                Some(Value::new(Expr::Int(number.as_i64()?), Type::Int))
            }
            Json::String(template) => self.template(template),
            Json::Object(object) if object.contains_key("fn") => self.call(json, steps),
            Json::Object(_) => {
                let name = self.report.string(json, "ref")?;
                self.reference(name)
            }
            _ => {
                let help = "write a string, a boolean, a number, a `ref` or a `fn`";
                self.report.error("this is not a valid function argument", help);
                None
            }
        }
    }

    /// Reads a function call.
    pub(super) fn call(&mut self, json: &Json, mut steps: Steps<'_>) -> Option<Value> {
        let name = self.report.string(json, "fn")?;
        let arguments = self.report.array(json, "argv");
        match name {
            "isSet" => {
                let [value] = self.values(name, arguments, steps.as_deref_mut())?;
                Some(Value::bool(match value.optional {
                    true => Expr::IsSome(Box::new(value.expr)),
                    false => Expr::Bool(true),
                }))
            }
            "not" => {
                let [value] = self.typed(name, arguments, [Type::Bool], steps)?;
                Some(Value::bool(value.expr.negated()))
            }
            "booleanEquals" => {
                let [a, b] = self.typed(name, arguments, [Type::Bool; 2], steps)?;
                Some(Value::bool(a.expr.equal(b.expr)))
            }
            "stringEquals" => {
                let [a, b] = self.typed(name, arguments, [Type::Text; 2], steps)?;
                Some(Value::bool(a.expr.equal(b.expr)))
            }
            "getAttr" => {
                let path = arguments.get(1).and_then(path);
                let Some(path) = path.filter(|_| arguments.len() == 2) else {
                    self.report.error("`getAttr` takes a value and a path", "write both");
                    return None;
                };
                let value = self.value(&arguments[0], steps.as_deref_mut())?;
                let value = self.take_out(value, steps)?;
                self.attribute(value, &path)
            }
            "coalesce" => self.coalesce(arguments, steps),
            "ite" => self.if_then_else(arguments, steps),
            _ => self.call_runtime(name, arguments, steps),
        }
    }

    /// Reads a call of a runtime function.
    fn call_runtime(&mut self, name: &str, json: &[Json], steps: Steps<'_>) -> Option<Value> {
        let known = CALLS.iter().find(|(known, ..)| *known == name);
        let Some((_, function, takes, gives, optional)) = known else {
            let help = "only the functions of the specification are supported";
            self.report.error(format!("`{name}` is not a function of the rules engine"), help);
            return None;
        };
        let values = self.typed_list(name, json, takes, steps)?;
        if values.iter().any(|value| matches!(value.expr, Expr::Int(..0))) {
            let help = "numbers count from 0";
            self.report.error(format!("`{name}` does not accept negative numbers"), help);
            return None;
        }
        // The result still represents a whole parameter, or an ARN that is one.
        let carries = match *function {
            "uri_encode" | "parse_arn" => values[0].carries.clone(),
            _ => Default::default(),
        };
        let origin = match (*function, values.first().map(|value| value.origin)) {
            ("parse_url", Some(Origin::Parameter)) => Origin::UrlOfParameter,
            _ => Origin::Computed,
        };
        let arguments = values.into_iter().map(Value::borrowed).collect();
        let mut value = Value::new(Expr::Call(function, arguments), *gives)
            .carrying(carries)
            .with_origin(origin);
        value.optional = *optional;
        value.owned = matches!(*function, "uri_encode" | "split");
        Some(value)
    }

    /// Reads `coalesce`: the first of several values that is present.
    fn coalesce(&mut self, json: &[Json], mut steps: Steps<'_>) -> Option<Value> {
        let mut values = Vec::new();
        for json in json {
            values.push(self.value(json, steps.as_deref_mut())?);
        }
        let mut all = self.of_one_type("coalesce", values)?.into_iter();
        let mut first = all.next()?;
        for next in all {
            if !first.optional {
                break;
            }
            let (a, b) = (Box::new(first.expr), Box::new(next.expr));
            let expr = if next.optional { Expr::Or(a, b) } else { Expr::UnwrapOr(a, b) };
            first.carries.extend(next.carries);
            let origin = Origin::Computed;
            first = Value { expr, optional: next.optional, name: None, origin, ..first };
        }
        Some(first)
    }

    /// Reads `ite`: one of two values.
    fn if_then_else(&mut self, json: &[Json], mut steps: Steps<'_>) -> Option<Value> {
        let [condition, a, b] = self.values("ite", json, steps.as_deref_mut())?;
        let condition = self.take_out(condition, steps)?;
        let condition = self.check("ite", condition, Type::Bool)?;
        let [mut a, mut b] = self.of_one_type("ite", vec![a, b])?.try_into().ok()?;
        match condition.expr {
            Expr::Bool(true) => return Some(a),
            Expr::Bool(false) => return Some(b),
            _ => {}
        }
        if a.optional != b.optional {
            for value in [&mut a, &mut b].into_iter().filter(|value| !value.optional) {
                *value = Value { expr: Expr::Some(Box::new(value.expr.clone())), ..value.clone() }
                    .optional();
            }
        }
        a.carries.extend(b.carries);
        let expr = Expr::If(Box::new([condition.expr, a.expr, b.expr]));
        Some(Value { expr, name: None, origin: Origin::Computed, ..a })
    }

    /// Checks that values have the same type. If any text among them is computed, all of them
    /// become owned text.
    fn of_one_type(&mut self, name: &str, values: Vec<Value>) -> Option<Vec<Value>> {
        let is_one = values.iter().all(|value| value.ty == values[0].ty);
        if values.len() < 2 || !is_one {
            let help = "give it two or more values of the same type";
            self.report.error(format!("`{name}` needs two or more values of one type"), help);
            return None;
        }
        if !values.iter().any(|value| value.owned) {
            return Some(values);
        }
        if values[0].ty != Type::Text {
            let help = "choose among items of the lists instead";
            self.report.error(format!("`{name}` does not accept a computed list"), help);
            return None;
        }
        Some(values.into_iter().map(Value::into_owned_text).collect())
    }

    /// Returns the value at a path into another.
    pub(super) fn attribute(&mut self, value: Value, path: &str) -> Option<Value> {
        let mut value = value;
        for part in path.split('.') {
            let (key, index) = match part.split_once('[') {
                Some((key, index)) => (key, Some(index.trim_end_matches(']'))),
                None => (part, None),
            };
            if !key.is_empty() {
                value = self.field(value, key)?;
            }
            if let Some(index) = index {
                value = self.item(value, index)?;
            }
        }
        Some(value)
    }

    fn field(&mut self, value: Value, key: &str) -> Option<Value> {
        let value = self.present(value)?;
        let known = PROPERTIES.iter().find(|(ty, name, ..)| *ty == value.ty && *name == key);
        let Some((_, _, field, ty)) = known else {
            let message = format!("{} has no `{key}`", value.ty.with_article());
            self.report.error(message, "correct the path");
            return None;
        };
        let carries = if *field == "resource_id" { value.carries } else { Default::default() };
        let origin = match value.ty {
            Type::Url => value.origin,
            _ => Origin::Computed,
        };
        let field_value = Value::new(Expr::Field(Box::new(value.expr), field), *ty)
            .carrying(carries)
            .with_origin(origin);
        let is_owned = matches!(*field, "resource_id" | "normalized_path");
        Some(if is_owned { field_value.owned() } else { field_value })
    }

    fn item(&mut self, value: Value, index: &str) -> Option<Value> {
        let value = self.present(value)?;
        let number: Option<i64> = index.parse().ok();
        let Some(number) = number.filter(|_| value.ty == Type::Texts) else {
            let message = format!("{} has no item `{index}`", value.ty.with_article());
            self.report.error(message, "correct the path");
            return None;
        };
        let carries = value.carries.clone();
        let call = Expr::Call("item", vec![value.borrowed(), Expr::Int(number)]);
        Some(Value::new(call, Type::Text).carrying(carries).optional())
    }

    /// Reads a template: text with values in it.
    fn template(&mut self, template: &str) -> Option<Value> {
        let Some(parts) = template::parse(template) else {
            let help = "write `{{` and `}}` for literal braces";
            self.report.error(format!("the braces of `{template}` do not match"), help);
            return None;
        };
        let mut pieces = Vec::new();
        let mut carries = std::collections::BTreeSet::new();
        let is_one = parts.len() == 1;
        for part in parts {
            let (name, path) = match part {
                Part::Text(text) if is_one => {
                    return Some(Value::new(Expr::Text(text), Type::Text));
                }
                Part::Text(text) => {
                    pieces.push(Piece::Text(text));
                    continue;
                }
                Part::Reference { name, path } => (name, path),
            };
            let mut value = self.reference(&name)?;
            let mut name = name;
            if let Some(path) = path {
                value = self.attribute(value, &path)?;
                name = format!("{name}#{path}");
            }
            let value = self.check("a template", value, Type::Text)?;
            let value = self.present(value)?;
            if is_one {
                return Some(value);
            }
            carries.extend(value.carries.iter().copied());
            let of_own_url = value.origin == Origin::UrlOfParameter;
            pieces.push(Piece::Value { name, expr: value.expr, of_own_url });
        }
        Some(Value::new(Expr::Template(pieces), Type::Text).carrying(carries).owned())
    }

    /// Reads exactly this many arguments.
    fn values<const N: usize>(
        &mut self,
        name: &str,
        json: &[Json],
        mut steps: Steps<'_>,
    ) -> Option<[Value; N]> {
        let mut values = Vec::new();
        for json in json {
            values.push(self.value(json, steps.as_deref_mut())?);
        }
        let count = values.len();
        let values = values.try_into().ok();
        if values.is_none() {
            self.wrong_count(name, N, count);
        }
        values
    }

    /// Reads arguments of these types, none of which may be missing.
    fn typed<const N: usize>(
        &mut self,
        name: &str,
        json: &[Json],
        takes: [Type; N],
        steps: Steps<'_>,
    ) -> Option<[Value; N]> {
        self.typed_list(name, json, &takes, steps)?.try_into().ok()
    }

    fn typed_list(
        &mut self,
        name: &str,
        json: &[Json],
        takes: &[Type],
        mut steps: Steps<'_>,
    ) -> Option<Vec<Value>> {
        if json.len() != takes.len() {
            self.wrong_count(name, takes.len(), json.len());
            return None;
        }
        let mut values = Vec::new();
        for (json, ty) in json.iter().zip(takes) {
            let value = self.value(json, steps.as_deref_mut())?;
            let value = self.take_out(value, steps.as_deref_mut())?;
            values.push(self.check(name, value, *ty)?);
        }
        Some(values)
    }

    fn wrong_count(&mut self, name: &str, takes: usize, has: usize) {
        let plural = if takes == 1 { "" } else { "s" };
        let message = format!("`{name}` takes {takes} argument{plural}, but has {has}");
        self.report.error(message, "correct the arguments");
    }

    fn check(&mut self, name: &str, value: Value, ty: Type) -> Option<Value> {
        if value.ty != ty {
            let message =
                format!("`{name}` takes {}, not {}", ty.with_article(), value.ty.with_article());
            self.report.error(message, "correct the arguments");
            return None;
        }
        Some(value)
    }

    /// Unwraps an optional value by a step.
    fn take_out(&mut self, value: Value, steps: Steps<'_>) -> Option<Value> {
        match steps {
            Some(steps) => Some(self.required(value, steps)),
            None => self.present(value),
        }
    }
}

/// Reads the path of `getAttr`: a string, or the array of its keys.
fn path(json: &Json) -> Option<String> {
    match json {
        Json::String(path) => Some(path.clone()),
        Json::Array(keys) => {
            let keys: Option<Vec<&str>> = keys.iter().map(Json::as_str).collect();
            keys.map(|keys| keys.join("."))
        }
        _ => None,
    }
}
