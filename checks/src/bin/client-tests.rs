//! Runs official test data for clients, and prints what passed: `cargo xtask client-tests`.

use checks::client;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for folder in std::env::args_os().skip(1).map(PathBuf::from) {
        let report = client::run(&folder);
        println!("{}\n\n{report}", folder.display());
        if !report.is_success() {
            code = ExitCode::FAILURE;
        }
    }
    code
}
