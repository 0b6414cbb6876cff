"""Values of the model's shapes, as callers and services may make them."""

from decimal import Decimal
from random import Random

from .model import Model, has

STRINGS = [
    "a", "sg-1", "player 7", "..", "a/b", "/", "//", "%", "%2F", "%zz", "a+b", "a b&c=d", "?", "#",
    ";", "'", '"', "\\", "<>&", "é", "ü/ß", "日本語", "🎮", "e\u0301", "\u00a0", "\u2028", "\ufeff",
    "\x00", "\x1f", "\x7f", "\t", "\r\n", "-._~", "!*'()", ":@$,", "{}[]|^`", "null", "NaN", "-1",
    " lead", "trail ", "=", "&", "s3://bucket/key.zip", "s3://bucket/ä/",
    "arn:aws:gameliftstreams:us-west-2:123456789012:application/a-1", "x" * 300,
]  # fmt: skip
INTEGERS = [0, 1, -1, 100, 3600, 86_400, 2**31 - 1, -(2**31)]
LONGS = [*INTEGERS, 2**32, 2**53 + 1, 2**63 - 1, -(2**63)]
TIMESTAMPS = [
    "0", "1", "-1", "1777293000", "1777293000.5", "1777293000.123", "1777293000.123456",
    "1777293000.1234567", "1777293000.123456789", "1777293000.000000001", "-0.5", "-86400.25",
    "1.777293E+9", "1.7772930005E9", "4102444800", "253402300799", "-2208988800", "0.000001",
]  # fmt: skip


class Generator:
    def __init__(self, model: Model, random: Random):
        self.model = model
        self.random = random

    def input(self, shape: dict) -> dict:
        """A caller's input: some members are absent, but for those that make up the path."""
        members = {}
        for name, member in shape["members"].items():
            if has(member, "httpLabel"):
                members[name] = self.string() or "."
            elif self._happens(0.7):
                members[name] = self._of(member["target"])
        return members

    def _nested(self, shape: dict) -> dict:
        """A structure in an input: our types have no way to leave out what is required."""
        return {
            name: self._of(member["target"])
            for name, member in shape["members"].items()
            if has(member, "required") or self._happens(0.7)
        }

    def wire(self, shape: dict) -> dict:
        """A structure as a service writes it: members in any order, absent, null, or unknown."""
        members = {
            name: None if self._happens(0.05) else self._of(member["target"], wire=True)
            for name, member in shape["members"].items()
            if self._happens(0.8)
        }
        if self._happens(0.3):
            members[self.random.choice(["Future", "status", "", "Ärger", "\\"])] = self._anything(2)
        pairs = list(members.items())
        self.random.shuffle(pairs)
        return dict(pairs)

    def string(self) -> str:
        return "".join(self.random.choices(STRINGS, k=self.random.choice([0, 1, 1, 1, 1, 2, 4])))

    def _of(self, target: str, wire: bool = False):
        shape = self.model.shape(target)
        match shape["type"]:
            case "structure" if wire:
                return self.wire(shape)
            case "structure":
                return self._nested(shape)
            case "list":
                member = shape["member"]["target"]
                return [self._item(member, wire) for _ in range(self._size())]
            case "map":
                value = shape["value"]["target"]
                return {self.string(): self._item(value, wire) for _ in range(self._size())}
            case "enum":
                values = [m["traits"]["smithy.api#enumValue"] for m in shape["members"].values()]
                return self.random.choice([*values, "NEW", self.string()])
            case "string":
                return self.string()
            case "integer":
                return self.random.choice([*INTEGERS, self.random.randint(-(2**31), 2**31 - 1)])
            case "long":
                return self.random.choice([*LONGS, self.random.randint(-(2**63), 2**63 - 1)])
            case "boolean":
                return self._happens(0.5)
            case "timestamp":
                return Decimal(self.random.choice([*TIMESTAMPS, self._instant()]))
            case other:
                raise NotImplementedError(f"the model has a {other}: generate it, and compare it")

    def _item(self, target: str, wire: bool):
        return None if wire and self._happens(0.05) else self._of(target, wire)

    def _instant(self) -> str:
        micros = self.random.randint(-(10**15), 10**16)
        return f"{micros // 10**6}.{micros % 10**6:06}"

    def _size(self) -> int:
        return self.random.choice([0, 1, 1, 2, 3, 5])

    def _anything(self, depth: int):
        leaves = [None, True, 0, Decimal("-1.5E+300"), self.string()]
        if depth == 0 or self._happens(0.5):
            return self.random.choice(leaves)
        if self._happens(0.5):
            return [self._anything(depth - 1) for _ in range(self._size())]
        return {self.string(): self._anything(depth - 1) for _ in range(self._size())}

    def _happens(self, share: float) -> bool:
        return self.random.random() < share
