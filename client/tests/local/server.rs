//! A server that does with each connection what a test says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A server, and what it saw. It lives as long as the tests do.
pub struct Server {
    address: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    requests: Mutex<Vec<Request>>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    /// As in `GET /applications HTTP/1.1`.
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// A connection to the server.
pub struct Connection {
    reader: BufReader<TcpStream>,
    /// Counted from 0.
    pub number: usize,
    seen: Arc<Seen>,
}

impl Server {
    /// Starts a server that does this with each connection, which closes after it.
    pub fn start(serve: impl Fn(&mut Connection) + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let seen = Arc::new(Seen::default());
        let (serve, shared) = (Arc::new(serve), Arc::clone(&seen));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let number = shared.connections.fetch_add(1, Ordering::SeqCst);
                let (serve, seen) = (Arc::clone(&serve), Arc::clone(&shared));
                stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
                let reader = BufReader::new(stream);
                thread::spawn(move || serve(&mut Connection { reader, number, seen }));
            }
        });
        Server { address, seen }
    }

    /// Starts a server that answers every request with these bytes, on connections that stay open.
    pub fn answering(answer: impl Into<Vec<u8>>) -> Server {
        let answer = answer.into();
        Server::start(move |connection| {
            while connection.request().is_some() {
                connection.write(&answer);
            }
        })
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn https_url(&self) -> String {
        format!("https://{}", self.address)
    }

    pub fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.seen.requests.lock().unwrap().clone()
    }
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

impl Connection {
    /// Reads a whole request. None if the client closed the connection.
    pub fn request(&mut self) -> Option<Request> {
        let line = self.line()?;
        let mut headers = Vec::new();
        while let Some(line) = self.line().filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':')?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Request { line, headers, body: Vec::new() };
        let length = request.header("content-length").parse().unwrap_or(0);
        request.body = vec![0; length];
        self.reader.read_exact(&mut request.body).ok()?;
        self.seen.requests.lock().unwrap().push(request.clone());
        Some(request)
    }

    /// Writes what a client may not be there any more to read.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.reader.get_mut().write_all(bytes.as_ref());
    }

    /// Makes the connection end with a reset instead of its orderly end, which is what happens if a
    /// program closes it before it read everything.
    pub fn leave_unread(&mut self) {
        let mut byte = [0];
        let _ = self.reader.get_mut().read(&mut byte);
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        Some(line.trim_end().to_owned())
    }
}

/// An answer with a JSON body.
pub fn json(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}
