//! What a model may say that has no translation: names that become one in Rust, and defaults that
//! their types do not hold. All are reported at once, each with its places.

use smithy_codegen::{Options, Source, generate};

/// The errors for a model whose service has this operation and these other shapes.
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
        Ok(files) => panic!("generated {:?}", files.keys()),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn types_modules_and_schemas_must_differ() {
    let shapes = r#"
"a#Input": { "type": "structure", "members": {
    "one": { "target": "a#FooBar" },
    "other": { "target": "a#foo_bar" },
    "third": { "target": "a#A_B" },
    "fourth": { "target": "a#AB" },
    "fifth": { "target": "a#Label" },
    "sixth": { "target": "a#label" }
} },
"a#FooBar": { "type": "structure", "members": {} },
"a#foo_bar": { "type": "union", "members": { "x": { "target": "smithy.api#Unit" } } },
"a#A_B": { "type": "structure", "members": {} },
"a#AB": { "type": "structure", "members": {} },
"a#Label": { "type": "string" },
"a#label": { "type": "string" }
"#;
    assert_eq!(
        errors(shapes),
        r#"error: `a#FooBar` and `a#foo_bar` are both `FooBar` among the types
  --> bad.json:15:1
   |
15 | "a#foo_bar": { "type": "union", "members": { "x": { "target": "smithy.api#Unit" } } },
   | ^^^^^^^^^^^
  ::: bad.json:14:1
   |
14 | "a#FooBar": { "type": "structure", "members": {} },
   | ^^^^^^^^^^
   = help: rename one of the two in the model

error: `a#AB` and `a#A_B` are both `ab` among the modules
  --> bad.json:16:1
   |
16 | "a#A_B": { "type": "structure", "members": {} },
   | ^^^^^^^
  ::: bad.json:17:1
   |
17 | "a#AB": { "type": "structure", "members": {} },
   | ^^^^^^
   = help: rename one of the two in the model

error: `a#FooBar` and `a#foo_bar` are both `FOO_BAR` among the schemas
  --> bad.json:15:1
   |
15 | "a#foo_bar": { "type": "union", "members": { "x": { "target": "smithy.api#Unit" } } },
   | ^^^^^^^^^^^
  ::: bad.json:14:1
   |
14 | "a#FooBar": { "type": "structure", "members": {} },
   | ^^^^^^^^^^
   = help: rename one of the two in the model

error: `a#Label` and `a#label` are both `LABEL` among the schemas
  --> bad.json:19:1
   |
19 | "a#label": { "type": "string" }
   | ^^^^^^^^^
  ::: bad.json:18:1
   |
18 | "a#Label": { "type": "string" },
   | ^^^^^^^^^
   = help: rename one of the two in the model"#
    );
}

#[test]
fn fields_and_methods_must_differ() {
    let shapes = r#"
"a#Input": { "type": "structure", "members": {
    "userId": { "target": "smithy.api#String" },
    "UserID": { "target": "smithy.api#String" },
    "make": { "target": "smithy.api#String" },
    "SetMake": { "target": "smithy.api#String" },
    "self": { "target": "smithy.api#String" },
    "self_": { "target": "smithy.api#String" }
} }
"#;
    assert_eq!(
        errors(shapes),
        r#"error: `userId` and `UserID` are both `user_id` among the fields of `a#Input`
 --> bad.json:8:5
  |
8 |     "UserID": { "target": "smithy.api#String" },
  |     ^^^^^^^^
 ::: bad.json:7:5
  |
7 |     "userId": { "target": "smithy.api#String" },
  |     ^^^^^^^^
  = help: rename one of the two in the model

error: `self` and `self_` are both `self_` among the fields of `a#Input`
  --> bad.json:12:5
   |
12 |     "self_": { "target": "smithy.api#String" }
   |     ^^^^^^^
  ::: bad.json:11:5
   |
11 |     "self": { "target": "smithy.api#String" },
   |     ^^^^^^
   = help: rename one of the two in the model

error: `make` and `SetMake` are both `set_make` among the methods of `a#Input`
  --> bad.json:10:5
   |
10 |     "SetMake": { "target": "smithy.api#String" },
   |     ^^^^^^^^^
  ::: bad.json:9:5
   |
 9 |     "make": { "target": "smithy.api#String" },
   |     ^^^^^^
   = help: rename one of the two in the model"#
    );
}

#[test]
fn variants_must_differ_from_each_other_and_from_the_unknown_one() {
    let shapes = r#"
"a#Input": { "type": "structure", "members": {
    "color": { "target": "a#Color" },
    "level": { "target": "a#Level" },
    "shape": { "target": "a#Shape" }
} },
"a#Color": { "type": "enum", "members": {
    "DARK_RED": { "target": "smithy.api#Unit" },
    "DarkRed": { "target": "smithy.api#Unit" },
    "UNKNOWN_VALUE": { "target": "smithy.api#Unit" }
} },
"a#Level": { "type": "intEnum", "members": {
    "unknownValue": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } }
} },
"a#Shape": { "type": "union", "members": {
    "unknownMember": { "target": "smithy.api#String" },
    "unknownValue": { "target": "smithy.api#String" }
} }
"#;
    assert_eq!(
        errors(shapes),
        r#"error: `DARK_RED` and `DarkRed` are both `DarkRed` among the variants of `a#Color`
  --> bad.json:13:5
   |
13 |     "DarkRed": { "target": "smithy.api#Unit" },
   |     ^^^^^^^^^
  ::: bad.json:12:5
   |
12 |     "DARK_RED": { "target": "smithy.api#Unit" },
   |     ^^^^^^^^^^
   = help: rename one of the two in the model

error: the variant for values that the model does not know and `UNKNOWN_VALUE` are both `UnknownValue` among the variants of `a#Color`
  --> bad.json:14:5
   |
14 |     "UNKNOWN_VALUE": { "target": "smithy.api#Unit" }
   |     ^^^^^^^^^^^^^^^
   = help: rename one of the two in the model

error: the variant for values that the model does not know and `unknownValue` are both `UnknownValue` among the variants of `a#Level`
  --> bad.json:17:5
   |
17 |     "unknownValue": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } }
   |     ^^^^^^^^^^^^^^
   = help: rename one of the two in the model

error: the variant for members that the model does not know and `unknownMember` are both `UnknownMember` among the variants of `a#Shape`
  --> bad.json:20:5
   |
20 |     "unknownMember": { "target": "smithy.api#String" },
   |     ^^^^^^^^^^^^^^^
   = help: rename one of the two in the model"#
    );
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
    "double": { "target": "smithy.api#Double", "traits": { "smithy.api#default": "NaN" } },
    "big": { "target": "smithy.api#BigInteger", "traits": { "smithy.api#default": 18446744073709551616 } },
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
            "error: `a#Input$double` has the default \"NaN\", but takes a number",
            "error: `a#Input$big` has the default 1.8446744073709552e+19, but takes an integer of up to 64 bits",
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

/// Errors of different kinds in one run: whoever updates a model mends it once.
#[test]
fn all_collisions_of_a_run_are_reported() {
    let shapes = r#"
"a#Input": { "type": "structure", "members": {
    "a": { "target": "a#Thing" },
    "A": { "target": "a#THING" },
    "e": { "target": "a#Letter" }
} },
"a#Thing": { "type": "structure", "members": {} },
"a#THING": { "type": "string" },
"a#Letter": { "type": "enum", "members": {
    "b": { "target": "smithy.api#Unit" },
    "B": { "target": "smithy.api#Unit" }
} }
"#;
    let errors = errors(shapes);
    let messages: Vec<&str> = errors.lines().filter(|line| line.starts_with("error:")).collect();
    assert_eq!(
        messages,
        [
            "error: `a#THING` and `a#Thing` are both `THING` among the schemas",
            "error: `a` and `A` are both `a` among the fields of `a#Input`",
            "error: `b` and `B` are both `B` among the variants of `a#Letter`",
        ]
    );
}

/// What would be a collision in one namespace of Rust is none in different ones.
#[test]
fn the_same_name_in_different_places_is_no_collision() {
    let text = r#"{ "smithy": "2.0", "shapes": {
        "a#Service": { "type": "service", "operations": [{ "target": "a#Input" }] },
        "a#Input": { "type": "operation", "input": { "target": "a#Service_" } },
        "a#Service_": { "type": "structure", "members": {
            "service": { "target": "a#Color" }, "color": { "target": "a#Color" } } },
        "a#Color": { "type": "enum", "members": { "color": { "target": "smithy.api#Unit" } } }
    } }"#;
    let options = Options::new("good", r#"{ path = "runtime" }"#);
    let files = generate(&[Source::new("good.json", text)], &options).unwrap();
    let shapes: Vec<&String> =
        files.keys().filter(|path| path.starts_with("src/shapes/")).collect();
    assert_eq!(shapes, ["src/shapes/color.rs", "src/shapes/service.rs"]);
}
