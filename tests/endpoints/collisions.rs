//! The rule set of `tests/fixtures/collisions.json`, where names are in each other's way.

use golden_collisions::endpoint::Params;
use golden_collisions::runtime::endpoint::Endpoint;

fn params() -> Params {
    Params::default().endpoint("https://e").properties_1("of properties")._1("of digits")
}

#[test]
fn each_parameter_has_a_setter() {
    let params = params().user_id("one").user_id_2("other").set_resolve(true).set_resolve_2(false);
    assert_eq!(params.user_id.as_deref(), Some("one"));
    assert_eq!(params.user_id_2.as_deref(), Some("other"));
    assert_eq!((params.resolve, params.set_resolve), (Some(true), Some(false)));
}

#[test]
fn variables_hide_nothing_that_is_in_use() {
    let expected = Endpoint::new("https://one.other.example").map(|endpoint| {
        endpoint
            .with_header("x-endpoint", "https://e")
            .with_property("name", "of properties")
            .with_property("Name", "of digits")
    });
    assert_eq!(params().user_id("one").user_id_2("other").resolve(), expected);

    let expected = Endpoint::new("https://e").map(|endpoint| {
        endpoint.with_property("name", "https://e").with_property("Name", "of properties")
    });
    assert_eq!(params().resolve(), expected);
}
