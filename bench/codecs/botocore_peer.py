"""Times botocore's parsers and serializers.

Takes tasks as JSON from standard input, and prints versions and times as JSON.
"""

import datetime
import gc
import json
import platform
import random
import statistics
import sys
import timeit
import urllib.parse

import botocore
import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize

SAMPLES = 20


def main():
    request = json.load(sys.stdin)
    model = botocore.loaders.Loader().load_service_model(request["service"], "service-2")
    service = botocore.model.ServiceModel(model, request["service"])
    print(
        json.dumps(
            {
                "version": f"botocore {botocore.__version__}, Python {platform.python_version()}",
                "times": {
                    task["comparison"]: measure(service, task, request["seconds"])
                    for task in request["tasks"]
                },
            }
        )
    )


def measure(service, task, seconds):
    operation = service.operation_model(task["operation"])
    work, check = (reader if task["direction"] == "read" else writer)(operation, task)
    actual = check(work())
    if actual != task["expected"]:
        sys.exit(f"{task['comparison']}: expected\n{task['expected']}\nbut got\n{actual}")
    return time(work, seconds)


def reader(operation, task):
    """Parses the text as the answer of the operation, or as its request if it is that."""
    shape = operation.input_shape if task["is_request"] else operation.output_shape
    parser = botocore.parsers.create_parser(task["protocol"])
    response = {"body": task["text"].encode(), "headers": {}, "status_code": 200}

    def plain(parsed):
        del parsed["ResponseMetadata"]
        return json.loads(json.dumps(parsed, default=datetime.datetime.timestamp))

    return lambda: parser.parse(response, shape), plain


def writer(operation, task):
    """Serializes a request to the text of its body."""
    serializer = botocore.serialize.create_serializer(task["protocol"], include_validation=False)

    def write():
        body = serializer.serialize_to_request(task["value"], operation)["body"]
        return urllib.parse.urlencode(body) if isinstance(body, dict) else body

    def plain(text):
        if task["protocol"] != "query":
            return json.loads(text)
        pairs = dict(urllib.parse.parse_qsl(text))
        return {name: pairs[name] for name in pairs if name not in ("Action", "Version")}

    return write, plain


def time(work, seconds):
    """The median of samples in nanoseconds, with a confidence interval of 95 % by bootstrap."""
    timer = timeit.Timer(work, setup=gc.enable)
    count = max(1, round(seconds / SAMPLES / (timer.timeit(10) / 10)))
    samples = [timer.timeit(count) / count * 1e9 for _ in range(SAMPLES)]
    medians = sorted(
        statistics.median(random.choices(samples, k=SAMPLES)) for _ in range(1000)
    )
    return {"low": medians[25], "median": statistics.median(samples), "high": medians[974]}


main()
