"""The two judges."""

import functools
import re
import shutil
import subprocess

from consumer import consumer

VERSION = "0.51.0"


def install(workshop):
    """Installs cargo-semver-checks unless it is installed."""
    if program(workshop).exists():
        return
    command = ["cargo", "install", "cargo-semver-checks", "--version", VERSION, "--locked"]
    command += ["--quiet", "--root", workshop.folder / "tool"]
    subprocess.run([*command, "--target-dir", workshop.folder / "build"], check=True)


def program(workshop):
    return workshop.folder / "tool" / "bin" / "cargo-semver-checks"


def semver_checks(workshop, old, new) -> tuple[str, str]:
    """Returns the version change that cargo-semver-checks requires, `major`, `minor` or `patch`, and its output."""
    command = [program(workshop), "semver-checks", "--release-type", "patch", "--color", "never"]
    command += ["--baseline-rustdoc", old.docs, "--current-rustdoc", new.docs]
    outcome = subprocess.run(command, capture_output=True, text=True)
    text = outcome.stdout + outcome.stderr
    summary = re.search(r"Summary semver requires new (major|minor) version", text)
    if summary:
        return summary[1], text
    if outcome.returncode != 0:
        raise RuntimeError(text)
    return "patch", text


def consumer_breaks(workshop, old, new) -> tuple[bool, str]:
    """Returns whether code that compiles with the older crate fails with the newer, and the errors."""
    succeeded, errors = check(workshop, old, old)
    if not succeeded:
        raise RuntimeError(f"the program does not even fit its own crate:\n{errors}")
    succeeded, errors = check(workshop, old, new)
    return not succeeded, errors


@functools.cache
def check(workshop, made_of, against) -> tuple[bool, str]:
    """Compiles the program generated from one crate with another crate."""
    folder = against.folder.parent / "consumer"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    manifest, source = consumer(made_of, against)
    (folder / "Cargo.toml").write_text(manifest)
    (folder / "src" / "lib.rs").write_text(source)
    shutil.copy(workshop.root / "Cargo.lock", folder)
    command = ["cargo", "check", "--quiet", "--offline"]
    outcome = subprocess.run(
        command, cwd=folder, env=workshop.environment, capture_output=True, text=True
    )
    return outcome.returncode == 0, outcome.stderr
