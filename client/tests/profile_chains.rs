//! Where the credentials of profiles are from, by the cases of the AWS SDK for Rust where they are at
//! hand.

use serde_json::{Map, Value, json};
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::credentials::profile_chain::{Base, ProfileChain, resolve};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn profiles(input: &Value) -> Profiles {
    let mut text = String::new();
    for (key, prefix) in [("profiles", "profile"), ("sso_sessions", "sso-session")] {
        for (name, properties) in input[key].as_object().into_iter().flatten() {
            writeln!(text, "[{prefix} {name}]").unwrap();
            for (key, value) in properties.as_object().unwrap() {
                writeln!(text, "{key} = {}", value.as_str().unwrap()).unwrap();
            }
        }
    }
    let mut profiles = Profiles::default();
    profiles.add(&text, "config", FileKind::Config).unwrap();
    profiles
}

fn object(name: &str, properties: &[(&str, Option<&str>)]) -> Value {
    let present =
        properties.iter().filter_map(|(key, value)| Some(((*key).to_owned(), json!((*value)?))));
    json!({ name: present.collect::<Map<_, _>>() })
}

fn rows(chain: &ProfileChain) -> Value {
    let base = match &chain.base {
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
        other => panic!("{other:?}"),
    };
    let roles = chain.roles.iter().map(|role| {
        let properties = [
            ("role_arn", Some(&*role.role_arn)),
            ("external_id", role.external_id.as_deref()),
            ("role_session_name", role.session_name.as_deref()),
        ];
        object("AssumeRole", &properties)
    });
    [base].into_iter().chain(roles).collect()
}

#[test]
fn profile_chains() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/client-tests/assume-role-tests.json");
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: needs the folder ../shared/client-tests");
        return;
    };
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    for case in cases {
        let selected = case["input"]["selected_profile"].as_str().unwrap();
        let chain = resolve(&profiles(&case["input"]), selected);
        match (&chain, case["output"]["Error"].as_str()) {
            (Ok(chain), None) => assert_eq!(rows(chain), case["output"]["ProfileChain"], "{case}"),
            (Err(error), Some(expected)) => {
                assert!(error.to_string().contains(expected), "{error}: {case}");
            }
            _ => panic!("{chain:?}: {case}"),
        }
    }
}
