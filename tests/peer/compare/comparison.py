"""The comparison: makes the cases, asks both, and counts."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .check_outcomes import Outcomes
from .check_requests import Requests
from .decisions import Decided, Difference
from .generate import Generator
from .model import Model, Operation
from .ours import Ours
from .responses import Responses
from .theirs import VERSION, Peer

ORIGIN = "https://streams.example.com"
BASE = "/base"
# Of the differences that are none of the decisions, so many are shown, cut at so many characters.
SHOWN = 10
WIDTH = 600


def compare(model: Path, program: Path, seed: int, cases: int) -> int:
    """Prints how many cases agreed; 0 if all did."""
    comparison = Comparison(Model(model), Ours(program), seed, cases)
    operations = len(comparison.model.operations)
    print(f"botocore {VERSION}, {operations} operations, {cases} cases each, seed {seed}")
    comparison.requests()
    comparison.refusals()
    comparison.responses()
    comparison.report()
    return 0 if comparison.agreed == comparison.asked else 1


class Comparison:
    def __init__(self, model: Model, ours: Ours, seed: int, cases: int):
        self.model = model
        self.asked: Counter[str] = Counter()
        self.agreed: Counter[str] = Counter()
        self._decided: Decided = Counter()
        self._ours = ours
        self._generator = Generator(model, Random(seed))
        self._cases = cases
        self._peer = Peer(ORIGIN + BASE, validates=False)
        self._requests = Requests(self._decided)
        self._outcomes = Outcomes(model, self._decided)

    def requests(self):
        """Both write requests, and our server reads botocore's."""
        inputs = [(o, self._generator.input(o.input)) for o in self._each_operation()]
        theirs = [self._peer.write_request(o, given) for o, given in inputs]
        ours = self._ours.ask([ask_to_write(o, given) for o, given in inputs])
        for (operation, given), their, our in zip(inputs, theirs, ours):
            self._case("requests", self._requests.written, operation, given, their, our)
        ours = self._ours.ask([ask_to_read(o, their) for (o, _), their in zip(inputs, theirs)])
        for (operation, given), our in zip(inputs, ours):
            self._case("requests that we read", self._requests.read, operation, given, our)

    def refusals(self):
        """Both refuse an input without what belongs into the path."""
        strict = Peer(ORIGIN + BASE, validates=True)
        for operation in self.model.operations:
            for label in operation.labels:
                labels = dict.fromkeys(operation.labels, "x")
                del labels[label]
                for given in (labels, labels | {label: ""}):
                    their = strict.write_request(operation, given)
                    [our] = self._ours.ask([ask_to_write(operation, given)])
                    self._case("refused labels", self._requests.refused, label, their, our)

    def responses(self):
        """Both read responses, and botocore reads those of our server."""
        make = Responses(self.model, self._generator)
        cases = [make.any(operation) for operation in self._each_operation()]
        asked = [question("read a response", c.operation, **c.response()) for c in cases]
        outputs = []
        for case, our in zip(cases, self._ours.ask(asked)):
            their = self._peer.read_response(case.operation, case.response())
            self._case("responses", self._outcomes.read, case, their, our)
            if "shape" in our:
                outputs.append((case.operation, our["written"]))
        asked = [question("write a response", o, shape=shape) for o, shape in outputs]
        for (operation, shape), our in zip(outputs, self._ours.ask(asked)):
            their = self._peer.read_response(operation, our)
            check = self._outcomes.written
            self._case("responses that we write", check, operation, shape, their, our)

    def report(self):
        for kind, asked in self.asked.items():
            print(f"{self.agreed[kind]:8} of {asked} {kind} agreed")
        print("Differences that are decisions, each checked to be no other:")
        for decision, count in sorted(self._decided.items(), key=lambda item: -item[1]):
            print(f"{count:8}  {decision.value}")
        print(f"{self.agreed.total()} of {self.asked.total()} cases agreed")

    def _each_operation(self) -> Iterator[Operation]:
        return (operation for operation in self.model.operations for _ in range(self._cases))

    def _case(self, kind: str, check, *what):
        self.asked[kind] += 1
        try:
            check(*what)
            self.agreed[kind] += 1
        except Difference as difference:
            if self.asked.total() - self.agreed.total() <= SHOWN:
                print(f"{kind}: {str(difference)[:WIDTH]}\n    {str(what)[:WIDTH]}")


def question(ask: str, operation: Operation, **what) -> dict:
    return {"ask": ask, "operation": operation.name} | what


def ask_to_write(operation: Operation, given: dict) -> dict:
    return question("write a request", operation, endpoint=ORIGIN + BASE, shape=json.dumps(given))


def ask_to_read(operation: Operation, request: dict) -> dict:
    """A server knows nothing of the path that the endpoint begins with."""
    query = request["query"] and f"?{request['query']}"
    uri = ORIGIN + request["path"].removeprefix(BASE) + query
    return question("read a request", operation, uri=uri, **request)
