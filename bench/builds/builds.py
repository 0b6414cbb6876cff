"""The builds of a subject."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, Unit, run, run_rustcs
from subjects import PAGE, Subject


@dataclass(frozen=True)
class Results:
    """What is measured of a subject with a profile."""

    packages: set[str]
    cold: Cost
    units: list[Unit]
    # By crate, as are the sizes of the libraries.
    alone: dict[str, Cost]
    libraries: dict[str, int]
    program: int
    touched: Cost


def measure(subject: Subject, profile: str, runs: int) -> Results:
    """Builds the subject in empty folders, and keeps the cheapest build of each kind."""
    results = [measure_once(subject, profile) for _ in range(runs)]
    best = min(results, key=lambda result: result.cold.cpu)
    return Results(
        packages=best.packages,
        cold=best.cold,
        units=best.units,
        alone={crate: cheapest(result.alone[crate] for result in results) for crate in best.alone},
        libraries=best.libraries,
        program=best.program,
        touched=cheapest(result.touched for result in results),
    )


def measure_once(subject: Subject, profile: str) -> Results:
    with tempfile.TemporaryDirectory() as target:
        cargo = Cargo(subject, profile, target)
        cold, units, artifacts = cargo.cold()
        program = program_of(artifacts)
        check(subject, program)
        return Results(
            packages={artifact["package_id"] for artifact in artifacts},
            cold=cold,
            units=units,
            alone={crate: cargo.alone(crate) for crate in subject.crates},
            libraries={crate: library_size(artifacts, crate) for crate in subject.crates},
            program=program.stat().st_size,
            touched=cargo.touched(),
        )


class Cargo:
    """Builds a subject into one folder."""

    def __init__(self, subject: Subject, profile: str, target: str):
        self.subject = subject
        self.options = ["--offline", "--target-dir", target]
        if profile == "release":
            self.options.append("--release")

    def cold(self) -> tuple[Cost, list[Unit], list[dict]]:
        """Everything: what it cost, what of that each run of rustc, and what was made."""
        command = self.command("build", "--message-format", "json")
        cost, output, units = run_rustcs(command, self.subject.folder, CARGO_INCREMENTAL="0")
        messages = map(json.loads, output.splitlines())
        return cost, units, [each for each in messages if each["reason"] == "compiler-artifact"]

    def alone(self, crate: str) -> Cost:
        """One crate, when all that it depends on is there: rustc's part, without cargo's."""
        run(self.command("clean", "--package", crate), self.subject.folder)
        command = self.command("build", "--package", crate)
        _, _, units = run_rustcs(command, self.subject.folder, CARGO_INCREMENTAL="0")
        return next(unit.cost for unit in units if unit.package == crate)

    def touched(self) -> Cost:
        """The program's own source, in daily work."""
        run(self.command("build"), self.subject.folder)
        self.subject.main.touch()
        cost, _ = run(self.command("build"), self.subject.folder)
        return cost

    def command(self, name: str, *options: str) -> list[str]:
        return ["cargo", name, *self.options, *options]


def cheapest(costs) -> Cost:
    return min(costs, key=lambda cost: cost.cpu)


def program_of(artifacts: list[dict]) -> Path:
    return next(Path(each["executable"]) for each in artifacts if each["executable"])


def library_size(artifacts: list[dict], crate: str) -> int:
    name = crate.replace("-", "_")
    files = next(each["filenames"] for each in artifacts if each["target"]["name"] == name)
    return next(Path(file).stat().st_size for file in files if file.endswith(".rlib"))


def check(subject: Subject, program: Path):
    """Whether the program reads the page."""
    page = PAGE.read_text()
    printed = subprocess.run([program], input=page, capture_output=True, text=True).stdout
    expected = json.loads(page)["Items"][-1]["UserId"]
    if printed.strip() != expected:
        sys.exit(f"{subject.name} printed {printed!r} instead of {expected!r}")
