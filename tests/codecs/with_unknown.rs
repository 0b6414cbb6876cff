//! Members that the model does not know, kept and written back.

use golden_recursion::{Folder, Near, Shape};
use smithy_shapes::{Document, MAX_DEPTH, WithUnknown};
use tests::sample::{Aggregates, Bound, Vault};

/// Reads, and demands that what is written is the same.
#[track_caller]
fn kept<T: Shape>(json: &str) -> WithUnknown<T> {
    let value = WithUnknown::<T>::from_json(json).unwrap();
    assert_eq!(value.to_json(), json);
    value
}

#[test]
fn members_come_back_from_wherever_they_were() {
    // In order: known members as in the model, unknown ones by their names behind them.
    let json = concat!(
        r#"{"name":"root","parent":{"name":"up","Owner":{"Id":[1,2.5,null]}},"#,
        r#""children":[{"name":"a"},{"name":"b","Size":null},{"name":"c","Size":7}],"#,
        r#""shortcuts":{"":[{"name":"x","New":true}],"k/~":[{"name":"y","New":false}]},"#,
        r#""slots":[null,{"name":"s","Locked":"no"}],"Also":{},"__type":"Folder"}"#,
    );
    let folder = kept::<Folder>(json);
    assert_eq!(*folder, Folder::from_json(json).unwrap());
    let found = folder.unknown();
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(
        places,
        [
            "/Also",
            "/__type",
            "/parent/Owner",
            "/children/1/Size",
            "/children/2/Size",
            "/shortcuts//0/New",
            "/shortcuts/k~1~0/0/New",
            "/slots/1/Locked",
        ]
    );
    assert_eq!(*found[4].1, Document::from(7));
}

#[test]
fn below_members_of_unions_too() {
    kept::<Near>(r#"{"condition":{"all":[{"in":{"name":"n","New":1}}]},"distance":3,"Unit":"m"}"#);
    kept::<Aggregates>(r#"{"choices":[{"text":"t"},{"struct":{"strings":[],"New":"in"}}]}"#);
    // A union holds a member that is unknown itself.
    let value = kept::<Aggregates>(r#"{"choices":[{"newer":{"x":1}}]}"#);
    assert_eq!(value.unknown(), []);
    // What is beside a union's member tells nothing.
    let json = r#"{"choices":[{"__type":"Choice","struct":{"New":1},"text":null}]}"#;
    let value = WithUnknown::<Aggregates>::from_json(json).unwrap();
    assert_eq!(value.to_json(), r#"{"choices":[{"struct":{"New":1}}]}"#);
}

#[test]
fn names_are_those_of_json() {
    let value = kept::<Bound>(r#"{"json":"known","renamed":"unknown","xml":"unknown"}"#);
    assert_eq!(value.renamed.as_deref(), Some("known"));
    assert_eq!(value.unknown().len(), 2);
}

#[test]
fn documents_and_keys_of_maps_are_all_known() {
    let json = r#"{"documents":[null,{"any":{"thing":1}}],"stringsByKey":{"any":"key"}}"#;
    assert_eq!(kept::<Aggregates>(json).unknown(), []);
}

#[test]
fn nulls_that_are_skipped_do_not_move_what_comes_after() {
    let json = r#"{"name":"","children":[null,{"name":"a","New":1},null,{"name":"b","New":2}]}"#;
    let folder = WithUnknown::<Folder>::from_json(json).unwrap();
    let expected = r#"{"name":"","children":[{"name":"a","New":1},{"name":"b","New":2}]}"#;
    assert_eq!(folder.to_json(), expected);
}

const FAMILY: &str =
    r#"{"name":"root","children":[{"name":"a","New":1},{"name":"b"}],"parent":null,"New":0}"#;

#[test]
fn changes_of_members_leave_the_rest_as_it_was() {
    let mut folder = WithUnknown::<Folder>::from_json(FAMILY).unwrap();
    folder.name = "top".to_owned();
    folder.children.as_mut().unwrap()[0].name = "first".to_owned();
    assert_eq!(
        folder.to_json(),
        r#"{"name":"top","children":[{"name":"first","New":1},{"name":"b"}],"New":0}"#
    );
}

#[test]
fn a_list_of_another_length_loses_what_was_in_its_items() {
    let mut folder = WithUnknown::<Folder>::from_json(FAMILY).unwrap();
    let children = folder.children.as_mut().unwrap();
    let last = children.pop().unwrap();
    assert_eq!(folder.to_json(), r#"{"name":"root","children":[{"name":"a"}],"New":0}"#);
    folder.children.as_mut().unwrap().push(last);
    let restored = r#"{"name":"root","children":[{"name":"a","New":1},{"name":"b"}],"New":0}"#;
    assert_eq!(folder.to_json(), restored);
    folder.children = None;
    assert_eq!(folder.to_json(), r#"{"name":"root","New":0}"#);
}

#[test]
fn the_value_alone_is_written_without() {
    let folder = WithUnknown::<Folder>::from_json(FAMILY).unwrap().into_value();
    assert_eq!(folder.to_json(), r#"{"name":"root","children":[{"name":"a"},{"name":"b"}]}"#);
}

#[test]
fn debug_shows_nothing_of_it() {
    let json = r#"{"name":"root","Password":"hunter2"}"#;
    let folder = WithUnknown::<Folder>::from_json(json).unwrap();
    assert_eq!(
        format!("{folder:?}"),
        "WithUnknown { value: Folder { name: \"root\" }, unknown: 1 }"
    );
    let json = r#"{"key":"hunter2","Spare":"hunter3"}"#;
    let vault = WithUnknown::<Vault>::from_json(json).unwrap();
    assert!(!format!("{vault:#?}").contains("hunter"), "{vault:#?}");
}

#[test]
fn errors_are_those_of_reading() {
    for json in
        ["", "[]", "{\"name\":7}", "{\"name\":\"\",\"New\":}", "{\"children\":[{\"name\":1}]}"]
    {
        let error = WithUnknown::<Folder>::from_json(json).unwrap_err();
        assert_eq!(Err(error), Folder::from_json(json), "{json}");
    }
    // Only what is skipped may be no text.
    let json = b"{\"name\":\"\",\"New\":\"\xff\"}";
    assert!(Folder::from_json(json).is_ok());
    assert!(WithUnknown::<Folder>::from_json(json).is_err());
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        let (open, close) = ("{\"parent\":".repeat(depth), "}".repeat(depth));
        format!("{open}{{\"New\":1}}{close}")
    };
    assert!(WithUnknown::<Folder>::from_json(nested(MAX_DEPTH - 1)).is_ok());
    assert!(WithUnknown::<Folder>::from_json(nested(MAX_DEPTH)).is_err());
    assert!(WithUnknown::<Folder>::from_json(nested(100_000)).is_err());
}
