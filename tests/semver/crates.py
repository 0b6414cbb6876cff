"""Generated crates, rustdoc's output for them, and our command's report on two models."""

import functools
import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Crate:
    """A generated crate."""

    package: str
    folder: Path
    # The path of rustdoc's JSON for it.
    docs: Path


class Workshop:
    """Generates and builds below the target folder."""

    def __init__(self, root: Path):
        self.root = root
        target = Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
        self.folder = target / "semver"
        self.xtask = target / "debug" / "xtask"
        # One folder for all builds, so that dependencies are built once.
        self.environment = {**os.environ, "CARGO_TARGET_DIR": str(self.folder / "builds")}
        subprocess.run(["cargo", "build", "--quiet", "--package", "xtask"], cwd=root, check=True)

    def diff(self, pair) -> dict:
        old, new = self.model(pair.old), self.model(pair.new)
        command = [self.xtask, "diff", old, new, "--format", "json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    def imported(self, path: Path, model: Path) -> str:
        command = [self.xtask, "import", path, "--out", model]
        subprocess.run(command, check=True, capture_output=True)
        return model.read_text()

    @functools.cache
    def crate(self, model: str, package: str, protocol: str | None = None) -> Crate:
        """Returns the crate of a model, as generated now."""
        path = self.model(model)
        folder = path.with_suffix(f".{protocol}" if protocol else "") / package
        shutil.rmtree(folder, ignore_errors=True)
        command = [self.xtask, "codegen", "--model", path, "--out", folder, "--name", package]
        command += ["--protocol", protocol] if protocol else []
        subprocess.run(command, check=True, capture_output=True)
        # It is its own workspace, not a member of the one whose target folder it is in.
        with (folder / "Cargo.toml").open("a") as manifest:
            manifest.write("\n[workspace]\n")
        shutil.copy(self.root / "Cargo.lock", folder)
        docs = folder / "rustdoc.json"
        self.rustdoc(folder, package).replace(docs)
        return Crate(package, folder, docs)

    def rustdoc(self, folder: Path, package: str) -> Path:
        # The JSON is unstable; cargo-semver-checks generates the same.
        environment = {**self.environment, "RUSTC_BOOTSTRAP": "1"}
        command = ["cargo", "rustdoc", "--quiet", "--offline", "--lib", "--all-features", "--"]
        command += ["-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        return self.folder / "builds" / "doc" / f"{package}.json"

    def model(self, text: str) -> Path:
        """Returns the file of a model, named after its content."""
        path = self.folder / "models" / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path
