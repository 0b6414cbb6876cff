//! Bodies of responses that are empty, or hold more or less than the model has.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::Unit;
use gameliftstreams::*;

use crate::exchange::response;

#[test]
fn an_empty_body_is_an_empty_output() {
    let empty = response(200, &[], "");
    assert_eq!(TagResource::from_response(&empty).unwrap(), TagResourceResponse::make());
    assert_eq!(ListApplications::from_response(&empty).unwrap(), ListApplicationsOutput::make());
    // A required member is corrected.
    assert_eq!(GetApplication::from_response(&empty).unwrap(), GetApplicationOutput::make(""));
    let output = AddStreamGroupLocations::from_response(&empty).unwrap();
    assert_eq!(output, AddStreamGroupLocationsOutput::make("", []));
}

#[test]
fn a_body_that_no_member_is_in_is_not_read() {
    for body in ["", "{}", "{\"Future\":1}", "no JSON"] {
        let response = response(200, &[("content-type", "text/plain")], body);
        assert_eq!(TagResource::from_response(&response).unwrap(), TagResourceResponse::make());
        assert_eq!(DeleteApplication::from_response(&response).unwrap(), Unit);
    }
}

#[test]
fn any_status_of_success_will_do() {
    for status in [200, 201, 202, 204, 299] {
        let output = GetApplication::from_response(&response(status, &[], r#"{"Arn":"a"}"#));
        assert_eq!(output.unwrap(), GetApplicationOutput::make("a"));
    }
    for status in [199, 300, 304, 400, 500] {
        let error = GetApplication::from_response(&response(status, &[], r#"{"Arn":"a"}"#));
        assert_eq!(error.unwrap_err().status(), status);
    }
}

#[test]
fn what_a_newer_service_adds_and_an_older_leaves_out() {
    let body = r#" { "Future": {"Arn": [1e400]}, "Items": [ {}, {"Arn": null, "Status": "NEW"} ],
        "NextToken": null, "NextTokens": "a" } "#;
    let output = ListApplications::from_response(&response(200, &[], body)).unwrap();
    let items = [ApplicationSummary::make(""), ApplicationSummary::make("").status("NEW".into())];
    assert_eq!(output, ListApplicationsOutput::make().items(items));
}

#[test]
fn a_member_of_the_path_is_none_of_the_body() {
    // Nor does a server take it from there.
    let mut request = crate::exchange::request::<UpdateApplication>(
        &UpdateApplicationInput::make().identifier("a-1").description("b"),
    );
    assert_eq!(request.body(), br#"{"Description":"b"}"#);
    *request.body_mut() = br#"{"Description":"b","Identifier":"other"}"#.to_vec();
    let input = UpdateApplication::from_request(&request).unwrap();
    assert_eq!(input.identifier.as_deref(), Some("a-1"));
}

#[test]
fn an_input_with_a_body_has_one_even_if_all_its_members_are_absent() {
    let input = UpdateApplicationInput::make().identifier("a-1");
    let request = crate::exchange::request::<UpdateApplication>(&input);
    assert_eq!(request.body(), b"{}");
    assert_eq!(request.headers()["content-type"], "application/json");
}
