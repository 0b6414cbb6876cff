//! Lists applications, by a client that blocks: once, or many times.

use gameliftstreams::{Client, ListApplicationsInput};
use smithy_client::Builder;
use smithy_client::Credentials;
use smithy_client::http::Response;
use std::error::Error;
use std::thread;
use std::time::Instant;

#[cfg(feature = "count")]
#[global_allocator]
static ALLOCATOR: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["once", url] => list(&client(url)?, 1),
        ["one-by-one", url, count] => list(&client(url)?, count.parse()?),
        ["together", url, count] => together(&client(url)?, count.parse()?),
        ["canned", count] => canned(count.parse()?),
        _ => Err("expected once, one-by-one, together or canned".into()),
    }
}

fn builder() -> Builder<Client> {
    Client::builder().region("us-west-2").credentials(Credentials::new("key", "secret"))
}

fn client(url: &str) -> Result<Client, Box<dyn Error>> {
    Ok(builder().endpoint_url(url).build()?)
}

fn list(client: &Client, count: usize) -> Result<(), Box<dyn Error>> {
    let input = ListApplicationsInput::make().max_results(20);
    for _ in 0..count {
        client.call(&input)?;
    }
    Ok(())
}

/// Calls from 64 threads.
fn together(client: &Client, count: usize) -> Result<(), Box<dyn Error>> {
    let succeeded = thread::scope(|scope| {
        let run = || list(client, count / 64).is_ok();
        let threads: Vec<_> = (0..64).map(|_| scope.spawn(run)).collect();
        threads.into_iter().all(|thread| thread.join().unwrap_or(false))
    });
    if succeeded { Ok(()) } else { Err("a call failed".into()) }
}

/// Calls without a network, and prints the nanoseconds and the allocations of one.
fn canned(count: usize) -> Result<(), Box<dyn Error>> {
    let client = builder().transport(|_: &_, _: &_| Ok(Response::new(b"{}".to_vec()))).build()?;
    list(&client, count / 10)?;
    let before = allocations();
    let started = Instant::now();
    list(&client, count)?;
    let time = started.elapsed().as_nanos() / count as u128;
    println!("{time} {}", (allocations() - before) / count);
    Ok(())
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
