#!/usr/bin/env python3
"""Checks the verdicts of `cargo xtask diff` against two independent judges:

    python3 tests/semver/run.py [--only TEXT] [--pair OLD NEW]...

For each pair of models, the crates of both are generated. The first judge is cargo-semver-checks.
The second is rustc: a program that uses every item of the older crate with its full type, generated
from rustdoc's output for that crate, is compiled against the newer one. If either judge considers a
change breaking, so must the verdict. The newer crate keeps the protocol of the older one if the service
still speaks it, as the verdict assumes. If the verdict is `major` and both judges accept the change, the
reason must be invisible to a compiler: the wire, or arguments of the same type that swapped places.

The pairs are the cases of `tests/diff/cases`, and the states of GameLift Streams in
`../shared/models` both ways, if that folder exists; or those that `--pair` names: files, or folders of
botocore's data, imported one over the other as `cargo xtask update` does. cargo-semver-checks is
installed from crates.io into `target/semver` the first time, which takes some minutes.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from judges import consumer_breaks, install, semver_checks
from pairs import all_pairs, given
from crates import Workshop

ROOT = Path(__file__).resolve().parent.parent.parent

# Kinds of breaking changes that a compiler does not notice.
UNSEEN = {"arguments"}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default="", help="part of the names of the pairs to try")
    parser.add_argument("--pair", nargs=2, action="append", metavar=("OLD", "NEW"), type=Path)
    options = parser.parse_args()

    workshop = Workshop(ROOT)
    install(workshop)
    pairs = given(workshop, options.pair) if options.pair else all_pairs(ROOT)
    pairs = [pair for pair in pairs if options.only in pair.name]
    rows = [judge(workshop, pair) for pair in pairs]
    print_table(rows)
    wrong = [row for row in rows if row["problem"]]
    for row in wrong:
        print(f"\n{row['pair']}: {row['problem']}\n{row['details']}")
    print(f"\n{len(rows)} pairs, {len(wrong)} wrong")
    return 1 if wrong or not rows else 0


def judge(workshop, pair) -> dict:
    """Compares our verdict on a pair with the judges' verdicts."""
    report = workshop.diff(pair)
    old = workshop.crate(pair.old, pair.package)
    new = workshop.crate(pair.new, pair.package, kept_protocol(report))
    needed, checks = semver_checks(workshop, old, new)
    breaks, errors = consumer_breaks(workshop, old, new)

    verdict = report["verdict"]
    changes = report["changes"]
    reasons = sorted({change["kind"] for change in changes if is_unseen(change)})
    problem = ""
    if (needed == "major" or breaks) and verdict != "major":
        problem = f"the verdict is {verdict}"
    elif needed == "minor" and verdict not in ("minor", "major"):
        problem = f"the verdict is {verdict}"
    elif verdict == "major" and needed != "major" and not breaks and not reasons:
        problem = "the verdict is major for no reason"
    is_stronger = verdict == "major" and needed != "major" and not breaks
    return {
        "pair": pair.name,
        "diff": verdict,
        "semver-checks": needed,
        "rustc": "breaks" if breaks else "compiles",
        "only diff sees": ", ".join(reasons) if is_stronger else "",
        "problem": problem,
        "details": f"{checks}\n{errors}" if problem else "",
    }


def kept_protocol(report) -> str | None:
    """Returns the protocol that the newer crate keeps, as `cargo xtask update` does."""
    changes = report["changes"]
    kept = [change["was"] for change in changes if change["kind"] == "preferred-protocol"]
    return kept[0] if kept else None


def is_unseen(change) -> bool:
    return change["class"] == "wire-breaking" or change["kind"] in UNSEEN


def print_table(rows):
    columns = ["pair", "diff", "semver-checks", "rustc", "only diff sees"]
    lines = [columns] + [[row[column] for column in columns] for row in rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths))
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
