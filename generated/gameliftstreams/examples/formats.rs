//! Reads a session from JSON, changes it, and writes it in other formats.
//!
//! ```sh
//! cargo run --package gameliftstreams --example formats
//! ```

use gameliftstreams::runtime::WithUnknown;
use gameliftstreams::{Shape, StreamSessionStatus, StreamSessionSummary, Value};

const SESSION: &str = r#"{"Arn":"arn:1","UserId":"player-7","Status":"ACTIVE","Mood":"good"}"#;

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut session = StreamSessionSummary::from_json(SESSION)?;
    assert_eq!(session.status, Some(StreamSessionStatus::Active));
    session = session.status(StreamSessionStatus::Terminated);

    println!("JSON   {}", session.to_json());
    println!("XML    {}", session.to_xml()?);
    println!("query  {}", session.to_query());
    println!("debug  {session:?}");

    // A tree of typed values, for code that does not know the type.
    assert_eq!(
        session.to_value().get("UserId"),
        Some(&Value::String("player-7".to_owned()))
    );

    // The model has no `Mood`, so it was skipped. Ask for such members if you write back what you read.
    let mut kept = WithUnknown::<StreamSessionSummary>::from_json(SESSION)?;
    kept.user_id = Some("player-8".to_owned());
    println!("kept   {}", kept.to_json());
    assert!(
        kept.to_json()
            .ends_with(r#""Status":"ACTIVE","Mood":"good"}"#)
    );

    // Errors name the place.
    let error = StreamSessionSummary::from_json(r#"{"UserId":7}"#).unwrap_err();
    println!("error  {error}");
    assert_eq!(error.to_string(), "/UserId: expected a string at byte 10");

    // All violations of the model's constraints at once.
    let violations = session.arn("").validate().unwrap_err();
    println!("wrong  {violations}");
    assert!(
        violations
            .to_string()
            .starts_with("/Arn: must have a length of 1 to 128")
    );
    Ok(())
}
