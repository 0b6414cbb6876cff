//! Which checks may fail, and why.

use serde::Deserialize;

use crate::conformance::check::Check;
use crate::conformance::pattern::matches_id;

/// The file of exceptions: a list of entries called `skip`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skips {
    /// The entries.
    #[serde(default, rename = "skip")]
    pub entries: Vec<Skip>,
}

/// Checks that may fail.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// The id of the case, in which `*` stands for any text.
    pub id: String,
    /// The shape id of the service.
    pub service: String,
    /// The role, if not both.
    pub role: Option<crate::conformance::case::Role>,
    /// Why it may fail.
    pub reason: String,
}

impl Skips {
    /// Returns the index of the entry that names this check of one of the services.
    pub fn find(&self, services: &[String], check: &Check) -> Option<usize> {
        self.entries.iter().position(|skip| {
            services.contains(&skip.service)
                && skip.role.is_none_or(|role| role == check.role)
                && matches_id(&skip.id, &check.id)
        })
    }
}
