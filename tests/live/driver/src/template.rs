//! Values with `${name}` in them, where earlier steps left something.

use serde_json::Value;
use std::collections::BTreeMap;

/// What earlier steps left, by name.
pub type Saved = BTreeMap<String, Value>;

/// Returns a value in which every `${name}` is replaced. A string that is nothing else becomes what was
/// saved, whatever that is.
pub fn fill(value: &Value, saved: &Saved) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => fill_text(text, saved)?,
        Value::Array(items) => {
            let items: Result<Vec<Value>, String> =
                items.iter().map(|item| fill(item, saved)).collect();
            Value::Array(items?)
        }
        Value::Object(members) => {
            let mut filled = serde_json::Map::new();
            for (name, value) in members {
                let name = text_of(&fill_text(name, saved)?);
                filled.insert(name, fill(value, saved)?);
            }
            Value::Object(filled)
        }
        other => other.clone(),
    })
}

fn fill_text(text: &str, saved: &Saved) -> Result<Value, String> {
    let get = |name: &str| saved.get(name).ok_or_else(|| format!("nothing is saved as {name}"));
    let whole = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    if let Some(name) = whole.filter(|name| !name.contains('}')) {
        return get(name).cloned();
    }
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        let (name, after) = after.split_once('}').ok_or("a `${` has no end")?;
        filled.push_str(before);
        filled.push_str(&text_of(get(name)?));
        rest = after;
    }
    Ok(Value::String(filled + rest))
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns what is at a path, such as `Messages.0.Body`.
pub fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        other => other.get(name),
    })
}

/// Checks that everything that is expected is there. Objects may have more; lists may not.
pub fn check(found: &Value, expected: &Value, path: &str) -> Result<(), String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (name, expected) in expected {
                let found = found.get(name).unwrap_or(&Value::Null);
                check(found, expected, &format!("{path}.{name}"))?;
            }
            Ok(())
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                check(found, expected, &format!("{path}.{index}"))?;
            }
            Ok(())
        }
        (found, expected) if found == expected => Ok(()),
        _ => Err(format!("{path} is {found}, expected {expected}")),
    }
}
