//! Operations on tags. Their labels are ARNs, whose slashes are part of one segment.

use gameliftstreams::operations::*;
use gameliftstreams::*;

use crate::exchange::exchange;

const ARN: &str = "arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1";
const PATH: &str =
    "/tags/arn%3Aaws%3Agameliftstreams%3Aus-west-2%3A123456789012%3Astreamgroup%2Fsg-1";

#[test]
fn list_tags_for_resource() {
    exchange::<ListTagsForResource>(
        ListTagsForResourceRequest::make().resource_arn(ARN),
        (&format!("GET {PATH}"), ""),
        (200, r#"{"Tags":{"env":"prod","team":""}}"#),
        ListTagsForResourceResponse::make().tags([("team", ""), ("env", "prod")]),
    );
}

#[test]
fn tag_resource() {
    exchange::<TagResource>(
        TagResourceRequest::make().resource_arn(ARN).tags([("a b", "\"c\"\n")]),
        (&format!("POST {PATH}"), r#"{"Tags":{"a b":"\"c\"\n"}}"#),
        // An output without members is an empty object.
        (200, "{}"),
        TagResourceResponse::make(),
    );
}

#[test]
fn untag_resource() {
    exchange::<UntagResource>(
        UntagResourceRequest::make().resource_arn(ARN).tag_keys(["team", "a b", "ö&="]),
        (&format!("DELETE {PATH}?tagKeys=team&tagKeys=a%20b&tagKeys=%C3%B6%26%3D"), ""),
        (200, "{}"),
        UntagResourceResponse::make(),
    );
}
