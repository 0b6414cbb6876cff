//! The rule set of `tests/fixtures/endpoints.json`, whose every rule is met here.

use golden_endpoints::endpoint::{EndpointParams, Params};
use golden_endpoints::operations::{CountItems, ListBoxes, ListPublicBoxes, MoveItems, OpenBox};
use golden_endpoints::runtime::Unit;
use golden_endpoints::runtime::endpoint::Endpoint;
use golden_endpoints::runtime::schema::prelude::DOCUMENT;
use golden_endpoints::{CountItemsInput, Document, Error, Move, MoveItemsInput, OpenBoxInput};

fn params() -> Params {
    Params::default().region("eu-west-1")
}

fn auth_schemes(region: &str) -> Document {
    let scheme = [("name", "sigv4"), ("signingName", "archive"), ("signingRegion", region)];
    Document::List(vec![scheme.into_iter().collect()])
}

/// Returns the endpoint at a URL, with nothing else.
fn at(url: &str) -> Result<Endpoint, Error> {
    Endpoint::new(url)
}

#[track_caller]
fn message(params: Params) -> String {
    params.resolve().unwrap_err().to_string()
}

#[test]
fn defaults_and_choices() {
    assert_eq!(params().resolve(), at("https://archive.live.eu-west-1.amazonaws.com"));
    assert_eq!(
        params().use_fips(true).stage("test").resolve(),
        at("https://archive.fips-test.eu-west-1.amazonaws.com")
    );
    #[expect(deprecated, reason = "the model has a deprecated parameter")]
    let in_group = params().group("beta").stage("test");
    assert_eq!(in_group.resolve(), at("https://archive.beta.eu-west-1.amazonaws.com"));
}

#[test]
fn a_required_parameter_must_be_set() {
    assert_eq!(message(Params::default()), "the parameter `Region` is not set");
}

#[test]
fn urls_are_parsed() {
    let at_url = |url: &str| params().endpoint(url);
    assert_eq!(at_url("http://localhost:8000/base").resolve(), at("http://localhost:8000/base"));
    assert_eq!(
        at_url("http://localhost:8000/base").r#box("b1").resolve(),
        at("http://b1.localhost:8000/base").map(|endpoint| endpoint.with_label_in_host("box"))
    );
    // The name of a box cannot stand before an address.
    assert_eq!(at_url("https://127.0.0.1").r#box("b1").resolve(), at("https://127.0.0.1"));
    assert_eq!(message(at_url("localhost")), "{Endpoint} is no URL");
    assert_eq!(message(at_url("http://localhost").use_fips(true)), "there is no FIPS at localhost");
}

#[test]
fn a_label_is_in_the_host_or_in_the_path_of_the_url() {
    let host = params().r#box("a.box").resolve();
    let expected = at("https://a.box.archive.eu-west-1.amazonaws.com").map(|endpoint| {
        let endpoint = endpoint.with_property("authSchemes", auth_schemes("eu-west-1"));
        endpoint.with_label_in_host("box")
    });
    assert_eq!(host, expected);

    let path = params().r#box("A/B").resolve().unwrap();
    assert_eq!(path.url(), "https://archive.eu-west-1.amazonaws.com/A%2FB");
    assert!(path.has_label("box"));
    let property: Document = [
        ("style", Document::Boolean(true)),
        ("depth", 1.into()),
        ("of", Document::List(vec!["A%2FB".into(), Document::Null])),
    ]
    .into_iter()
    .collect();
    assert_eq!(path.properties()["path"], property);
}

#[test]
fn properties_have_all_forms_of_json() {
    let properties = |stage: &str| {
        let endpoint = params().stage(stage).resolve().unwrap();
        Document::Map(endpoint.properties().clone())
    };
    let expected = r#"{
        "boolean": false, "double": 0.5, "empty": [], "large": 18446744073709551615,
        "list": ["a", "eu-west-1", "in eu-west-1", true, -1, 0.5, null, [], {}],
        "map": {
            "none": {}, "text": "a", "region": "eu-west-1", "in": "in eu-west-1", "is": true,
            "of": [[1]]
        },
        "nothing": null, "number": -1, "region": "eu-west-1", "template": "in eu-west-1",
        "text": "a"
    }"#;
    assert_eq!(properties("forms"), DOCUMENT.from_json(expected).unwrap());
    for stage in ["one", "two"] {
        let expected = format!(
            r#"{{
                "boolean": true, "double": 0.5, "list": ["a", {{"is": true}}], "number": 1,
                "template": "{stage} in eu-west-1", "text": "a"
            }}"#
        );
        assert_eq!(properties(stage), DOCUMENT.from_json(expected).unwrap());
    }
}

#[test]
fn an_arn_is_taken_apart() {
    let endpoint = params().r#box("arn:aws:archive:us-west-2:123456789012:box/b1").resolve();
    let expected = at("https://b1.box.us-west-2.amazonaws.com").map(|endpoint| {
        endpoint
            .with_header("x-account", "123456789012")
            .with_property("authSchemes", auth_schemes("us-west-2"))
            .with_label_in_host("box")
    });
    assert_eq!(endpoint, expected);
}

#[test]
fn two_values_without_names_are_two() {
    assert_eq!(
        message(params().r#box("arn:aws:archive:us-west-2:1:box/box")),
        "a box is not in itself"
    );
}

#[test]
fn only_the_resource_of_an_arn_stands_for_the_label() {
    // The rule has another host for such boxes, in which the box is not.
    let endpoint = params().region("cn-north-1").r#box("arn:aws-cn:other:::b1").resolve();
    assert_eq!(endpoint, at("https://arns.archive.cn-north-1.amazonaws.com.cn"));
}

#[test]
fn a_tree_whose_rules_do_not_hold_is_the_end() {
    // Else it would be a box in the path.
    assert_eq!(
        message(params().r#box("arn:aws:other:::b1")),
        "no rule of the service has an endpoint for these parameters"
    );
}

#[test]
fn arrays_have_items() {
    let with = |item: &str| params().items([item, "other"]).resolve();
    assert_eq!(with("a/b"), at("https://b.items.eu-west-1.amazonaws.com"));
    // No more than two parts, of which the second is not a label here.
    assert_eq!(with("a/b/c"), at("https://archive.live.eu-west-1.amazonaws.com"));
}

#[test]
fn operations_say_what_they_know() {
    let input = OpenBoxInput::make().r#box("b1");
    assert_eq!(params().for_operation::<OpenBox>(&input), params().r#box("b1"));

    let moves = [Move::make().source("a").target("b"), Move::make().target("c")];
    let input = MoveItemsInput::make().moves(moves);
    let expected = params().items(["a", "b", "c"]);
    assert_eq!(params().for_operation::<MoveItems>(&input), expected);

    let input = CountItemsInput::make().counts([("k1", "1"), ("k2", "2")]);
    assert_eq!(params().for_operation::<CountItems>(&input), params().items(["k1", "k2"]));

    let expected = params().public(true);
    assert_eq!(params().for_operation::<ListPublicBoxes>(&Unit), expected);
    assert_eq!(expected.resolve(), at("https://public.archive.example"));
}

#[test]
fn what_an_input_lacks_stays_as_it_was() {
    let before = params().r#box("b1").items(["i"]);
    let after = [
        before.clone().for_operation::<OpenBox>(&OpenBoxInput::default()),
        before.clone().for_operation::<MoveItems>(&MoveItemsInput::default()),
        before.clone().for_operation::<CountItems>(&CountItemsInput::default()),
        before.clone().for_operation::<ListBoxes>(&Unit),
    ];
    assert!(after.iter().all(|after| *after == before));
}

#[test]
fn code_for_any_service_sets_what_clients_know() {
    fn endpoint_of<P: EndpointParams>(region: &str, url: Option<&str>) -> Result<Endpoint, Error> {
        let mut params = P::default();
        assert!(params.set_region(region));
        assert!(url.is_none_or(|url| params.set_endpoint(url)));
        params.resolve()
    }
    assert_eq!(
        endpoint_of::<Params>("us-west-2", None),
        at("https://archive.live.us-west-2.amazonaws.com")
    );
    assert_eq!(endpoint_of::<Params>("us-west-2", Some("http://[::1]:80")), at("http://[::1]:80"));

    let mut params = params();
    assert!(params.set_use_fips(true) && params.set_flag("AWS::UseFIPS", true));
    assert_eq!(params.resolve(), at("https://archive.fips-live.eu-west-1.amazonaws.com"));
    // What the rule set does not have, or of another type, changes nothing.
    let before = params.clone();
    assert!(!params.set_use_dual_stack(true));
    assert!(!params.set_text("AWS::UseFIPS", "false"));
    assert!(!params.set_text("AWS::Auth::AccountId", "123456789012"));
    assert_eq!(params, before);
}

/// No rule of the fixture checks the region or the stage.
#[test]
fn no_parameter_leads_to_another_host() {
    for region in ["evil.example/", "evil.example:80/", "me@evil.example?", "a\\b", "a b", "a\n"] {
        assert_eq!(
            message(params().region(region)),
            "`Region` is part of the host: only letters, digits and `-._~` can be in it"
        );
        assert_eq!(
            message(params().stage(region)),
            "`name` is part of the host: only letters, digits and `-._~` can be in it"
        );
        let at_url = params().endpoint("http://localhost").r#box(region);
        assert_eq!(
            message(at_url),
            "`Box` is part of the host: only letters, digits and `-._~` can be in it"
        );
    }
    assert_eq!(
        message(params().r#box("arn:aws:archive:evil.example/:123456789012:box/b1")),
        "`arn#region` is part of the host: only letters, digits and `-._~` can be in it"
    );
}

#[test]
fn the_region_is_a_label_of_a_host_whatever_the_rules_do_with_it() {
    for region in ["evil.example", "-a", "", "a_b"] {
        for params in [params(), params().endpoint("http://localhost"), params().public(true)] {
            assert_eq!(
                message(params.region(region)),
                "the region cannot be part of the name of a host",
                "{region:?}"
            );
        }
    }
}

#[test]
fn no_parameter_leads_to_another_path() {
    assert_eq!(
        message(params().r#box("..")),
        "the path of an endpoint has no segments `.` and `..`"
    );
}
