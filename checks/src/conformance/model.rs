//! Finding the cases in a model.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::conformance::case::{
    EventStreamCase, Kind, MalformedRequestCase, MalformedRequestTemplate, RequestCase,
    ResponseCase, Role,
};
use crate::conformance::expand::expand;

/// The cases of a model, each list with the id of the shape that it is applied to.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// The ids of the services that the model has.
    pub services: Vec<String>,
    /// Of operations.
    pub requests: Vec<(String, RequestCase)>,
    /// Of operations and errors.
    pub responses: Vec<(String, ResponseCase)>,
    /// Of operations, with their parameters filled in.
    pub malformed_requests: Vec<(String, MalformedRequestCase)>,
    /// Of operations.
    pub event_streams: Vec<(String, EventStreamCase)>,
}

/// A case in one of its roles: what is run, counted and skipped by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Which of the traits it is from.
    pub kind: Kind,
    /// The id of the case.
    pub id: &'a str,
    /// Whose behaviour is checked.
    pub role: Role,
    /// The id of the operation or error.
    pub shape: &'a str,
    /// The shape id of the protocol's trait.
    pub protocol: &'a str,
}

#[derive(Deserialize)]
struct Model {
    shapes: BTreeMap<String, Shape>,
}

#[derive(Deserialize)]
struct Shape {
    r#type: String,
    #[serde(default)]
    traits: Traits,
}

#[derive(Default, Deserialize)]
struct Traits {
    #[serde(rename = "smithy.test#httpRequestTests", default)]
    requests: Vec<RequestCase>,
    #[serde(rename = "smithy.test#httpResponseTests", default)]
    responses: Vec<ResponseCase>,
    #[serde(rename = "smithy.test#httpMalformedRequestTests", default)]
    malformed_requests: Vec<MalformedRequestTemplate>,
    #[serde(rename = "smithy.test#eventStreamTests", default)]
    event_streams: Vec<EventStreamCase>,
}

impl Cases {
    /// Returns the cases of a model in JSON.
    ///
    /// # Errors
    ///
    /// If this is not a model, or a case is not what the specification says.
    pub fn of_model(json: &str) -> Result<Cases, String> {
        let model: Model = serde_json::from_str(json)
            .map_err(|error| format!("not a Smithy model in JSON: {error}"))?;
        let mut cases = Cases::default();
        for (shape, Shape { r#type, traits }) in model.shapes {
            if r#type == "service" {
                cases.services.push(shape.clone());
            }
            let mut malformed = Vec::new();
            for template in &traits.malformed_requests {
                malformed.extend(expand(template)?);
            }
            cases.requests.extend(applied_to(&shape, traits.requests));
            cases.responses.extend(applied_to(&shape, traits.responses));
            cases.malformed_requests.extend(applied_to(&shape, malformed));
            cases.event_streams.extend(applied_to(&shape, traits.event_streams));
        }
        Ok(cases)
    }

    /// Every case in each of its roles.
    pub fn list(&self) -> impl Iterator<Item = Listed<'_>> {
        let requests = self.requests.iter().flat_map(|(shape, case)| {
            in_roles(Kind::Request, &case.id, case.applies_to, shape, &case.protocol)
        });
        let responses = self.responses.iter().flat_map(|(shape, case)| {
            in_roles(Kind::Response, &case.id, case.applies_to, shape, &case.protocol)
        });
        let malformed = self.malformed_requests.iter().flat_map(|(shape, case)| {
            let server = Some(Role::Server);
            in_roles(Kind::MalformedRequest, &case.id, server, shape, &case.protocol)
        });
        let events = self.event_streams.iter().flat_map(|(shape, case)| {
            in_roles(Kind::EventStream, &case.id, case.applies_to, shape, &case.protocol)
        });
        requests.chain(responses).chain(malformed).chain(events)
    }
}

fn applied_to<T>(shape: &str, cases: Vec<T>) -> impl Iterator<Item = (String, T)> {
    cases.into_iter().map(move |case| (shape.to_owned(), case))
}

fn in_roles<'a>(
    kind: Kind,
    id: &'a str,
    applies_to: Option<Role>,
    shape: &'a str,
    protocol: &'a str,
) -> impl Iterator<Item = Listed<'a>> {
    let roles = Role::of(applies_to).iter();
    roles.map(move |&role| Listed { kind, id, role, shape, protocol })
}

#[cfg(test)]
mod tests {
    use super::Cases;

    #[test]
    fn cases_of_operations_and_errors_in_their_roles() {
        let cases = Cases::of_model(
            r#"{ "smithy": "2.0", "shapes": {
                "a#Op": { "type": "operation", "traits": {
                    "smithy.api#readonly": {},
                    "smithy.test#httpRequestTests": [
                        { "id": "Both", "protocol": "p", "method": "GET", "uri": "/" },
                        { "id": "One", "protocol": "p", "method": "GET", "uri": "/",
                          "appliesTo": "server", "documentation": "x", "tags": [] }],
                    "smithy.test#httpMalformedRequestTests": [
                        { "id": "Bad", "protocol": "p", "request": { "method": "GET", "uri": "/" },
                          "response": { "code": 400 }, "testParameters": { "v": ["1", "2"] } }],
                    "smithy.test#eventStreamTests": [
                        { "id": "Events", "protocol": "p", "appliesTo": "client" }]
                } },
                "a#Oops": { "type": "structure", "traits": {
                    "smithy.test#httpResponseTests": [
                        { "id": "Oops", "protocol": "p", "code": 500, "params": { "a": null } }]
                } },
                "a#Plain": { "type": "string" },
                "a#Service": { "type": "service" }
            } }"#,
        )
        .unwrap();
        assert_eq!(cases.services, ["a#Service"]);
        let listed: Vec<String> = cases
            .list()
            .map(|case| format!("{} {} {} {}", case.kind, case.id, case.role, case.shape))
            .collect();
        assert_eq!(
            listed,
            [
                "request Both client a#Op",
                "request Both server a#Op",
                "request One server a#Op",
                "response Oops client a#Oops",
                "response Oops server a#Oops",
                "malformed request Bad[0] server a#Op",
                "malformed request Bad[1] server a#Op",
                "event stream Events client a#Op",
            ]
        );
    }

    #[test]
    fn what_is_no_model_or_no_case() {
        let error = |json| Cases::of_model(json).unwrap_err();
        assert!(error("[]").starts_with("not a Smithy model in JSON: "));
        assert!(error("{}").contains("missing field `shapes`"));
        let surprise = r#"{ "shapes": { "a#Op": { "type": "operation", "traits": { "smithy.test#httpRequestTests": [
            { "id": "A", "protocol": "p", "method": "GET", "uri": "/", "surprise": 1 }] } } } }"#;
        assert!(error(surprise).contains("unknown field `surprise`"));
    }
}
