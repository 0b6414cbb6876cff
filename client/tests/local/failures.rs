//! Answers that do not come whole, and what is tried again.

use crate::callers::{Settings, each};
use crate::server::{Connection, Server, json};
use smithy_client::TransportErrorKind;

/// A server whose first connections do one thing, and all others answer.
fn failing(count: usize, fail: fn(&mut Connection)) -> impl Fn() -> (Server, String) {
    move || {
        let server = Server::start(move |connection| {
            if connection.number < count {
                return fail(connection);
            }
            while connection.request().is_some() {
                connection.write(json("{}"));
            }
        });
        let url = server.url();
        (server, url)
    }
}

#[test]
fn attempts_are_one_call_to_the_server() {
    let failing = || {
        let server = Server::answering("HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n");
        let url = server.url();
        (server, url)
    };
    each(Settings::new(3), failing, |server, caller| {
        let error = caller.list().unwrap_err().to_string();
        assert!(error.contains("status 503") && error.contains("3 attempts"), "{error}");
        let requests = server.requests();
        let attempts: Vec<&str> = requests.iter().map(|it| it.header("amz-sdk-request")).collect();
        assert_eq!(attempts, ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
        let id = requests[0].header("amz-sdk-invocation-id");
        assert!(requests.iter().all(|it| it.header("amz-sdk-invocation-id") == id));
        // A status is an answer like any other: the connection is kept.
        assert_eq!(server.connections(), 1);
    });
}

#[test]
fn a_connection_that_ends_before_the_answer() {
    let close = |connection: &mut Connection| drop(connection.request());
    each(Settings::new(3), failing(2, close), |server, caller| {
        caller.list().unwrap();
        assert_eq!(server.connections(), 3);
    });
}

#[test]
fn a_connection_that_is_reset() {
    each(Settings::new(3), failing(2, Connection::leave_unread), |server, caller| {
        caller.list().unwrap();
        assert_eq!(server.connections(), 3);
    });
    each(Settings::new(2), failing(9, Connection::leave_unread), |_, caller| {
        let error = caller.fails_with(TransportErrorKind::Broken);
        assert!(error.contains("the connection broke off"), "{error}");
    });
}

#[test]
fn a_body_that_breaks_off_at_every_byte() {
    let whole = json(r#"{"Items":[]}"#);
    for end in 0..whole.len() {
        let start = || {
            let part = whole[..end].to_owned();
            let server = Server::start(move |connection| {
                while connection.request().is_some() {
                    if connection.number == 0 {
                        return connection.write(&part);
                    }
                    connection.write(json(r#"{"Items":[]}"#));
                }
            });
            let url = server.url();
            (server, url)
        };
        each(Settings::new(2), start, |server, caller| {
            caller.list().unwrap_or_else(|error| panic!("{end}: {error}"));
            assert_eq!(server.connections(), 2, "{end}");
        });
    }
}

#[test]
fn a_body_that_always_breaks_off() {
    let part = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{");
    };
    each(Settings::new(3), failing(9, part), |server, caller| {
        caller.fails_with(TransportErrorKind::Broken);
        assert_eq!(server.connections(), 3);
    });
    let chunk = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n");
    };
    each(Settings::new(1), failing(9, chunk), |_, caller| {
        caller.fails_with(TransportErrorKind::Broken);
    });
}
