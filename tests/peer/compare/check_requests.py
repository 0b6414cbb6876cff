"""Whether requests are the same, but for the decisions."""

import re

from . import wire
from .decisions import Decided, Decision, Difference, same
from .model import Operation, has

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Requests:
    def __init__(self, decided: Decided):
        self._decided = decided

    def written(self, operation: Operation, members: dict, theirs: dict, ours: dict):
        """Compares the requests that come of an input."""
        if dots := dot_label(operation, members):
            refusal = f"/{dots}: must not be `.` or `..`, which lead to another path"
            same("refused", refusal, ours.get("refused"))
            self._decided[Decision.DOTS] += 1
            return None
        same("refused", theirs.get("refused"), ours.get("refused"))
        for part in ("method", "path", "query", "headers"):
            same(part, theirs[part], ours[part])
        if theirs["body"] == "" or ours["body"] == "":
            return same("body", theirs["body"], ours["body"])
        their_body, our_body = wire.read(theirs["body"]), wire.read(ours["body"])
        for name in absent_tokens(operation, members):
            tokens = their_body.pop(name, ""), our_body.pop(name, "")
            if not all(UUID.fullmatch(token) for token in tokens) or tokens[0] == tokens[1]:
                raise Difference(f"{name}: these are no two UUIDs of version 4: {tokens}")
            self._decided[Decision.TOKEN] += 1
        same("body", their_body, our_body)

    def refused(self, label: str, theirs: dict, ours: dict):
        """Both must refuse an input for this label."""
        named = rf'parameter {label},|parameter in input: "{label}"'
        if not re.search(named, theirs.get("refused", "")):
            raise Difference(f"{label}: botocore takes it: {theirs}")
        if not ours.get("refused", "").startswith(f"/{label}: must "):
            raise Difference(f"{label}: ours is {ours}")
        self._decided[Decision.LABEL] += 1

    def read(self, operation: Operation, members: dict, ours: dict):
        """Our server must read from botocore's request what botocore was given."""
        if dot_label(operation, members):
            return same("refused", "the path is not that of the operation", ours.get("refused"))
        same("refused", None, ours.get("refused"))
        read = wire.read(ours["shape"])
        for name in absent_tokens(operation, members):
            same(f"{name} is there", True, read.pop(name, None) is not None)
        sent = {name: value for name, value in members.items() if is_sent(operation, name, value)}
        same("input", sent, read)


def dot_label(operation: Operation, members: dict) -> str | None:
    """The first label that a client would take for a step along the path."""
    return next((name for name in operation.labels if members.get(name) in (".", "..")), None)


def absent_tokens(operation: Operation, members: dict) -> list[str]:
    candidates = operation.input["members"].items()
    return [n for n, member in candidates if has(member, "idempotencyToken") and n not in members]


def is_sent(operation: Operation, name: str, value) -> bool:
    """An empty list of parameters is none."""
    return value != [] or not has(operation.input["members"][name], "httpQuery")
