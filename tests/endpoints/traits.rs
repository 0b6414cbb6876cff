//! GameLift Streams, whose endpoints follow from two traits.

use gameliftstreams::ListApplicationsInput;
use gameliftstreams::endpoint::{EndpointParams, Params};
use gameliftstreams::operations::ListApplications;

#[track_caller]
fn url(params: Params) -> String {
    params.resolve().map_or_else(|error| error.to_string(), |endpoint| endpoint.url().to_owned())
}

#[test]
fn every_endpoint_is_dual_stack() {
    for (region, use_fips, expected) in [
        ("us-west-2", false, "https://gameliftstreams.us-west-2.api.aws"),
        ("us-west-2", true, "https://gameliftstreams-fips.us-west-2.api.aws"),
        ("us-gov-west-1", true, "https://gameliftstreams-fips.us-gov-west-1.api.aws"),
        (
            "cn-northwest-1",
            false,
            "https://gameliftstreams.cn-northwest-1.api.amazonwebservices.com.cn",
        ),
        (
            "eusc-de-east-1",
            false,
            "https://gameliftstreams.eusc-de-east-1.api.amazonwebservices.eu",
        ),
    ] {
        assert_eq!(url(Params::default().region(region).use_fips(use_fips)), expected);
    }
}

#[test]
fn a_url_takes_the_place_of_the_region() {
    assert_eq!(url(Params::default().endpoint("http://localhost:8000")), "http://localhost:8000");
}

#[test]
fn what_has_no_endpoint_says_why() {
    assert_eq!(url(Params::default()), "no region is set");
    assert_eq!(
        url(Params::default().endpoint("http://localhost:8000").use_fips(true)),
        "an endpoint of one's own has no FIPS or dual-stack variant"
    );
    assert_eq!(
        url(Params::default().endpoint("localhost:8000")),
        "the URL of an endpoint begins with `http://` or `https://`"
    );
    assert_eq!(
        url(Params::default().region("us-west-2/@example.com")),
        "the region cannot be part of the name of a host"
    );
}

#[test]
fn no_operation_changes_them() {
    let params = Params::default().region("us-west-2");
    let input = ListApplicationsInput::make();
    assert_eq!(params.clone().for_operation::<ListApplications>(&input), params);
}

#[test]
fn code_for_any_service_sets_what_clients_know() {
    let mut params = Params::default();
    assert!(params.set_region("us-west-2") && params.set_use_fips(true));
    assert_eq!(url(params.clone()), "https://gameliftstreams-fips.us-west-2.api.aws");
    assert!(params.set_use_fips(false) && params.set_endpoint("http://localhost:8000"));
    assert_eq!(url(params.clone()), "http://localhost:8000");
    // Every endpoint of the service is one already.
    assert!(!params.set_use_dual_stack(true));
}
