//! What a model lacks that was made of a description, as far as it concerns this one.

use super::api::{Api, type_of};
use super::node::Node;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// A sentence each.
pub(super) fn list(
    api: &Api<'_>,
    pages: &[String],
    waiters: &[String],
) -> Result<Vec<String>, Diagnostic> {
    Ok(vec![])
}
