"""Runs all scenarios, and prints a table."""

import json
import os
import subprocess
from pathlib import Path

from .emulator import REGION, Emulator
from .program import Program

COLORS = ["blocking", "tokio"]
# No scenario takes nearly as long.
LIMIT = 300


def run(binary: Path, program: Program, paths: dict[str, Path], scenarios: dict[str, dict]) -> int:
    """Prints what came of each; 0 if all succeeded."""
    print(f"{'service':<18} {'protocol':<12} {'steps':>5}  {'open':<18} {'signatures checked':<18}")
    with Emulator(False) as unchecked, Emulator(True) as checked:
        failures = []
        for name, path in paths.items():
            cells = []
            for emulator, title in [(unchecked, "open"), (checked, "signed")]:
                reason = scenarios[name].get("unsigned") if title == "signed" else None
                if reason:
                    cells.append(f"skipped: {reason}")
                    continue
                outcomes = [scenario(binary, name, path, it, emulator) for it in COLORS]
                cells.append(", ".join("ok" if it is None else "failed" for it in outcomes))
                failures += [
                    f"{name}, {color}, {title}: {why}"
                    for color, why in zip(COLORS, outcomes)
                    if why
                ]
            steps = len(scenarios[name]["steps"])
            protocol = program.protocols[name]
            print(f"{name:<18} {protocol:<12} {steps:>5}  {cells[0]:<18} {cells[1]}", flush=True)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def scenario(binary: Path, name: str, path: Path, color: str, emulator: Emulator) -> str | None:
    """Runs a scenario. Returns why it failed."""
    key, secret = emulator.keys
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
    }
    command = [binary, name, path, color, emulator.url]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return f"no end after {LIMIT} seconds"
    try:
        return json.loads(done.stdout).get("failure")
    except json.JSONDecodeError:
        return f"exit code {done.returncode}: {done.stderr.strip()[-400:]}"
