#!/usr/bin/env python3
"""Compares the results of both formats of AWS's models, for a day on which both exist:

    python3 tests/formats/run.py

For each published model in `../shared/models`, `cargo xtask diff` reports what would change if botocore's
description of the same service replaced it. What the description cannot say is kept, so no breaking
change should be left, except for the services in `differences.toml`. An entry there that is no longer
needed is an error too.

botocore is downloaded from PyPI into `target/formats` the first time.
"""

import gzip
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
FOLDER = TARGET / "formats"
MODELS = ROOT / ".." / "shared" / "models"
# The version released on the day of the models, 27 April 2026.
BOTOCORE = "1.42.97"


def main() -> int:
    if not MODELS.exists():
        print(f"skipped: needs the folder {MODELS.relative_to(ROOT)}")
        return 0
    subprocess.run(["cargo", "build", "--quiet", "--package", "xtask"], cwd=ROOT, check=True)
    folders = folders_of_services(botocore())
    differences = tomllib.loads((HERE / "differences.toml").read_text())
    models = [*sorted((MODELS / "aws").glob("*.json")), MODELS / "gameliftstreams" / "2026-04-27.json"]

    verdicts, problems = Counter(), []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(lambda model: diff(model, folders.get(sdk_id(model))), models))
    for model, report in zip(models, reports):
        if report is None:
            verdicts["not in botocore"] += 1
            continue
        verdict = report["verdict"]
        verdicts[verdict] += 1
        is_expected = differences.pop(model.stem, None) is not None
        if verdict == "major" and not is_expected:
            problems.append((model.stem, breaking(report)))
        elif verdict != "major" and is_expected:
            problems.append((model.stem, [f"the verdict is {verdict}: remove its entry"]))
        if verdict != "none":
            kinds = Counter(change["kind"] for change in report["changes"])
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            print(f"{model.stem:36} {verdict:6} {kinds}")
    problems += [(name, ["there is no such service: remove its entry"]) for name in differences]
    for name, lines in problems:
        print("\n" + "\n  ".join([f"{name}:", *lines]))
    counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    print(f"\n{len(models)} models: {counts}")
    return 1 if problems else 0


def botocore() -> Path:
    """Returns the data of botocore."""
    folder = FOLDER / f"botocore-{BOTOCORE}"
    if not folder.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        pip += ["--no-deps", f"botocore=={BOTOCORE}", "--dest", FOLDER]
        subprocess.run(pip, check=True)
        [wheel] = FOLDER.glob(f"botocore-{BOTOCORE}-*.whl")
        unfinished = folder.with_suffix(".unfinished")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unfinished)
        unfinished.rename(folder)
    return folder / "botocore" / "data"


def folders_of_services(data: Path) -> dict[str, Path]:
    """Returns the newest folder of each service, by the service's name in AWS's SDKs."""
    folders = {}
    for service in sorted(data.glob("*/*/service-2.json*")):
        read = gzip.open if service.suffix == ".gz" else open
        with read(service) as file:
            metadata = json.load(file)["metadata"]
        folders[metadata.get("serviceId")] = service.parent
    return folders


def sdk_id(model: Path) -> str:
    shapes = json.loads(model.read_text())["shapes"].values()
    [service] = [shape for shape in shapes if shape["type"] == "service"]
    return service["traits"]["aws.api#service"]["sdkId"]


def diff(old: Path, new: Path | None) -> dict | None:
    if new is None:
        return None
    command = [TARGET / "debug" / "xtask", "diff", old, new, "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def breaking(report: dict) -> list[str]:
    changes = [change for change in report["changes"] if change["class"].endswith("breaking")]
    lines = ["{kind} {item}: {was}, {is}".format(**change) for change in changes]
    return [*lines[:10], *([f"and {len(lines) - 10} more"] if len(lines) > 10 else [])]


if __name__ == "__main__":
    sys.exit(main())
