//! Which endpoint the caller of a client has chosen.

use std::collections::BTreeMap;

use serde_json::Value;
use smithy_shapes::operation::Operation;
use smithy_shapes::schema::HttpBinding;
use smithy_shapes::{Endpoint, Error};

use crate::conformance::case::RequestCase;

/// The endpoint of a case.
///
/// A host that is resolved through `@endpoint` is what the protocol has to make of the given one.
/// Any other is a matter of the service: the caller has chosen it, maybe with a label in it that
/// the path then lacks, such as the bucket of Amazon S3.
pub(super) struct Host<'a> {
    host: &'a str,
    /// Whether the service takes segments `.` and `..` as they are, since the case expects them.
    has_literal_paths: bool,
    /// The name of a label that is in the host, and its value.
    label: Option<(&'static str, String)>,
}

impl<'a> Host<'a> {
    pub(super) fn of<O: Operation>(case: &'a RequestCase) -> Host<'a> {
        let given = case.host.as_deref().unwrap_or("example.com");
        let has_prefix = O::SCHEMA.host_prefix().is_some();
        let has_literal_paths = case.uri.split('/').any(|segment| matches!(segment, "." | ".."));
        match case.resolved_host.as_deref() {
            Some(resolved) if !has_prefix && resolved != given => {
                Host { host: resolved, has_literal_paths, label: label_in::<O>(resolved, case) }
            }
            _ => Host { host: given, has_literal_paths, label: None },
        }
    }

    /// Returns the endpoint for a client.
    pub(super) fn endpoint(&self) -> Result<Endpoint, Error> {
        let mut endpoint = Endpoint::new(&format!("https://{}", self.host))?;
        if self.has_literal_paths {
            endpoint = endpoint.with_literal_paths();
        }
        Ok(match &self.label {
            Some((name, _)) => endpoint.with_label_in_host(*name),
            None => endpoint,
        })
    }

    /// Returns the path for a server, whose front has put the label where the model has it.
    pub(super) fn path_for_server(&self, path: &str) -> String {
        match &self.label {
            Some((_, value)) => format!("/{value}{path}").trim_end_matches('/').to_owned(),
            None => path.to_owned(),
        }
    }
}

/// Returns the first label of the path, if the host begins with its value and the path does not.
fn label_in<O: Operation>(host: &str, case: &RequestCase) -> Option<(&'static str, String)> {
    let params = case.params.as_deref()?.get();
    let params: BTreeMap<String, Value> = serde_json::from_str(params).ok()?;
    O::SCHEMA.input().members().iter().find_map(|member| {
        let value = params.get(member.name())?.as_str()?;
        let is_label = member.http_binding() == Some(HttpBinding::Label);
        let in_host = host.starts_with(&format!("{value}."));
        let in_path = case.uri.starts_with(&format!("/{value}"));
        (is_label && in_host && !in_path).then(|| (member.name(), value.to_owned()))
    })
}
