"""What calls cost: with our client, blocking and awaited, and with the AWS SDK and its own.

    python3 bench/calls/run.py [--only builds|overhead|loopback|start]

Builds a program that lists applications with each, cold; then calls without a network, over loopback one at a
time and 64 at once, and from the start of a process to the first byte that it sends, botocore too if python3
has venv. Prints tables in Markdown. Takes about 10 minutes, most of it for building the SDK.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent
sys.path.insert(0, str(BENCH / "builds"))

from measure import run  # noqa: E402

SUBJECTS = {"ours-blocking": "ours, blocking", "ours-tokio": "ours, tokio", "sdk": "AWS SDK"}
PARTS = ["builds", "overhead", "loopback", "start"]
BOTOCORE = """
import botocore.session, sys
client = botocore.session.Session().create_client(
    "gameliftstreams", region_name="us-west-2", endpoint_url=sys.argv[1],
    aws_access_key_id="key", aws_secret_access_key="secret")
client.list_applications()
"""


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="may be repeated")
    parts = parser.parse_args().only or PARTS
    for name in SUBJECTS:
        run(["cargo", "fetch"], folder(name))
    if "builds" in parts:
        builds()
    programs = {name: release(name) for name in SUBJECTS}
    if "overhead" in parts:
        overhead(programs)
    if "loopback" in parts:
        loopback(programs)
    if "start" in parts:
        start(programs)


def builds():
    rows = [["cold debug build"], ["packages"], ["CPU s"], ["stripped program, MB"]]
    for name, title in SUBJECTS.items():
        with tempfile.TemporaryDirectory() as target:
            command = ["cargo", "build", "--offline", "--target-dir", target]
            messages = [*command, "--message-format", "json"]
            cost, output = run(messages, folder(name), CARGO_INCREMENTAL="0")
            artifacts = map(json.loads, output.splitlines())
            packages = {it["package_id"] for it in artifacts if it["reason"] == "compiler-artifact"}
            run([*command, "--release"], folder(name), CARGO_INCREMENTAL="0")
            size = (Path(target) / "release" / name).stat().st_size
        for row, cell in zip(rows, [title, len(packages), f"{cost.cpu:.1f}", f"{size / 1e6:.2f}"]):
            row.append(cell)
    table(rows)


def overhead(programs: dict[str, Path]):
    rows = [["a call without a network"], ["time, µs"], ["allocations"]]
    for name, title in SUBJECTS.items():
        counted = release(name, "count")
        runs = [output(counted, "canned", "20000") for _ in range(5)]
        allocations = runs[0].split()[1]
        runs = [int(output(programs[name], "canned", "50000").split()[0]) for _ in range(7)]
        for row, cell in zip(rows, [title, f"{min(runs) / 1000:.1f}", allocations]):
            row.append(cell)
    table(rows)


def loopback(programs: dict[str, Path]):
    rows = [["calls over loopback, per CPU second of the client"], ["one at a time"], ["64 at once"]]
    run(["cargo", "build", "--release", "--package", "server"], BENCH)
    server = subprocess.Popen(
        [BENCH / "target" / "release" / "server"], stdout=subprocess.PIPE, text=True
    )
    try:
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for name, title in SUBJECTS.items():
            cells = [title]
            for mode in ["one-by-one", "together"]:
                count = 25_600
                costs = [run([programs[name], mode, url, str(count)], BENCH)[0] for _ in range(5)]
                cells.append(f"{count / min(cost.cpu for cost in costs):,.0f}")
            for row, cell in zip(rows, cells):
                row.append(cell)
    finally:
        server.kill()
    table(rows)


def start(programs: dict[str, Path]):
    commands = {SUBJECTS[name]: [program, "once"] for name, program in programs.items()}
    with tempfile.TemporaryDirectory() as temporary:
        venv.create(temporary, with_pip=True)
        python = Path(temporary) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "botocore"], check=True)
        commands["botocore"] = [python, "-c", BOTOCORE]
        rows = [["from the start of the process to the first byte sent"], ["median, ms"]]
        for title, command in commands.items():
            rows[0].append(title)
            count = 5 if title == "botocore" else 31
            times = [first_byte(command) for _ in range(count)]
            rows[1].append(f"{1000 * statistics.median(times):.1f}")
    table(rows)


def first_byte(command: list) -> float:
    """How long it takes from the start of a process until its first byte is here."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        started = time.perf_counter()
        process = subprocess.Popen(
            [*command, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        connection, _ = server.accept()
        with connection:
            connection.recv(1)
            took = time.perf_counter() - started
        process.kill()
        process.wait()
    return took


def folder(name: str) -> Path:
    return HERE / "subjects" / name


def release(name: str, *features: str) -> Path:
    """Builds a program for measuring, and returns it."""
    target = BENCH / "target" / "calls" / "-".join([name, *features])
    command = ["cargo", "build", "--offline", "--release", "--target-dir", target]
    run([*command, "--features", ",".join(features)], folder(name))
    return target / "release" / name


def output(program: Path, *arguments: str) -> str:
    return subprocess.run(
        [program, *arguments], env=os.environ, capture_output=True, text=True, check=True
    ).stdout


def table(rows: list[list]):
    head, *rest = [[str(cell) for cell in row] for row in rows]
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rest]
    print("\n".join(f"| {' | '.join(line)} |" for line in lines), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
