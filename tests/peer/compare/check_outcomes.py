"""Whether outputs and errors are read the same, but for the decisions."""

from http.client import responses as REASONS

from . import wire
from .check_values import Values
from .decisions import Decided, Decision, Difference, same
from .model import Model, Operation
from .responses import Case


class Outcomes:
    def __init__(self, model: Model, decided: Decided):
        self._model = model
        self._decided = decided
        self._values = Values(model, decided)

    def read(self, case: Case, theirs: dict, ours: dict):
        """Compares what is read from a response."""
        if case.status >= 300:
            self._error(case, theirs, ours)
        elif case.wire is None and case.operation.output["members"]:
            self._unreadable(case, theirs, ours)
        else:
            self._output(case, theirs, ours)

    def _output(self, case: Case, theirs: dict, ours: dict):
        if "shape" not in theirs or "shape" not in ours:
            raise Difference(f"no outputs: botocore has {theirs}, ours {ours}")
        read = wire.read(ours["shape"])
        self._values.structure("", case.operation.output, case.wire or {}, theirs["shape"], read)

    def written(self, operation: Operation, shape: str, theirs: dict, ours: dict):
        """Botocore must read from our server's response what our server was given."""
        same("status", str(operation.status), ours["status"])
        given = wire.read(shape)
        self._values.structure("", operation.output, given, theirs["shape"], given)

    def _unreadable(self, case: Case, theirs: dict, ours: dict):
        same("output", {"shape": {}}, theirs)
        same("status", case.status, ours["status"])
        if not ours["error"]["cause"]:
            raise Difference(f"ours has read what is no JSON: {ours}")
        self._decided[Decision.UNREADABLE] += 1

    def _error(self, case: Case, theirs: dict, ours: dict):
        if "status" not in theirs or "status" not in ours:
            raise Difference(f"no errors: botocore has {theirs}, ours {ours}")
        same("status", theirs["status"], ours["status"])
        if case.status >= 500 and (case.body == "" or case.body.startswith("<html>")):
            self._status_only(case, theirs, ours)
        else:
            same("request id", theirs["requestId"], ours["requestId"])
            self._code(case, theirs["code"], ours["code"])
            self._message(case, theirs["message"], ours["message"])
        self._variant(case, theirs, ours)

    def _status_only(self, case: Case, theirs: dict, ours: dict):
        same("code", str(case.status), theirs["code"])
        same("message", REASONS[case.status], theirs["message"])
        same("request id", None, theirs["requestId"])
        same("code", case.names.get("header", ""), ours["code"])
        same("message", None, ours["message"])
        same("request id", case.request_id(), ours["requestId"])
        self._decided[Decision.STATUS_ONLY] += 1

    def _code(self, case: Case, theirs: str, ours: str):
        if not case.names:
            same("code", (str(case.status), ""), (theirs, ours))
            self._decided[Decision.UNNAMED] += 1
        elif case.names.keys() == {"__type", "code"}:
            same("code", (case.names["code"], case.names["__type"]), (theirs, ours))
            self._decided[Decision.TWO_NAMES] += 1
        else:
            same("code", theirs, ours)

    def _message(self, case: Case, theirs: str, ours: str | None):
        if case.wire is None:
            same("message", (case.body, None), (theirs, ours))
            self._decided[Decision.UNREADABLE_ERROR] += 1
        elif not case.wire.keys() & {"message", "Message"}:
            same("message", ("", None), (theirs, ours))
            self._decided[Decision.NO_MESSAGE] += 1
        else:
            same("message", theirs, ours)

    def _variant(self, case: Case, theirs: dict, ours: dict):
        """Compares the class of the error with the variant, and the members of both."""
        is_class = theirs["code"] in self._model.errors
        same("class", theirs["class"], theirs["code"] if is_class else "ClientError")
        is_listed = ours["code"] in case.operation.errors
        if is_listed and case.wire is None:
            same("variant", None, ours["error"]["name"])
            same("cause", True, ours["error"]["cause"] is not None)
        elif is_listed:
            same("variant", ours["code"], ours["error"]["name"])
            self._members(case, theirs, ours)
        else:
            same("error", {"name": None, "cause": None}, ours["error"])
            self._decided[Decision.OTHER_ERROR] += is_class

    def _members(self, case: Case, theirs: dict, ours: dict):
        shape = self._model.error(ours["code"])
        # Where botocore takes another name, it may know no shape: then the wire says what there is.
        known = theirs["shape"] if theirs["code"] == ours["code"] else case.wire
        known = {name: known[name] for name in shape["members"] if name in known}
        self._values.structure("", shape, case.wire, known, wire.read(ours["error"]["shape"]))
