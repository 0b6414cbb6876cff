//! A check: a case in one of its roles.

use serde::{Deserialize, Serialize};

use crate::conformance::case::{Kind, Role};
use crate::mismatch::Mismatch;

/// A case that was checked in one of its roles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Which of the traits the case is from.
    pub kind: Kind,
    /// The id of the case.
    pub id: String,
    /// Which side was checked.
    pub role: Role,
    /// The id of the operation or error.
    pub shape: String,
    /// What is not as it should be. The check passed if there is nothing.
    pub mismatches: Vec<Mismatch>,
}

impl Check {
    /// Returns what the report calls it: `SomeCase (request, server)`.
    pub(super) fn title(&self) -> String {
        format!("{} ({}, {})", self.id, self.kind, self.role)
    }
}
