//! Limits on time and length.

use crate::callers::{Settings, each};
use crate::server::{Connection, Server, json};
use smithy_client::{CallError, Limit, TransportErrorKind};
use std::thread;
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(300);

fn serving(serve: fn(&mut Connection)) -> impl Fn() -> (Server, String) {
    move || {
        let server = Server::start(serve);
        let url = server.url();
        (server, url)
    }
}

/// Until the client is gone, and longer than any limit here.
fn hang(connection: &mut Connection) {
    while connection.request().is_some() {}
}

#[test]
fn an_answer_that_never_begins() {
    let mut settings = Settings::new(2);
    settings.timeouts.connect = SHORT;
    settings.timeouts.read = SHORT;
    each(settings, serving(hang), |server, caller| {
        caller.fails_with(TransportErrorKind::Timeout(Limit::Read));
        assert_eq!(server.connections(), 2);
    });
}

#[test]
fn a_body_that_stalls() {
    let mut settings = Settings::new(1);
    settings.timeouts.read = SHORT;
    let stall = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{");
        hang(connection);
    };
    each(settings, serving(stall), |_, caller| {
        caller.fails_with(TransportErrorKind::Timeout(Limit::Read));
    });
}

#[test]
fn a_slow_body_is_as_good_as_any() {
    let mut settings = Settings::new(1);
    settings.timeouts.read = Duration::from_secs(2);
    let slow = |connection: &mut Connection| {
        connection.request();
        for byte in json(r#"{"Items":[]}"#).bytes() {
            connection.write([byte]);
            thread::sleep(Duration::from_millis(1));
        }
        hang(connection);
    };
    each(settings, serving(slow), |_, caller| drop(caller.list().unwrap()));
}

#[test]
fn an_attempt_that_takes_too_long() {
    let mut settings = Settings::new(1);
    settings.timeouts.attempt = SHORT;
    let slow = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
        for _ in 0..1000 {
            connection.write(" ");
            thread::sleep(Duration::from_millis(5));
        }
    };
    each(settings, serving(slow), |_, caller| {
        caller.fails_with(TransportErrorKind::Timeout(Limit::Total));
    });
}

#[test]
fn a_call_that_takes_too_long() {
    let mut settings = Settings::new(50);
    settings.timeouts.call = SHORT;
    let busy = || {
        let server = Server::answering(
            "HTTP/1.1 429 Slow down\r\nx-amzn-errortype: ThrottlingException\r\ncontent-length: 2\r\n\r\n{}",
        );
        let url = server.url();
        (server, url)
    };
    each(settings, busy, |_, caller| {
        let started = Instant::now();
        let error = caller.list().unwrap_err();
        // Whatever ends it, retries do not go on after the limit.
        let is_over = matches!(error, CallError::Timeout(..) | CallError::Transport(..));
        assert!(is_over && started.elapsed() < Duration::from_secs(10), "{error}");
    });
}

#[test]
fn a_head_that_never_ends() {
    let endless = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\n");
        // A client that gave up closes the connection, and writing fails silently.
        (0..5_000)
            .for_each(|number| connection.write(format!("x-{number}: {}\r\n", "y".repeat(200))));
    };
    each(Settings::new(3), serving(endless), |server, caller| {
        caller.fails_with(TransportErrorKind::Answer);
        assert_eq!(server.connections(), 1);
    });
}

#[test]
fn an_answer_of_ten_gigabytes() {
    let huge = |connection: &mut Connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n");
        hang(connection);
    };
    each(Settings::new(3), serving(huge), |server, caller| {
        let started = Instant::now();
        caller.fails_with(TransportErrorKind::Answer);
        // Its length is said before anything of it is read.
        assert!(started.elapsed() < Duration::from_secs(5));
        assert_eq!(server.connections(), 1);
    });
}
