//! Credentials from the metadata of an EC2 instance, version 2:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html>.

use super::error::Miss;
use super::json::Object;
use super::machine::Port;
use super::metadata;
use crate::config::environment::Environment;
use crate::config::settings::{Setting, Sources};
use crate::error::Cause;
use crate::identity::Credentials;
use http::header::HeaderValue;
use http::{Method, Request, Response, StatusCode, Uri};

const PLACE: &str = "EC2 instance metadata";
const TOKEN: &str = "x-aws-ec2-metadata-token";
const TOKEN_LIFETIME: &str = "x-aws-ec2-metadata-token-ttl-seconds";
const ROLES: &str = "/latest/meta-data/iam/security-credentials/";

/// Returns where the metadata are, by the settings, of which an endpoint comes before a mode. `mode` is
/// what the program says: `IPv4` or `IPv6`.
///
/// # Errors
///
/// If the endpoint is not a URL, or the mode is another one.
pub fn endpoint(sources: &Sources<'_>, mode: Option<&str>) -> Result<String, Cause> {
    if let Some(found) = sources.get(Setting::IMDS_ENDPOINT) {
        let is_url = |error| format!("{}: {error}: {:?}", found.origin, found.value);
        let _: Uri = found.value.parse().map_err(is_url)?;
        return Ok(found.value.trim_end_matches('/').to_owned());
    }
    let configured = || sources.get(Setting::IMDS_ENDPOINT_MODE).map(|found| found.value);
    let mode = mode.map(str::to_owned).or_else(configured);
    match mode.as_deref().map(str::to_ascii_lowercase).as_deref() {
        None | Some("ipv4") => Ok("http://169.254.169.254".to_owned()),
        Some("ipv6") => Ok("http://[fd00:ec2::254]".to_owned()),
        Some(_) => {
            let mode = mode.unwrap_or_default();
            Err(format!("`{mode}` is not a valid endpoint mode; expected IPv4 or IPv6").into())
        }
    }
}

/// Returns the credentials of the role of the instance.
pub(super) async fn find(port: &Port, environment: &Environment) -> Result<Credentials, Miss> {
    let sources = environment.sources();
    if sources.flag(Setting::IMDS_DISABLED)? == Some(true) {
        return Err(Miss::absent(PLACE, "AWS_EC2_METADATA_DISABLED is true"));
    }
    let endpoint = endpoint(&sources, None)?;
    let token = token(port, &endpoint).await?;
    let role = match sources.get(Setting::INSTANCE_PROFILE) {
        Some(role) => role.value,
        None => role(port, &endpoint, &token).await?,
    };
    let response = get(port, &format!("{endpoint}{ROLES}{role}"), &token).await?;
    let object = Object::parse(response.body())?;
    match object.get("Code") {
        None | Some("Success") => Ok(object.credentials("Token")?),
        Some(code) => {
            let message = object.get("Message").unwrap_or("there is no message");
            Err(format!("{PLACE}: {code}: {message}").into())
        }
    }
}

/// Returns a token for the other requests.
async fn token(port: &Port, endpoint: &str) -> Result<HeaderValue, Miss> {
    let request =
        Request::builder().method(Method::PUT).uri(format!("{endpoint}/latest/api/token"));
    let request = request.header(TOKEN_LIFETIME, "21600").body(Vec::new())?;
    let response = match metadata::send(port, &request).await {
        Ok(response) => response,
        Err(error) if metadata::is_absent(&error) => {
            return Err(Miss::absent(PLACE, error.to_string()));
        }
        Err(error) => return Err(failed(error)),
    };
    match response.status() {
        StatusCode::OK => {
            let mut token = HeaderValue::from_bytes(response.body())?;
            token.set_sensitive(true);
            Ok(token)
        }
        StatusCode::FORBIDDEN => Err(failed("request forbidden: IMDS is disabled")),
        other => Err(failed(format!("a token was refused with status {other}"))),
    }
}

/// Returns the name of the role that the instance has.
async fn role(port: &Port, endpoint: &str, token: &HeaderValue) -> Result<String, Miss> {
    let response = get(port, &format!("{endpoint}{ROLES}"), token).await?;
    let text = String::from_utf8_lossy(response.body());
    match text.lines().next().map(str::trim) {
        Some(role) if !role.is_empty() => Ok(role.to_owned()),
        _ => Err(Miss::absent(PLACE, "the instance has no role")),
    }
}

async fn get(port: &Port, url: &str, token: &HeaderValue) -> Result<Response<Vec<u8>>, Miss> {
    let request = Request::get(url).header(TOKEN, token).body(Vec::new())?;
    let response = metadata::send(port, &request).await.map_err(failed)?;
    match response.status() {
        StatusCode::OK => Ok(response),
        StatusCode::NOT_FOUND => Err(Miss::absent(PLACE, "the instance has no role")),
        other => Err(failed(format!("status {other} of {}", request.uri()))),
    }
}

fn failed(why: impl std::fmt::Display) -> Miss {
    Miss::Failed(format!("{PLACE}: {why}").into())
}
