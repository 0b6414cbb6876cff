//! Programs that print credentials.

use crate::credentials::machine::Output;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How long a program may take. One that asks its user for a code takes a while.
const LIMIT: Duration = Duration::from_secs(60);

/// No program prints nearly as much.
const LONGEST: u64 = 1 << 20;

/// Runs a command in the shell, and returns what it printed.
pub(crate) fn run(command: &str) -> io::Result<Output> {
    run_within(command, LIMIT)
}

fn run_within(command: &str, limit: Duration) -> io::Result<Output> {
    let mut child = shell(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().map(read);
    let stderr = child.stderr.take().map(read);
    let Some(status) = wait(&mut child, limit)? else {
        // Reading ends only when all that the shell started ended, so nobody waits for it.
        let (_, _) = (child.kill(), child.wait());
        return Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!("it did not end within {} seconds", limit.as_secs_f64()),
        ));
    };
    let text = |reader: Option<JoinHandle<io::Result<Vec<u8>>>>| match reader {
        Some(reader) => reader.join().unwrap_or_else(|_| Ok(Vec::new())),
        None => Ok(Vec::new()),
    };
    Ok(Output { code: status.code(), stdout: Zeroizing::new(text(stdout)?), stderr: text(stderr)? })
}

fn shell(command: &str) -> Command {
    let (shell, flag) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    let mut shell = Command::new(shell);
    shell.args([flag, command]);
    shell
}

fn read(pipe: impl Read + Send + 'static) -> JoinHandle<io::Result<Vec<u8>>> {
    thread::spawn(move || {
        let mut text = Vec::new();
        pipe.take(LONGEST).read_to_end(&mut text)?;
        Ok(text)
    })
}

/// Waits until a program ends. None if it does not end in time.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() >= limit {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_prints() {
        let output = run("echo out; echo err >&2; exit 3").unwrap();
        assert_eq!(output.code, Some(3));
        assert_eq!((&**output.stdout, &*output.stderr), (&b"out\n"[..], &b"err\n"[..]));
        assert_eq!(run("kill -9 $$").unwrap().code, None);
    }

    #[test]
    fn a_program_that_hangs() {
        let error = run_within("sleep 1000", Duration::from_millis(50)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[test]
    fn a_program_that_prints_for_ever() {
        // The pipe closes, and ends it.
        let output = run("yes").unwrap();
        assert_eq!(output.stdout.len() as u64, LONGEST);
    }
}
