//! Lists applications with the AWS SDK: once, or many times. All settings are its own.

use aws_sdk_gameliftstreams::Client;
use aws_sdk_gameliftstreams::config::http::{HttpRequest, HttpResponse};
use aws_sdk_gameliftstreams::config::{
    BehaviorVersion, Builder, Config, Credentials, HttpClient, Region, RuntimeComponents,
};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use std::error::Error;
use std::time::Instant;

#[cfg(feature = "count")]
#[global_allocator]
static ALLOCATOR: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        match arguments.as_slice() {
            ["once", url] => list(&client(url), 1).await,
            ["one-by-one", url, count] => list(&client(url), count.parse()?).await,
            ["together", url, count] => together(&client(url), count.parse()?).await,
            ["canned", count] => canned(count.parse()?).await,
            _ => Err("expected once, one-by-one, together or canned".into()),
        }
    })
}

fn builder() -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-west-2"))
        .credentials_provider(Credentials::new("key", "secret", None, None, "static"))
}

fn client(url: &str) -> Client {
    Client::from_conf(builder().endpoint_url(url).build())
}

async fn list(client: &Client, count: usize) -> Result<(), Box<dyn Error>> {
    for _ in 0..count {
        client.list_applications().max_results(20).send().await?;
    }
    Ok(())
}

/// Calls from 64 tasks.
async fn together(client: &Client, count: usize) -> Result<(), Box<dyn Error>> {
    let run = |client: Client| async move { list(&client, count / 64).await.is_ok() };
    let tasks: Vec<_> = (0..64).map(|_| tokio::spawn(run(client.clone()))).collect();
    for task in tasks {
        if !task.await? {
            return Err("a call failed".into());
        }
    }
    Ok(())
}

/// Calls without a network, and prints the nanoseconds and the allocations of one.
async fn canned(count: usize) -> Result<(), Box<dyn Error>> {
    let client = Client::from_conf(builder().http_client(Canned).build());
    list(&client, count / 10).await?;
    let before = allocations();
    let started = Instant::now();
    list(&client, count).await?;
    let time = started.elapsed().as_nanos() / count as u128;
    println!("{time} {}", (allocations() - before) / count);
    Ok(())
}

/// Answers every request with an empty document.
#[derive(Clone, Debug)]
struct Canned;

impl HttpClient for Canned {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(Canned)
    }
}

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let ok = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(ok, "{}".into())))
    }
}

#[cfg(feature = "count")]
fn allocations() -> usize {
    let stats = ALLOCATOR.stats();
    stats.allocations + stats.reallocations
}

#[cfg(not(feature = "count"))]
fn allocations() -> usize {
    0
}
