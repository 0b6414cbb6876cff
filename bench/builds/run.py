"""What it costs to build a program that reads the types of a service, whatever they come from.

Builds each program of `subjects/` in an empty folder and prints tables in Markdown. Takes tens of
minutes: `--only` and `--profile` take less.
"""

import argparse
import sys

import report
from builds import measure
from subjects import SUBJECTS, prepare

PROFILES = ("debug", "release")


def main():
    arguments = parse()
    subjects = [each for each in SUBJECTS if each.name in (arguments.only or [each.name])]
    for subject in subjects:
        say(f"{subject.name}: downloading")
        prepare(subject)
    for profile in arguments.profile or PROFILES:
        print(*tables(profile, subjects, arguments.runs), sep="\n\n", end="\n\n", flush=True)
    print(report.surroundings(subjects))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [subject.name for subject in SUBJECTS]
    parser.add_argument("--only", action="append", choices=names, help="may be repeated")
    parser.add_argument("--profile", action="append", choices=PROFILES)
    parser.add_argument(
        "--runs", type=int, default=1, metavar="N", help="keep the cheapest of so many builds"
    )
    return parser.parse_args()


def tables(profile: str, subjects: list, runs: int) -> list[str]:
    outcomes = {}
    for subject in subjects:
        say(f"{subject.name}: building, {profile}")
        outcomes[subject] = measure(subject, profile, runs)
    tables = [report.costs(profile, outcomes)]
    if len(outcomes) > 1:
        tables.append(report.ratios(profile, outcomes))
    tables += [report.packages(subject, profile, result) for subject, result in outcomes.items()]
    return tables


def say(progress: str):
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
