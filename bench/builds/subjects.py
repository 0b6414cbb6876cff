"""The programs that are compared: each reads a page of stream sessions."""

from dataclasses import dataclass
from pathlib import Path

import derive
from measure import run

FOLDER = Path(__file__).parent / "subjects"
PAGE = FOLDER / "page.json"
MODEL = Path(__file__).parents[2] / "model" / "gameliftstreams.json"


@dataclass(frozen=True)
class Subject:
    name: str
    title: str
    # What it has the types of the service from: the first is the one that is compared.
    crates: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    @property
    def main(self) -> Path:
        """The one source file that is the user's."""
        return FOLDER / self.name.partition("-")[0] / "src" / "main.rs"


SUBJECTS = (
    Subject("ours-minimal", "ours, no default features", ("gameliftstreams", "smithy-shapes")),
    Subject("sdk-minimal", "SDK, no default features", ("aws-sdk-gameliftstreams",)),
    Subject("ours", "ours", ("gameliftstreams", "smithy-shapes")),
    Subject("sdk", "SDK", ("aws-sdk-gameliftstreams",)),
    Subject("derive", "serde_derive", ("shapes",)),
)


def prepare(subject: Subject):
    """Writes what is not checked in, and downloads what the subject is built from."""
    if subject.name == "derive":
        derive.write(MODEL, subject.folder / "shapes" / "src" / "lib.rs")
    run(["cargo", "fetch"], subject.folder)
