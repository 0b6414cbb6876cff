"""Where the two differ on purpose. Each is checked to be just that difference, and counted."""

from collections import Counter
from enum import Enum


class Decision(Enum):
    TOKEN = "an idempotency token that is absent: each makes up its own UUID of version 4"
    DOTS = "a label that is `.` or `..`: botocore sends it, ours refuses it"
    LABEL = "a label that is absent or empty: both refuse it, each in its words"
    REQUIRED = "a required member that is missing: botocore has nothing, ours Smithy's correction"
    NULL = "null in a list or map that is not sparse: botocore keeps it, ours drops it"
    PRECISION = (
        "a timestamp finer than a microsecond or a double: botocore rounds it, ours is exact"
    )
    UNREADABLE = "an output that is no JSON: botocore's is empty, ours an error with its cause"
    UNREADABLE_ERROR = "an error that is no JSON: it is botocore's message, and the body of ours"
    STATUS_ONLY = "an empty or HTML body from 500 on: botocore reads no header, ours reads them"
    UNNAMED = "an error that nothing names: botocore's code is the status, ours is empty"
    TWO_NAMES = "an error with `__type` and `code`: botocore takes `code`, ours `__type`"
    OTHER_ERROR = "an error of other operations: botocore has its class, ours is unhandled"
    NO_MESSAGE = "an error without a message: botocore's is empty, ours is absent"


class Difference(Exception):
    """What is not the same, and where."""


def same(what: str, theirs, ours):
    if typed(theirs) != typed(ours):
        raise Difference(f"{what}: botocore has {theirs!r}, ours {ours!r}")


def typed(value):
    """The value with its booleans marked: to Python, true is 1."""
    match value:
        case bool():
            return (bool, value)
        case dict():
            return {key: typed(item) for key, item in value.items()}
        case list():
            return [typed(item) for item in value]
        case _:
            return value


Decided = Counter[Decision]
