"""What the script needs of the model that the crate is generated from."""

import json
from pathlib import Path

NAMESPACE = "com.amazonaws.gameliftstreams#"
PRELUDE = {
    "smithy.api#Boolean": {"type": "boolean"},
    "smithy.api#Integer": {"type": "integer"},
    "smithy.api#Long": {"type": "long"},
    "smithy.api#String": {"type": "string"},
    "smithy.api#Timestamp": {"type": "timestamp"},
    "smithy.api#Unit": {"type": "structure", "members": {}},
}


class Model:
    def __init__(self, path: Path):
        self._shapes = PRELUDE | json.loads(path.read_text())["shapes"]
        operations = (
            Operation(self, identifier.removeprefix(NAMESPACE), shape)
            for identifier, shape in self._shapes.items()
            if shape["type"] == "operation"
        )
        self.operations = sorted(operations, key=lambda operation: operation.name)
        self.errors = [
            identifier.removeprefix(NAMESPACE)
            for identifier, shape in self._shapes.items()
            if "smithy.api#error" in shape.get("traits", {})
        ]

    def shape(self, target: str) -> dict:
        return self._shapes[target]

    def error(self, name: str) -> dict:
        return self.shape(NAMESPACE + name)


class Operation:
    def __init__(self, model: Model, name: str, shape: dict):
        self.name = name
        self.input = model.shape(shape["input"]["target"])
        self.output = model.shape(shape["output"]["target"])
        self.errors = [error["target"].removeprefix(NAMESPACE) for error in shape["errors"]]
        self.status = shape["traits"]["smithy.api#http"].get("code", 200)
        self.labels = [
            name for name, member in self.input["members"].items() if has(member, "httpLabel")
        ]

    def __repr__(self) -> str:
        return self.name


def has(member: dict, trait: str) -> bool:
    return f"smithy.api#{trait}" in member.get("traits", {})
