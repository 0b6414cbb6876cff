//! What people read: results on standard output, and all else on standard error.

use crate::Failure;
use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

/// Prints a line of the result. Nobody may be reading any more.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a note or a warning, beside the result.
pub(crate) fn remark(remark: impl Display) {
    let _ = writeln!(std::io::stderr(), "{remark}\n");
}

/// Prints what went wrong, if anything did.
pub fn finish(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure, 1),
    }
}

/// Prints what went wrong.
pub(crate) fn fail(failure: &Failure, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{failure}");
    ExitCode::from(code)
}
