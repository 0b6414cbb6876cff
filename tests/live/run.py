#!/usr/bin/env python3
"""Calls services that are alive, with clients of both colors:

    python3 tests/live/run.py [--services sqs,s3] [--models FOLDER] [--scenarios FOLDER]

Starts moto, an emulator of AWS, from PyPI; generates a crate for each service that has a scenario; and runs
the scenario with the client that blocks and with the one that is awaited. Then moto checks signatures, and
all runs once more. Nothing here knows a service: README.md says what a scenario is.

Models are those of `../shared/models/aws`, or of another folder, and otherwise botocore's.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
VENV = TARGET / "live-venv"
REQUIREMENTS = HERE / "requirements.txt"
INSTALLED = VENV / "requirements.txt"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--services", help="names of scenarios, with commas; all if absent")
    parser.add_argument("--models", type=Path, default=ROOT / "../shared/models/aws")
    parser.add_argument("--scenarios", type=Path, default=HERE / "scenarios")
    options = parser.parse_args()
    if not VENV.exists() or not VENV.samefile(sys.prefix):
        install()
        return subprocess.run([VENV / "bin" / "python", *sys.argv]).returncode

    sys.dont_write_bytecode = True
    from lib.program import Program
    from lib.table import run

    paths = sorted(options.scenarios.glob("*.json"))
    if options.services:
        wanted = options.services.split(",")
        paths = [options.scenarios / f"{name}.json" for name in wanted]
    scenarios = {path.stem: json.loads(path.read_text()) for path in paths}
    if not scenarios:
        sys.exit(f"{options.scenarios} has no scenarios")
    program = Program(ROOT, TARGET / "live", options.models)
    binary = program.build(scenarios)
    return run(binary, program, {path.stem: path for path in paths}, scenarios)


def install():
    """Makes the virtual environment, unless it has what is required."""
    if INSTALLED.exists() and INSTALLED.read_text() == REQUIREMENTS.read_text():
        return
    venv.create(VENV, with_pip=True, clear=True)
    pip = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", "-r", REQUIREMENTS], check=True)
    INSTALLED.write_text(REQUIREMENTS.read_text())


if __name__ == "__main__":
    sys.exit(main())
