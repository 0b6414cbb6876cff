//! Reads a page of stream sessions and prints whose the last one is.
//!
//! The SDK parses nothing but responses, so this one gets the page as a response.

use aws_sdk_gameliftstreams::Client;
use aws_sdk_gameliftstreams::config::http::{HttpRequest, HttpResponse};
use aws_sdk_gameliftstreams::config::retry::RetryConfig;
use aws_sdk_gameliftstreams::config::timeout::TimeoutConfig;
use aws_sdk_gameliftstreams::config::{
    BehaviorVersion, Config, Credentials, HttpClient, IdentityCache, Region, RuntimeComponents,
    StalledStreamProtectionConfig,
};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let page = std::io::read_to_string(std::io::stdin())?;
    let client = Client::from_conf(config(page));
    let page = pollster::block_on(client.list_stream_sessions_by_account().send())?;
    let last = page.items().last().ok_or("the page is empty")?;
    println!("{}", last.user_id().unwrap_or_default());
    Ok(())
}

/// Nothing in it needs a network, a timer or an executor.
fn config(page: String) -> Config {
    Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::from_static("us-west-2"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "static"))
        .identity_cache(IdentityCache::no_cache())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(Canned(page))
        .build()
}

/// Answers every request with this body.
#[derive(Clone, Debug)]
struct Canned(String);

impl HttpClient for Canned {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let ok = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(ok, self.0.as_str().into())))
    }
}
