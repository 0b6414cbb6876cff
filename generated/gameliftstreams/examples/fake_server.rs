//! The other direction: a server that reads requests and writes responses, and a client that calls it.
//! There is no socket in between, so it runs anywhere.
//!
//! ```sh
//! cargo run --package gameliftstreams --example fake_server
//! ```

use gameliftstreams::operations::{CreateApplication, GetApplication, GetApplicationError};
use gameliftstreams::runtime::http::{Method, Request, Response};
use gameliftstreams::{
    ApplicationStatus, CreateApplicationInput, CreateApplicationOutput, Endpoint, Error,
    GetApplicationInput, GetApplicationOutput, Operation, ResourceNotFoundException,
};
use std::collections::BTreeMap;

/// The descriptions of applications, by their ids.
#[derive(Default)]
struct Server(BTreeMap<String, String>);

impl Server {
    fn serve(&mut self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        if request.method() == Method::POST {
            let input = CreateApplication::from_request(request)?;
            let id = format!("a-{}", self.0.len() + 1);
            let output = CreateApplicationOutput::make(&id).status(ApplicationStatus::Initialized);
            self.0.insert(id, input.description.unwrap_or_default());
            return CreateApplication::to_response(&output);
        }
        let id = GetApplication::from_request(request)?
            .identifier
            .unwrap_or_default();
        match self.0.get(&id) {
            Some(description) => GetApplication::to_response(
                &GetApplicationOutput::make(id).description(description),
            ),
            None => {
                let error = ResourceNotFoundException::make("No such application.").into();
                let error = GetApplicationError::ResourceNotFoundException(error);
                GetApplication::to_error_response(&error)
            }
        }
    }
}

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut server = Server::default();
    let endpoint = Endpoint::new("http://localhost:8000")?;

    let input = CreateApplicationInput::make().description("Chess");
    let response = server.serve(&CreateApplication::to_request(&input, &endpoint)?)?;
    let id = CreateApplication::from_response(&response)?.arn;
    println!("{} {id}", response.status());

    for (id, status) in [(id.as_str(), 200), ("a-9", 404)] {
        let input = GetApplicationInput::make().identifier(id);
        let response = server.serve(&GetApplication::to_request(&input, &endpoint)?)?;
        assert_eq!(response.status(), status);
        match GetApplication::from_response(&response) {
            Ok(output) => println!("{status} {:?}", output.description),
            Err(error) => println!("{status} {error}"),
        }
    }
    Ok(())
}
