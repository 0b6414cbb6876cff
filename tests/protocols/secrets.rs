//! No error shows what the model calls sensitive.

use golden_customizations::LocateInput;
use golden_customizations::operations::Locate;
use smithy_shapes::protocol::{
    AwsJson1_0, AwsQuery, Ec2Query, Protocol, ResponseParts, RestJson1, RestXml, RpcV2Cbor,
    RpcV2Json,
};
use smithy_shapes::{Operation, OperationError};

use crate::support::{endpoint, response};

type LocateError = <Locate as Operation>::Error;

#[test]
fn names_of_headers() {
    for (key, value) in [("hunter 2", "a"), ("hunter2", "a\nb")] {
        let input = LocateInput::make().r#box("b").item("i").hidden([(key, value)]);
        for error in [
            RestXml::to_request::<Locate>(&input, &endpoint()).unwrap_err(),
            RestJson1::to_request::<Locate>(&input, &endpoint()).unwrap_err(),
        ] {
            let shown = format!("{error} {error:?}");
            assert!(shown.contains("/hidden/<redacted>") && !shown.contains("hunter"), "{shown}");
        }
    }
}

/// A message that is sensitive is in the error's shape, which does not show it, and nowhere
/// else.
#[test]
fn messages() {
    fn check<P: Protocol>(body: &[u8]) {
        let mut response = response("500");
        body.clone_into(response.body_mut());
        let error = P::from_response::<Locate>(ResponseParts::of(&response)).unwrap_err();
        let LocateError::Locked(locked) = &error else { panic!("{}: {error:?}", P::ID) };
        assert_eq!(locked.message.as_deref(), Some("hunter2"), "{}", P::ID);
        assert_eq!(locked.request_id.as_deref(), Some("hunter3"), "{}", P::ID);
        assert_eq!((error.message(), error.request_id()), (None, None), "{}", P::ID);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter"), "{}: {shown}", P::ID);
    }
    let json = br#"{"__type":"Locked","message":"hunter2","requestId":"hunter3"}"#;
    check::<RestJson1>(json);
    check::<AwsJson1_0>(json);
    check::<RpcV2Json>(json);
    check::<RpcV2Cbor>(b"\xa3\x66__type\x66Locked\x67message\x67hunter2\x69requestId\x67hunter3");
    let secrets = "<message>hunter2</message><requestId>hunter3</requestId>";
    let error = format!("<Error><Code>Locked</Code>{secrets}</Error>");
    let xml = format!("<E>{error}</E>");
    let xml = xml.as_bytes();
    check::<RestXml>(xml);
    check::<AwsQuery>(xml);
    check::<Ec2Query>(format!("<R><Errors>{error}</Errors></R>").as_bytes());
}

/// What a service says is shown as part of a line, whatever it says.
#[test]
fn messages_that_would_be_lines() {
    let mut response = response("400");
    let body = r#"{"__type":"Bad\nGood","message":"a\u0085b\u2028c\u202ed","RequestId":"1\r2"}"#;
    *response.body_mut() = body.as_bytes().to_vec();
    let error = RestJson1::from_response::<Locate>(ResponseParts::of(&response)).unwrap_err();
    assert_eq!(error.to_string(), r"Bad\nGood: a\u{85}b\u{2028}c\u{202e}d (1\r2)");
    let shown = format!("{error:?}");
    assert!(!shown.contains(|c: char| c.is_control() || "\u{2028}\u{202e}".contains(c)), "{shown}");
}
