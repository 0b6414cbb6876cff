"""The program that runs scenarios: crates of the services, and a table of what they call."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import botocore

DATA = Path(botocore.__file__).parent / "data"

MANIFEST = """[package]
name = "live-driver"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
live = {{ path = "{live}" }}
{crates}"""

WORKSPACE = """[workspace]
resolver = "3"
members = ["crates/*", "driver"]

[profile.dev]
debug = 0
"""

MAIN = """//! Runs a scenario of a service: the first argument names it.

use live::Service;
use std::process::ExitCode;

fn main() -> ExitCode {{
    match std::env::args().nth(1).as_deref() {{
{arms}        _ => ExitCode::FAILURE,
    }}
}}
{tables}"""

ARM = '        Some("{scenario}") => live::main(&{constant}),\n'

TABLE = """
const {constant}: Service<{crate}::operations::{service}> = Service {{
    call: |clients, name, input| match name {{
{calls}        _ => unreachable!("{{name}}"),
    }},
    pages: |clients, name, input| {{
        let _ = clients;
        match name {{
{pages}            _ => unreachable!("{{name}} {{input}}"),
        }}
    }},
    wait: |clients, name, input| {{
        let _ = clients;
        match name {{
{waits}            _ => unreachable!("{{name}} {{input}}"),
        }}
    }},
}};
"""


class Program:
    def __init__(self, root: Path, folder: Path, models: Path):
        self._root = root
        self._folder = folder
        self._models = models
        self.protocols: dict[str, str] = {}

    def build(self, scenarios: dict[str, dict]) -> Path:
        """Generates and compiles the program."""
        generator = self._cargo("build", "--quiet", "--package", "cargo-smithy")
        subprocess.run(generator, cwd=self._root, check=True)
        self._write("Cargo.toml", WORKSPACE)
        self._write("Cargo.lock", (self._root / "Cargo.lock").read_text())
        arms, tables, dependencies = [], [], []
        for name, scenario in scenarios.items():
            arm, table, dependency = self._service(name, scenario)
            arms.append(arm)
            tables.append(table)
            dependencies.append(dependency)
        live = self._root / "tests" / "live" / "driver"
        crates = "".join(dependencies)
        self._write("driver/Cargo.toml", MANIFEST.format(live=live, crates=crates))
        main = MAIN.format(arms="".join(arms), tables="".join(tables))
        self._write("driver/src/main.rs", main)
        target = self._folder / "target"
        build = self._cargo("build", "--quiet", "--package", "live-driver", "--target-dir", target)
        subprocess.run(build, cwd=self._folder, check=True)
        return target / "debug" / "live-driver"

    def _service(self, name: str, scenario: dict) -> tuple[str, str, str]:
        crate, source = f"live_{name.replace('-', '_')}", self._source(scenario["service"])
        steps = scenario["steps"]
        waiters = waiters_of(source)
        calls = named(steps, "call")
        pages = named(steps, "pages")
        waits = named(steps, "wait")
        operations = sorted({*calls, *pages, *(waiters[wait] for wait in waits)})
        out = self._folder / "crates" / name
        generate = [
            self._root / "target" / "debug" / "cargo-smithy", "smithy", "codegen",
            "--model", source, "--operations", ",".join(operations), "--docs", "none",
            "--out", out, "--name", crate,
        ]  # fmt: skip
        if "protocol" in scenario:
            generate += ["--protocol", scenario["protocol"]]
        done = subprocess.run(generate, cwd=self._folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{name} cannot be generated:\n{done.stderr}")
        rust, constants, service, protocol = names_of(out / "src" / "operations", crate)
        self.protocols[name] = protocol
        constant = crate.upper()
        table = TABLE.format(
            constant=constant,
            crate=crate,
            service=service,
            calls=lines(calls, lambda it: f"clients.call::<{rust[it]}>(input)", 2),
            pages=lines(pages, lambda it: f"clients.pages::<{rust[it]}>(input)", 3),
            waits=lines(waits, lambda it: f"clients.wait(&{constants[it]}, input)", 3),
        )
        dependency = f'{crate} = {{ path = "../crates/{name}", default-features = false, features = ["http"] }}\n'
        return ARM.format(scenario=name, constant=constant), table, dependency

    def _source(self, service: str) -> Path:
        model = self._models / f"{service}.json"
        if model.exists():
            return model.resolve()
        versions = sorted((DATA / service).glob("*/service-2.json*"))
        if not versions:
            raise SystemExit(f"neither {self._models} nor botocore has a model of {service}")
        return versions[-1].parent

    def _cargo(self, *arguments) -> list:
        return ["cargo", *arguments]

    def _write(self, path: str, text: str):
        """Writes what differs, so that nothing is compiled needlessly."""
        file = self._folder / path
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)


def named(steps: list[dict], kind: str) -> list[str]:
    return sorted({step[kind] for step in steps if kind in step})


def lines(names: list[str], expression, level: int) -> str:
    indent = "    " * level
    return "".join(f'{indent}"{name}" => {expression(name)},\n' for name in names)


def waiters_of(source: Path) -> dict[str, str]:
    """The operation of each waiter."""
    if source.is_dir():
        for name in ("waiters-2.json", "waiters-2.json.gz"):
            if (source / name).exists():
                content = (source / name).read_bytes()
                content = gzip.decompress(content) if name.endswith(".gz") else content
                waiters = json.loads(content)["waiters"]
                return {name: waiter["operation"] for name, waiter in waiters.items()}
        return {}
    return {
        waiter: identifier.split("#")[1]
        for identifier, shape in json.loads(source.read_text())["shapes"].items()
        for waiter in shape.get("traits", {}).get("smithy.waiters#waitable", {})
    }


def names_of(folder: Path, crate: str) -> tuple[dict, dict, str, str]:
    """The paths of operations and waiters in a generated crate, the service's type and its protocol."""
    path = f"{crate}::operations"
    texts = [folder.with_suffix(".rs").read_text(), *(it.read_text() for it in folder.glob("*.rs"))]
    text = "\n".join(texts)
    rust = {
        name: f"{path}::{ident}"
        for ident, name in re.findall(r'operation! \{\n    (\w+) \{\n        id: "[^"#]+#(\w+)"', text)
    }
    constants = {
        name: f"{path}::{constant}"
        for constant, name in re.findall(r'^        (\w+): "(\w+)", \d+\.\.=', text, re.MULTILINE)
    }
    service = re.search(r"service! \{\n    (\w+) \{", text)
    protocol = re.search(r"^        protocol: (\w+),", text, re.MULTILINE)
    return rust, constants, service.group(1), protocol.group(1)
