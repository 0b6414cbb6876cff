//! JSON with all digits of timestamps, of which `to_json` writes milliseconds.

use gameliftstreams::Value;
use gameliftstreams::runtime::Timestamp;
use serde_json::json;

use crate::Result;

/// The value as JSON.
pub fn json(value: &Value) -> Result<String> {
    Ok(match value {
        Value::Boolean(value) => json!(value).to_string(),
        Value::Integer(value) => json!(value).to_string(),
        Value::Long(value) => json!(value).to_string(),
        Value::String(text) | Value::Enum(text) => json!(text).to_string(),
        Value::Timestamp(time) => seconds(*time),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect::<Result<_>>()?;
            format!("[{}]", items.join(","))
        }
        Value::Map(entries) => object(entries.iter().map(|(key, value)| (key.as_str(), value)))?,
        Value::Structure(members) => object(members.iter().map(|(name, value)| (&**name, value)))?,
        other => return Err(format!("the model has no {other:?}").into()),
    })
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, &'a Value)>) -> Result<String> {
    let entry = |(name, value)| Ok(format!("{}:{}", json!(name), json(value)?));
    let entries: Vec<String> = entries.map(entry).collect::<Result<_>>()?;
    Ok(format!("{{{}}}", entries.join(",")))
}

/// The seconds since 1970, exact to the nanosecond.
fn seconds(time: Timestamp) -> String {
    let nanos = i128::from(time.seconds()) * 1_000_000_000 + i128::from(time.nanos());
    let sign = if nanos < 0 { "-" } else { "" };
    let nanos = nanos.unsigned_abs();
    format!("{sign}{}.{:09}", nanos / 1_000_000_000, nanos % 1_000_000_000)
}
