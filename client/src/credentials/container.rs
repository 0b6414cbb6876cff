//! Credentials from the container that a program runs in: ECS, and pods of EKS.
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html>

use super::error::Miss;
use super::json::Object;
use super::machine::Port;
use super::metadata;
use crate::config::environment::Environment;
use crate::error::Cause;
use crate::identity::Credentials;
use http::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use http::{Request, Uri};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const PLACE: &str = "container";
const RELATIVE_URI: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL_URI: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

/// Where the agents of ECS and EKS are, which answer without TLS.
const AGENTS: [IpAddr; 4] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 2)),
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 23)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23)),
    IpAddr::V6(Ipv6Addr::LOCALHOST),
];

/// Returns the URL of the container's credentials, by the environment. None if there is no container.
///
/// # Errors
///
/// If it is not a URL, or leads over an open network without TLS.
pub fn endpoint(environment: &Environment) -> Result<Option<Uri>, Cause> {
    if let Some(path) = environment.variable(RELATIVE_URI) {
        let slash = if path.starts_with('/') { "" } else { "/" };
        let uri = format!("http://169.254.170.2{slash}{path}").parse();
        let uri = uri.map_err(|error| invalid("relative", &path, error))?;
        return Ok(Some(uri));
    }
    let Some(text) = environment.variable(FULL_URI) else { return Ok(None) };
    let uri: Uri = text.parse().map_err(|error| invalid("full", &text, error))?;
    match uri.host() {
        None => Err(invalid("full", &text, "URI did not specify a host")),
        Some(host) if uri.scheme_str() != Some("https") && !is_near(host) => Err(invalid(
            "full",
            &text,
            "disallowed IP address: without TLS, the URI has to refer to the loopback interface or to an agent of ECS or EKS",
        )),
        Some(_) => Ok(Some(uri)),
    }
}

fn is_near(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || AGENTS.contains(&address),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

fn invalid(kind: &str, uri: &str, why: impl std::fmt::Display) -> Cause {
    format!("invalid {kind} URI for ECS provider ({uri}): {why}").into()
}

/// Returns the credentials of the container.
pub(super) async fn find(port: &Port, environment: &Environment) -> Result<Credentials, Miss> {
    let Some(uri) = endpoint(environment)? else {
        let reason = "No environment variables were set to configure ECS provider";
        return Err(Miss::absent(PLACE, reason));
    };
    let mut request = Request::get(uri).header(ACCEPT, "application/json").body(Vec::new())?;
    if let Some(mut token) = token(port, environment).await? {
        token.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, token);
    }
    let response = metadata::send(port, &request).await?;
    if !response.status().is_success() {
        let status = response.status();
        return Err(format!("{PLACE}: status {status} of {}", request.uri()).into());
    }
    Ok(Object::parse(response.body())?.credentials("Token")?)
}

async fn token(port: &Port, environment: &Environment) -> Result<Option<HeaderValue>, Miss> {
    let token = match environment.variable(TOKEN_FILE) {
        Some(path) => {
            let failed =
                |error| format!("failed to read `{path}` that {TOKEN_FILE} names: {error}");
            Some(port.read(&path).await.map_err(failed)?)
        }
        None => environment.variable(TOKEN).map(String::into_bytes),
    };
    let Some(token) = token else { return Ok(None) };
    let value = HeaderValue::from_bytes(token.trim_ascii_end());
    let unusable = |error| format!("the authorization token of the container: {error}");
    Ok(Some(value.map_err(unusable)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::profile::Profiles;

    fn of(name: &'static str, value: &'static str) -> Result<Option<Uri>, Cause> {
        let variable = move |asked: &str| (asked == name).then(|| value.to_owned());
        endpoint(&Environment::new(variable, Profiles::default(), None))
    }

    #[test]
    fn hosts_without_tls_are_near() {
        for near in ["http://127.0.0.9/c", "http://[::1]:8080/c", "http://169.254.170.23/v1"] {
            assert_eq!(of(FULL_URI, near).unwrap().unwrap(), *near);
        }
        for far in ["http://192.168.1.1/c", "http://example.com/c", "http://169.254.170.3/"] {
            let error = of(FULL_URI, far).unwrap_err().to_string();
            assert!(error.contains("loopback"), "{error}");
        }
    }

    #[test]
    fn no_uri_is_no_container() {
        assert!(of("OTHER", "x").unwrap().is_none());
        let error = of(RELATIVE_URI, "not a uri").unwrap_err().to_string();
        assert!(error.contains("invalid uri character"), "{error}");
    }
}
