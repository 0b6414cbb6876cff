//! What clients read from their surroundings, broken: the bodies of fuzz targets, for a moment.

use checks::round_trips::random::Random;
use std::fs;
use tests::broken::broken;
use tests::fuzz;

/// Breaks every seed of a fuzz target.
fn run(name: &str, tokens: &[&str], check: fn(&[u8])) {
    let folder = format!("{}/fuzz/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let mut random = Random::new(1);
    for path in paths {
        let seed = fs::read(path).unwrap();
        check(&seed);
        for _ in 0..2000 {
            check(&broken(&mut random, &seed, &seed, tokens));
        }
    }
}

#[test]
fn broken_profiles() {
    let tokens = ["\n", "[", "]", "=", " ", "#", ";", "[profile a]\n", "source_profile = a\n", "é"];
    run("profiles", &tokens, fuzz::profiles);
}

#[test]
fn broken_credentials() {
    let tokens = ["{", "}", "[", "\"", ":", ",", "null", "1", "\\u0000", "\n"];
    run("credentials", &tokens, fuzz::credentials);
}

#[test]
fn broken_presigned_urls() {
    let tokens = ["?", "&", "=", "%", "%2F", "/", "..", "X-Amz-Signature=", "+", "%zz"];
    run("presigned_urls", &tokens, fuzz::presigned_urls);
}
