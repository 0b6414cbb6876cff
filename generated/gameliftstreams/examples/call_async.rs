//! Calls a service and awaits it: one call, pages, a waiter and an error. The service is a few lines at the
//! end, which run on this machine, so the example needs no account.
//!
//! ```sh
//! cargo run --package gameliftstreams --features tokio --example call_async
//! ```

use gameliftstreams::client::CallError;
use gameliftstreams::client::Credentials;
use gameliftstreams::client::config::environment::Environment;
use gameliftstreams::operations::{APPLICATION_READY, GetApplicationError};
use gameliftstreams::{AsyncClient, GetApplicationInput, ListApplicationsInput};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(run())
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    // With an account, this is `AsyncClient::from_env()?`.
    let client = AsyncClient::builder()
        .environment(Environment::empty())
        .region("us-west-2")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(serve()?)
        .build()?;

    let applications = client
        .call(&ListApplicationsInput::make().max_results(20))
        .await?;
    println!(
        "{} on the first page",
        applications.items.unwrap_or_default().len()
    );

    let mut names = Vec::new();
    let mut items = client.pages(&ListApplicationsInput::make()).items();
    while let Some(application) = items.next().await {
        names.push(application?.arn);
    }
    println!("{}", names.join(", "));
    assert_eq!(names, ["arn:1", "arn:2", "arn:3"]);

    let input = GetApplicationInput::make().identifier("a-1");
    let ready = client
        .wait(&APPLICATION_READY, &input, Duration::from_secs(300))
        .await?;
    println!("{:?}", ready.and_then(|application| application.status));

    let error = client
        .call(&GetApplicationInput::make().identifier("a-9"))
        .await
        .unwrap_err();
    println!("{error}");
    match error {
        CallError::Service(GetApplicationError::ResourceNotFoundException(_), _) => Ok(()),
        other => Err(other.into()),
    }
}

/// Starts the service, and returns its URL.
fn serve() -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    Ok(url)
}

/// Answers requests until the client closes the connection. None of them has a body.
fn answer(stream: TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    while reader.read_line(&mut first).is_ok_and(|length| length > 0) {
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|length| length > 2) {
            line.clear();
        }
        let (status, body) = match first.split(' ').nth(1).unwrap_or_default() {
            "/applications/a-1" => ("200 OK", r#"{"Arn":"arn:1","Status":"READY"}"#),
            path if path.contains("NextToken=2") => ("200 OK", r#"{"Items":[{"Arn":"arn:3"}]}"#),
            path if path.starts_with("/applications/") => (
                "404 Not Found\r\nx-amzn-errortype: ResourceNotFoundException",
                r#"{"Message":"No such application."}"#,
            ),
            _ => (
                "200 OK",
                r#"{"Items":[{"Arn":"arn:1"},{"Arn":"arn:2"}],"NextToken":"2"}"#,
            ),
        };
        let length = body.len();
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}");
        if reader.get_mut().write_all(answer.as_bytes()).is_err() {
            return;
        }
        first.clear();
    }
}
