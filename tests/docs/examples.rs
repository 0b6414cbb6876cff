//! The examples of the generated crate, run as a user would run them: each asserts what it shows.

/// Includes each example as a module, and runs its `main`.
macro_rules! examples {
    ($($name:ident = $path:literal)*) => {$(
        #[path = $path]
        mod $name;

        #[test]
        fn $name() -> Result<(), Box<dyn std::error::Error>> {
            $name::main()
        }
    )*

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

examples! {
    call = "../../generated/gameliftstreams/examples/call.rs"
    call_async = "../../generated/gameliftstreams/examples/call_async.rs"
    fake_server = "../../generated/gameliftstreams/examples/fake_server.rs"
    formats = "../../generated/gameliftstreams/examples/formats.rs"
    list_applications = "../../generated/gameliftstreams/examples/list_applications.rs"
    wait_for_application = "../../generated/gameliftstreams/examples/wait_for_application.rs"
}

#[test]
fn no_example_is_left_out() {
    let folder = super::root().join("generated/gameliftstreams/examples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, NAMES);
}
