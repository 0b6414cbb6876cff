//! Official test data for clients: signing, profiles, credentials, clocks and endpoints.
//!
//! [`run`] takes a folder laid out as the data are: `sigv4/NAME`, `assume-role-tests.json`, and so on.
//! What a folder does not have is not run.

mod chain;
mod endpoints;
mod json;
mod login;
mod profiles;
mod replay;
mod report;
mod role_chains;
mod signing;
mod skew;

pub use report::Report;

use std::path::Path;

/// Runs every case in a folder.
pub fn run(folder: &Path) -> Report {
    let mut report = Report::default();
    signing::run(folder, &mut report);
    profiles::run(folder, &mut report);
    role_chains::run(folder, &mut report);
    chain::run(folder, &mut report);
    login::run(folder, &mut report);
    endpoints::run(folder, &mut report);
    skew::run(folder, &mut report);
    report
}
