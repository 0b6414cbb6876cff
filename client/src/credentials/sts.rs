//! Credentials of roles, from AWS Security Token Service.

use super::error::Miss;
use super::machine::Port;
use super::profile_chain::Role;
use super::service::{call, config};
use crate::config::client::ClientConfig;
use crate::config::environment::Environment;
use crate::config::settings::Setting;
use crate::identity::Credentials;
use sts::operations::{AssumeRole, AssumeRoleWithWebIdentity, Sts};
use sts::{AssumeRoleRequest, AssumeRoleWithWebIdentityRequest, AssumedRoleUser};

const PLACE: &str = "web identity";
const ROLE: &str = "AWS_ROLE_ARN";
const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const SESSION_NAME: &str = "AWS_ROLE_SESSION_NAME";

/// The region if none is set: the service has no secret of a region.
const REGION: &str = "us-east-1";

/// Assumes a role with credentials.
pub(super) async fn assume_role(
    port: &Port,
    environment: &Environment,
    role: &Role,
    credentials: &Credentials,
) -> Result<Credentials, Miss> {
    let mut input = AssumeRoleRequest::make()
        .role_arn(role.role_arn.as_str())
        .role_session_name(session_name(port, role.session_name.as_deref()));
    input.external_id.clone_from(&role.external_id);
    if let Some(duration) = &role.duration {
        let seconds: i32 = duration.parse().map_err(|_| {
            format!("`duration_seconds` of {} is {duration:?}; expected a number", role.role_arn)
        })?;
        input = input.duration_seconds(seconds);
    }
    let config = sts_config(environment)?;
    let output = call::<AssumeRole>(port, &config, &input, Some(credentials)).await?;
    found(output.credentials, output.assumed_role_user.as_ref())
}

/// Assumes a role with the token of an identity provider, which is in a file.
pub(super) async fn assume_role_with_web_identity(
    port: &Port,
    environment: &Environment,
    role_arn: &str,
    token_file: &str,
    wanted_name: Option<&str>,
) -> Result<Credentials, Miss> {
    let failed = |error| format!("failed to read the web identity token `{token_file}`: {error}");
    let token = port.read(token_file).await.map_err(failed)?;
    let token = String::from_utf8_lossy(token.trim_ascii());
    let input = AssumeRoleWithWebIdentityRequest::make()
        .role_arn(role_arn)
        .role_session_name(session_name(port, wanted_name))
        .web_identity_token(token);
    let config = sts_config(environment)?;
    let output = call::<AssumeRoleWithWebIdentity>(port, &config, &input, None).await?;
    found(output.credentials, output.assumed_role_user.as_ref())
}

/// Assumes the role that the environment names, with the token that it names.
pub(super) async fn web_identity_of_environment(
    port: &Port,
    environment: &Environment,
) -> Result<Credentials, Miss> {
    let Some(token_file) = environment.variable(TOKEN_FILE) else {
        return Err(Miss::absent(PLACE, format!("{TOKEN_FILE} is not set")));
    };
    let Some(role_arn) = environment.variable(ROLE) else {
        return Err(format!("{TOKEN_FILE} is set, but {ROLE} is not").into());
    };
    let name = environment.variable(SESSION_NAME);
    assume_role_with_web_identity(port, environment, &role_arn, &token_file, name.as_deref()).await
}

fn sts_config(environment: &Environment) -> Result<ClientConfig<Sts>, Miss> {
    let is_set = environment.sources().get(Setting::REGION).is_some();
    Ok(config(environment, if is_set { None } else { Some(REGION) })?)
}

fn session_name(port: &Port, wanted: Option<&str>) -> String {
    match wanted {
        Some(name) => name.to_owned(),
        None => format!("smithy-client-{}", port.now().time.seconds()),
    }
}

fn found(
    credentials: Option<sts::shapes::Credentials>,
    user: Option<&AssumedRoleUser>,
) -> Result<Credentials, Miss> {
    let found = credentials.ok_or("the answer of STS has no credentials")?;
    let credentials = Credentials::new(found.access_key_id, found.secret_access_key)
        .with_session_token(found.session_token)
        .with_expiration(found.expiration);
    // `arn:aws:sts::123456789012:assumed-role/…`
    let account_id = user.and_then(|user| user.arn.split(':').nth(4));
    Ok(match account_id.filter(|id| !id.is_empty()) {
        Some(account_id) => credentials.with_account_id(account_id),
        None => credentials,
    })
}
