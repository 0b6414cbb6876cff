//! The traits of `smithy.test`, `smithy.rules` and `smithy.waiters`.

use super::ValueShape::{
    Any, Boolean, Enum, Integer, List, Map, ShapeId, SomeOf, String, Structure, Text, Union,
};
use super::value_shape::{STRINGS, TEXTS, may, must};
use super::{AppliesTo, Key, KnownTrait, Types, ValueShape, on};
use crate::validate::bounds;

const OPERATION: AppliesTo = AppliesTo::shapes(Types::OPERATION);
const SERVICE: AppliesTo = AppliesTo::shapes(Types::SERVICE);

pub(super) const TRAITS: &[KnownTrait] = &[
    // https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
    on(OPERATION, "smithy.test#eventStreamTests", SomeOf(&Structure(EVENT_STREAM_TEST))),
    on(OPERATION, "smithy.test#httpMalformedRequestTests", SomeOf(&Structure(MALFORMED_TEST))),
    on(OPERATION, "smithy.test#httpRequestTests", SomeOf(&Structure(REQUEST_TEST))),
    on(
        AppliesTo::shapes(Types::OPERATION.or(Types::STRUCTURE)),
        "smithy.test#httpResponseTests",
        SomeOf(&Structure(RESPONSE_TEST)),
    ),
    // https://smithy.io/2.0/additional-specs/smoke-tests.html
    on(OPERATION, "smithy.test#smokeTests", List(&Structure(SMOKE_TEST))),
    // https://smithy.io/2.0/additional-specs/rules-engine/
    on(SERVICE, "smithy.rules#clientContextParams", Map(&Structure(CLIENT_PARAM))),
    on(
        AppliesTo::STRUCTURE_MEMBERS,
        "smithy.rules#contextParam",
        Structure(&[must("name", String)]),
    ),
    on(SERVICE, "smithy.rules#endpointBdd", Any),
    on(SERVICE, "smithy.rules#endpointRuleSet", Any),
    on(
        SERVICE,
        "smithy.rules#endpointTests",
        Structure(&[must("version", String), may("testCases", List(&Structure(ENDPOINT_TEST)))]),
    ),
    on(OPERATION, "smithy.rules#operationContextParams", Map(&Structure(&[must("path", String)]))),
    on(OPERATION, "smithy.rules#staticContextParams", Map(&Structure(&[must("value", Any)]))),
    // https://smithy.io/2.0/additional-specs/waiters.html
    on(OPERATION, "smithy.waiters#waitable", Map(&Structure(WAITER))).rule(bounds::of_delays),
];

const EVENT_STREAM_TEST: &[Key] = &[
    must("id", String),
    must("protocol", ShapeId),
    may("initialRequestParams", Any),
    may("initialRequest", Any),
    may("initialRequestShape", ShapeId),
    may("initialResponseParams", Any),
    may("initialResponse", Any),
    may("initialResponseShape", ShapeId),
    may("events", List(&Structure(EVENT))),
    may("expectation", EXPECTATION),
    may("vendorParams", Any),
    may("vendorParamsShape", ShapeId),
    may("documentation", String),
    may("appliesTo", SIDE),
    may("tags", TEXTS),
];

const EVENT: &[Key] = &[
    must("type", Enum(&["request", "response"])),
    may("params", Any),
    may("headers", Any),
    may("forbidHeaders", STRINGS),
    may("requireHeaders", STRINGS),
    may("body", String),
    may("bodyMediaType", String),
    may("bytes", String),
    may("vendorParams", Any),
    may("vendorParamsShape", ShapeId),
];

const EXPECTATION: ValueShape =
    Union(&[may("success", Structure(&[])), may("failure", Structure(&[may("errorId", ShapeId)]))]);

const SIDE: ValueShape = Enum(&["client", "server"]);

const MALFORMED_TEST: &[Key] = &[
    must("id", String),
    must("protocol", ShapeId),
    must(
        "request",
        Structure(&[
            must("method", Text),
            must("uri", Text),
            may("host", String),
            may("queryParams", STRINGS),
            may("headers", Map(&String)),
            may("body", String),
            may("bodyMediaType", String),
        ]),
    ),
    must(
        "response",
        Structure(&[
            may("headers", Map(&String)),
            must("code", STATUS),
            may(
                "body",
                Structure(&[
                    must(
                        "assertion",
                        Union(&[may("contents", String), may("messageRegex", String)]),
                    ),
                    must("mediaType", String),
                ]),
            ),
        ]),
    ),
    may("documentation", String),
    may("tags", TEXTS),
    may("testParameters", Map(&STRINGS)),
];

const STATUS: ValueShape = Integer(100, 599);

const REQUEST_TEST: &[Key] = &[
    must("id", String),
    must("protocol", ShapeId),
    may("authScheme", ShapeId),
    must("method", Text),
    must("uri", Text),
    may("host", String),
    may("resolvedHost", String),
    may("queryParams", STRINGS),
    may("forbidQueryParams", STRINGS),
    may("requireQueryParams", STRINGS),
    may("headers", Map(&String)),
    may("forbidHeaders", STRINGS),
    may("requireHeaders", STRINGS),
    may("body", String),
    may("bodyMediaType", String),
    may("params", Any),
    may("vendorParams", Any),
    may("vendorParamsShape", ShapeId),
    may("documentation", String),
    may("tags", TEXTS),
    may("appliesTo", SIDE),
];

const RESPONSE_TEST: &[Key] = &[
    must("id", String),
    must("protocol", ShapeId),
    may("authScheme", ShapeId),
    must("code", STATUS),
    may("headers", Map(&String)),
    may("forbidHeaders", STRINGS),
    may("requireHeaders", STRINGS),
    may("body", String),
    may("bodyMediaType", String),
    may("params", Any),
    may("vendorParams", Any),
    may("vendorParamsShape", ShapeId),
    may("documentation", String),
    may("tags", TEXTS),
    may("appliesTo", SIDE),
];

const SMOKE_TEST: &[Key] = &[
    must("id", String),
    may("params", Any),
    may("vendorParams", Any),
    may("vendorParamsShape", ShapeId),
    must("expect", EXPECTATION),
    may("tags", STRINGS),
];

const CLIENT_PARAM: &[Key] =
    &[must("type", Enum(&["string", "boolean"])), may("documentation", String)];

const ENDPOINT_TEST: &[Key] = &[
    may("documentation", String),
    may("params", Any),
    may(
        "operationInputs",
        List(&Structure(&[
            must("operationName", String),
            may("operationParams", Any),
            may("builtInParams", Any),
            may("clientParams", Any),
        ])),
    ),
    must(
        "expect",
        Union(&[
            may("error", String),
            may(
                "endpoint",
                Structure(&[
                    may("url", String),
                    may("headers", Map(&STRINGS)),
                    may("properties", Map(&Any)),
                ]),
            ),
        ]),
    ),
];

const WAITER: &[Key] = &[
    may("documentation", String),
    must("acceptors", SomeOf(&Structure(ACCEPTOR))),
    may("minDelay", DELAY),
    may("maxDelay", DELAY),
    may("deprecated", Boolean),
    may("tags", TEXTS),
];

const DELAY: ValueShape = Integer(1, i32::MAX as i64);

const ACCEPTOR: &[Key] = &[
    must("state", Enum(&["success", "failure", "retry"])),
    must(
        "matcher",
        Union(&[
            may("output", Structure(PATH_MATCHER)),
            may("inputOutput", Structure(PATH_MATCHER)),
            may("errorType", String),
            may("success", Boolean),
        ]),
    ),
    may("message", String),
];

const PATH_MATCHER: &[Key] = &[
    must("path", String),
    must("expected", String),
    must(
        "comparator",
        Enum(&["stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"]),
    ),
];
