//! Credentials of those who ran `aws login`, from AWS Sign-In:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html>.

use super::dpop::ProofKey;
use super::error::Miss;
use super::json::{JsonError, Object};
use super::machine::Port;
use super::service::{call, config};
use crate::config::environment::Environment;
use crate::identity::Credentials;
use crate::random::uuid;
use crate::text::sha256_hex;
use signin::operations::{CreateOAuth2Token, Signin};
use signin::{CreateOAuth2TokenRequest, CreateOAuth2TokenRequestBody};
use smithy_shapes::{Document, Timestamp};
use std::sync::Arc;

/// How long before their end credentials are refreshed, in seconds.
const AHEAD: i64 = 5 * 60;

/// The region if none is set.
const REGION: &str = "us-east-1";

/// Returns the credentials of a session: those that `aws login` left in a file, refreshed if need be.
pub(super) async fn credentials(
    port: &Port,
    environment: &Environment,
    session: &str,
    region: Option<&str>,
) -> Result<Credentials, Miss> {
    let path = cache_path(environment, session);
    let bytes = port
        .read(&path)
        .await
        .map_err(|error| format!("failed to read `{path}`: {error}{}", login(environment)))?;
    let malformed = |error: JsonError| format!("{path}: {error}{}", login(environment));
    let mut kept = Object::parse(&bytes).map_err(malformed)?;
    let credentials = kept_credentials(&kept).map_err(malformed)?;
    let lives = |seconds| {
        let now = port.now().time.seconds();
        credentials.expires_at().is_some_and(|end| end.seconds() > now.saturating_add(seconds))
    };
    if lives(AHEAD) {
        return Ok(credentials);
    }
    match refresh(port, environment, region, &mut kept, &credentials).await {
        Ok(refreshed) => {
            // The old refresh token is used up: without the file, the session is over.
            port.write(&path, kept.into_json()).await.map_err(|error| {
                format!("failed to write `{path}`: {error}{}", login(environment))
            })?;
            Ok(refreshed)
        }
        Err(_) if lives(0) => Ok(credentials),
        Err(why) => {
            Err(format!("the session of `aws login` expired, and {why}{}", login(environment))
                .into())
        }
    }
}

/// Returns where a session is kept: a file named by the hash of its name.
fn cache_path(environment: &Environment, session: &str) -> String {
    let folder = environment.variable("AWS_LOGIN_CACHE_DIRECTORY");
    let folder = folder.unwrap_or_else(|| environment.below_home("~/.aws/login/cache"));
    let folder = folder.trim_end_matches('/');
    format!("{folder}/{}.json", sha256_hex(session.trim().as_bytes()))
}

fn kept_credentials(kept: &Object) -> Result<Credentials, JsonError> {
    let Some(Document::Map(token)) = kept.0.get("accessToken") else {
        return Err(JsonError::Missing("accessToken"));
    };
    let token = Object(token.clone());
    let credentials =
        Credentials::new(token.require("accessKeyId")?, token.require("secretAccessKey")?)
            .with_session_token(token.require("sessionToken")?)
            .with_account_id(token.require("accountId")?);
    Ok(match token.time("expiresAt")? {
        Some(expires_at) => credentials.with_expiration(expires_at),
        None => credentials,
    })
}

/// Exchanges the refresh token for new credentials, and puts both into what is kept.
async fn refresh(
    port: &Port,
    environment: &Environment,
    region: Option<&str>,
    kept: &mut Object,
    old: &Credentials,
) -> Result<Credentials, String> {
    let parts = [kept.get("clientId"), kept.get("refreshToken"), kept.get("dpopKey")];
    let [Some(client_id), Some(refresh_token), Some(key)] = parts else {
        return Err("its file lacks what it is refreshed with".to_owned());
    };
    let key = ProofKey::parse(key)?;
    let body =
        CreateOAuth2TokenRequestBody::make(client_id, "refresh_token").refresh_token(refresh_token);
    let input = CreateOAuth2TokenRequest::make().token_input(body);
    let now = port.now().time;
    let mut config = config::<Signin>(environment, region.or(Some(REGION)))
        .map_err(|error| error.to_string())?;
    let id = uuid([port.random(), port.random()]);
    config.on_request.push(Arc::new(move |request| key.prove(request, &id, now)));
    let output = call::<CreateOAuth2Token>(port, &config, &input, None).await;
    let output = output.map_err(|error| error.to_string())?.token_output;
    let expires_at = now.seconds().saturating_add(i64::from(output.expires_in));
    let expires_at = Timestamp::new(expires_at, 0).map_err(|error| error.to_string())?;
    let token = output.access_token;
    let account_id = old.account_id().unwrap_or_default();
    let entries = [
        ("accessKeyId", token.access_key_id.as_str()),
        ("secretAccessKey", &token.secret_access_key),
        ("sessionToken", &token.session_token),
        ("accountId", account_id),
        ("expiresAt", &expires_at.to_string()),
    ];
    kept.set("accessToken", entries.into_iter().collect::<Document>());
    kept.set("refreshToken", output.refresh_token);
    Ok(Credentials::new(token.access_key_id, token.secret_access_key)
        .with_session_token(token.session_token)
        .with_account_id(account_id)
        .with_expiration(expires_at))
}

fn login(environment: &Environment) -> String {
    format!("; run `aws login --profile {}`", environment.profile())
}
