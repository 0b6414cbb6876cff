//! Lists all applications, page by page. `send` is where your HTTP client and signer go; here it
//! answers from memory, so the example runs without a network.
//!
//! ```sh
//! cargo run --package gameliftstreams --example list_applications
//! ```

use gameliftstreams::endpoint::{EndpointParams, Params};
use gameliftstreams::operations::ListApplications;
use gameliftstreams::runtime::http::{Request, Response};
use gameliftstreams::runtime::operation::Paginated;
use gameliftstreams::{ListApplicationsInput, Operation};

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let params = Params::default().region("us-west-2");
    let mut page = Some(ListApplicationsInput::make().max_results(2));
    let mut names = Vec::new();

    while let Some(input) = page {
        let endpoint = params
            .clone()
            .for_operation::<ListApplications>(&input)
            .resolve()?;
        let request = ListApplications::to_request(&input, &endpoint)?;
        println!("{} {}", request.method(), request.uri());

        let response = send(&request);
        let output = ListApplications::from_response(&response)?;
        for application in output.items.iter().flatten() {
            let name = application
                .description
                .as_deref()
                .unwrap_or(&application.arn);
            println!("    {name}");
            names.push(name.to_owned());
        }
        page = ListApplications::next_page(&input, &output)?;
    }

    assert_eq!(names, ["Chess", "Go", "arn:3"]);
    Ok(())
}

/// Answers as the service would: two pages, the second one after the token of the first.
fn send(request: &Request<Vec<u8>>) -> Response<&'static str> {
    let query = request.uri().query().unwrap_or_default();
    Response::new(if query.contains("NextToken=page-2") {
        r#"{"Items":[{"Arn":"arn:3"}]}"#
    } else {
        r#"{"Items":[{"Arn":"arn:1","Description":"Chess"},{"Arn":"arn:2","Description":"Go"}],
            "NextToken":"page-2"}"#
    })
}
