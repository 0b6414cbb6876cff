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

/// A message that is sensitive stands in the error's shape, which does not show it, and nowhere
/// else.
#[test]
fn messages() {
    fn check<P: Protocol>(body: &[u8]) {
        let mut response = response("500");
        body.clone_into(response.body_mut());
        let error = P::from_response::<Locate>(ResponseParts::of(&response)).unwrap_err();
        let LocateError::Locked(locked) = &error else { panic!("{}: {error:?}", P::ID) };
        assert_eq!(locked.message.as_deref(), Some("hunter2"), "{}", P::ID);
        assert_eq!(error.message(), None, "{}", P::ID);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter2"), "{}: {shown}", P::ID);
    }
    let json = br#"{"__type":"Locked","message":"hunter2"}"#;
    check::<RestJson1>(json);
    check::<AwsJson1_0>(json);
    check::<RpcV2Json>(json);
    check::<RpcV2Cbor>(b"\xa2\x66__type\x66Locked\x67message\x67hunter2");
    let xml = b"<E><Error><Code>Locked</Code><message>hunter2</message></Error></E>";
    check::<RestXml>(xml);
    check::<AwsQuery>(xml);
    let xml =
        b"<R><Errors><Error><Code>Locked</Code><message>hunter2</message></Error></Errors></R>";
    check::<Ec2Query>(xml);
}
