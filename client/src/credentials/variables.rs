//! Credentials in environment variables.

use super::error::Miss;
use crate::config::environment::Environment;
use crate::identity::Credentials;

const PLACE: &str = "environment variables";

pub(super) fn find(environment: &Environment) -> Result<Credentials, Miss> {
    // The second name of each is what the first SDKs called it.
    let id = first(environment, &["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"]);
    let secret = first(environment, &["AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"]);
    let (id, secret) = match (id, secret) {
        (Some(id), Some(secret)) => (id, secret),
        (None, Some(_)) => return Err(Miss::absent(PLACE, "AWS_ACCESS_KEY_ID is not set")),
        (Some(_), None) => return Err(Miss::absent(PLACE, "AWS_SECRET_ACCESS_KEY is not set")),
        (None, None) => {
            let reason = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set";
            return Err(Miss::absent(PLACE, reason));
        }
    };
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = environment.variable("AWS_SESSION_TOKEN") {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account_id) = environment.variable("AWS_ACCOUNT_ID") {
        credentials = credentials.with_account_id(account_id);
    }
    Ok(credentials)
}

fn first(environment: &Environment, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| environment.variable(name))
}
