//! Lists applications, by a client that is awaited: once, or many times.

use gameliftstreams::{AsyncClient, ListApplicationsInput};
use smithy_client::Builder;
use smithy_client::TransportError;
use smithy_client::call::Limits;
use smithy_client::Credentials;
use smithy_client::http::{Request, Response};
use smithy_client::tokio::{BoxFuture, Transport};
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
            ["once", url] => list(&client(url)?, 1).await,
            ["one-by-one", url, count] => list(&client(url)?, count.parse()?).await,
            ["together", url, count] => together(&client(url)?, count.parse()?).await,
            ["canned", count] => canned(count.parse()?).await,
            _ => Err("expected once, one-by-one, together or canned".into()),
        }
    })
}

fn builder() -> Builder<AsyncClient> {
    AsyncClient::builder().region("us-west-2").credentials(Credentials::new("key", "secret"))
}

fn client(url: &str) -> Result<AsyncClient, Box<dyn Error>> {
    Ok(builder().endpoint_url(url).build()?)
}

async fn list(client: &AsyncClient, count: usize) -> Result<(), Box<dyn Error>> {
    let input = ListApplicationsInput::make().max_results(20);
    for _ in 0..count {
        client.call(&input).await?;
    }
    Ok(())
}

/// Calls from 64 tasks.
async fn together(client: &AsyncClient, count: usize) -> Result<(), Box<dyn Error>> {
    let run = |client: AsyncClient| async move { list(&client, count / 64).await.is_ok() };
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
    let client = builder().transport(Canned).build()?;
    list(&client, count / 10).await?;
    let before = allocations();
    let started = Instant::now();
    list(&client, count).await?;
    let time = started.elapsed().as_nanos() / count as u128;
    println!("{time} {}", (allocations() - before) / count);
    Ok(())
}

/// Answers every request with an empty document.
struct Canned;

impl Transport for Canned {
    fn send<'s>(
        &'s self,
        _: &'s Request<Vec<u8>>,
        _: &'s Limits,
    ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async { Ok(Response::new(b"{}".to_vec())) })
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
