//! `cargo xtask` as a process: its output, its exit codes, and the files it leaves.

mod bad_models;
mod bad_updates;
mod botocore;
mod conformance;
mod diffing;
mod endpoint_tests;
#[path = "../generator/files.rs"]
mod files;
mod folders;
mod importing;
mod imports;
mod limits;
mod own_workspace;
mod processes;
mod round_trips;
mod runtimes;
mod scaffolds;
mod stubs;
mod updating;
mod workspaces;

use files::{files_below, read, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A model of one structure with one member.
const GREETING: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Greeter": { "type": "service", "operations": [{ "target": "a#Greet" }] },
    "a#Greet": { "type": "operation", "input": { "target": "a#Greeting" } },
    "a#Greeting": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
  }
}
"#;

/// Every file of the crate for [`GREETING`].
const GREETING_FILES: [&str; 6] = [
    "Cargo.toml",
    "src/lib.rs",
    "src/schema.rs",
    "src/service.md",
    "src/shapes.rs",
    "src/shapes/greeting.rs",
];

/// The beginning of the warning that the [`GREETING`] service has no supported protocol.
const NO_PROTOCOL: &str =
    "warning: `a#Greeter` has no supported protocol: the crate contains only its types\n";

/// Returns the output without that warning.
fn beside_no_protocol(stderr: &str) -> String {
    match stderr.split_once(NO_PROTOCOL) {
        Some((before, warning)) => {
            let (_, after) = warning.split_once("`--protocol`\n\n").expect("the way out");
            format!("{before}{after}")
        }
        None => stderr.to_owned(),
    }
}

type Files = BTreeMap<String, String>;

/// An empty list of paths.
const NONE: [&str; 0] = [];

/// A temporary folder in which commands run.
struct Folder(TempDir);

struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Returns all files with their contents.
    fn files(&self) -> Files {
        let paths = files_below(self.0.path());
        paths.into_iter().map(|path| (path.clone(), self.read(&path))).collect()
    }

    /// Returns the paths of files that are new, gone or different.
    fn changed_since(&self, before: &Files) -> Vec<String> {
        let now = self.files();
        let paths: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let is_changed = |path: &&&String| before.get(**path) != now.get(**path);
        paths.iter().filter(is_changed).map(|path| path.to_string()).collect()
    }

    /// Runs `cargo xtask` with these arguments, without Cargo.
    fn xtask(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        Outcome {
            code: output.status.code(),
            stdout: without_times(&String::from_utf8(output.stdout).unwrap()),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Generates the crate for `model.json` in `out`, with additional options.
    fn codegen(&self, more: &[&str]) -> Outcome {
        let arguments = ["codegen", "--model", "model.json", "--out", "out", "--name", "greeting"];
        self.xtask(&[&arguments, more].concat())
    }

    /// Sets each file's modification time to long ago, so that a write is visible.
    fn make_old(&self) {
        for path in files_below(self.0.path()) {
            let file = fs::File::options().append(true).open(self.path(&path)).unwrap();
            file.set_modified(std::time::UNIX_EPOCH).unwrap();
        }
    }

    /// Returns the files that were written since then.
    fn written(&self) -> Vec<String> {
        let is_old = |path: &String| {
            let metadata = fs::metadata(self.path(path)).unwrap();
            metadata.modified().unwrap() == std::time::UNIX_EPOCH
        };
        files_below(self.0.path()).into_iter().filter(|path| !is_old(path)).collect()
    }
}

/// Removes what differs between runs: ` (12 ms)`.
fn without_times(text: &str) -> String {
    let lines = text.lines().map(|line| match line.rsplit_once(" (") {
        Some((rest, time)) if time.ends_with(" ms)") => format!("{rest}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// Returns the lines with single spaces between columns.
fn columns(text: &str) -> Vec<String> {
    let columns = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(columns).collect()
}

#[test]
fn help_says_what_there_is() {
    let outcome = Folder::with(&[]).xtask(&["--help"]);
    assert_eq!(outcome.code, Some(0));
    assert_eq!(
        outcome.stdout,
        "Generates Rust crates from Smithy models

Usage: cargo xtask <COMMAND>

Commands:
  codegen         Generate crates from models
  codegen-all     Generate a crate for each of many models, as one workspace
  import          Make a model for the model folder from a published one
  diff            Say what changed between two states of a model, and which version follows
  update          Put a newer state of a model in place, and all that follows from it
  imports         (contributors) Check that imported models give the same crates as the published ones
  client-tests    (contributors) Run official test data for clients
  endpoint-tests  (contributors) Run the endpoint tests that models bring with them
  conformance     (contributors) Run the protocol tests that models bring with them
  round-trips     (contributors) Take made-up values of models through every format and protocol and back
  help            Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version
"
    );
}

#[test]
fn codegen_help_says_what_the_options_are() {
    let outcome = Folder::with(&[]).xtask(&["codegen", "--help"]);
    assert_eq!(outcome.code, Some(0));
    for option in [
        "--check",
        "--model <FILE>...",
        "--out <DIR>",
        "--name <CRATE>",
        "--service",
        "--protocol",
        "--operations <OPERATION>",
        "--docs <LEVEL>",
        "--runtime <SOURCE>",
    ] {
        assert!(outcome.stdout.contains(option), "{option} in {}", outcome.stdout);
    }
}

#[test]
fn wrong_usage_is_refused() {
    let usages: [(&[&str], &str); 5] = [
        (&[], "Usage: cargo xtask <COMMAND>"),
        (&["generate"], "error: unrecognized subcommand 'generate'"),
        (&["codegen", "--out", "out"], "--model <FILE>..."),
        (&["codegen", "--model", "model.json"], "--out <DIR>"),
        (
            &["codegen", "--model", "model.json", "--out", "out", "--name", "2 words"],
            "error: invalid value '2 words' for '--name <CRATE>': a crate's name has letters, \
             digits, `-` and `_` only, and begins with a letter",
        ),
    ];
    for (arguments, expected) in usages {
        let folder = Folder::with(&[("model.json", GREETING)]);
        let outcome = folder.xtask(arguments);
        assert_eq!(outcome.code, Some(2), "{arguments:?}");
        assert!(outcome.stderr.contains(expected), "{arguments:?}: {}", outcome.stderr);
        assert_eq!(folder.files().len(), 1, "{arguments:?}");
    }
}

#[test]
fn the_crates_of_the_project_are_up_to_date() {
    let folder = Folder::with(&[]);
    let outcome = folder.xtask(&["codegen", "--check"]);
    assert_eq!(outcome.code, Some(0), "{}{}", outcome.stdout, outcome.stderr);
    let crates = outcome.stdout.lines().count();
    let listed = read(&root().join("crates.toml")).matches("\n[[crate]]\n").count();
    assert_eq!(crates, listed, "{}", outcome.stdout);
    let is_up_to_date = |line: &str| line.ends_with(" files, all up to date");
    assert!(outcome.stdout.lines().all(is_up_to_date), "{}", outcome.stdout);
}
