//! The shape that this project began with, all its members set, through every format: what is
//! expected is written by hand from the specification.

use gameliftstreams::{
    ExportFilesMetadata, ExportFilesStatus, Protocol, Shape, StreamSessionStatus,
    StreamSessionStatusReason, StreamSessionSummary, Timestamp, Value,
};

const ARN: &str = "arn:aws:gameliftstreams:eu-central-1:123456789012:streamsession/sg-1/s-2";
const ROLE: &str = "arn:aws:iam::123456789012:role/GameLiftStreams-r4";
const APPLICATION: &str = "arn:aws:gameliftstreams:eu-central-1:123456789012:application/a-3";

/// 2026-04-27T12:30:00.5Z.
fn updated() -> Timestamp {
    Timestamp::new(1_777_293_000, 500_000_000).unwrap()
}

/// 2026-04-27T11:45:12Z.
fn created() -> Timestamp {
    Timestamp::new(1_777_290_312, 0).unwrap()
}

fn summary() -> StreamSessionSummary {
    StreamSessionSummary::make()
        .arn(ARN)
        .user_id("player-0042")
        .status(StreamSessionStatus::Terminated)
        .status_reason(StreamSessionStatusReason::IdleTimeout)
        .protocol(Protocol::Webrtc)
        .last_updated_at(updated())
        .created_at(created())
        .application_arn(APPLICATION)
        .export_files_metadata(
            ExportFilesMetadata::make()
                .status(ExportFilesStatus::Failed)
                .status_reason("no \"bucket\" <here> & there")
                .output_uri("s3://example-exports/run 17/"),
        )
        .location("eu-central-1")
        .role_arn(ROLE)
}

fn value() -> Value {
    let string = |text: &str| Value::String(text.to_owned());
    let enumeration = |text: &str| Value::Enum(text.to_owned());
    Value::Structure(vec![
        ("Arn".into(), string(ARN)),
        ("UserId".into(), string("player-0042")),
        ("Status".into(), enumeration("TERMINATED")),
        ("StatusReason".into(), enumeration("idleTimeout")),
        ("Protocol".into(), enumeration("WebRTC")),
        ("LastUpdatedAt".into(), Value::Timestamp(updated())),
        ("CreatedAt".into(), Value::Timestamp(created())),
        ("ApplicationArn".into(), string(APPLICATION)),
        (
            "ExportFilesMetadata".into(),
            Value::Structure(vec![
                ("Status".into(), enumeration("FAILED")),
                ("StatusReason".into(), string("no \"bucket\" <here> & there")),
                ("OutputUri".into(), string("s3://example-exports/run 17/")),
            ]),
        ),
        ("Location".into(), string("eu-central-1")),
        ("RoleArn".into(), string(ROLE)),
    ])
}

const JSON: &str = concat!(
    r#"{"Arn":"arn:aws:gameliftstreams:eu-central-1:123456789012:streamsession/sg-1/s-2","#,
    r#""UserId":"player-0042","Status":"TERMINATED","StatusReason":"idleTimeout","#,
    r#""Protocol":"WebRTC","LastUpdatedAt":1777293000.5,"CreatedAt":1777290312,"#,
    r#""ApplicationArn":"arn:aws:gameliftstreams:eu-central-1:123456789012:application/a-3","#,
    r#""ExportFilesMetadata":{"Status":"FAILED","StatusReason":"no \"bucket\" <here> & there","#,
    r#""OutputUri":"s3://example-exports/run 17/"},"Location":"eu-central-1","#,
    r#""RoleArn":"arn:aws:iam::123456789012:role/GameLiftStreams-r4"}"#,
);

const XML: &str = concat!(
    "<StreamSessionSummary>",
    "<Arn>arn:aws:gameliftstreams:eu-central-1:123456789012:streamsession/sg-1/s-2</Arn>",
    "<UserId>player-0042</UserId><Status>TERMINATED</Status>",
    "<StatusReason>idleTimeout</StatusReason><Protocol>WebRTC</Protocol>",
    "<LastUpdatedAt>2026-04-27T12:30:00.5Z</LastUpdatedAt>",
    "<CreatedAt>2026-04-27T11:45:12Z</CreatedAt>",
    "<ApplicationArn>arn:aws:gameliftstreams:eu-central-1:123456789012:application/a-3",
    "</ApplicationArn><ExportFilesMetadata><Status>FAILED</Status>",
    "<StatusReason>no \"bucket\" &lt;here&gt; &amp; there</StatusReason>",
    "<OutputUri>s3://example-exports/run 17/</OutputUri></ExportFilesMetadata>",
    "<Location>eu-central-1</Location>",
    "<RoleArn>arn:aws:iam::123456789012:role/GameLiftStreams-r4</RoleArn></StreamSessionSummary>",
);

#[test]
fn every_member_is_set() {
    let Value::Structure(members) = value() else { panic!("not a structure") };
    let set: Vec<String> = members.into_iter().map(|(name, _)| name.into_owned()).collect();
    let all: Vec<&str> = StreamSessionSummary::SCHEMA.members().iter().map(|m| m.name()).collect();
    assert_eq!(set, all);
}

#[test]
fn to_value() {
    assert_eq!(summary().to_value(), value());
}

#[test]
fn from_value() {
    assert_eq!(StreamSessionSummary::from_value(&value()), Ok(summary()));
}

#[test]
fn to_json() {
    assert_eq!(summary().to_json(), JSON);
}

#[test]
fn from_json() {
    assert_eq!(StreamSessionSummary::from_json(JSON), Ok(summary()));
    // White space, and members in any order.
    let spread = "\n{ \"CreatedAt\" : 1777290312.0 ,\t\"Status\":\r\n\"TERMINATED\" } ";
    let expected =
        StreamSessionSummary::make().status(StreamSessionStatus::Terminated).created_at(created());
    assert_eq!(StreamSessionSummary::from_json(spread), Ok(expected));
}

#[test]
fn to_xml() {
    assert_eq!(summary().to_xml().as_deref(), Ok(XML));
}

#[test]
fn from_xml() {
    assert_eq!(StreamSessionSummary::from_xml(XML), Ok(summary()));
    let spread = "<?xml version=\"1.0\"?>\n<Result>\n  <Status>TERMINATED</Status>\n  \
                  <!-- later -->\n  <CreatedAt>\n2026-04-27T13:45:12+02:00</CreatedAt>\n</Result>\n";
    let expected =
        StreamSessionSummary::make().status(StreamSessionStatus::Terminated).created_at(created());
    assert_eq!(StreamSessionSummary::from_xml(spread), Ok(expected));
}

#[test]
fn to_query() {
    let query = summary().to_query();
    let pairs: Vec<_> = query.pairs().collect();
    assert_eq!(
        pairs,
        [
            ("Arn", ARN),
            ("UserId", "player-0042"),
            ("Status", "TERMINATED"),
            ("StatusReason", "idleTimeout"),
            ("Protocol", "WebRTC"),
            ("LastUpdatedAt", "2026-04-27T12:30:00.5Z"),
            ("CreatedAt", "2026-04-27T11:45:12Z"),
            ("ApplicationArn", APPLICATION),
            ("ExportFilesMetadata.Status", "FAILED"),
            ("ExportFilesMetadata.StatusReason", "no \"bucket\" <here> & there"),
            ("ExportFilesMetadata.OutputUri", "s3://example-exports/run 17/"),
            ("Location", "eu-central-1"),
            ("RoleArn", ROLE),
        ],
    );
    assert_eq!(
        query.to_string(),
        "Arn=arn%3Aaws%3Agameliftstreams%3Aeu-central-1%3A123456789012%3Astreamsession%2Fsg-1%2Fs-2\
         &UserId=player-0042&Status=TERMINATED&StatusReason=idleTimeout&Protocol=WebRTC\
         &LastUpdatedAt=2026-04-27T12%3A30%3A00.5Z&CreatedAt=2026-04-27T11%3A45%3A12Z\
         &ApplicationArn=arn%3Aaws%3Agameliftstreams%3Aeu-central-1%3A123456789012%3Aapplication%2Fa-3\
         &ExportFilesMetadata.Status=FAILED\
         &ExportFilesMetadata.StatusReason=no%20%22bucket%22%20%3Chere%3E%20%26%20there\
         &ExportFilesMetadata.OutputUri=s3%3A%2F%2Fexample-exports%2Frun%2017%2F\
         &Location=eu-central-1\
         &RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2FGameLiftStreams-r4",
    );
}

#[test]
fn serde() {
    let json = serde_json::to_string(&summary()).unwrap();
    assert_eq!(json, JSON);
    assert_eq!(serde_json::from_str::<StreamSessionSummary>(JSON).unwrap(), summary());
}
