//! Names that have numbers in Rust, and none on the wire.

use golden_collisions::shapes::{Choice, Color, Fields, FooBar, FooBar2, FooBar3, Level};
use golden_collisions::shapes::{ReportOutput, Unhandled2};
use golden_collisions::{Error, Shape};

#[test]
fn members_are_called_as_in_the_model() -> Result<(), Error> {
    let fields = Fields::make(2, "digit", 11)
        .user_id("one")
        .user_id_2(true)
        .set_make("make")
        .set_make_2(3)
        .r#type("type")
        .type_2(4)
        .self_("self")
        .self_2(5);
    let json = r#"{"userId":"one","UserID":2,"user_id_2":true,"make":"make","SetMake":3,"type":"type","Type":4,"self":"self","Self":5,"_1":"digit","n1":11,"color":"dark-red"}"#;
    assert_eq!(fields.to_json(), json);
    assert_eq!(Fields::from_json(json)?, fields);
    Ok(())
}

#[test]
fn values_are_those_of_the_model() {
    let wires: Vec<&str> = Color::values().iter().map(Color::as_str).collect();
    assert_eq!(wires, ["DARK_RED", "dark-red", "", "``", "*", "+1", "-1", "\n", "unknownValue"]);
    assert_eq!(Color::from("dark-red"), Color::DarkRed3);
    assert_eq!(Color::from(""), Color::DarkRed2);
    assert_eq!(Color::from("+1"), Color::Err2);
    assert_eq!(Color::from("unknownValue"), Color::UnknownValue2);
    assert!(matches!(Color::from("Err"), Color::UnknownValue(_)));
    assert_eq!(format!("{:?}", [Color::Err, Color::DarkRed2, Color::Self2]), r#"[*, "", "\n"]"#);
    assert_eq!("*".parse(), Ok(Color::Err));
    assert_eq!([1, 2, 3].map(Level::from), [Level::_1, Level::_1_2, Level::UnknownValue2]);
}

#[test]
fn members_of_unions_are_those_of_the_model() -> Result<(), Error> {
    for (choice, json) in [
        (Choice::Text("a".to_owned()), r#"{"text":"a"}"#),
        (Choice::Text2(1), r#"{"Text":1}"#),
        (Choice::UnknownMember2, r#"{"unknownMember":{}}"#),
        (Choice::UnknownMember3(true), r#"{"UNKNOWN_MEMBER":true}"#),
    ] {
        assert_eq!(choice.to_json(), json);
        assert_eq!(Choice::from_json(json)?, choice);
    }
    Ok(())
}

#[test]
fn shapes_have_the_ids_of_the_model() {
    assert_eq!(FooBar::SCHEMA.id(), "example.collisions#FooBar");
    assert_eq!(FooBar2::SCHEMA.id(), "example.collisions#foo_bar");
    assert_eq!(FooBar3::SCHEMA.id(), "example.another#FooBar");
    assert_eq!(Unhandled2::SCHEMA.id(), "example.collisions#Unhandled");
    let output = ReportOutput::make().foo_bar2(FooBar2::make()).shared(FooBar3::make());
    assert_eq!(output.to_json(), r#"{"foo_bar2":{},"shared":{}}"#);
}
