#!/usr/bin/env python3
"""Compares this project with botocore, AWS's own client in Python:

    python3 tests/peer/run.py [--seed 1] [--cases 300]

For each operation of GameLift Streams, so many inputs are made at random and given to both: their
requests must be the same, and our server must read botocore's. So many responses are made, errors
among them, and given to both: what is read must be the same. What our server writes, botocore must
read. `decisions.py` has the few differences that are on purpose.

botocore is installed from PyPI into `target/peer-venv` the first time.
"""

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
VENV = TARGET / "peer-venv"
REQUIREMENTS = HERE / "requirements.txt"
INSTALLED = VENV / "requirements.txt"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="of the generator")
    parser.add_argument(
        "--cases", type=int, default=300, help="requests and responses an operation"
    )
    options = parser.parse_args()
    if not VENV.exists() or not VENV.samefile(sys.prefix):
        install()
        return subprocess.run([VENV / "bin" / "python", *sys.argv]).returncode
    build = ["cargo", "build", "--quiet", "--package", "peer"]
    subprocess.run(build, cwd=ROOT, check=True)

    sys.dont_write_bytecode = True
    from compare.comparison import compare

    program = TARGET / "debug" / "peer"
    return compare(ROOT / "model" / "gameliftstreams.json", program, options.seed, options.cases)


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
