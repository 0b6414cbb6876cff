//! Where the shared files are:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html>.

/// The paths of both files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLocations {
    /// `~/.aws/config`, or what `AWS_CONFIG_FILE` says.
    pub config: String,
    /// `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` says.
    pub credentials: String,
}

/// Finds the shared files by the environment. `is_windows` decides what the home folder is called and
/// how paths are written.
pub fn locations(env: impl Fn(&str) -> Option<String>, is_windows: bool) -> FileLocations {
    let env = |name: &str| env(name).filter(|value| !value.is_empty());
    let slash = if is_windows { '\\' } else { '/' };
    let file = |variable: &str, name: &str| {
        let path = env(variable).unwrap_or_else(|| format!("~{slash}.aws{slash}{name}"));
        below_home(&path, env, is_windows)
    };
    FileLocations {
        config: file("AWS_CONFIG_FILE", "config"),
        credentials: file("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
    }
}

/// Returns a path with the home folder in place of a leading `~`, if it is known.
pub(crate) fn below_home(
    path: &str,
    env: impl Fn(&str) -> Option<String>,
    is_windows: bool,
) -> String {
    let slash = if is_windows { '\\' } else { '/' };
    match (path.strip_prefix('~'), home(env, is_windows)) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', slash]) => {
            format!("{}{rest}", home.trim_end_matches(['/', slash]))
        }
        _ => path.to_owned(),
    }
}

fn home(env: impl Fn(&str) -> Option<String>, is_windows: bool) -> Option<String> {
    let env = |name: &str| env(name).filter(|value| !value.is_empty());
    let on_windows = || {
        env("USERPROFILE").or_else(|| Some(format!("{}{}", env("HOMEDRIVE")?, env("HOMEPATH")?)))
    };
    env("HOME").or_else(|| if is_windows { on_windows() } else { None })
}
