//! Processes that write to one folder at the same time, or are killed.

use super::{Folder, GREETING, NONE};
use std::fs::File;
use std::process::{Child, Command, Stdio};

/// Starts generating the crate for a model in `out`.
fn start(folder: &Folder, model: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--model", model, "--out", "out", "--name", "greeting"])
        .current_dir(folder.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn is_up_to_date(folder: &Folder, model: &str) -> bool {
    let arguments = ["codegen", "--check", "--model", model, "--out", "out", "--name", "greeting"];
    folder.xtask(&arguments).code == Some(0)
}

/// Returns a model of many structures with this member, some with names that no other model has.
fn large_model(member: &str) -> String {
    let names = (0..40).flat_map(|number| [format!("Shared{number}"), format!("{member}{number}")]);
    let names: Vec<String> = names.collect();
    let shapes = names.iter().map(|name| {
        format!(
            r#"
"a#{name}": {{ "type": "structure", "members": {{ "{member}": {{ "target": "smithy.api#String" }} }} }},"#
        )
    });
    let members = names.iter().map(|name| format!(r#""{name}": {{ "target": "a#{name}" }}"#));
    format!(
        r#"{{ "smithy": "2.0", "shapes": {{{}
"a#Many": {{ "type": "service", "operations": [{{ "target": "a#Do" }}], "traits": {{ "aws.protocols#awsJson1_0": {{}} }} }},
"a#Do": {{ "type": "operation", "input": {{ "target": "a#All" }} }},
"a#All": {{ "type": "structure", "members": {{ {} }} }}
}} }}"#,
        shapes.collect::<String>(),
        members.collect::<Vec<_>>().join(", "),
    )
}

#[test]
fn crates_of_two_models_are_never_mixed() {
    const CHANGED: &str =
        "error: another process changed files in out meanwhile\n = help: run the command again\n";
    let models = ["hearts.json", "spades.json"];
    let folder =
        Folder::with(&[(models[0], &large_model("heart")), (models[1], &large_model("spade"))]);
    for _ in 0..5 {
        let children: Vec<Child> =
            models.iter().cycle().take(6).map(|model| start(&folder, model)).collect();
        let outputs: Vec<_> =
            children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        for output in &outputs {
            let stderr = String::from_utf8_lossy(&output.stderr);
            let expected = if output.status.success() { "" } else { CHANGED };
            assert_eq!(stderr, expected);
        }
        assert!(outputs.iter().any(|output| output.status.success()));
        let whole = models.iter().filter(|model| is_up_to_date(&folder, model)).count();
        assert_eq!(whole, 1);
        let files = folder.files();
        assert!(!files.keys().any(|path| path.contains(".unfinished")), "{files:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_killed_processes_leave_is_removed_by_the_next() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    let whole = folder.files();
    let left = ["out/.unfinished-a1B2c3", "out/src/shapes/.unfinished-Zz9Yy8"];
    let not_ours =
        ["out/.unfinished-notes", "out/src/.unfinished-a1B2c3.swp", ".unfinished-a1B2c3"];
    for path in left.iter().chain(&not_ours) {
        folder.write(path, "half a te");
    }
    let before = folder.files();
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));
    assert_eq!(folder.changed_since(&before), NONE);
    // This also holds if there is nothing to do.
    assert_eq!(folder.codegen(&[]).stdout, "out: 6 files, all up to date\n");
    assert_eq!(folder.changed_since(&before), left);
    let mut expected = not_ours.to_vec();
    expected.sort();
    assert_eq!(folder.changed_since(&whole), expected);
}

/// The lock belongs to a folder, and is released when the process that holds it ends.
#[cfg(unix)]
#[test]
fn a_process_waits_for_another() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    folder.remove("out/src/shapes.rs");
    folder.write("out/src/.unfinished-a1B2c3", "of a process that still runs");
    let before = folder.files();

    let other = File::open(folder.path("out/src")).unwrap();
    other.lock().unwrap();
    let mut waiting = start(&folder, "model.json");
    let mut killed = start(&folder, "model.json");
    // A file that is late looks like a file that never comes, so this waits a moment.
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(waiting.try_wait().unwrap().is_none());
    assert_eq!(folder.changed_since(&before), NONE);
    killed.kill().unwrap();
    killed.wait().unwrap();

    drop(other);
    let output = waiting.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let changed = ["out/src/.unfinished-a1B2c3", "out/src/shapes.rs"];
    assert_eq!(folder.changed_since(&before), changed);
}
