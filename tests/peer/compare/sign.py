"""The comparison of signatures: makes requests, has both sign them, and counts."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, urlsplit

import botocore.auth
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from .ours import Ours
from .requests_of import Requests
from .theirs import VERSION

REGION = "us-west-2"
SHOWN = 3
TOKEN = "IQoJb3JpZ2luX2VjE//////////wEaCXVz+LXdl/c3Qt=="


def compare(services: list[str], program: Path, seed: int, cases: int) -> int:
    """Prints how many signatures agreed; 0 if all did."""
    print(f"botocore {VERSION}, {cases} requests a service, seed {seed}")
    print(f"{'service':<20} {'operations':>10} {'headers':>15} {'URLs':>15}")
    results = [Comparison(name, program, seed, cases).run() for name in services]
    return 0 if all(results) else 1


class Comparison:
    def __init__(self, service: str, program: Path, seed: int, cases: int):
        self._random = Random(f"{seed} {service}")
        self._requests = Requests(service, REGION, self._random)
        self._ours = Ours(program)
        self._cases = cases
        self._differences: list[str] = []

    def run(self) -> bool:
        made = [self._requests.make() for _ in range(self._cases)]
        in_headers = [self._case(request) for request in made]
        bare = [it for it in made if not it["body"] and not repeats(it["url"])]
        bare = [it for it in bare if not has_hash(it)]
        in_urls = [
            self._case(request) | {"expires": self._random.choice([1, 900, 3600, 604_800])}
            for request in bare
        ]
        headers = self._agreed(in_headers, self._sign)
        urls = self._agreed(in_urls, self._presign)
        counts = [f"{headers} of {len(in_headers)}", f"{urls} of {len(in_urls)}"]
        operations = len(self._requests.operations)
        print(f"{self._requests.service:<20} {operations:>10} {counts[0]:>15} {counts[1]:>15}")
        for difference in self._differences[:SHOWN]:
            print(f"  {difference}")
        return headers == len(in_headers) > 0 and urls == len(in_urls)

    def _case(self, request: dict) -> dict:
        seconds = self._random.randint(946_684_800, 4_102_444_800)
        time = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds)
        return request | {
            "id": "AKIDEXAMPLE",
            "secret": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "token": self._random.choice([None, TOKEN]),
            "region": REGION,
            "service": self._requests.signing_name,
            "isLiteral": self._requests.is_literal,
            "isUnsigned": False,
            # A few services want the hash of the body in a header although they are not S3.
            "hasHash": has_hash(request),
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def _agreed(self, cases: list[dict], sign) -> int:
        theirs = [sign(case) for case in cases]
        ours = self._ours.ask([{**case, "body": list(case["body"])} for case in cases])
        agreed = 0
        for case, their, our in zip(cases, theirs, ours):
            our = parameters(our) if "url" in our else our
            if our == their:
                agreed += 1
            else:
                what = f"{case['method']} {case['url']}"
                self._differences.append(f"{what}\n    ours   {our}\n    theirs {their}")
        return agreed

    def _sign(self, case: dict) -> dict:
        signer = S3SigV4Auth if case["isLiteral"] else SigV4Auth
        request = their_request(case)
        with_clock(case, signer(credentials(case), case["service"], REGION).add_auth, request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        hashed = headers.get("x-amz-content-sha256")
        # They choose for each request whether its body is signed.
        case["isUnsigned"] = hashed == "UNSIGNED-PAYLOAD"
        return {
            name: headers.get(name)
            for name in [
                "authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"
            ]
        }  # fmt: skip

    def _presign(self, case: dict) -> dict:
        signer = S3SigV4QueryAuth if case["isLiteral"] else SigV4QueryAuth
        case["isUnsigned"] = case["isLiteral"]
        request = their_request(case)
        auth = signer(credentials(case), case["service"], REGION, expires=case["expires"])
        with_clock(case, auth.add_auth, request)
        return parameters({"url": request.url})


def has_hash(request: dict) -> bool:
    return any(name.lower() == "x-amz-content-sha256" for name in request["headers"])


def repeats(url: str) -> bool:
    """Whether a parameter occurs twice: in URLs that it signs, botocore keeps the first alone."""
    names = [name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)]
    return len(names) != len(set(names))


def their_request(case: dict) -> AWSRequest:
    return AWSRequest(
        method=case["method"], url=case["url"], headers=dict(case["headers"]), data=case["body"]
    )


def credentials(case: dict) -> Credentials:
    return Credentials(case["id"], case["secret"], case["token"])


def with_clock(case: dict, sign, request: AWSRequest):
    """Signs at the time of the case."""
    time = datetime.strptime(case["time"], "%Y-%m-%dT%H:%M:%SZ")
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: time
    sign(request)


def parameters(answer: dict) -> dict:
    """A URL as its parts: the order of parameters does not matter."""
    parts = urlsplit(answer["url"])
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    return {"url": (parts.netloc, parts.path or "/", query)}
