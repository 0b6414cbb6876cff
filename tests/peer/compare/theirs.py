"""botocore's half: its own client, whose requests are caught before they leave."""

import os
import time
from urllib.parse import urlsplit

os.environ["TZ"] = "UTC"
time.tzset()

import botocore  # noqa: E402
import botocore.session  # noqa: E402
from botocore import UNSIGNED, xform_name  # noqa: E402
from botocore.awsrequest import AWSResponse  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError, ParamValidationError  # noqa: E402

from .model import Operation  # noqa: E402

VERSION = botocore.__version__

# What its HTTP client, its retries and its statistics add.
TRANSPORT_HEADERS = {"user-agent", "content-length", "amz-sdk-invocation-id", "amz-sdk-request"}


class Peer:
    def __init__(self, endpoint: str, validates: bool):
        config = Config(
            signature_version=UNSIGNED,
            parameter_validation=validates,
            retries={"total_max_attempts": 1},
        )
        session = botocore.session.Session()
        self._client = session.create_client(
            "gameliftstreams", region_name="us-west-2", endpoint_url=endpoint, config=config
        )
        self._client.meta.events.register("before-send", self._catch)
        self._request = None
        self._response = None

    def write_request(self, operation: Operation, members: dict) -> dict:
        """The request of an input, or the name of the member that it refuses."""
        self._response = {"status": 200, "headers": {}, "body": ""}
        try:
            self._call(operation, members)
        except ParamValidationError as error:
            return {"refused": str(error)}
        request = self._request
        url = urlsplit(request.url)
        headers = {name.lower(): _text(value) for name, value in request.headers.items()}
        return {
            "method": request.method,
            "path": url.path,
            "query": url.query,
            "headers": {k: v for k, v in headers.items() if k not in TRANSPORT_HEADERS},
            "body": _text(request.body or b""),
        }

    def read_response(self, operation: Operation, response: dict) -> dict:
        """The output, or the error, of a response."""
        self._response = response
        try:
            # Any input will do to get a response.
            output = self._call(operation, dict.fromkeys(operation.labels, "x"))
        except ClientError as error:
            metadata = error.response["ResponseMetadata"]
            return {
                "code": error.response["Error"]["Code"],
                "message": error.response["Error"]["Message"],
                "requestId": metadata.get("RequestId"),
                "status": metadata["HTTPStatusCode"],
                "class": type(error).__name__,
                "shape": {
                    name: value
                    for name, value in error.response.items()
                    if name not in ("Error", "ResponseMetadata")
                },
            }
        del output["ResponseMetadata"]
        return {"shape": output}

    def _call(self, operation: Operation, members: dict):
        return getattr(self._client, xform_name(operation.name))(**members)

    def _catch(self, request, **_):
        self._request = request
        response = self._response
        return AWSResponse(
            request.url, int(response["status"]), response["headers"], Body(response["body"])
        )


class Body:
    """What botocore reads the body of a response from."""

    def __init__(self, text: str):
        self._content = text.encode()

    def stream(self, **_):
        yield self._content


def _text(value) -> str:
    return value.decode() if isinstance(value, bytes) else value
