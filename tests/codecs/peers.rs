//! What quick-xml's own way from XML to structures reads is what our way over its markup reads.
//! serde_json is JSON's peer in the bodies of [`tests::fuzz`].

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use gameliftstreams::{Shape, StreamSessionSummary};
use serde::Deserialize;

/// A session as one would write it by hand.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Session {
    arn: Option<String>,
    user_id: Option<String>,
    status: Option<String>,
    status_reason: Option<String>,
    protocol: Option<String>,
    last_updated_at: Option<String>,
    created_at: Option<String>,
    application_arn: Option<String>,
    export_files_metadata: Option<Export>,
    location: Option<String>,
    role_arn: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Export {
    status: Option<String>,
    status_reason: Option<String>,
    output_uri: Option<String>,
}

#[track_caller]
fn same(ours: &Option<impl ToString>, theirs: &Option<String>) {
    let ours = ours.as_ref().map(ToString::to_string);
    // quick-xml takes white space around a text for markup. That we do not is in `round_trips`.
    let is_space = |c| matches!(c, ' ' | '\t' | '\r' | '\n');
    let trimmed = |text: &String| text.trim_matches(is_space).to_owned();
    assert_eq!(ours.as_ref().map(trimmed), theirs.as_ref().map(trimmed));
}

#[test]
fn xml_is_read_as_by_quick_xml() {
    let mut random = Random::new(3);
    for _ in 0..500 {
        let session: StreamSessionSummary = arbitrary(&mut random, Extent::XML);
        let xml = session.to_xml().expect("only what XML can hold");
        let ours = StreamSessionSummary::from_xml(&xml).expect("what was written is read");
        let theirs: Session = quick_xml::de::from_str(&xml).expect("what was written is XML");
        same(&ours.arn, &theirs.arn);
        same(&ours.user_id, &theirs.user_id);
        same(&ours.status, &theirs.status);
        same(&ours.status_reason, &theirs.status_reason);
        same(&ours.protocol, &theirs.protocol);
        same(&ours.last_updated_at, &theirs.last_updated_at);
        same(&ours.created_at, &theirs.created_at);
        same(&ours.application_arn, &theirs.application_arn);
        same(&ours.location, &theirs.location);
        same(&ours.role_arn, &theirs.role_arn);
        let ours = ours.export_files_metadata.unwrap_or_default();
        let theirs = theirs.export_files_metadata.unwrap_or_default();
        same(&ours.status, &theirs.status);
        same(&ours.status_reason, &theirs.status_reason);
        same(&ours.output_uri, &theirs.output_uri);
    }
}
