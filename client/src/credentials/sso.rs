//! Credentials and tokens of IAM Identity Center, for those who ran `aws sso login`:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html>.

use super::error::Miss;
use super::json::Object;
use super::machine::Port;
use super::profile_chain::Sso;
use super::service::{call, config};
use crate::config::environment::Environment;
use crate::identity::{Credentials, Token};
use crate::text::hex;
use sha1::{Digest, Sha1};
use smithy_shapes::Timestamp;
use smithy_shapes::operation::OperationError;
use sso::GetRoleCredentialsRequest;
use sso::operations::GetRoleCredentials;
use sso_oidc::CreateTokenRequest;
use sso_oidc::operations::CreateToken;

/// How long before its end a token is refreshed, in seconds.
const AHEAD: i64 = 5 * 60;

/// Returns the credentials of a role.
pub(super) async fn credentials(
    port: &Port,
    environment: &Environment,
    sso: &Sso,
) -> Result<Credentials, Miss> {
    let (Some(account_id), Some(role_name)) = (&sso.account_id, &sso.role_name) else {
        let why = "selected profile will resolve an access token instead of credentials: it has no `sso_account_id` and `sso_role_name`";
        return Err(why.into());
    };
    let token = token(port, environment, sso).await?;
    let input = GetRoleCredentialsRequest::make()
        .account_id(account_id.as_str())
        .role_name(role_name.as_str())
        .access_token(token.text());
    let config = config(environment, Some(&sso.region))?;
    let output = match call::<GetRoleCredentials>(port, &config, &input, None).await {
        Ok(output) => output,
        Err(error) => {
            let status = error.as_service_error().map(OperationError::status);
            let help = if status == Some(401) { login(environment) } else { String::new() };
            return Err(format!("{error}{help}").into());
        }
    };
    let found = output.role_credentials.unwrap_or_default();
    let (Some(id), Some(secret)) = (found.access_key_id, found.secret_access_key) else {
        return Err("the answer of IAM Identity Center has no credentials".into());
    };
    let mut credentials = Credentials::new(id, secret).with_account_id(account_id.as_str());
    if let Some(token) = found.session_token {
        credentials = credentials.with_session_token(token);
    }
    if let Some(milliseconds) = found.expiration {
        credentials = credentials.with_expiration(Timestamp::new(milliseconds / 1000, 0)?);
    }
    Ok(credentials)
}

/// Returns the token of a session: the one that `aws sso login` left in a file, refreshed if need be.
pub(super) async fn token(
    port: &Port,
    environment: &Environment,
    sso: &Sso,
) -> Result<Token, Miss> {
    let path = cache_path(environment, sso);
    let bytes = port
        .read(&path)
        .await
        .map_err(|error| format!("failed to read `{path}`: {error}{}", login(environment)))?;
    let malformed = |error| format!("{path}: {error}{}", login(environment));
    let mut kept = Object::parse(&bytes).map_err(malformed)?;
    let token = kept_token(&kept).map_err(malformed)?;
    let lives = |seconds| {
        let now = port.now().time.seconds();
        token.expires_at().is_none_or(|end| end.seconds() > now.saturating_add(seconds))
    };
    if lives(AHEAD) {
        return Ok(token);
    }
    match refresh(port, environment, sso, &mut kept).await {
        Ok(token) => {
            // Without the file, the next program refreshes it again.
            let _ = port.write(&path, kept.into_json()).await;
            Ok(token)
        }
        Err(_) if lives(0) => Ok(token),
        Err(why) => Err(format!("the SSO session expired, and {why}{}", login(environment)).into()),
    }
}

/// Returns where the token of a session is kept: a file named by the hash of its name, or of the URL
/// of an older kind of session.
fn cache_path(environment: &Environment, sso: &Sso) -> String {
    let name = sso.session.as_deref().unwrap_or(&sso.start_url);
    let hash = hex(&Sha1::digest(name.as_bytes()));
    environment.below_home(&format!("~/.aws/sso/cache/{hash}.json"))
}

fn kept_token(kept: &Object) -> Result<Token, super::json::JsonError> {
    let token = Token::new(kept.require("accessToken")?);
    Ok(match kept.time("expiresAt")? {
        Some(expires_at) => token.with_expiration(expires_at),
        None => token,
    })
}

/// Exchanges the refresh token for a new token, and puts both into what is kept.
async fn refresh(
    port: &Port,
    environment: &Environment,
    sso: &Sso,
    kept: &mut Object,
) -> Result<Token, String> {
    let now = port.now().time;
    let parts = [kept.get("clientId"), kept.get("clientSecret"), kept.get("refreshToken")];
    let ([Some(id), Some(secret), Some(refresh_token)], Some(_)) = (parts, &sso.session) else {
        return Err("it cannot be refreshed".to_owned());
    };
    let registered = kept.time("registrationExpiresAt").map_err(|error| error.to_string())?;
    if registered.is_some_and(|end| end <= now) {
        return Err("so did its registration".to_owned());
    }
    let input = CreateTokenRequest::make()
        .client_id(id)
        .client_secret(secret)
        .refresh_token(refresh_token)
        .grant_type("refresh_token");
    let config = config(environment, Some(&sso.region)).map_err(|error| error.to_string())?;
    let output = call::<CreateToken>(port, &config, &input, None).await;
    let output = output.map_err(|error| error.to_string())?;
    let text = output.access_token.ok_or("the answer has no token")?;
    let lifetime = i64::from(output.expires_in.unwrap_or_default());
    let expires_at = Timestamp::new(now.seconds().saturating_add(lifetime), 0)
        .map_err(|error| error.to_string())?;
    kept.set("accessToken", text.as_str());
    kept.set("expiresAt", expires_at.to_string());
    if let Some(refresh_token) = output.refresh_token {
        kept.set("refreshToken", refresh_token);
    }
    Ok(Token::new(text).with_expiration(expires_at))
}

fn login(environment: &Environment) -> String {
    format!("; run `aws sso login --profile {}`", environment.profile())
}
