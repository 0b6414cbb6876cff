"""The shapes of a model as one would write them by hand for serde_derive."""

import json
import re
from pathlib import Path

# Timestamps are seconds, as on the wire.
SIMPLE = {
    "boolean": "bool",
    "double": "f64",
    "float": "f32",
    "integer": "i32",
    "long": "i64",
    "string": "String",
    "timestamp": "f64",
}

# Those that Smithy's models are likely to have for members.
KEYWORDS = {"as", "for", "in", "loop", "match", "mod", "move", "ref", "type", "use", "where"}


def write(model: Path, library: Path):
    """Writes the source of a library with every structure and enum of the model."""
    shapes = json.loads(model.read_text())["shapes"]
    items = [item(shapes, id, shape) for id, shape in sorted(shapes.items())]
    text = "use serde::{Deserialize, Serialize};\nuse std::collections::HashMap;\n"
    library.parent.mkdir(exist_ok=True)
    library.write_text(text + "".join(items))


def item(shapes: dict, id: str, shape: dict) -> str:
    """The item of a shape, if it has one."""
    if shape["type"] == "structure":
        return structure(shapes, name(id), shape["members"])
    if shape["type"] == "enum":
        return enum(name(id), shape["members"])
    if shape["type"] in ("union", "intEnum"):
        raise ValueError(f"{id}: how would one write a shape of type {shape['type']} by hand?")
    return ""


def structure(shapes: dict, name: str, members: dict) -> str:
    fields = "".join(field(shapes, *member) for member in members.items())
    return f"""
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct {name} {{{fields}}}
"""


def field(shapes: dict, name: str, member: dict) -> str:
    return f"""
    #[serde(rename = "{name}", skip_serializing_if = "Option::is_none")]
    pub {snake(name)}: Option<{rust_type(shapes, member["target"])}>,
"""


def enum(name: str, members: dict) -> str:
    variants = "".join(variant(*member) for member in members.items())
    return f"""
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum {name} {{{variants}
    #[serde(other)]
    Unknown,
}}
"""


def variant(name: str, member: dict) -> str:
    value = member["traits"]["smithy.api#enumValue"]
    return f"""
    #[serde(rename = "{value}")]
    {camel(name)},"""


def rust_type(shapes: dict, target: str) -> str:
    """The type of a member with this target."""
    # The prelude is in no model: its shapes are named like their types.
    shape = shapes.get(target, {"type": name(target).lower()})
    match shape["type"]:
        case "structure" | "enum":
            return name(target)
        case "list":
            return f"Vec<{rust_type(shapes, shape['member']['target'])}>"
        case "map":
            return f"HashMap<String, {rust_type(shapes, shape['value']['target'])}>"
        case simple:
            return SIMPLE[simple]


def name(id: str) -> str:
    return id.partition("#")[2]


def snake(name: str) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return f"r#{name}" if name in KEYWORDS else name


def camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
