//! Endpoint traits of services that only have endpoint rules.
//!
//! Rules are programs, and are dropped. Those of most services were generated from endpoint traits,
//! which are facts and can be recovered from the rules.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const REGIONAL: &str = "aws.endpoints#standardRegionalEndpoints";
const DUAL_STACK_ONLY: &str = "aws.endpoints#dualStackOnlyEndpoints";

/// The functions used by rules that were generated from these traits.
const FUNCTIONS: [&str; 4] = ["aws.partition", "booleanEquals", "getAttr", "isSet"];
/// The parameters, likewise; plus one for dual-stack if that is an option.
const PARAMETERS: [&str; 3] = ["Endpoint", "Region", "UseFIPS"];

/// The part of URLs after the service, for a service whose endpoints are all dual-stack.
const DUAL_STACK: [&str; 2] = [
    "-fips.{Region}.{PartitionResult#dualStackDnsSuffix}",
    ".{Region}.{PartitionResult#dualStackDnsSuffix}",
];
/// The same for URLs that are not dual-stack, for any other service.
const SINGLE_STACK: [&str; 2] =
    ["-fips.{Region}.{PartitionResult#dnsSuffix}", ".{Region}.{PartitionResult#dnsSuffix}"];

/// Adds the traits that the rules of a service were generated from, if they can be recovered.
pub(super) fn derive_traits(service: &mut Value) {
    let Some(traits) = service.get_mut("traits").and_then(Value::as_object_mut) else { return };
    let says_some = traits.keys().any(|id| id.starts_with("aws.endpoints#"));
    if !says_some && let Some(found) = endpoint_traits(traits) {
        traits.extend(found.iter().map(|id| ((*id).to_owned(), json!({}))));
        traits.sort_keys();
    }
}

fn endpoint_traits(traits: &Map<String, Value>) -> Option<&'static [&'static str]> {
    let rules = traits.get(RULE_SET)?;
    let names = traits.get("aws.api#service")?;
    let prefix = names.get("endpointPrefix").or_else(|| names.get("arnNamespace"))?.as_str()?;

    let mut parameters: BTreeSet<&str> =
        rules.get("parameters")?.as_object()?.keys().map(String::as_str).collect();
    let dual_stack_is_a_question = parameters.remove("UseDualStack");
    let mut endpoints = Endpoints::default();
    endpoints.find(rules.get("rules")?);
    if parameters != BTreeSet::from(PARAMETERS) || endpoints.are_special {
        return None;
    }

    let url = |suffix: &&str| format!("https://{prefix}{suffix}");
    let mut expected: BTreeSet<String> = DUAL_STACK.iter().map(url).collect();
    if dual_stack_is_a_question {
        expected.extend(SINGLE_STACK.iter().map(url));
    }
    let is_standard = endpoints.urls.iter().eq(&expected);
    let found: &[&str] =
        if dual_stack_is_a_question { &[REGIONAL] } else { &[REGIONAL, DUAL_STACK_ONLY] };
    is_standard.then_some(found)
}

/// The endpoints that rules lead to.
#[derive(Default)]
struct Endpoints<'j> {
    urls: BTreeSet<&'j str>,
    /// Whether the rules contain something that no trait expresses.
    are_special: bool,
}

impl<'j> Endpoints<'j> {
    /// Visits all rules below. The depth of JSON is bounded by its parser.
    fn find(&mut self, json: &'j Value) {
        match json {
            Value::Array(items) => items.iter().for_each(|item| self.find(item)),
            Value::Object(properties) => {
                if let Some(function) = properties.get("fn") {
                    let known = function.as_str().is_some_and(|name| FUNCTIONS.contains(&name));
                    self.are_special |= !known;
                }
                if let Some(endpoint) = properties.get("endpoint") {
                    self.add(endpoint);
                }
                properties.values().for_each(|value| self.find(value));
            }
            _ => {}
        }
    }

    fn add(&mut self, endpoint: &'j Value) {
        for extra in ["properties", "headers"] {
            let properties = endpoint.get(extra).and_then(Value::as_object);
            self.are_special |= properties.is_some_and(|properties| !properties.is_empty());
        }
        match endpoint.get("url") {
            Some(Value::String(url)) => self.urls.extend([url.as_str()]),
            url => self.are_special |= url != Some(&json!({ "ref": "Endpoint" })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the endpoint traits of a service with rules that lead to these URLs.
    fn derived(parameters: &[&str], urls: &[&str], function: &str) -> Vec<String> {
        let parameters = parameters.iter().map(|name| ((*name).to_owned(), json!({})));
        let rule = |url: &&str| json!({ "type": "endpoint", "endpoint": { "url": url } });
        let rules: Vec<Value> = urls.iter().map(rule).collect();
        let mut service = json!({
            "type": "service",
            "traits": {
                "aws.api#service": { "endpointPrefix": "post" },
                "smithy.rules#endpointRuleSet": {
                    "parameters": parameters.collect::<Map<String, Value>>(),
                    "rules": [
                        { "type": "endpoint", "endpoint": { "url": { "ref": "Endpoint" } } },
                        { "type": "tree", "conditions": [{ "fn": function }], "rules": rules },
                    ],
                },
            },
        });
        derive_traits(&mut service);
        let traits = service["traits"].as_object().unwrap();
        traits.keys().filter(|id| id.starts_with("aws.endpoints#")).cloned().collect()
    }

    const ALL: [&str; 4] = ["Endpoint", "Region", "UseDualStack", "UseFIPS"];
    const NO_DUAL_STACK: [&str; 3] = ["Endpoint", "Region", "UseFIPS"];
    const URLS: [&str; 4] = [
        "https://post.{Region}.{PartitionResult#dnsSuffix}",
        "https://post-fips.{Region}.{PartitionResult#dnsSuffix}",
        "https://post.{Region}.{PartitionResult#dualStackDnsSuffix}",
        "https://post-fips.{Region}.{PartitionResult#dualStackDnsSuffix}",
    ];

    #[test]
    fn rules_that_were_made_of_traits_become_these() {
        assert_eq!(derived(&ALL, &URLS, "aws.partition"), [REGIONAL]);
        assert_eq!(derived(&NO_DUAL_STACK, &URLS[2..], "isSet"), [DUAL_STACK_ONLY, REGIONAL]);
    }

    #[test]
    fn any_other_rules_are_dropped() {
        let none: [&str; 0] = [];
        assert_eq!(derived(&ALL, &URLS, "stringEquals"), none);
        assert_eq!(derived(&ALL, &URLS[1..], "isSet"), none);
        assert_eq!(derived(&NO_DUAL_STACK, &URLS, "isSet"), none);
        assert_eq!(derived(&NO_DUAL_STACK, &["https://post.example"], "isSet"), none);
        assert_eq!(
            derived(&["Endpoint", "Region", "UseFIPS", "Bucket"], &URLS[2..], "isSet"),
            none
        );
        let other = URLS.map(|url| url.replace("post", "mail"));
        assert_eq!(derived(&ALL, &other.each_ref().map(String::as_str), "isSet"), none);
    }

    #[test]
    fn traits_that_are_there_stay() {
        let traits = json!({ "aws.endpoints#rulesBased": {} });
        let mut service = json!({ "type": "service", "traits": traits });
        derive_traits(&mut service);
        assert_eq!(service["traits"], traits);
    }
}
