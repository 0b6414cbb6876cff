"""Responses, as services and what stands before them may give them."""

from dataclasses import dataclass, field

from . import wire
from .generate import Generator
from .model import Model, Operation

SPELLINGS = [
    "{}",
    "com.amazonaws.gameliftstreams#{}",
    "{}:http://internal.amazon.com/coral/com.amazon.coral.validate/",
    "com.amazonaws.gameliftstreams#{}:http://internal.amazon.com/",
]
UNREADABLE = [
    "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>",
    "upstream connect error or disconnect/reset before headers",
    '{"Message":"cut',
    '{"Items":[{"Arn":"a"},',
]


@dataclass
class Case:
    """A response, and what is in it."""

    operation: Operation
    status: int
    headers: dict = field(default_factory=dict)
    body: str = ""
    # What the body holds, or nothing if it is no JSON.
    wire: dict | None = None
    # How the header, `__type` and `code` name an error.
    names: dict = field(default_factory=dict)

    def request_id(self) -> str | None:
        ids = [value for name, value in self.headers.items() if name.lower() == "x-amzn-requestid"]
        return ids[0] if ids else None

    def response(self) -> dict:
        return {"status": str(self.status), "headers": self.headers, "body": self.body}


class Responses:
    def __init__(self, model: Model, generator: Generator):
        self.model = model
        self.generator = generator
        self.random = generator.random

    def any(self, operation: Operation) -> Case:
        make = self.random.choices(
            [self._output, self._empty, self._broken, self._error], [5, 1, 1, 5]
        )
        return make[0](operation)

    def _output(self, operation: Operation) -> Case:
        case = Case(operation, operation.status, self._request_id())
        self._fill(case, self.generator.wire(operation.output))
        return case

    def _empty(self, operation: Operation) -> Case:
        return Case(
            operation, self.random.choice([200, 201, 202, 204, 299]), self._request_id(), wire={}
        )

    def _broken(self, operation: Operation) -> Case:
        return Case(operation, 200, self._request_id(), self.random.choice(UNREADABLE))

    def _error(self, operation: Operation) -> Case:
        status = self.random.choice([400, 402, 403, 404, 409, 413, 429, 500, 502, 503])
        case = Case(operation, status, self._request_id())
        body = self._error_body()
        for place in self._places():
            name = self._name(operation)
            spelled = self.random.choice(SPELLINGS).format(name)
            case.names[place] = name
            if place == "header":
                case.headers["X-Amzn-Errortype"] = spelled
            else:
                body[place] = spelled
        if set(case.names) <= {"header"} and self.random.random() < 0.4:
            case.body = self.random.choice(["", *UNREADABLE])
            case.wire = {} if case.body == "" else None
        else:
            self._fill(case, body)
        return case

    def _error_body(self) -> dict:
        keys = self.random.choice(
            [["Message"], ["Message"], ["message"], ["message", "Message"], []]
        )
        body = {key: self.generator.string() or "." for key in keys}
        if self.random.random() < 0.3:
            body["Future"] = [None, {"Message": "another"}]
        return body

    def _places(self) -> list[str]:
        places = [["header"], ["__type"], ["code"], ["header", "__type"], ["header", "code"]]
        return self.random.choice([*places, ["__type", "code"], []])

    def _name(self, operation: Operation) -> str:
        unknown = ["NewException", "ThrottledException", "UnrecognizedClientException"]
        return self.random.choice([*operation.errors, *self.model.errors, *unknown])

    def _fill(self, case: Case, members: dict):
        pairs = list(members.items())
        self.random.shuffle(pairs)
        case.wire = dict(pairs)
        case.body = wire.write(case.wire, self.random)

    def _request_id(self) -> dict:
        name = self.random.choice(["x-amzn-RequestId", "X-AMZN-REQUESTID", None])
        return {name: f"request-{self.random.randrange(10**6)}"} if name else {}
