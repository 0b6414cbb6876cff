//! Where AWS tools look for credentials and tokens, in order:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html>.

use super::error::{CredentialsError, Miss, Places};
use super::machine::{Machine, Port};
use super::profile_chain::{self, Base, ChainError, ProfileChain};
use super::{container, imds, process, sso, sts, variables};
use crate::config::environment::{DEFAULT_PROFILE, Environment};
use crate::identity::{Credentials, Token};

/// Finds credentials: in environment variables, in the profile, by a web identity, in the container,
/// or in the metadata of the EC2 instance.
///
/// The machine asks for what it needs when it needs it, so that no service is asked in vain.
pub fn find_credentials(
    environment: Environment,
    seed: u64,
) -> Machine<Result<Credentials, CredentialsError>> {
    Machine::new(seed, |port| async move {
        let mut places = Places::default();
        if let Some(found) = places.look(variables::find(&environment))? {
            return Ok(found);
        }
        if let Some(found) = places.look(of_profile(&port, &environment).await)? {
            return Ok(found);
        }
        let found = sts::web_identity_of_environment(&port, &environment).await;
        if let Some(found) = places.look(found)? {
            return Ok(found);
        }
        if let Some(found) = places.look(container::find(&port, &environment).await)? {
            return Ok(found);
        }
        if let Some(found) = places.look(imds::find(&port, &environment).await)? {
            return Ok(found);
        }
        places.nowhere()
    })
}

/// Finds the credentials of the profile, and nothing else.
pub fn find_credentials_of_profile(
    environment: Environment,
    seed: u64,
) -> Machine<Result<Credentials, CredentialsError>> {
    Machine::new(seed, |port| async move {
        let mut places = Places::default();
        match places.look(of_profile(&port, &environment).await)? {
            Some(found) => Ok(found),
            None => places.nowhere(),
        }
    })
}

/// Finds a bearer token: in the environment variable of the service, or in the profile. `service` is
/// the name by which the service knows signatures, such as `bedrock`.
pub fn find_token(
    environment: Environment,
    service: &str,
    seed: u64,
) -> Machine<Result<Token, CredentialsError>> {
    let variable = token_variable(service);
    Machine::new(seed, |port| async move {
        let mut places = Places::default();
        if let Some(text) = environment.variable(&variable) {
            return Ok(Token::new(text));
        }
        let reason = format!("{variable} is not set");
        places.look::<Token>(Err(Miss::absent("environment variables", reason)))?;
        match places.look(token_of_profile(&port, &environment).await)? {
            Some(found) => Ok(found),
            None => places.nowhere(),
        }
    })
}

/// Returns the name of the variable that has a token for a service: `AWS_BEARER_TOKEN_BEDROCK`.
pub(crate) fn token_variable(service: &str) -> String {
    let service = service.replace([' ', '-'], "_").to_ascii_uppercase();
    format!("AWS_BEARER_TOKEN_{service}")
}

const PROFILE: &str = "profile";

async fn of_profile(port: &Port, environment: &Environment) -> Result<Credentials, Miss> {
    let ProfileChain { base, roles } = resolve(environment)?;
    let mut credentials = match of_base(port, environment, &base).await {
        // The profile says that they are there.
        Err(Miss::Absent(absent)) => {
            let profile = environment.profile();
            let why = format!(
                "the credential provider was not enabled that the profile `{profile}` names ({absent})"
            );
            return Err(why.into());
        }
        other => other?,
    };
    for role in &roles {
        credentials = sts::assume_role(port, environment, role, &credentials).await?;
    }
    Ok(credentials)
}

/// Follows the profile in use to where its credentials are from.
fn resolve(environment: &Environment) -> Result<ProfileChain, Miss> {
    let chain = profile_chain::resolve(environment.profiles(), environment.profile());
    chain.map_err(|error| match &error {
        ChainError::NoProfiles | ChainError::NoCredentials(_) => {
            Miss::absent(PROFILE, error.to_string())
        }
        // Nobody has to have the profile that is used if none is chosen.
        ChainError::NoProfile(name) if name == DEFAULT_PROFILE => {
            Miss::absent(PROFILE, error.to_string())
        }
        _ => Miss::Failed(error.into()),
    })
}

async fn of_base(port: &Port, environment: &Environment, base: &Base) -> Result<Credentials, Miss> {
    match base {
        Base::AccessKey { access_key_id, secret_access_key, session_token, account_id } => {
            let mut found = Credentials::new(access_key_id, secret_access_key.as_str());
            if let Some(token) = session_token {
                found = found.with_session_token(token.as_str());
            }
            if let Some(account_id) = account_id {
                found = found.with_account_id(account_id);
            }
            Ok(found)
        }
        Base::WebIdentity { role_arn, token_file, session_name } => {
            let name = session_name.as_deref();
            sts::assume_role_with_web_identity(port, environment, role_arn, token_file, name).await
        }
        Base::Sso(sso) => sso::credentials(port, environment, sso).await,
        #[cfg(feature = "login")]
        Base::Login { session, region } => {
            super::login::credentials(port, environment, session, region.as_deref()).await
        }
        #[cfg(not(feature = "login"))]
        Base::Login { .. } => {
            Err("sessions of `aws login` need the feature `login` of smithy-client".into())
        }
        Base::Process { command, account_id } => {
            process::run(port, command, account_id.as_deref()).await
        }
        Base::Environment => variables::find(environment),
        Base::EcsContainer => container::find(port, environment).await,
        Base::Ec2InstanceMetadata => imds::find(port, environment).await,
    }
}

async fn token_of_profile(port: &Port, environment: &Environment) -> Result<Token, Miss> {
    match resolve(environment)?.base {
        Base::Sso(sso) => sso::token(port, environment, &sso).await,
        _ => {
            let reason = format!("`{}` has no `sso_session`", environment.profile());
            Err(Miss::absent(PROFILE, reason))
        }
    }
}
