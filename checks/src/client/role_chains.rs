//! What profiles say about where their credentials are from.

use super::json::{cases, contains, equal, name};
use super::report::Report;
use serde_json::{Map, Value, json};
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::credentials::profile_chain::{Base, ProfileChain, resolve};
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(folder: &Path, report: &mut Report) {
    for case in cases(&folder.join("assume-role-tests.json")) {
        report.case("role chains", &name(&case, &["docs", "name"]), check(&case));
    }
}

fn check(case: &Value) -> Result<(), String> {
    let selected = case["input"]["selected_profile"].as_str().unwrap_or("default");
    let chain = resolve(&profiles(&case["input"])?, selected);
    match (&chain, case["output"]["Error"].as_str()) {
        (Ok(chain), None) => equal("chain", &rows(chain), &case["output"]["ProfileChain"]),
        (Err(error), Some(expected)) => contains("error", &error.to_string(), expected),
        (found, expected) => Err(format!("{found:?}, expected error: {expected:?}")),
    }
}

fn profiles(input: &Value) -> Result<Profiles, String> {
    let mut text = String::new();
    for (key, prefix) in [("profiles", "profile"), ("sso_sessions", "sso-session")] {
        for (name, properties) in input[key].as_object().into_iter().flatten() {
            let _ = writeln!(text, "[{prefix} {name}]");
            for (key, value) in properties.as_object().into_iter().flatten() {
                let _ = writeln!(text, "{key} = {}", value.as_str().unwrap_or_default());
            }
        }
    }
    let mut profiles = Profiles::default();
    profiles.add(&text, "config", FileKind::Config).map_err(|error| error.to_string())?;
    Ok(profiles)
}

fn rows(chain: &ProfileChain) -> Value {
    let roles = chain.roles.iter().map(|role| {
        let properties = [
            ("role_arn", Some(&*role.role_arn)),
            ("external_id", role.external_id.as_deref()),
            ("role_session_name", role.session_name.as_deref()),
        ];
        object("AssumeRole", &properties)
    });
    [base(&chain.base)].into_iter().chain(roles).collect()
}

fn base(base: &Base) -> Value {
    match base {
        Base::AccessKey { access_key_id, secret_access_key, .. } => object(
            "AccessKey",
            &[
                ("access_key_id", Some(access_key_id)),
                ("secret_access_key", Some(secret_access_key)),
            ],
        ),
        Base::WebIdentity { role_arn, token_file, session_name } => object(
            "WebIdentityToken",
            &[
                ("role_arn", Some(role_arn)),
                ("web_identity_token_file", Some(token_file)),
                ("role_session_name", session_name.as_deref()),
            ],
        ),
        Base::Sso(sso) => object(
            "Sso",
            &[
                ("sso_session", sso.session.as_deref()),
                ("sso_region", Some(&sso.region)),
                ("sso_start_url", Some(&sso.start_url)),
                ("sso_account_id", sso.account_id.as_deref()),
                ("sso_role_name", sso.role_name.as_deref()),
            ],
        ),
        Base::Process { command, .. } => json!({ "CredentialProcess": **command }),
        Base::Environment => json!({ "NamedSource": "Environment" }),
        Base::EcsContainer => json!({ "NamedSource": "EcsContainer" }),
        Base::Ec2InstanceMetadata => json!({ "NamedSource": "Ec2InstanceMetadata" }),
        other => json!(format!("{other:?}")),
    }
}

fn object(name: &str, properties: &[(&str, Option<&str>)]) -> Value {
    let present =
        properties.iter().filter_map(|(key, value)| Some(((*key).to_owned(), json!((*value)?))));
    json!({ name: present.collect::<Map<_, _>>() })
}
