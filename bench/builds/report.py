"""The results as Markdown."""

import datetime
import json
import os
import platform
import sys
from collections import defaultdict
from pathlib import Path

from builds import Results
from measure import run
from subjects import Subject

# So many packages are listed by name.
LISTED = 16
MB = 1_000_000

# What a row of the table is called, the numbers in a cell, and their decimals.
MEASURES = (
    ("packages", lambda result: [len(result.packages)], 0),
    ("CPU s", lambda result: [result.cold.cpu], 1),
    ("wall s", lambda result: [result.cold.wall], 1),
    ("largest process, MB", lambda result: [result.cold.memory / MB], 0),
    ("crate alone, CPU s", lambda result: [cost.cpu for cost in result.alone.values()], 2),
    ("crate alone, wall s", lambda result: [cost.wall for cost in result.alone.values()], 2),
    ("crate's rlib, MB", lambda result: [size / MB for size in result.libraries.values()], 2),
    ("program, MB", lambda result: [result.program / MB], 2),
    ("main.rs touched, CPU s", lambda result: [result.touched.cpu], 2),
    ("main.rs touched, wall s", lambda result: [result.touched.wall], 2),
)

Outcomes = dict[Subject, Results]


def costs(profile: str, outcomes: Outcomes) -> str:
    """A column for each subject. One with several crates has a sum in each cell about them."""

    def cells(values, decimals) -> list[str]:
        numbers = map(values, outcomes.values())
        return [" + ".join(f"{number:,.{decimals}f}" for number in each) for each in numbers]

    rows = [[label, *cells(values, decimals)] for label, values, decimals in MEASURES]
    return table([f"{profile}, cold", *titles(outcomes)], rows)


def ratios(profile: str, outcomes: Outcomes) -> str:
    """Multiples of the first subject's numbers. Of several crates, the first counts."""
    base, *others = outcomes.values()
    header = [f"{profile}, times {next(iter(outcomes)).title}", *titles(outcomes)[1:]]

    def cells(values) -> list[str]:
        return [f"{values(other)[0] / values(base)[0]:.1f}" for other in others]

    return table(header, [[label, *cells(values)] for label, values, _ in MEASURES])


def packages(subject: Subject, profile: str, result: Results) -> str:
    """Where the CPU seconds of the cold build go."""
    by_package = defaultdict(float)
    for unit in result.units:
        # Without a package, cargo only asks rustc about itself.
        if unit.package:
            by_package[f"{unit.package} {unit.version}"] += unit.cost.cpu
    by_package["cargo and build scripts"] = result.cold.cpu - sum(by_package.values())
    dearest = sorted(by_package.items(), key=lambda entry: -entry[1])
    listed, others = dearest[:LISTED], dearest[LISTED:]
    if others:
        listed.append((f"{len(others)} others", sum(cpu for _, cpu in others)))
    rows = [[name, f"{cpu:.2f}", f"{cpu / result.cold.cpu:.0%}"] for name, cpu in listed]
    return table([f"{subject.title}, {profile}, cold", "CPU s", "share"], rows)


def surroundings(subjects) -> str:
    """What the numbers depend on."""
    lines = [
        datetime.date.today().isoformat(),
        f"{processor()}, {os.cpu_count()} cores",
        f"{platform.system()}, {platform.machine()}",
        first_line(["rustc", "--version"]),
        first_line(["cargo", "--version"]),
        *map(resolved, subjects),
    ]
    return "\n".join(f"* {line}" for line in lines)


def resolved(subject: Subject) -> str:
    """The versions of what the subject names."""
    command = ["cargo", "metadata", "--offline", "--format-version", "1"]
    metadata = json.loads(run(command, subject.folder)[1])
    packages = {package["id"]: package for package in metadata["packages"]}
    resolve = metadata["resolve"]
    root = next(node for node in resolve["nodes"] if node["id"] == resolve["root"])
    direct = [packages[dependency["pkg"]] for dependency in root["deps"]]
    names = ", ".join(f"{package['name']} {package['version']}" for package in direct)
    return f"{subject.title}: {names}"


def processor() -> str:
    if sys.platform == "darwin":
        return first_line(["sysctl", "-n", "machdep.cpu.brand_string"])
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def first_line(command: list[str]) -> str:
    return run(command, Path.cwd())[1].splitlines()[0]


def titles(outcomes: Outcomes) -> list[str]:
    return [subject.title for subject in outcomes]


def table(header: list[str], rows: list[list[str]]) -> str:
    """A table whose first column is text and whose others are numbers."""
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]

    def line(cells: list[str]) -> str:
        numbers = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return f"| {' | '.join([cells[0].ljust(widths[0]), *numbers])} |"

    return "\n".join(map(line, [header, rule, *rows]))
