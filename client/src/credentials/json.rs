//! Access to the JSON that files, programs and metadata services have.

use crate::identity::Credentials;
use smithy_shapes::schema::prelude::DOCUMENT;
use smithy_shapes::{Document, Timestamp};
use std::collections::BTreeMap;
use std::fmt;

/// A JSON object.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Object(pub(super) BTreeMap<String, Document>);

/// Why JSON is not what is expected. Has none of the values, which may be secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum JsonError {
    /// It is not JSON, or not an object.
    Malformed(String),
    /// A property is absent or is not a string.
    Missing(&'static str),
    /// A property is not a time.
    Time(&'static str),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Malformed(why) => write!(f, "invalid JSON in response: {why}"),
            JsonError::Missing(name) => {
                write!(f, "expected field `{name}` in response but it was missing")
            }
            JsonError::Time(name) => write!(f, "field `{name}` is not a date and time"),
        }
    }
}

impl std::error::Error for JsonError {}

impl Object {
    pub(super) fn parse(json: &[u8]) -> Result<Object, JsonError> {
        match DOCUMENT.from_json(json) {
            Ok(Document::Map(entries)) => Ok(Object(entries)),
            Ok(_) => Err(JsonError::Malformed("it is not an object".to_owned())),
            Err(error) => Err(JsonError::Malformed(error.to_string())),
        }
    }

    pub(super) fn into_json(self) -> Vec<u8> {
        DOCUMENT.to_json(&Document::Map(self.0)).into_bytes()
    }

    /// Returns a string that is not empty. The case of the name does not matter: the services that
    /// write such objects do not agree on it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let is_named = |key: &&String| key.eq_ignore_ascii_case(name);
        match self.0.get(self.0.keys().find(is_named)?)? {
            Document::String(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    pub(super) fn require(&self, name: &'static str) -> Result<&str, JsonError> {
        self.get(name).ok_or(JsonError::Missing(name))
    }

    /// Returns a time, if the property is there.
    pub(super) fn time(&self, name: &'static str) -> Result<Option<Timestamp>, JsonError> {
        let Some(text) = self.get(name) else { return Ok(None) };
        // Old versions of AWS tools write the zone as `UTC`.
        let text = text.strip_suffix("UTC").map_or(text.to_owned(), |time| format!("{time}Z"));
        text.parse().map(Some).map_err(|_| JsonError::Time(name))
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        match self.0.get(name)? {
            Document::Number(number) => number.to_string().parse().ok(),
            _ => None,
        }
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<Document>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Reads credentials as metadata services and programs write them. `token` is what the session
    /// token is called.
    pub(super) fn credentials(&self, token: &'static str) -> Result<Credentials, JsonError> {
        let (id, secret) = (self.require("AccessKeyId")?, self.require("SecretAccessKey")?);
        let mut credentials = Credentials::new(id, secret);
        if let Some(token) = self.get(token) {
            credentials = credentials.with_session_token(token);
        }
        if let Some(expires_at) = self.time("Expiration")? {
            credentials = credentials.with_expiration(expires_at);
        }
        if let Some(account_id) = self.get("AccountId") {
            credentials = credentials.with_account_id(account_id);
        }
        Ok(credentials)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_of_a_metadata_service() {
        let json = br#"{"Code":"Success","accessKeyId":"A","SecretAccessKey":"B","Token":"C","Expiration":"2026-12-01T00:00:00Z"}"#;
        let credentials = Object::parse(json).unwrap().credentials("Token").unwrap();
        assert_eq!(credentials.access_key_id(), "A");
        assert_eq!(credentials.session_token(), Some("C"));
        assert_eq!(credentials.expires_at(), Some("2026-12-01T00:00:00Z".parse().unwrap()));
    }

    #[test]
    fn mistakes_show_no_value() {
        for json in ["", "[1]", r#"{"AccessKeyId": "hidden"#, r#"{"AccessKeyId": "hidden"}"#] {
            let found = Object::parse(json.as_bytes());
            let error = found.and_then(|object| object.credentials("Token")).unwrap_err();
            assert!(!error.to_string().contains("hidden"), "{error}");
        }
    }

    #[test]
    fn old_times() {
        let object = Object::parse(br#"{"expiresAt":"2020-06-10T20:01:08UTC"}"#).unwrap();
        assert_eq!(object.time("expiresAt"), Ok(Some("2020-06-10T20:01:08Z".parse().unwrap())));
    }
}
