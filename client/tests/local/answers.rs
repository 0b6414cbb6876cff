//! Answers that are not what a service gives, and callers that do not wait for theirs.

use crate::callers::{Caller, Settings, each};
use crate::server::{Server, json};
use gameliftstreams::ListApplicationsInput;
use smithy_client::CallError;
use std::time::Duration;

fn answering(answer: &str) -> impl Fn() -> (Server, String) {
    move || {
        let server = Server::answering(answer);
        let url = server.url();
        (server, url)
    }
}

const PAGE: &str = "<html><body>Bad Gateway</body></html>";

#[test]
fn a_page_of_a_proxy() {
    let length = PAGE.len();
    let answer = |status: &str| {
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: {length}\r\n\r\n{PAGE}"
        )
    };
    each(Settings::new(2), answering(&answer("502 Bad Gateway")), |server, caller| {
        let error = caller.list().unwrap_err();
        assert!(matches!(error, CallError::Service(..)), "{error}");
        assert!(error.to_string().contains("status 502"), "{error}");
        assert_eq!(server.requests().len(), 2);
    });
    each(Settings::new(2), answering(&answer("200 OK")), |server, caller| {
        let error = caller.list().unwrap_err();
        assert!(matches!(error, CallError::Service(..)), "{error}");
        assert!(error.to_string().contains("cannot be read"), "{error}");
        // The answer will not be another one.
        assert_eq!(server.requests().len(), 1);
    });
}

#[test]
fn an_interim_answer_comes_first() {
    let answer = format!("HTTP/1.1 100 Continue\r\n\r\n{}", json("{}"));
    each(Settings::new(1), answering(&answer), |_, caller| drop(caller.list().unwrap()));
}

#[test]
fn nothing_follows_a_redirect() {
    let answer = "HTTP/1.1 301 Moved\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    each(Settings::new(2), answering(answer), |server, caller| {
        let error = caller.list().unwrap_err();
        assert!(matches!(error, CallError::Service(..)), "{error}");
        assert!(error.to_string().contains("status 301"), "{error}");
        assert!(error.to_string().ends_with("such as this one to http://127.0.0.1:1/"), "{error}");
        assert_eq!(server.requests().len(), 1);
    });
}

#[test]
fn callers_that_stop_waiting() {
    let silent = || {
        let server = Server::start(|connection| {
            while let Some(request) = connection.request() {
                if request.line.contains("NextToken") {
                    continue;
                }
                connection.write(json(r#"{"NextToken":"2"}"#));
            }
        });
        let url = server.url();
        (server, url)
    };
    each(Settings::new(3), silent, |server, caller| match caller {
        Caller::Blocking(client) => {
            let mut pages = client.pages(&ListApplicationsInput::make());
            assert!(pages.next().unwrap().is_ok());
            drop(pages);
            assert_eq!(server.requests().len(), 1);
        }
        Caller::Tokio(runtime, client) => runtime.block_on(async {
            let mut pages = client.pages(&ListApplicationsInput::make());
            assert!(pages.next().await.unwrap().is_ok());
            let second = tokio::time::timeout(Duration::from_millis(200), pages.next()).await;
            assert!(second.is_err());
            drop(pages);
            // No retry goes on behind the caller's back.
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(server.requests().len(), 2);
        }),
    });
}
