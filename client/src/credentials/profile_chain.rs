//! What a profile says about where its credentials are from: first as data, a step a row, which others
//! then carry out.
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html>

use crate::config::profile::{Profiles, Section};
use std::fmt;
use zeroize::Zeroizing;

/// Where the credentials of a profile are from, and the roles that they then assume, one after the
/// other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChain {
    /// Where the first credentials are from.
    pub base: Base,
    /// The roles that are assumed with them, first to last.
    pub roles: Vec<Role>,
}

/// Where the first credentials of a chain are from.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Base {
    /// A key in the profile itself.
    AccessKey {
        /// `aws_access_key_id`.
        access_key_id: String,
        /// `aws_secret_access_key`.
        secret_access_key: Zeroizing<String>,
        /// `aws_session_token`.
        session_token: Option<Zeroizing<String>>,
        /// `aws_account_id`.
        account_id: Option<String>,
    },
    /// A role that a token of an identity provider may assume.
    WebIdentity {
        /// `role_arn`.
        role_arn: String,
        /// `web_identity_token_file`.
        token_file: String,
        /// `role_session_name`.
        session_name: Option<String>,
    },
    /// IAM Identity Center.
    Sso(Sso),
    /// A session of `aws login`.
    Login {
        /// `login_session`.
        session: String,
        /// `region`.
        region: Option<String>,
    },
    /// A program that prints credentials.
    Process {
        /// `credential_process`.
        command: Zeroizing<String>,
        /// `aws_account_id`, if the program says none.
        account_id: Option<String>,
    },
    /// The environment variables.
    Environment,
    /// The container's endpoint.
    EcsContainer,
    /// The metadata of the EC2 instance.
    Ec2InstanceMetadata,
}

/// What a profile says of IAM Identity Center.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sso {
    /// `sso_session`; none in profiles of the older kind.
    pub session: Option<String>,
    /// `sso_start_url`.
    pub start_url: String,
    /// `sso_region`.
    pub region: String,
    /// `sso_account_id`; none where the profile is for bearer tokens.
    pub account_id: Option<String>,
    /// `sso_role_name`; none where the profile is for bearer tokens.
    pub role_name: Option<String>,
}

/// A role to assume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// `role_arn`.
    pub role_arn: String,
    /// `role_session_name`.
    pub session_name: Option<String>,
    /// `external_id`.
    pub external_id: Option<String>,
    /// `duration_seconds`.
    pub duration: Option<String>,
}

/// Shows no secret: neither keys nor a program's arguments.
impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Base::AccessKey { access_key_id, .. } => {
                f.debug_tuple("AccessKey").field(access_key_id).finish()
            }
            Base::WebIdentity { role_arn, token_file, .. } => {
                f.debug_tuple("WebIdentity").field(role_arn).field(token_file).finish()
            }
            Base::Sso(sso) => f.debug_tuple("Sso").field(sso).finish(),
            Base::Login { session, .. } => f.debug_tuple("Login").field(session).finish(),
            Base::Process { .. } => f.write_str("Process"),
            Base::Environment => f.write_str("Environment"),
            Base::EcsContainer => f.write_str("EcsContainer"),
            Base::Ec2InstanceMetadata => f.write_str("Ec2InstanceMetadata"),
        }
    }
}

/// Why a profile gives no credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChainError {
    /// There is no profile at all.
    NoProfiles,
    /// The profile that was chosen is not there.
    NoProfile(String),
    /// A profile that another one refers to is not there.
    NoSource {
        /// The one that is not there.
        profile: String,
        /// The one that refers to it.
        from: String,
    },
    /// Profiles refer to each other in a circle.
    Loop(Vec<String>),
    /// The profile says nothing about credentials.
    NoCredentials(String),
    /// What the profile says about them is incomplete or contradicts itself.
    Invalid {
        /// The profile.
        profile: String,
        /// What is wrong.
        message: String,
    },
}

impl fmt::Display for ChainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ChainError::NoProfiles => f.write_str("No profiles were defined"),
            ChainError::NoProfile(name) => write!(f, "the profile `{name}` is not defined"),
            ChainError::NoSource { profile, from } => {
                write!(f, "could not find source profile {profile} referenced from {from}")
            }
            ChainError::Loop(names) => {
                write!(f, "profile formed an infinite loop: {}", names.join(" -> "))
            }
            ChainError::NoCredentials(name) => {
                write!(f, "profile `{name}` did not contain credential information")
            }
            ChainError::Invalid { profile, message } => {
                write!(f, "{message} (profile `{profile}`)")
            }
        }
    }
}

impl std::error::Error for ChainError {}

/// Follows a profile to where its credentials are from.
///
/// # Errors
///
/// If the profile, or one that it refers to, is absent, incomplete, or part of a circle.
pub fn resolve(profiles: &Profiles, selected: &str) -> Result<ProfileChain, ChainError> {
    let (mut roles, mut visited) = (Vec::new(), Vec::new());
    let mut name = selected;
    let base = loop {
        let section = profiles.profile(name).ok_or_else(|| match visited.last() {
            Some(from) => {
                ChainError::NoSource { profile: name.to_owned(), from: String::clone(from) }
            }
            None if profiles.profiles().next().is_none() => ChainError::NoProfiles,
            None => ChainError::NoProfile(name.to_owned()),
        })?;
        let profile = Profile { name, section, profiles };
        let is_source = !visited.is_empty();
        // Roles may be assumed with the keys of the very profile that has them.
        if is_source && profile.has_keys() {
            break profile.access_key()?;
        }
        let is_known = visited.iter().any(|visited| visited == name);
        visited.push(name.to_owned());
        if is_known {
            return Err(ChainError::Loop(visited));
        }
        let Some(role) = profile.role() else { break profile.base()? };
        roles.push(role);
        match profile.source()? {
            Source::Profile(source) => name = source,
            Source::Base(base) => break base,
        }
    };
    roles.reverse();
    Ok(ProfileChain { base, roles })
}

/// A profile that is looked at.
struct Profile<'p> {
    name: &'p str,
    section: &'p Section,
    profiles: &'p Profiles,
}

/// Where the credentials for a role are from.
enum Source<'p> {
    Profile(&'p str),
    Base(Base),
}

impl<'p> Profile<'p> {
    fn get(&self, name: &str) -> Option<&'p str> {
        self.section.get(name).filter(|value| !value.is_empty())
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    fn invalid(&self, message: impl Into<String>) -> ChainError {
        ChainError::Invalid { profile: self.name.to_owned(), message: message.into() }
    }

    /// The role to assume. One that a token may assume starts a chain, and so is none here.
    fn role(&self) -> Option<Role> {
        if self.get("web_identity_token_file").is_some() {
            return None;
        }
        Some(Role {
            role_arn: self.owned("role_arn")?,
            session_name: self.owned("role_session_name"),
            external_id: self.owned("external_id"),
            duration: self.owned("duration_seconds"),
        })
    }

    fn source(&self) -> Result<Source<'p>, ChainError> {
        match (self.get("source_profile"), self.get("credential_source")) {
            (Some(_), Some(_)) => Err(self.invalid(
                "profile contained both source_profile and credential_source; only one of them can be defined",
            )),
            (None, None) => Err(self.invalid(
                "profile must contain `source_profile` or `credential_source`, but neither was defined",
            )),
            (Some(source), None) => Ok(Source::Profile(source)),
            (None, Some(source)) => Ok(Source::Base(self.named_source(source)?)),
        }
    }

    fn named_source(&self, source: &str) -> Result<Base, ChainError> {
        match source {
            "Environment" => Ok(Base::Environment),
            "EcsContainer" => Ok(Base::EcsContainer),
            "Ec2InstanceMetadata" => Ok(Base::Ec2InstanceMetadata),
            other => Err(self.invalid(format!(
                "unknown credential_source `{other}`; expected Environment, EcsContainer or Ec2InstanceMetadata"
            ))),
        }
    }

    fn base(&self) -> Result<Base, ChainError> {
        if let Some(source) = self.get("credential_source") {
            return self.named_source(source);
        }
        if let Some(token_file) = self.get("web_identity_token_file") {
            return Ok(Base::WebIdentity {
                role_arn: self.owned("role_arn").ok_or_else(|| {
                    self.invalid(
                        "`web_identity_token_file` was specified but `role_arn` was missing",
                    )
                })?,
                token_file: token_file.to_owned(),
                session_name: self.owned("role_session_name"),
            });
        }
        if let Some(sso) = self.sso()? {
            return Ok(Base::Sso(sso));
        }
        if let Some(session) = self.owned("login_session") {
            return Ok(Base::Login { session, region: self.owned("region") });
        }
        if let Some(command) = self.owned("credential_process") {
            let command = Zeroizing::new(command);
            return Ok(Base::Process { command, account_id: self.owned("aws_account_id") });
        }
        self.access_key()
    }

    fn has_keys(&self) -> bool {
        self.get("aws_access_key_id").is_some() || self.get("aws_secret_access_key").is_some()
    }

    fn access_key(&self) -> Result<Base, ChainError> {
        let (id, secret) = (self.owned("aws_access_key_id"), self.owned("aws_secret_access_key"));
        match (id, secret) {
            (Some(access_key_id), Some(secret)) => Ok(Base::AccessKey {
                access_key_id,
                secret_access_key: Zeroizing::new(secret),
                session_token: self.owned("aws_session_token").map(Zeroizing::new),
                account_id: self.owned("aws_account_id"),
            }),
            (Some(_), None) => Err(self.invalid("profile missing aws_secret_access_key")),
            (None, Some(_)) => Err(self.invalid("profile missing aws_access_key_id")),
            (None, None) => Err(ChainError::NoCredentials(self.name.to_owned())),
        }
    }

    /// What the profile says of IAM Identity Center, in a section of its own or in itself.
    fn sso(&self) -> Result<Option<Sso>, ChainError> {
        let (account_id, role_name) = (self.owned("sso_account_id"), self.owned("sso_role_name"));
        let (region, start_url) = (self.owned("sso_region"), self.owned("sso_start_url"));
        let session = self.get("sso_session");
        let all = [&account_id, &role_name, &region, &start_url];
        if session.is_none() && all.into_iter().all(Option::is_none) {
            return Ok(None);
        }
        let needs = |present: &str, absent: &str| {
            self.invalid(format!("if `{present}` is set, then `{absent}` must also be set"))
        };
        let (region, start_url) = match session {
            Some(name) => self.sso_session(name)?,
            None => (region, start_url),
        };
        match (&account_id, &role_name) {
            (None, Some(_)) => return Err(needs("sso_role_name", "sso_account_id")),
            (Some(_), None) => return Err(needs("sso_account_id", "sso_role_name")),
            (None, None) if session.is_none() => {
                return Err(self.invalid("`sso_account_id` and `sso_role_name` were missing"));
            }
            _ => {}
        }
        let missing = |name: &str| match session {
            Some(session) => {
                self.invalid(format!("`{name}` was missing in the sso-session `{session}`"))
            }
            None => self.invalid(format!("`{name}` was missing")),
        };
        Ok(Some(Sso {
            session: session.map(str::to_owned),
            start_url: start_url.ok_or_else(|| missing("sso_start_url"))?,
            region: region.ok_or_else(|| missing("sso_region"))?,
            account_id,
            role_name,
        }))
    }

    /// The region and the start URL of a session. The profile may repeat them, but not change them.
    fn sso_session(&self, name: &str) -> Result<(Option<String>, Option<String>), ChainError> {
        let section = self.profiles.sso_session(name).ok_or_else(|| {
            self.invalid(format!(
                "sso-session named `{name}` (referenced by profile `{}`) was not found",
                self.name
            ))
        })?;
        let of = |property: &str| {
            let (own, shared) = (self.get(property), section.get(property));
            match own {
                Some(own) if Some(own) != shared => Err(self.invalid(format!(
                    "`{property}` can only be specified in the [sso-session] config when a session name is given"
                ))),
                _ => Ok(shared.map(str::to_owned)),
            }
        };
        Ok((of("sso_region")?, of("sso_start_url")?))
    }
}
