//! Operations on stream URLs.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::Unit;
use gameliftstreams::runtime::operation::Paginated;
use gameliftstreams::*;

use crate::exchange::{exchange, exchange_errors};

const ROLE: &str = "arn:aws:iam::123456789012:role/GameLiftStreams-r";

#[test]
fn create_stream_url() {
    exchange::<CreateStreamUrl>(
        CreateStreamUrlInput::make()
            .identifier("sg-1")
            .application_identifier("a-1")
            .protocol(Protocol::Webrtc)
            .url_expires_after_minutes(90)
            .usage_limit(3)
            .description("Demo 1.4 @ fair")
            .locations(["us-east-1", "eu-central-1"])
            .session_length_seconds(1)
            .additional_launch_args(["--level", "3"])
            .additional_environment_variables([("MODE", "demo")])
            .role_arn(ROLE)
            .display_configuration(
                DisplayConfiguration::make().resolution(Resolution::make(1280, 720)),
            )
            .client_token("0123456789abcdef0123456789abcdef"),
        (
            "POST /streamgroups/sg-1/streamurls",
            r#"{"ApplicationIdentifier":"a-1","Protocol":"WebRTC","UrlExpiresAfterMinutes":90,"UsageLimit":3,"Description":"Demo 1.4 @ fair","Locations":["us-east-1","eu-central-1"],"SessionLengthSeconds":1,"AdditionalLaunchArgs":["--level","3"],"AdditionalEnvironmentVariables":{"MODE":"demo"},"RoleArn":"arn:aws:iam::123456789012:role/GameLiftStreams-r","DisplayConfiguration":{"Resolution":{"Width":1280,"Height":720}},"ClientToken":"0123456789abcdef0123456789abcdef"}"#,
        ),
        (
            201,
            r#"{"Arn":"su-1","StreamUrlId":"1","StreamUrl":"https://example.com/?t=a%2Fb","Status":"ACTIVE","ExpiresAt":1777298400,"CreatedAt":1777293000.5,"UsageLimit":3,"RemainingUses":3,"DisplayConfiguration":{}}"#,
        ),
        CreateStreamUrlOutput::make("su-1")
            .stream_url_id("1")
            .stream_url("https://example.com/?t=a%2Fb")
            .status(StreamUrlStatus::Active)
            .expires_at("2026-04-27T14:00:00Z".parse().unwrap())
            .created_at("2026-04-27T12:30:00.5Z".parse().unwrap())
            .usage_limit(3)
            .remaining_uses(3)
            .display_configuration(DisplayConfiguration::make()),
    );
    exchange_errors::<CreateStreamUrl>(&[
        "AccessDeniedException",
        "ConflictException",
        "InternalServerException",
        "ResourceNotFoundException",
        "ServiceQuotaExceededException",
        "ThrottlingException",
        "ValidationException",
    ]);
}

#[test]
fn get_stream_url() {
    exchange::<GetStreamUrl>(
        GetStreamUrlInput::make()
            .identifier("sg-1")
            .stream_url_identifier("arn:aws:gameliftstreams:eu:1:streamurl/sg-1/su-1"),
        (
            "GET /streamgroups/sg-1/streamurls/arn%3Aaws%3Agameliftstreams%3Aeu%3A1%3Astreamurl%2Fsg-1%2Fsu-1",
            "",
        ),
        (
            200,
            r#"{"Arn":"su-1","Status":"REVOKED","StatusReason":"revokedAndTerminatingSessions","RemainingUses":0,"StreamGroupArn":"sg-1","ApplicationArn":"a-1","Protocol":"WebRTC","Locations":["us-east-1"],"SessionLengthSeconds":43200,"Description":"Demo","AdditionalLaunchArgs":[],"AdditionalEnvironmentVariables":{},"RoleArn":"arn:aws:iam::123456789012:role/GameLiftStreams-r","DisplayConfiguration":{"Resolution":{"Width":320,"Height":4096}},"StreamSessions":[{"Arn":"s-1","Status":"TERMINATING"},{}]}"#,
        ),
        GetStreamUrlOutput::make("su-1")
            .status(StreamUrlStatus::Revoked)
            .status_reason(StreamUrlStatusReason::RevokedAndTerminatingSessions)
            .remaining_uses(0)
            .stream_group_arn("sg-1")
            .application_arn("a-1")
            .protocol(Protocol::Webrtc)
            .locations(["us-east-1"])
            .session_length_seconds(43_200)
            .description("Demo")
            .additional_launch_args([""; 0])
            .additional_environment_variables([("", ""); 0])
            .role_arn(ROLE)
            .display_configuration(
                DisplayConfiguration::make().resolution(Resolution::make(320, 4096)),
            )
            .stream_sessions([
                StreamSessionSummary::make().arn("s-1").status(StreamSessionStatus::Terminating),
                StreamSessionSummary::make(),
            ]),
    );
    exchange_errors::<GetStreamUrl>(&[
        "AccessDeniedException",
        "InternalServerException",
        "ResourceNotFoundException",
        "ThrottlingException",
        "ValidationException",
    ]);
}

#[test]
fn list_stream_urls() {
    exchange::<ListStreamUrls>(
        ListStreamUrlsInput::make()
            .status(StreamUrlStatus::LimitReached)
            .stream_group_identifier("sg-1")
            .next_token("a+/b=")
            .max_results(100),
        (
            "GET /streamurls?Status=LIMIT_REACHED&StreamGroupIdentifier=sg-1&NextToken=a%2B%2Fb%3D&MaxResults=100",
            "",
        ),
        (
            200,
            r#"{"Items":[{"Arn":"su-1","StreamUrlId":"1","StreamUrl":"https://example.com/1","Status":"LIMIT_REACHED","ExpiresAt":0,"CreatedAt":-1,"UsageLimit":1,"RemainingUses":0,"StreamGroupArn":"sg-1","ApplicationArn":"a-1","SessionLengthSeconds":60,"Description":"x"},{"Arn":"su-2","Status":"PAUSED","StatusReason":"someDay"}],"NextToken":"more"}"#,
        ),
        ListStreamUrlsOutput::make()
            .items([
                StreamUrlSummary::make("su-1")
                    .stream_url_id("1")
                    .stream_url("https://example.com/1")
                    .status(StreamUrlStatus::LimitReached)
                    .expires_at("1970-01-01T00:00:00Z".parse().unwrap())
                    .created_at("1969-12-31T23:59:59Z".parse().unwrap())
                    .usage_limit(1)
                    .remaining_uses(0)
                    .stream_group_arn("sg-1")
                    .application_arn("a-1")
                    .session_length_seconds(60)
                    .description("x"),
                StreamUrlSummary::make("su-2")
                    .status("PAUSED".into())
                    .status_reason("someDay".into()),
            ])
            .next_token("more"),
    );
    exchange::<ListStreamUrls>(
        ListStreamUrlsInput::make(),
        ("GET /streamurls", ""),
        (200, "{}"),
        ListStreamUrlsOutput::make(),
    );
    let first = ListStreamUrlsInput::make().status(StreamUrlStatus::Active);
    let next = ListStreamUrls::next_page(&first, &ListStreamUrlsOutput::make().next_token("2"));
    assert_eq!(next, Ok(Some(first.next_token("2"))));
    exchange_errors::<ListStreamUrls>(&[
        "AccessDeniedException",
        "InternalServerException",
        "ThrottlingException",
        "ValidationException",
    ]);
}

#[test]
fn revoke_stream_url() {
    let input = || RevokeStreamUrlInput::make().identifier("sg-1").stream_url_identifier("su-1");
    exchange::<RevokeStreamUrl>(
        input().revocation_mode(RevocationMode::RevokeAndTerminateSessions),
        (
            "POST /streamgroups/sg-1/streamurls/su-1/revoke",
            r#"{"RevocationMode":"REVOKE_AND_TERMINATE_SESSIONS"}"#,
        ),
        (204, ""),
        Unit,
    );
    // The input has a member for the body, so that there is one.
    exchange::<RevokeStreamUrl>(
        input(),
        ("POST /streamgroups/sg-1/streamurls/su-1/revoke", "{}"),
        (204, ""),
        Unit,
    );
    exchange_errors::<RevokeStreamUrl>(&[
        "AccessDeniedException",
        "InternalServerException",
        "ResourceNotFoundException",
        "ThrottlingException",
        "ValidationException",
    ]);
}
