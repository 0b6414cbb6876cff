"""The pairs of models: those of the cases of `tests/diff`, and the published ones."""

import copy
import json
from dataclasses import dataclass
from pathlib import Path

STATES = ["2025-05-20", "2025-10-24", "2026-03-06", "2026-04-27"]


@dataclass
class Pair:
    name: str
    package: str
    old: str
    new: str


def all_pairs(root: Path) -> list[Pair]:
    return made_up(root / "tests" / "diff") + published(root)


def made_up(folder: Path) -> list[Pair]:
    """Returns the cases, as `tests/diff/models.rs` does."""
    base = json.loads((folder / "base.json").read_text())
    pairs = []
    for path in sorted((folder / "cases").iterdir()):
        for case in json.loads(path.read_text()):
            before = copy.deepcopy(base)
            edit(before, case.get("both", {}))
            states = [before, edited(before, case)]
            if case.get("reversed"):
                states.reverse()
            old, new = (json.dumps(state, indent=1) for state in states)
            pairs.append(Pair(case["name"], "shop", old, new))
    return pairs


def edited(base, case):
    model = copy.deepcopy(base)
    edit(model, case.get("edits", {}))
    for path, first in case.get("order", {}).items():
        entries = find(model, path)
        rest = dict(entries)
        entries.clear()
        entries.update({key: rest.pop(key) for key in first})
        entries.update(rest)
    return model


def edit(model, edits):
    # In the order of the paths, as `models.rs` does it.
    for path, value in sorted(edits.items()):
        parent, _, key = path.rpartition("/")
        entries = find(model, parent)
        if value is None:
            del entries[key]
        else:
            entries[key] = value


def find(model, path):
    value = model["shapes"]
    for key in filter(None, path.split("/")):
        value = value[key]
    return value


def published(root: Path) -> list[Pair]:
    folder = root / ".." / "shared" / "models" / "gameliftstreams"
    if not folder.exists():
        print(f"skipped: published models, because there is no {folder.relative_to(root)}")
        return []
    texts = {state: (folder / f"{state}.json").read_text() for state in STATES}
    steps = list(zip(STATES, STATES[1:]))
    steps += [(new, old) for old, new in steps]
    return [
        Pair(f"GameLift Streams, {old} to {new}", "gameliftstreams", texts[old], texts[new])
        for old, new in steps
    ]


def given(workshop, paths: list[tuple[Path, Path]]) -> list[Pair]:
    """Returns pairs of published models, each imported over the one before."""
    pairs = []
    for number, (old, new) in enumerate(paths):
        model = workshop.folder / "models" / f"given-{number}.json"
        model.unlink(missing_ok=True)
        texts = [workshop.imported(path, model) for path in (old, new)]
        pairs.append(Pair(f"{old} to {new}", "given", *texts))
    return pairs
