"""What commands cost."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Settings of the caller's that would change what is measured.
CALLERS = ("CARGO_BUILD_", "CARGO_ENCODED_", "CARGO_INCREMENTAL", "CARGO_PROFILE_", "CARGO_TARGET")
CALLERS += ("RUSTC", "RUSTFLAGS")
# The unit in which the system says how much memory a process had.
MEMORY = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """Of a process and all that it started; the memory is that of the largest."""

    cpu: float
    wall: float
    memory: int = 0


@dataclass(frozen=True)
class Unit:
    """One run of rustc."""

    package: str
    version: str
    cost: Cost
    # CPU seconds of the measuring itself.
    own: float


def run(command: list, folder: Path, **settings: str) -> tuple[Cost, str]:
    """Runs the command in the folder, and gives what it cost and printed."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment() | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(map(str, command))} in {folder}:\n{errors.read()}")
    wall = time.monotonic() - started
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * MEMORY), output


def run_rustcs(command: list, folder: Path, **settings: str) -> tuple[Cost, str, list[Unit]]:
    """Runs cargo, and gives what each run of rustc cost besides."""
    with tempfile.TemporaryDirectory() as temporary:
        units = Path(temporary, "units")
        units.mkdir()
        settings |= {"RUSTC_WRAPPER": str(wrapper(Path(temporary))), "UNITS": str(units)}
        cost, output = run(command, folder, **settings)
        units = [unit(file.read_text().split("\t")) for file in units.iterdir()]
    cpu = cost.cpu - sum(unit.own for unit in units)
    return Cost(cpu, cost.wall, cost.memory), output, units


def wrapper(folder: Path) -> Path:
    """Makes a program of unit.py, for the Python that is running."""
    source = Path(__file__).with_name("unit.py").read_text()
    program = folder / "rustc-wrapper"
    program.write_text(f"#!{sys.executable} -IS\n{source}")
    program.chmod(0o755)
    return program


def unit(fields: list[str]) -> Unit:
    package, version, cpu, wall, own = fields
    return Unit(package, version, Cost(float(cpu), float(wall)), float(own))


def environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith(CALLERS)}
