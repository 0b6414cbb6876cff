//! Models that cannot be translated: defaults that their types cannot hold. All are reported at
//! once, each with its places.

use smithy_codegen::{Options, Source, generate};

/// Returns the errors for a model whose service has this operation and these other shapes.
fn errors(shapes: &str) -> String {
    let text = format!(
        r#"{{
"smithy": "2.0",
"shapes": {{
"a#Service": {{ "type": "service", "operations": [{{ "target": "a#Run" }}] }},
"a#Run": {{ "type": "operation", "input": {{ "target": "a#Input" }} }},
{}
}}
}}"#,
        shapes.trim()
    );
    let options = Options::new("bad", r#"{ path = "runtime" }"#);
    match generate(&[Source::new("bad.json", text)], &options) {
        Ok(generated) => panic!("generated {:?}", generated.files.keys()),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn defaults_must_fit_their_types() {
    let shapes = r#"
"a#Input": { "type": "structure", "members": {
    "flag": { "target": "smithy.api#Boolean", "traits": { "smithy.api#default": 0 } },
    "byte": { "target": "smithy.api#Byte", "traits": { "smithy.api#default": 128 } },
    "short": { "target": "smithy.api#Short", "traits": { "smithy.api#default": -32769 } },
    "integer": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": "7" } },
    "long": { "target": "smithy.api#Long", "traits": { "smithy.api#default": 9223372036854775808 } },
    "float": { "target": "smithy.api#Float", "traits": { "smithy.api#default": 1e39 } },
    "double": { "target": "smithy.api#Double", "traits": { "smithy.api#default": 1e400 } },
    "big": { "target": "smithy.api#BigInteger", "traits": { "smithy.api#default": 1.5 } },
    "decimal": { "target": "smithy.api#BigDecimal", "traits": { "smithy.api#default": "1" } },
    "text": { "target": "smithy.api#String", "traits": { "smithy.api#default": 1 } },
    "at": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": true } },
    "any": { "target": "smithy.api#Document", "traits": { "smithy.api#default": [1] } },
    "list": { "target": "a#List", "traits": { "smithy.api#default": [1] } },
    "map": { "target": "a#Map", "traits": { "smithy.api#default": [] } },
    "inner": { "target": "a#Inner", "traits": { "smithy.api#default": {} } }
} },
"a#Inner": { "type": "structure", "members": {
    "ignored": { "target": "smithy.api#Byte",
        "traits": { "smithy.api#default": 128, "smithy.api#clientOptional": {} } }
} },
"a#List": { "type": "list", "member": { "target": "smithy.api#Integer" } },
"a#Map": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#List" } }
"#;
    let errors = errors(shapes);
    let messages: Vec<&str> = errors.lines().filter(|line| line.starts_with("error:")).collect();
    assert_eq!(
        messages,
        [
            "error: `a#Input$flag` has the default 0, but takes a boolean",
            "error: `a#Input$byte` has the default 128, but takes an integer of 8 bits",
            "error: `a#Input$short` has the default -32769, but takes an integer of 16 bits",
            "error: `a#Input$integer` has the default \"7\", but takes an integer of 32 bits",
            "error: `a#Input$long` has the default 9223372036854775808, but takes an integer of 64 bits",
            "error: `a#Input$float` has the default 1e+39, but takes a float",
            "error: `a#Input$double` has the default 1e+400, but takes a double",
            "error: `a#Input$big` has the default 1.5, but takes an integer",
            "error: `a#Input$decimal` has the default \"1\", but takes a number",
            "error: `a#Input$text` has the default 1, but takes a string",
            "error: `a#Input$at` has the default true, but takes seconds or a date-time",
            "error: `a#Input$any` has the default [1], but takes no lists or maps that are not empty",
            "error: `a#Input$list` has the default [1], but takes an empty list",
            "error: `a#Input$map` has the default [], but takes an empty map",
            "error: `a#Input$inner` has the default {}, but takes none: it is a structure or a union",
        ]
    );
    let first = r#"error: `a#Input$flag` has the default 0, but takes a boolean
 --> bad.json:7:81
  |
7 |     "flag": { "target": "smithy.api#Boolean", "traits": { "smithy.api#default": 0 } },
  |                                                                                 ^
  = help: correct the default, or the target of the member
"#;
    assert!(errors.starts_with(first), "{errors}");
}
