"""Whether a shape was read the same by both, but for the decisions."""

import math
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from .decisions import Decided, Decision, Difference, same
from .model import Model, has

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = Decimal("0.000001")


class Values:
    def __init__(self, model: Model, decided: Decided):
        self._model = model
        self._decided = decided

    def structure(self, path: str, shape: dict, wire: dict, theirs: dict, ours: dict):
        """Compares what was read of the `wire`."""
        members = shape["members"]
        same(f"{path}: members that the model has not", set(), {*theirs, *ours} - {*members})
        for name, member in members.items():
            if name in theirs:
                same(f"{path}/{name} is there", True, name in ours)
                self._value(
                    f"{path}/{name}", member["target"], wire[name], theirs[name], ours[name]
                )
            elif has(member, "required"):
                same(f"{path}/{name}", self._corrected(member["target"]), ours.get(name))
                self._decided[Decision.REQUIRED] += 1
            else:
                same(f"{path}/{name} is there", False, name in ours)

    def _value(self, path: str, target: str, wire, theirs, ours):
        shape = self._model.shape(target)
        match shape["type"]:
            case "structure":
                self.structure(path, shape, wire, theirs, ours)
            case "list":
                self._list(path, shape["member"]["target"], wire, theirs, ours)
            case "map":
                self._map(path, shape["value"]["target"], wire, theirs, ours)
            case "timestamp":
                self._timestamp(path, Decimal(wire), theirs, Decimal(ours))
            case _:
                same(path, theirs, ours)

    def _list(self, path: str, target: str, wire: list, theirs: list, ours: list):
        same(f"{path}: items", len(theirs), len(wire))
        kept = [(w, t) for w, t in zip(wire, theirs) if t is not None]
        self._decided[Decision.NULL] += len(theirs) - len(kept)
        same(f"{path}: items", len(kept), len(ours))
        for index, ((w, t), o) in enumerate(zip(kept, ours)):
            self._value(f"{path}/{index}", target, w, t, o)

    def _map(self, path: str, target: str, wire: dict, theirs: dict, ours: dict):
        kept = {key: value for key, value in theirs.items() if value is not None}
        self._decided[Decision.NULL] += len(theirs) - len(kept)
        same(f"{path}: keys", set(kept), set(ours))
        for key, value in kept.items():
            self._value(f"{path}/{key}", target, wire[key], value, ours[key])

    def _timestamp(self, path: str, wire: Decimal, theirs: datetime, ours: Decimal):
        same(path, wire, ours)
        read = (theirs - EPOCH) // timedelta(microseconds=1) * MICROSECOND
        if read == wire:
            return
        spacing = Decimal(math.ulp(float(wire)))
        fits = wire % MICROSECOND == 0 and spacing < MICROSECOND
        if fits or abs(read - wire) > MICROSECOND + spacing:
            raise Difference(f"{path}: {wire}, which botocore reads as {read}")
        self._decided[Decision.PRECISION] += 1

    def _corrected(self, target: str):
        """https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction"""
        shape = self._model.shape(target)
        match shape["type"]:
            case "structure":
                required = {n: m for n, m in shape["members"].items() if has(m, "required")}
                return {name: self._corrected(m["target"]) for name, m in required.items()}
            case "list":
                return []
            case "string" | "enum":
                return ""
            case "integer" | "long":
                return 0
            case other:
                raise NotImplementedError(f"the model requires a {other}: say what corrects it")
