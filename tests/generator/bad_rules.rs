//! Rule sets that cannot be compiled. Each error names its place.

use smithy_codegen::{Source, endpoint_tests};

/// The parameters of every rule set here: required text, optional text, and a flag.
const PARAMETERS: &str = r#"
"Text": { "type": "string", "required": true, "default": "" },
"Maybe": { "type": "string" },
"Flag": { "type": "boolean", "required": true, "default": false }"#;

fn errors_of(parameters: &str, rules: &str, operation_traits: &str) -> String {
    let text = format!(
        r#"{{ "smithy": "2.0", "shapes": {{
"a#Service": {{ "type": "service", "operations": [{{ "target": "a#Run" }}], "traits": {{
"smithy.rules#endpointRuleSet": {{ "version": "1.0", "parameters": {{ {parameters} }}, "rules": [
{rules}
] }} }} }},
"a#Run": {{ "type": "operation", "traits": {{
{operation_traits}
}} }}
}} }}"#
    );
    match endpoint_tests(&[Source::new("bad.json", text)], None) {
        Ok(_) => panic!("this compiles: {rules}"),
        Err(errors) => errors.to_string(),
    }
}

/// Returns the first line of the only error of these rules.
#[track_caller]
fn error(rules: &str) -> String {
    let errors = errors_of(PARAMETERS, rules, "");
    assert_eq!(errors.matches("error:").count(), 1, "{errors}");
    errors.lines().next().unwrap_or_default().to_owned()
}

fn with_condition(condition: &str) -> String {
    format!(
        r#"{{ "type": "error", "conditions": [
{condition}
], "error": "no" }}"#
    )
}

fn with_url(url: &str) -> String {
    format!(r#"{{ "type": "endpoint", "conditions": [], "endpoint": {{ "url": {url} }} }}"#)
}

#[test]
fn an_error_names_the_condition() {
    let condition = r#"{ "fn": "isValidHostLabel", "argv": [{ "ref": "Txt" }, true] }"#;
    assert_eq!(
        errors_of(PARAMETERS, &with_condition(condition), ""),
        r#"
error: `Txt` is not defined here
 --> bad.json:8:1
  |
8 | { "fn": "isValidHostLabel", "argv": [{ "ref": "Txt" }, true] }
  | ^
  = help: name a parameter, or a variable that an earlier condition assigns"#
            .trim_start()
    );
}

#[test]
fn conditions_that_do_not_compile() {
    for (condition, message) in [
        (r#"{ "argv": [] }"#, "this has no `fn`"),
        (r#"{ "fn": "shout", "argv": [] }"#, "`shout` is not a function of the rules engine"),
        (r#"{ "fn": "not", "argv": [] }"#, "`not` takes 1 argument, but has 0"),
        (r#"{ "fn": "not", "argv": [{ "ref": "Text" }] }"#, "`not` takes a boolean, not a string"),
        (
            r#"{ "fn": "stringEquals", "argv": ["{Flag}", "a"] }"#,
            "`a template` takes a string, not a boolean",
        ),
        (r#"{ "fn": "isSet", "argv": [null] }"#, "this is not a valid function argument"),
        (
            r#"{ "fn": "stringEquals", "argv": ["{Text", "a"] }"#,
            "the braces of `{Text` do not match",
        ),
        (
            r#"{ "fn": "getAttr", "argv": [{ "ref": "Text" }] }"#,
            "`getAttr` takes a value and a path",
        ),
        (
            r#"{ "fn": "getAttr", "argv": [{ "ref": "Text" }, "a"], "assign": "x" }"#,
            "a string has no `a`",
        ),
        (
            r#"{ "fn": "getAttr", "argv": [{ "ref": "Text" }, "[0]"], "assign": "x" }"#,
            "a string has no item `0`",
        ),
        (
            r#"{ "fn": "coalesce", "argv": [{ "ref": "Text" }, true], "assign": "x" }"#,
            "`coalesce` needs two or more values of one type",
        ),
        (
            r#"{ "fn": "ite", "argv": [{ "ref": "Flag" },
                { "fn": "split", "argv": ["a", "b", 0] }, { "fn": "split", "argv": ["a", "c", 0] }
            ], "assign": "x" }"#,
            "`ite` does not accept a computed list",
        ),
        (
            r#"{ "fn": "substring", "argv": [{ "ref": "Text" }, -1, 1, false] }"#,
            "`substring` does not accept negative numbers",
        ),
    ] {
        assert_eq!(error(&with_condition(condition)), format!("error: {message}"), "{condition}");
    }
}

#[test]
fn results_that_do_not_compile() {
    for (rule, message) in [
        (r#"{ "conditions": [] }"#, "this has no `type`"),
        (r#"{ "type": "loop", "conditions": [] }"#, "`loop` is not a rule type"),
        (r#"{ "type": "error", "conditions": [] }"#, "this has no `error`"),
        (r#"{ "type": "endpoint", "conditions": [], "endpoint": {} }"#, "this has no `url`"),
        (&with_url("true"), "this must be a string, but is a boolean"),
        (&with_url(r#""{Maybe}""#), "`Maybe` may be missing here"),
        (
            &with_url(r#"{ "fn": "substring", "argv": [{ "ref": "Text" }, 0, 1, false] }"#),
            "`a value` may be missing here",
        ),
    ] {
        assert_eq!(error(rule), format!("error: {message}"), "{rule}");
    }
}

#[test]
fn a_variable_is_known_in_its_rule_only() {
    let assign = r#"{ "fn": "uriEncode", "argv": [{ "ref": "Text" }], "assign": "encoded" }"#;
    let test = r#"{ "fn": "booleanEquals", "argv": [{ "ref": "Flag" }, true] }"#;
    let rules = format!(
        r#"{{ "type": "error", "conditions": [{assign}, {test}], "error": "{{encoded}}" }},
        {}"#,
        with_url(r#""https://{encoded}""#)
    );
    assert_eq!(error(&rules), "error: `encoded` is not defined here");
}

#[test]
fn parameters_have_types() {
    for (parameters, message) in [
        (
            r#""A": { "type": "number" }"#,
            "the parameter `A` has the type `number`, which does not exist",
        ),
        (r#""A": {}"#, "this has no `type`"),
        (
            r#""A": { "type": "boolean", "default": "yes" }"#,
            "the parameter `A` has a default of another type",
        ),
    ] {
        let errors = errors_of(parameters, &with_url(r#""https://a""#), "");
        assert_eq!(errors.lines().next(), Some(&*format!("error: {message}")), "{errors}");
    }
}

#[test]
fn operations_bind_parameters_that_there_are() {
    for (operation, message) in [
        (
            r#""smithy.rules#staticContextParams": { "None": { "value": true } }"#,
            "`None` is not a parameter of the endpoint rule set",
        ),
        (
            r#""smithy.rules#staticContextParams": { "Flag": { "value": "yes" } }"#,
            "the value of `Flag` does not have the parameter's type",
        ),
        (
            r#""smithy.rules#operationContextParams": { "Text": { "path": "length(a)" } }"#,
            "the path `length(a)` is too complex",
        ),
        (
            r#""smithy.rules#operationContextParams": { "Flag": { "path": "a.b" } }"#,
            "the path `a.b` is too complex",
        ),
    ] {
        let errors = errors_of(PARAMETERS, &with_url(r#""https://a""#), operation);
        assert_eq!(errors.lines().next(), Some(&*format!("error: {message}")), "{errors}");
    }
}

/// Each condition of a rule nests inside the one before.
#[test]
fn a_rule_has_a_limited_number_of_conditions() {
    let condition = r#"{ "fn": "stringEquals", "argv": [{ "ref": "Text" }, "a"] }"#;
    let error = |count: usize| error(&with_condition(&vec![condition; count].join(",\n")));
    assert_eq!(error(33), "error: a rule has more than 32 conditions");
    assert_eq!(error(20_000), "error: a rule has more than 32 conditions");
    let rules = with_condition(&vec![condition; 32].join(",\n"));
    let unknown = rules.replacen("\"Text\"", "\"Txt\"", 1);
    assert!(errors_of(PARAMETERS, &unknown, "").starts_with("error: `Txt` is not defined here"));
}
