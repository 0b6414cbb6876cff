//! Settings that are in the environment or in a profile:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html>.

use super::profile::{Profiles, Section};
use std::fmt;
use std::str::FromStr;

/// A setting, by its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The environment variables, of which the first that is set counts.
    pub variables: &'static [&'static str],
    /// The property of a profile; empty if there is none.
    pub property: &'static str,
}

/// Defines the settings that clients know.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident = [$($variable:literal),*] $property:literal;)*) => {
        impl Setting {
            $($(#[$doc])* pub const $name: Setting =
                Setting { variables: &[$($variable),*], property: $property };)*
        }
    };
}

settings! {
    /// The region that requests are sent to.
    REGION = ["AWS_REGION", "AWS_DEFAULT_REGION"] "region";
    /// The URL of all services.
    ENDPOINT_URL = ["AWS_ENDPOINT_URL"] "endpoint_url";
    /// Whether URLs of the environment and the profile do not count.
    IGNORE_ENDPOINT_URLS =
        ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] "ignore_configured_endpoint_urls";
    /// Whether endpoints follow FIPS 140.
    USE_FIPS = ["AWS_USE_FIPS_ENDPOINT"] "use_fips_endpoint";
    /// Whether endpoints have IPv4 and IPv6 addresses.
    USE_DUAL_STACK = ["AWS_USE_DUALSTACK_ENDPOINT"] "use_dualstack_endpoint";
    /// How many attempts a call has.
    MAX_ATTEMPTS = ["AWS_MAX_ATTEMPTS"] "max_attempts";
    /// The rules of retries.
    RETRY_MODE = ["AWS_RETRY_MODE"] "retry_mode";
    /// A file of certificates to trust.
    CA_BUNDLE = ["AWS_CA_BUNDLE"] "ca_bundle";
    /// Whether the metadata of the EC2 instance is not asked.
    IMDS_DISABLED = ["AWS_EC2_METADATA_DISABLED"] "";
    /// The URL of the metadata of the EC2 instance.
    IMDS_ENDPOINT = ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] "ec2_metadata_service_endpoint";
    /// Whether these metadata are reached by IPv4 or IPv6.
    IMDS_ENDPOINT_MODE =
        ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] "ec2_metadata_service_endpoint_mode";
    /// The name of the role of the EC2 instance, which need not be asked for then.
    INSTANCE_PROFILE = ["AWS_EC2_INSTANCE_PROFILE_NAME"] "ec2_instance_profile_name";
}

/// The environment and a profile, in which settings are looked up.
#[derive(Clone, Copy)]
pub struct Sources<'s> {
    /// Returns an environment variable.
    pub variable: &'s (dyn Fn(&str) -> Option<String> + Sync),
    /// The shared files.
    pub profiles: &'s Profiles,
    /// The name of the profile.
    pub profile: &'s str,
}

/// The value of a setting, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value, without white space around it.
    pub value: String,
    /// Where it is from.
    pub origin: Origin,
}

/// Where a setting is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An environment variable.
    Variable(String),
    /// A property of a profile.
    Property {
        /// The name of the property.
        name: String,
        /// The name of the profile.
        profile: String,
    },
    /// A property of a service in a section `[services NAME]`.
    Service {
        /// The name of the section.
        section: String,
        /// The name of the service.
        service: String,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Variable(name) => write!(f, "the environment variable `{name}`"),
            Origin::Property { name, profile } => write!(f, "`{name}` of the profile `{profile}`"),
            Origin::Service { section, service } => {
                write!(f, "`{service}` of the section `services {section}`")
            }
        }
    }
}

/// A setting whose value is not what the setting takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The value, and where it is from.
    pub found: Found,
    /// What is expected, as in `true or false`.
    pub expected: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { value, origin } = &self.found;
        write!(f, "{origin} is {value:?}; expected {}", self.expected)
    }
}

impl std::error::Error for SettingError {}

impl Sources<'_> {
    /// Looks a setting up: in the environment, then in the profile. What is empty is not set.
    pub fn get(&self, setting: Setting) -> Option<Found> {
        let variable = setting.variables.iter().find_map(|name| self.variable(name));
        variable.or_else(|| self.property(setting.property))
    }

    /// Looks a setting up that is true or false.
    ///
    /// # Errors
    ///
    /// If its value is anything else.
    pub fn flag(&self, setting: Setting) -> Result<Option<bool>, SettingError> {
        let Some(found) = self.get(setting) else { return Ok(None) };
        match found.value.to_ascii_lowercase().as_str() {
            "true" => Ok(Some(true)),
            "false" => Ok(Some(false)),
            _ => Err(SettingError { found, expected: "true or false".to_owned() }),
        }
    }

    /// Looks a setting up that is a number above zero.
    ///
    /// # Errors
    ///
    /// If its value is anything else.
    pub fn count(&self, setting: Setting) -> Result<Option<u32>, SettingError> {
        let Some(found) = self.get(setting) else { return Ok(None) };
        match u32::from_str(&found.value) {
            Ok(count) if count > 0 => Ok(Some(count)),
            _ => Err(SettingError { found, expected: "a number from 1".to_owned() }),
        }
    }

    /// Looks a setting up that is one of a few words, whatever their case.
    ///
    /// # Errors
    ///
    /// If its value is another word.
    pub fn one_of(
        &self,
        setting: Setting,
        words: &'static [&'static str],
    ) -> Result<Option<&'static str>, SettingError> {
        let Some(found) = self.get(setting) else { return Ok(None) };
        match words.iter().find(|word| word.eq_ignore_ascii_case(&found.value)) {
            Some(word) => Ok(Some(word)),
            None => Err(SettingError { found, expected: words.join(" or ") }),
        }
    }

    /// Looks up the URL of a service, which is called by its `sdkId`, such as `Route 53`.
    /// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>
    ///
    /// # Errors
    ///
    /// If the setting that makes such URLs not count is neither true nor false.
    pub fn endpoint_url(&self, sdk_id: &str) -> Result<Option<Found>, SettingError> {
        if self.flag(Setting::IGNORE_ENDPOINT_URLS)? == Some(true) {
            return Ok(None);
        }
        let name = sdk_id.replace([' ', '-'], "_");
        let of_service = self.variable(&format!("AWS_ENDPOINT_URL_{}", name.to_ascii_uppercase()));
        let of_all = || self.variable("AWS_ENDPOINT_URL");
        let in_profile = || self.service_url(&name.to_ascii_lowercase());
        let everywhere = || self.property(Setting::ENDPOINT_URL.property);
        Ok(of_service.or_else(of_all).or_else(in_profile).or_else(everywhere))
    }

    /// Names every place in which a setting is looked for, for the error when it is in none.
    pub fn places(&self, setting: Setting) -> String {
        let variables = setting.variables.iter().map(|name| Origin::Variable((*name).to_owned()));
        let property = Origin::Property {
            name: setting.property.to_owned(),
            profile: self.profile.to_owned(),
        };
        let property = (!setting.property.is_empty()).then_some(property);
        let places: Vec<String> =
            variables.chain(property).map(|place| place.to_string()).collect();
        places.join(", ")
    }

    fn section(&self) -> Option<&Section> {
        self.profiles.profile(self.profile)
    }

    fn variable(&self, name: &str) -> Option<Found> {
        found((self.variable)(name)?, || Origin::Variable(name.to_owned()))
    }

    fn property(&self, name: &str) -> Option<Found> {
        let value = self.section()?.get(name)?.to_owned();
        let profile = self.profile.to_owned();
        found(value, || Origin::Property { name: name.to_owned(), profile })
    }

    fn service_url(&self, service: &str) -> Option<Found> {
        let section = self.section()?.get("services")?;
        let url = self.profiles.services(section)?.nested(service, "endpoint_url")?;
        let origin =
            || Origin::Service { section: section.to_owned(), service: service.to_owned() };
        found(url.to_owned(), origin)
    }
}

fn found(value: String, origin: impl FnOnce() -> Origin) -> Option<Found> {
    let value = value.trim();
    (!value.is_empty()).then(|| Found { value: value.to_owned(), origin: origin() })
}

#[cfg(test)]
mod tests {
    use super::super::profile::FileKind;
    use super::*;

    fn with<T>(env: &[(&str, &str)], run: impl FnOnce(Sources<'_>) -> T) -> T {
        let mut profiles = Profiles::default();
        let text = "[default]\nregion = eu-west-1\nmax_attempts = many\n";
        profiles.add(text, "config", FileKind::Config).unwrap();
        let variable = |name: &str| {
            env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        run(Sources { variable: &variable, profiles: &profiles, profile: "default" })
    }

    #[test]
    fn order() {
        let region = |env: &[(&str, &str)]| {
            with(env, |sources| sources.get(Setting::REGION).map(|found| found.value))
        };
        assert_eq!(region(&[]).as_deref(), Some("eu-west-1"));
        let both = [("AWS_DEFAULT_REGION", "a"), ("AWS_REGION", " b ")];
        assert_eq!(region(&both).as_deref(), Some("b"));
        assert_eq!(region(&[("AWS_REGION", "")]).as_deref(), Some("eu-west-1"));
    }

    #[test]
    fn mistakes() {
        let error = with(&[], |sources| sources.count(Setting::MAX_ATTEMPTS)).unwrap_err();
        let expected =
            "`max_attempts` of the profile `default` is \"many\"; expected a number from 1";
        assert_eq!(error.to_string(), expected);
        let env = [("AWS_USE_FIPS_ENDPOINT", "yes")];
        let error = with(&env, |sources| sources.flag(Setting::USE_FIPS)).unwrap_err();
        let expected =
            "the environment variable `AWS_USE_FIPS_ENDPOINT` is \"yes\"; expected true or false";
        assert_eq!(error.to_string(), expected);
        let places = with(&[], |sources| sources.places(Setting::REGION));
        assert_eq!(
            places,
            "the environment variable `AWS_REGION`, the environment variable `AWS_DEFAULT_REGION`, `region` of the profile `default`"
        );
    }
}
