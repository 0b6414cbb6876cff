//! Operations on stream sessions.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::Unit;
use gameliftstreams::*;

use crate::exchange::{exchange, exchange_errors};

#[test]
fn create_stream_session_admin_shell() {
    exchange::<CreateStreamSessionAdminShell>(
        CreateStreamSessionAdminShellInput::make()
            .identifier("sg-1")
            .stream_session_identifier("s/1"),
        ("POST /streamgroups/sg-1/streamsessions/s%2F1/access", ""),
        (
            200,
            r#"{"SessionId":"op-1","StreamUrl":"wss://example.com/op-1?role=a&b","TokenValue":"AAEAAf+/="}"#,
        ),
        CreateStreamSessionAdminShellOutput::make()
            .session_id("op-1")
            .stream_url("wss://example.com/op-1?role=a&b")
            .token_value("AAEAAf+/="),
    );
    exchange_errors::<CreateStreamSessionAdminShell>(&[
        "AccessDeniedException",
        "InternalServerException",
        "ResourceNotFoundException",
        "StreamSessionAccessNotReadyException",
        "ThrottlingException",
        "ValidationException",
    ]);
}

#[test]
fn create_stream_session_connection() {
    exchange::<CreateStreamSessionConnection>(
        CreateStreamSessionConnectionInput::make()
            .client_token("0123456789abcdef0123456789abcdef")
            .identifier("sg-1")
            .stream_session_identifier("s-1")
            .signal_request("v=0\r\n"),
        (
            "POST /streamgroups/sg-1/streamsessions/s-1/connections",
            r#"{"ClientToken":"0123456789abcdef0123456789abcdef","SignalRequest":"v=0\r\n"}"#,
        ),
        (200, r#"{"SignalResponse":"v=1"}"#),
        CreateStreamSessionConnectionOutput::make().signal_response("v=1"),
    );
}

#[test]
fn export_stream_session_files() {
    exchange::<ExportStreamSessionFiles>(
        ExportStreamSessionFilesInput::make()
            .identifier("sg-1")
            .stream_session_identifier("s-1")
            .output_uri("s3://exports/s 1.zip"),
        (
            "PUT /streamgroups/sg-1/streamsessions/s-1/exportfiles",
            r#"{"OutputUri":"s3://exports/s 1.zip"}"#,
        ),
        (200, "{}"),
        ExportStreamSessionFilesOutput::make(),
    );
}

#[test]
fn get_stream_session() {
    exchange::<GetStreamSession>(
        GetStreamSessionInput::make().identifier("sg-1").stream_session_identifier("s-1"),
        ("GET /streamgroups/sg-1/streamsessions/s-1", ""),
        (
            200,
            r#"{"Status":"ERROR","StatusReason":"applicationLogS3DestinationError","SignalRequest":"v=0","AdditionalEnvironmentVariables":{},"PerformanceStatsConfiguration":{},"ExportFilesMetadata":{"Status":"FAILED","StatusReason":"","OutputUri":"s3://exports/a.zip"}}"#,
        ),
        GetStreamSessionOutput::make()
            .status(StreamSessionStatus::Error)
            .status_reason(StreamSessionStatusReason::AppLogS3DestinationError)
            .signal_request("v=0")
            .additional_environment_variables([("", ""); 0])
            .performance_stats_configuration(PerformanceStatsConfiguration::make())
            .export_files_metadata(
                ExportFilesMetadata::make()
                    .status(ExportFilesStatus::Failed)
                    .status_reason("")
                    .output_uri("s3://exports/a.zip"),
            ),
    );
    exchange::<GetStreamSession>(
        GetStreamSessionInput::make().identifier("sg-1").stream_session_identifier("s-1"),
        ("GET /streamgroups/sg-1/streamsessions/s-1", ""),
        (
            200,
            r#"{"StatusReason":"assumeRoleFailed","RoleArn":"arn:aws:iam::123456789012:role/GameLiftStreams-r","DisplayConfiguration":{"Resolution":{"Width":1920,"Height":1080}},"ApplicationStartedAt":1777293000,"StreamingStartedAt":1777293030.25,"StreamingEndedAt":1777293031}"#,
        ),
        GetStreamSessionOutput::make()
            .status_reason(StreamSessionStatusReason::AssumeRoleFailed)
            .role_arn("arn:aws:iam::123456789012:role/GameLiftStreams-r")
            .display_configuration(
                DisplayConfiguration::make().resolution(Resolution::make(1920, 1080)),
            )
            .application_started_at("2026-04-27T12:30:00Z".parse().unwrap())
            .streaming_started_at("2026-04-27T12:30:30.25Z".parse().unwrap())
            .streaming_ended_at("2026-04-27T12:30:31Z".parse().unwrap()),
    );
}

#[test]
fn list_stream_sessions() {
    exchange::<ListStreamSessions>(
        ListStreamSessionsInput::make()
            .status(StreamSessionStatus::PendingClientReconnection)
            .export_files_status(ExportFilesStatus::Succeeded)
            .next_token("")
            .max_results(1)
            .identifier("sg-1"),
        (
            "GET /streamgroups/sg-1/streamsessions?Status=PENDING_CLIENT_RECONNECTION&ExportFilesStatus=SUCCEEDED&NextToken=&MaxResults=1",
            "",
        ),
        (
            200,
            r#"{"Items":[{"Arn":"s-1","Protocol":"WebRTC","Location":"us-west-2","RoleArn":"arn:aws:iam::123456789012:role/r"}]}"#,
        ),
        ListStreamSessionsOutput::make().items([StreamSessionSummary::make()
            .arn("s-1")
            .protocol(Protocol::Webrtc)
            .location("us-west-2")
            .role_arn("arn:aws:iam::123456789012:role/r")]),
    );
}

#[test]
fn list_stream_sessions_by_account() {
    exchange::<ListStreamSessionsByAccount>(
        ListStreamSessionsByAccountInput::make()
            .status("SOME DAY".into())
            .export_files_status(ExportFilesStatus::Pending)
            .max_results(-1),
        ("GET /streamsessions?Status=SOME%20DAY&ExportFilesStatus=PENDING&MaxResults=-1", ""),
        (200, r#"{"Items":[],"NextToken":"more"}"#),
        ListStreamSessionsByAccountOutput::make().items([]).next_token("more"),
    );
}

#[test]
fn start_stream_session() {
    exchange::<StartStreamSession>(
        StartStreamSessionInput::make()
            .client_token("0123456789abcdef0123456789abcdef")
            .description("Finals")
            .identifier("sg-1")
            .protocol(Protocol::Webrtc)
            .signal_request("v=0")
            .application_identifier("a-1")
            .user_id("player/7=+")
            .locations(["us-east-1"])
            .connection_timeout_seconds(120)
            .session_length_seconds(86_400)
            .additional_launch_args(["--level", "3"])
            .additional_environment_variables([("MODE", "demo")])
            .performance_stats_configuration(
                PerformanceStatsConfiguration::make().shared_with_client(true),
            )
            .role_arn("arn:aws:iam::123456789012:role/GameLiftStreams-r")
            .display_configuration(
                DisplayConfiguration::make().resolution(Resolution::make(1280, 720)),
            ),
        (
            "POST /streamgroups/sg-1/streamsessions",
            r#"{"ClientToken":"0123456789abcdef0123456789abcdef","Description":"Finals","Protocol":"WebRTC","SignalRequest":"v=0","ApplicationIdentifier":"a-1","UserId":"player/7=+","Locations":["us-east-1"],"ConnectionTimeoutSeconds":120,"SessionLengthSeconds":86400,"AdditionalLaunchArgs":["--level","3"],"AdditionalEnvironmentVariables":{"MODE":"demo"},"PerformanceStatsConfiguration":{"SharedWithClient":true},"RoleArn":"arn:aws:iam::123456789012:role/GameLiftStreams-r","DisplayConfiguration":{"Resolution":{"Width":1280,"Height":720}}}"#,
        ),
        (
            201,
            r#"{"Arn":"s-1","Status":"ACTIVATING","SessionLengthSeconds":43200,"DisplayConfiguration":{}}"#,
        ),
        StartStreamSessionOutput::make()
            .arn("s-1")
            .status(StreamSessionStatus::Activating)
            .session_length_seconds(43_200)
            .display_configuration(DisplayConfiguration::make()),
    );
}

#[test]
fn terminate_stream_session() {
    exchange::<TerminateStreamSession>(
        TerminateStreamSessionInput::make().identifier("sg-1").stream_session_identifier("s-1"),
        ("DELETE /streamgroups/sg-1/streamsessions/s-1", ""),
        (204, ""),
        Unit,
    );
}
