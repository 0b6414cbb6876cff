//! Idempotency tokens: <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.

use gameliftstreams::operations::*;
use gameliftstreams::*;

use crate::exchange::request;

/// Returns the token in a request.
fn sent<O: Operation>(input: &O::Input) -> String {
    let body: serde_json::Value = serde_json::from_slice(request::<O>(input).body()).unwrap();
    body["ClientToken"].as_str().unwrap().to_owned()
}

#[track_caller]
fn are_uuids(first: &str, second: &str) {
    for uuid in [first, second] {
        // https://www.rfc-editor.org/rfc/rfc9562#section-5.4
        let groups: Vec<_> = uuid.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{uuid}");
        assert!(uuid.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b'-')), "{uuid}");
        assert_eq!(&uuid[14..15], "4", "the version of {uuid}");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"), "the variant of {uuid}");
    }
    assert_ne!(first, second);
}

#[test]
fn what_is_absent_is_made_up_each_time() {
    let input = CreateApplicationInput::make();
    are_uuids(&sent::<CreateApplication>(&input), &sent::<CreateApplication>(&input));
    let input = CreateStreamGroupInput::make();
    are_uuids(&sent::<CreateStreamGroup>(&input), &sent::<CreateStreamGroup>(&input));
    let input = StartStreamSessionInput::make().identifier("sg-1");
    are_uuids(&sent::<StartStreamSession>(&input), &sent::<StartStreamSession>(&input));
    let input = CreateStreamSessionConnectionInput::make()
        .identifier("sg-1")
        .stream_session_identifier("s-1");
    are_uuids(
        &sent::<CreateStreamSessionConnection>(&input),
        &sent::<CreateStreamSessionConnection>(&input),
    );
    // The caller's input stays as it is.
    assert_eq!(input.client_token, None);
}

#[test]
fn what_is_there_is_kept() {
    for token in ["0123456789abcdef0123456789abcdef", "mine", ""] {
        let input = CreateApplicationInput::make().client_token(token);
        assert_eq!(sent::<CreateApplication>(&input), token);
    }
}
