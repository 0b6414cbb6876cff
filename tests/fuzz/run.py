#!/usr/bin/env python3
"""Runs the fuzz targets, all of them or some, one after the other:

    python3 tests/fuzz/run.py [--minutes 1] [TARGET ...]

It needs a C++ compiler, for libFuzzer, and neither a nightly toolchain nor cargo-fuzz: the flags that
have rustc count what is covered are stable ones. Inputs that cover something new are kept in
`tests/fuzz/corpus`, where the next run begins; one that fails is written to `tests/fuzz/artifacts`,
and the exit code is 1.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "fuzz"
TARGETS = sorted(path.stem for path in (HERE / "targets").glob("*.rs"))

# What cargo-fuzz passes, without sanitizers: there is no unsafe code.
COVERAGE = [
    "-sanitizer-coverage-level=4",
    "-sanitizer-coverage-inline-8bit-counters",
    "-sanitizer-coverage-pc-table",
    "-sanitizer-coverage-trace-compares",
]
FLAGS = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    *(f"-Cllvm-args={flag}" for flag in COVERAGE),
    "-Cdebug-assertions=on",
]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1, help="for each target")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}: see --help")

    programs = build()
    print(f"{'target':<14}{'executions':>12}{'a second':>10}{'edges':>8}{'inputs':>8}", flush=True)
    failures = 0
    for target in options.targets or TARGETS:
        failures += not fuzz(programs / target, target, int(options.minutes * 60))
    return 1 if failures else 0


def build() -> Path:
    """Builds all targets, and returns the folder of the programs."""
    version = subprocess.run(["rustc", "-vV"], check=True, capture_output=True, text=True)
    host = re.search(r"^host: (.+)$", version.stdout, re.MULTILINE)[1]
    # Of a named target, build scripts and macros get none of the flags.
    command = ["cargo", "build", "--release", "--quiet", "--target", host, "--target-dir", BUILD]
    flags = {"CARGO_ENCODED_RUSTFLAGS": "\x1f".join(FLAGS)}
    subprocess.run(command, cwd=HERE, env=os.environ | flags, check=True)
    return BUILD / host / "release"


def fuzz(program: Path, target: str, seconds: int) -> bool:
    """Runs a target, prints a line of figures, and returns whether nothing failed."""
    corpus = HERE / "corpus" / target
    artifacts = HERE / "artifacts" / target
    for folder in corpus, artifacts:
        folder.mkdir(parents=True, exist_ok=True)
    dictionary = HERE / f"{target}.dict"
    command = [
        program,
        corpus,
        HERE / "seeds" / target,
        f"-max_total_time={seconds}",
        f"-artifact_prefix={artifacts}/",
        "-print_final_stats=1",
        *([f"-dict={dictionary}"] if dictionary.exists() else []),
    ]
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
    figures = [
        last(r"number_of_executed_units: +(\d+)", run.stderr),
        last(r"average_exec_per_sec: +(\d+)", run.stderr),
        last(r"cov: (\d+)", run.stderr),
        last(r"corp: (\d+)", run.stderr),
    ]
    print("{:<14}{:>12}{:>10}{:>8}{:>8}".format(target, *figures), flush=True)
    if run.returncode != 0:
        print(run.stderr[-4000:], file=sys.stderr, flush=True)
    return run.returncode == 0


def last(pattern: str, text: str) -> str:
    return (re.findall(pattern, text) or ["?"])[-1]


if __name__ == "__main__":
    sys.exit(main())
