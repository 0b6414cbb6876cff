//! The parameters of malformed requests: one case becomes as many as there are values.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::conformance::case::{MalformedRequestCase, MalformedRequestTemplate};

/// Returns the cases that a template stands for: one for each index into the lists of its parameters, with
/// the index in the id.
///
/// # Errors
///
/// If the lists differ in length, or a string refers to what is not a parameter.
pub(crate) fn expand(
    template: &MalformedRequestTemplate,
) -> Result<Vec<MalformedRequestCase>, String> {
    let parameters = &template.test_parameters;
    let Some(count) = parameters.values().map(Vec::len).next() else {
        return Ok(vec![case(template, template.id.clone(), &|text| Ok(text.to_owned()))?]);
    };
    if parameters.values().any(|values| values.len() != count) {
        return Err(format!("{}: the test parameters differ in number", template.id));
    }
    (0..count)
        .map(|index| {
            let id = format!("{}[{index}]", template.id);
            case(template, id, &|text| substitute(text, parameters, index))
        })
        .collect()
}

fn case(
    template: &MalformedRequestTemplate,
    id: String,
    replace: &dyn Fn(&str) -> Result<String, String>,
) -> Result<MalformedRequestCase, String> {
    let invalid = |error: serde_json::Error| format!("{id}: {error}");
    let replaced = |value: &Value| {
        replace_all(value, replace).map_err(|error| format!("{}: {error}", template.id))
    };
    let request = serde_json::from_value(replaced(&template.request)?).map_err(invalid)?;
    let response = serde_json::from_value(replaced(&template.response)?).map_err(invalid)?;
    Ok(MalformedRequestCase { request, response, protocol: template.protocol.clone(), id })
}

/// Returns the same value, with each string in it replaced.
fn replace_all(
    value: &Value,
    replace: &dyn Fn(&str) -> Result<String, String>,
) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => Value::String(replace(text)?),
        Value::Array(items) => {
            Value::Array(items.iter().map(|v| replace_all(v, replace)).collect::<Result<_, _>>()?)
        }
        Value::Object(members) => {
            let entry = |(k, v): (&String, &Value)| Ok((replace(k)?, replace_all(v, replace)?));
            Value::Object(members.iter().map(entry).collect::<Result<_, String>>()?)
        }
        other => other.clone(),
    })
}

/// Puts the value at `index` in the place of each `$name:L` (as it is), `$name:S` (as a string in
/// quotes) and `${name:L}`; `$$` is a dollar sign.
fn substitute(
    text: &str,
    parameters: &BTreeMap<String, Vec<String>>,
    index: usize,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            out.push('$');
            rest = after;
            continue;
        }
        let (reference, after) = split_reference(after);
        let unknown = || format!("`${reference}` refers to no test parameter");
        let (name, formatter) = reference.split_once(':').ok_or_else(unknown)?;
        let value = parameters.get(name).and_then(|values| values.get(index));
        let value = value.ok_or_else(unknown)?;
        match formatter {
            "L" => out.push_str(value),
            "S" => out.push_str(&Value::from(value.as_str()).to_string()),
            _ => return Err(unknown()),
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// Returns the name with its formatter, in braces or as far as they may go, and what comes after.
fn split_reference(text: &str) -> (&str, &str) {
    if let Some(braced) = text.strip_prefix('{')
        && let Some(parts) = braced.split_once('}')
    {
        return parts;
    }
    let name = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let formatter = text[name..].len().min(2);
    let end = if text[name..].starts_with(':') && text.is_char_boundary(name + formatter) {
        name + formatter
    } else {
        name
    };
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::conformance::case::MalformedRequestTemplate;

    fn template(request: &str, parameters: &str) -> MalformedRequestTemplate {
        let json = format!(
            r#"{{ "id": "Wrong", "protocol": "p", "request": {request},
                 "response": {{ "code": 400 }}, "testParameters": {parameters} }}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_case_for_each_value() {
        let template = template(
            r#"{ "method": "POST", "uri": "/$n:L/x$n:Ly", "headers": { "a": "${n:L}" },
                 "queryParams": ["q=$n:L"], "body": "{\"n\": $s:S, \"$$\": 1}" }"#,
            r#"{ "n": ["1", "2"], "s": ["a\"b\n", "c"] }"#,
        );
        let cases = expand(&template).unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!((cases[0].id.as_str(), cases[1].id.as_str()), ("Wrong[0]", "Wrong[1]"));
        assert_eq!(cases[0].request.uri, "/1/x1y");
        assert_eq!(cases[1].request.headers["a"], "2");
        assert_eq!(cases[1].request.query_params, ["q=2"]);
        assert_eq!(cases[0].request.body.as_deref(), Some(r#"{"n": "a\"b\n", "$": 1}"#));
    }

    #[test]
    fn without_parameters_a_dollar_sign_is_one() {
        let template = template(r#"{ "method": "GET", "uri": "/$$a:L" }"#, "{}");
        let cases = expand(&template).unwrap();
        assert_eq!((cases[0].id.as_str(), cases[0].request.uri.as_str()), ("Wrong", "/$$a:L"));
    }

    #[test]
    fn wrong_templates() {
        let uneven = template(r#"{ "method": "GET", "uri": "/" }"#, r#"{ "a": ["1"], "b": [] }"#);
        assert_eq!(expand(&uneven).unwrap_err(), "Wrong: the test parameters differ in number");
        for uri in ["/$b:L", "/$a", "/$a:X", "/$", "/$a:é"] {
            let request = format!(r#"{{ "method": "GET", "uri": "{uri}" }}"#);
            let error = expand(&template(&request, r#"{ "a": ["1"] }"#)).unwrap_err();
            assert!(error.ends_with("refers to no test parameter"), "{error}");
        }
    }
}
