"""Requests of any service, at random, as botocore's own client makes them."""

import io
import re
from datetime import datetime, timezone
from random import Random

import botocore.session
from botocore import UNSIGNED, xform_name
from botocore.awsrequest import AWSResponse
from botocore.config import Config

from .generate import STRINGS
from .theirs import TRANSPORT_HEADERS, Body

# The characters of names in HTTP: <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>.
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")

# So deep are structures that refer to themselves.
DEPTH = 4


class Requests:
    def __init__(self, service: str, region: str, random: Random):
        session = botocore.session.Session()
        self.service = self._named(session, service)
        config = Config(
            signature_version=UNSIGNED,
            parameter_validation=False,
            retries={"total_max_attempts": 1},
            request_checksum_calculation="when_required",
            s3={"addressing_style": "path"},
        )
        self._client = session.create_client(self.service, region_name=region, config=config)
        self._client.meta.events.register("before-send", self._catch)
        model = self._client.meta.service_model
        self.signing_name = model.signing_name
        self.is_literal = model.signature_version.startswith("s3")
        names = [model.operation_model(name) for name in model.operation_names]
        self.operations = [it for it in names if not it.has_event_stream_input]
        self._random = random
        self._next = 0
        self._request = None

    def make(self) -> dict:
        """The request of the next operation that botocore can make."""
        for _ in range(100 * len(self.operations)):
            operation = self.operations[self._next % len(self.operations)]
            self._next += 1
            request = self._of(operation)
            if request:
                return request
        raise RuntimeError(f"botocore makes no request of {self.service}")

    def _of(self, operation) -> dict | None:
        members = self._structure(operation.input_shape, 0) if operation.input_shape else {}
        self._request = None
        try:
            getattr(self._client, xform_name(operation.name))(**members)
        except Exception:
            # Not every input can be written, and the empty answer is not every operation's.
            pass
        request = self._request
        if request is None:
            return None
        body = request.body or b""
        body = body.read() if hasattr(body, "read") else body
        headers = {name: text(value) for name, value in request.headers.items()}
        # No HTTP client sends what is not a header.
        if not all(NAME.fullmatch(name) for name in headers):
            return None
        if not all(value.isprintable() for value in headers.values()):
            return None
        return {
            "method": request.method,
            "url": request.url,
            "headers": {k: v for k, v in headers.items() if k.lower() not in TRANSPORT_HEADERS},
            "body": body.encode() if isinstance(body, str) else body,
        }

    def _catch(self, request, **_):
        self._request = request
        return AWSResponse(request.url, 200, {}, Body(""))

    def _named(self, session, service: str) -> str:
        """The name of a service, which may be given by its ID in AWS's SDKs."""
        known = session.get_available_services()
        if service in known:
            return service
        for name in known:
            if session.get_service_model(name).service_id == service:
                return name
        raise SystemExit(f"botocore has no service {service}")

    def _structure(self, shape, depth: int) -> dict:
        wanted = {
            name: member
            for name, member in shape.members.items()
            if name in shape.required_members or (depth < DEPTH and self._random.random() < 0.4)
        }
        if getattr(shape, "is_tagged_union", False) and shape.members:
            name = self._random.choice(list(shape.members))
            wanted = {name: shape.members[name]}
        return {name: self._value(member, depth + 1, wanted) for name, member in wanted.items()}

    def _value(self, shape, depth: int, _=None):
        match shape.type_name:
            case "structure" if getattr(shape, "is_document_type", False):
                return {self._string(): 1}
            case "structure":
                return self._structure(shape, depth)
            case "list":
                return [self._value(shape.member, depth + 1) for _ in range(self._size(depth))]
            case "map":
                return {
                    self._text(shape.key): self._value(shape.value, depth + 1)
                    for _ in range(self._size(depth))
                }
            case "string":
                return self._text(shape)
            case "blob":
                content = self._string().encode()
                return io.BytesIO(content) if shape.serialization.get("streaming") else content
            case "integer" | "long":
                return self._random.choice([0, 1, -1, 100, 2**31 - 1])
            case "float" | "double":
                return self._random.choice([0.5, -1.25, 100.0])
            case "boolean":
                return self._random.random() < 0.5
            case "timestamp":
                seconds = self._random.randint(0, 4_000_000_000)
                return datetime.fromtimestamp(seconds, timezone.utc)

    def _text(self, shape) -> str:
        values = getattr(shape, "enum", None)
        return self._random.choice(values) if values else self._string()

    def _string(self) -> str:
        strings = self._random.choices(STRINGS, k=self._random.choice([1, 1, 2]))
        return "".join(strings) or "a"

    def _size(self, depth: int) -> int:
        return self._random.choice([0, 1, 2]) if depth < DEPTH else 0


def text(value) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
