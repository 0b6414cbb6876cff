//! The compiler that each package asks for, which must not be older than what its dependencies ask for.
//! What the code itself uses of the standard library, clippy's `incompatible_msrv` compares.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// The part of what `cargo metadata` prints that counts here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: Vec<String>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    rust_version: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

#[test]
fn no_dependency_needs_a_newer_compiler() {
    let metadata = metadata();
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.id.as_str(), package)).collect();
    let dependencies: BTreeMap<&str, &[String]> =
        metadata.resolve.nodes.iter().map(|node| (&*node.id, &*node.dependencies)).collect();
    let mut wrong = Vec::new();
    for member in &metadata.workspace_members {
        let package = packages[member.as_str()];
        let own =
            version(package).unwrap_or_else(|| panic!("{} has no rust-version", package.name));
        let (mut seen, mut left) = (BTreeSet::new(), vec![member.as_str()]);
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            if version(packages[id]).is_some_and(|needed| needed > own) {
                wrong.push(format!("{} depends on {}", package.name, packages[id].name));
            }
            left.extend(dependencies[id].iter().map(String::as_str));
        }
    }
    assert!(wrong.is_empty(), "a newer compiler is needed:\n{}", wrong.join("\n"));
}

/// The workspace as it is on this system, with the features that its packages turn on.
fn metadata() -> Metadata {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let rustc = Command::new("rustc").args(["--print", "host-tuple"]).output().unwrap();
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform"])
        .arg(String::from_utf8(rustc.stdout).unwrap().trim())
        .current_dir(workspace)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The numbers of a version: `1.88` is `[1, 88, 0]`.
fn version(package: &Package) -> Option<[u32; 3]> {
    let mut numbers =
        package.rust_version.as_ref()?.split('.').map(|number| number.parse().unwrap());
    Some(std::array::from_fn(|_| numbers.next().unwrap_or(0)))
}
