#!/usr/bin/env python3
"""Compares signatures with those of botocore, AWS's own client in Python:

    python3 tests/peer/signatures.py [--seed 1] [--cases 10000] [--service NAME]... [--model FILE]...

For each service, so many requests of its operations are made at random. botocore and this project sign
them at the same time with the same keys, in headers, and in URLs if they have no body: what is added must
be the same, byte for byte. A service is one of botocore's, by its name or by a model of it.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from run import ROOT, TARGET, VENV, install

# With all protocols and both kinds of signatures.
SERVICES = ["gameliftstreams", "s3", "dynamodb", "sts", "ec2", "lambda", "route53", "cloudwatch"]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="of the generator")
    parser.add_argument("--cases", type=int, default=10_000, help="requests a service")
    parser.add_argument("--service", action="append", default=[], help="of botocore")
    parser.add_argument("--model", action="append", type=Path, default=[], help="a Smithy model")
    options = parser.parse_args()
    if not VENV.exists() or not VENV.samefile(sys.prefix):
        install()
        return subprocess.run([VENV / "bin" / "python", *sys.argv]).returncode
    build = ["cargo", "build", "--quiet", "--package", "peer"]
    subprocess.run(build, cwd=ROOT, check=True)

    sys.dont_write_bytecode = True
    from compare.sign import compare

    services = options.service + [sdk_id(path) for path in options.model]
    program = TARGET / "debug" / "signatures"
    return compare(services or SERVICES, program, options.seed, options.cases)


def sdk_id(path: Path) -> str:
    """The name of a model's service in AWS's SDKs."""
    for shape in json.loads(path.read_text())["shapes"].values():
        if shape["type"] == "service":
            return shape["traits"]["aws.api#service"]["sdkId"]
    sys.exit(f"{path} has no service of AWS")


if __name__ == "__main__":
    sys.exit(main())
