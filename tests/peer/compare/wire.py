"""JSON as a service may write it: with any white space and escapes, and numbers of all digits."""

import json
from decimal import Decimal


def read(text: str):
    """Reads JSON; numbers with a point become decimals, which keep every digit."""
    return json.loads(text, parse_float=Decimal)


def write(value, random) -> str:
    """Writes JSON, each time in another of its spellings."""
    space = random.choice(["", "", " ", "\n\t", " \r\n"])
    ensure_ascii = random.random() < 0.5
    slash = random.choice(["/", "\\/"])

    def text(value) -> str:
        match value:
            case dict():
                members = (f"{text(key)}{space}:{space}{text(item)}" for key, item in value.items())
                return "{" + space + f"{space},{space}".join(members) + space + "}"
            case list():
                return "[" + space + f",{space}".join(map(text, value)) + space + "]"
            case str():
                return json.dumps(value, ensure_ascii=ensure_ascii).replace("/", slash)
            case Decimal():
                return str(value)
            case _:
                return json.dumps(value)

    return space + text(value) + space
