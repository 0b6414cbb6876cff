//! The first page of a crate's documentation: what the service is, a call, and the features.

use super::hidden::docs_on_hidden;
use super::package::{client_dependency, features, title};
use super::scope::is_type_of;
use super::{HEADER, Options};
use crate::documentation::plain;
use crate::lower::{Crate, Example, ExampleEndpoint};

/// Returns `src/service.md`.
pub(super) fn emit(lowered: &Crate<'_>, options: &Options) -> String {
    let title = title(lowered);
    let version = lowered.service.as_service().and_then(|service| service.version.as_deref());
    let version =
        version.map_or(String::new(), |version| format!(", version {version} of its API"));
    let docs =
        if lowered.docs.is_empty() { String::new() } else { format!("\n{}\n", lowered.docs) };
    let hidden = docs_on_hidden(lowered);
    let (title, version) = (plain(&title), plain(&version));
    let example = lowered.example.as_ref();
    let has_client = client_dependency(lowered, options).is_some();
    let call = example.map_or(String::new(), |example| {
        let by_client = if has_client { client_call(options, example) } else { String::new() };
        by_client + &call(lowered, options, example, has_client)
    });
    let features = feature_list(lowered, has_client);
    format!("<!-- {HEADER} -->\n\nThe shapes of {title}{version}.\n{hidden}{docs}{call}{features}")
}

/// Returns the section with a call by the client.
fn client_call(options: &Options, example: &Example) -> String {
    let name = options.name.replace('-', "_");
    let Example { operation, input, owns_input, .. } = example;
    let setters = setters(example);
    let (import, method) = match owns_input {
        true => (String::new(), "call".to_owned()),
        false => {
            (format!("use {name}::operations::{operation};\n"), format!("call_as::<{operation}>"))
        }
    };
    let mut items = ["Client", input.as_str()];
    items.sort_unstable();
    let items = items.join(", ");
    format!(
        r#"
# Example

With the feature `client`:

```no_run
# #[cfg(feature = "client")]
# fn example() -> Result<(), Box<dyn std::error::Error>> {{
{import}use {name}::{{{items}}};

// With the region and the credentials that every AWS tool finds.
let client = Client::from_env()?;
let output = client.{method}(&{input}::make(){setters})?;
# Ok(())
# }}
```

With the feature `tokio` it is `AsyncClient`, and the call is awaited.
"#
    )
}

fn setters(example: &Example) -> String {
    example.setters.iter().map(|setter| format!(".{setter}(\"…\")")).collect()
}

/// Returns the section with an example of a call over any HTTP client.
///
/// It is compiled as a test, but not run. Without the feature `http` there is nothing to call, so
/// the hidden function around it disappears.
fn call(lowered: &Crate<'_>, options: &Options, example: &Example, has_client: bool) -> String {
    let name = options.name.replace('-', "_");
    let Example { operation, input, .. } = example;
    let endpoint = match &example.endpoint {
        ExampleEndpoint::InRegion(setter) => format!(
            "let params = Params::default().{setter}(\"us-west-2\");\n\
             let endpoint = params.for_operation::<{operation}>(&input).resolve()?;"
        ),
        ExampleEndpoint::Url => {
            "let endpoint = Endpoint::new(\"https://service.example.com\")?;".to_owned()
        }
    };
    let imports = imports(lowered, &name, example);
    let setters = setters(example);
    let heading = if has_client { "Without the client" } else { "Example" };
    format!(
        r#"
# {heading}

```no_run
# #[cfg(feature = "http")]
# fn example() -> Result<(), Box<dyn std::error::Error>> {{
# type Response = {name}::runtime::http::Response<Vec<u8>>;
# fn send<T>(_: T) -> Response {{ Response::default() }}
{imports}
let input = {input}::make(){setters};
{endpoint}
let request = {operation}::to_request(&input, &endpoint)?;

// Sign and send the request with any HTTP client, then read the response.
let response = send(request);
let output = {operation}::from_response(&response)?;
# Ok(())
# }}
```
"#
    )
}

/// Returns the lines that import what the example names.
fn imports(lowered: &Crate<'_>, name: &str, example: &Example) -> String {
    let Example { operation, input, .. } = example;
    let mut lines = String::new();
    let items = match example.endpoint {
        ExampleEndpoint::InRegion(_) => {
            lines.push_str(&format!("use {name}::endpoint::{{EndpointParams, Params}};\n"));
            &["Operation"][..]
        }
        ExampleEndpoint::Url => &["Endpoint", "Operation"],
    };
    lines.push_str(&format!("use {name}::operations::{operation};\n"));
    // The root does not have the items of the runtime whose names are those of types.
    let (hidden, mut items): (Vec<&str>, Vec<&str>) =
        items.iter().partition(|item| is_type_of(lowered, item));
    hidden.iter().for_each(|item| lines.push_str(&format!("use {name}::runtime::{item};\n")));
    items.push(input);
    items.sort_unstable();
    match items.as_slice() {
        [item] => lines.push_str(&format!("use {name}::{item};\n")),
        items => lines.push_str(&format!("use {name}::{{{}}};\n", items.join(", "))),
    }
    lines
}

/// Returns the section that lists the features of the crate.
fn feature_list(lowered: &Crate<'_>, has_client: bool) -> String {
    let mut text = "\n# Features\n\n".to_owned();
    for feature in features(lowered) {
        let default = if feature.is_default { " (default)" } else { "" };
        text.push_str(&format!("* `{}`{default}: {}\n", feature.name, feature.docs));
    }
    if has_client {
        text.push_str("* `client`: `Client`: calls that block their thread.\n");
        text.push_str("* `tokio`: `AsyncClient`: calls that are awaited.\n");
    }
    text
}
