//! Connections: how many there are, and what happens to those that are kept.

use crate::callers::{Settings, each};
use crate::server::{Server, json};
use smithy_client::TransportErrorKind;
use std::thread;
use std::time::Duration;

fn answering() -> (Server, String) {
    let server = Server::answering(json("{}"));
    let url = server.url();
    (server, url)
}

#[test]
fn calls_in_a_row_use_one_connection() {
    each(Settings::new(1), answering, |server, caller| {
        (0..10).for_each(|_| drop(caller.list().unwrap()));
        assert_eq!((server.requests().len(), server.connections()), (10, 1));
    });
}

#[test]
fn a_connection_that_went_stale_is_replaced() {
    let closing = || {
        let server = Server::start(|connection| {
            if connection.request().is_some() {
                connection.write(json("{}"));
            }
        });
        let url = server.url();
        (server, url)
    };
    each(Settings::new(3), closing, |server, caller| {
        for _ in 0..3 {
            caller.list().unwrap();
            // The server closes the connection although the answer does not say so.
            thread::sleep(Duration::from_millis(50));
        }
        assert_eq!((server.requests().len(), server.connections()), (3, 3));
    });
}

#[test]
fn a_thousand_callers_share_a_client() {
    each(Settings::new(3), answering, |server, caller| {
        assert_eq!(caller.list_together(1000), 1000);
        let before = server.connections();
        assert!(before <= 1000, "{before}");
        // What is kept is enough for the next call.
        caller.list().unwrap();
        assert_eq!(server.connections(), before);
        assert_eq!(server.requests().len(), 1001);
    });
}

#[test]
fn nobody_listens() {
    let refused = || {
        // A port that was free a moment ago.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        ((), format!("http://{}", listener.local_addr().unwrap()))
    };
    each(Settings::new(2), refused, |(), caller| {
        let error = caller.fails_with(TransportErrorKind::Connect);
        assert!(error.starts_with("ListApplications failed: no connection: "), "{error}");
        assert!(error.contains("(2 attempts, http://127.0.0.1:"), "{error}");
    });
}

#[test]
fn there_is_no_such_host() {
    let nowhere = || ((), "http://nothing.invalid".to_owned());
    each(Settings::new(1), nowhere, |(), caller| {
        let error = caller.fails_with(TransportErrorKind::Resolve);
        assert!(error.contains("the host was not found"), "{error}");
    });
}

#[test]
fn a_server_without_tls() {
    let plain = || {
        let server = Server::start(|connection| {
            connection.leave_unread();
            connection.write("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        });
        let url = server.https_url();
        (server, url)
    };
    each(Settings::new(3), plain, |server, caller| {
        let error = caller.fails_with(TransportErrorKind::Tls);
        assert!(error.contains("no secure connection"), "{error}");
        // Another attempt would not do better.
        assert_eq!(server.connections(), 1);
    });
}
