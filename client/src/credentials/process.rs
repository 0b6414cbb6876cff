//! Credentials that a program prints:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>.

use super::error::Miss;
use super::json::Object;
use super::machine::Port;
use crate::error::Cause;
use crate::identity::Credentials;

/// How much of what a program prints to its standard error is shown.
const SHOWN: usize = 400;

pub(super) async fn run(
    port: &Port,
    command: &str,
    account_id: Option<&str>,
) -> Result<Credentials, Miss> {
    let failed = |error| format!("Error retrieving credentials from external process: {error}");
    let output = port.run(command).await.map_err(failed)?;
    if output.code != Some(0) {
        let code = output.code.map_or("of a signal".to_owned(), |code| code.to_string());
        let stderr = String::from_utf8_lossy(&output.stderr);
        let stderr: String = stderr.trim().chars().take(SHOWN).collect();
        return Err(format!(
            "Error retrieving credentials: external process exited with code {code}. Stderr: {stderr}"
        )
        .into());
    }
    let credentials = parse(&output.stdout)?;
    Ok(match (credentials.account_id(), account_id) {
        (None, Some(account_id)) => credentials.with_account_id(account_id),
        _ => credentials,
    })
}

/// Reads what a program printed.
///
/// # Errors
///
/// If it is not what such programs print. The error has none of it, since it may have secrets.
pub fn parse(stdout: &[u8]) -> Result<Credentials, Cause> {
    let failed = |why: String| {
        format!(
            "Error retrieving credentials from external process, could not parse response: {why}"
        )
    };
    let object = Object::parse(stdout).map_err(|error| failed(error.to_string()))?;
    if object.number("Version") != Some(1) {
        return Err(failed("expected `Version` 1".to_owned()).into());
    }
    let credentials = object.credentials("SessionToken");
    credentials.map_err(|error| failed(error.to_string()).into())
}
