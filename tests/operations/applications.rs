//! Operations on applications.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::Unit;
use gameliftstreams::*;

use crate::exchange::{exchange, exchange_errors};

const ARN: &str = "arn:aws:gameliftstreams:us-west-2:123456789012:application/a-9Zx";

#[test]
fn create_application() {
    exchange::<CreateApplication>(
        CreateApplicationInput::make()
            .description("Racing")
            .runtime_environment(RuntimeEnvironment::make(
                RuntimeEnvironmentType::Proton,
                "20241007",
            ))
            .executable_path("bin/race.exe")
            .application_source_uri("s3://games/racing/")
            .application_log_paths(["logs/*.log", "C:\\dump"])
            .application_log_output_uri("")
            .tags([("team", "röd"), ("env", "")])
            .client_token("0123456789abcdef0123456789abcdef"),
        (
            "POST /applications",
            r#"{"Description":"Racing","RuntimeEnvironment":{"Type":"PROTON","Version":"20241007"},"ExecutablePath":"bin/race.exe","ApplicationSourceUri":"s3://games/racing/","ApplicationLogPaths":["logs/*.log","C:\\dump"],"ApplicationLogOutputUri":"","Tags":{"env":"","team":"röd"},"ClientToken":"0123456789abcdef0123456789abcdef"}"#,
        ),
        (
            201,
            r#"{"Arn":"arn:aws:gameliftstreams:us-west-2:123456789012:application/a-9Zx","Id":"a-9Zx","Status":"INITIALIZED","ReplicationStatuses":[{"Location":"us-west-2","Status":"REPLICATING"}],"CreatedAt":1777293000.125}"#,
        ),
        CreateApplicationOutput::make(ARN)
            .id("a-9Zx")
            .status(ApplicationStatus::Initialized)
            .replication_statuses([ReplicationStatus::make()
                .location("us-west-2")
                .status(ReplicationStatusType::Replicating)])
            .created_at("2026-04-27T12:30:00.125Z".parse().unwrap()),
    );
}

#[test]
fn delete_application() {
    exchange::<DeleteApplication>(
        DeleteApplicationInput::make().identifier("a-9Zx"),
        ("DELETE /applications/a-9Zx", ""),
        (204, ""),
        Unit,
    );
}

#[test]
fn get_application() {
    exchange::<GetApplication>(
        GetApplicationInput::make().identifier(ARN),
        (
            "GET /applications/arn%3Aaws%3Agameliftstreams%3Aus-west-2%3A123456789012%3Aapplication%2Fa-9Zx",
            "",
        ),
        (
            200,
            r#"{"Arn":"arn:aws:gameliftstreams:us-west-2:123456789012:application/a-9Zx","RuntimeEnvironment":{"Type":"WINDOWS","Version":"2022"},"ApplicationLogPaths":[],"Status":"ERROR","StatusReason":"sourceModified","LastUpdatedAt":0,"AssociatedStreamGroups":["arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1"]}"#,
        ),
        GetApplicationOutput::make(ARN)
            .runtime_environment(RuntimeEnvironment::make(RuntimeEnvironmentType::Windows, "2022"))
            .application_log_paths([""; 0])
            .status(ApplicationStatus::Error)
            .status_reason(ApplicationStatusReason::SourceModified)
            .last_updated_at("1970-01-01T00:00:00Z".parse().unwrap())
            .associated_stream_groups([
                "arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1",
            ]),
    );
}

#[test]
fn list_applications() {
    exchange::<ListApplications>(
        ListApplicationsInput::make().next_token("a+/b=&c").max_results(100),
        ("GET /applications?NextToken=a%2B%2Fb%3D%26c&MaxResults=100", ""),
        (
            200,
            r#"{"Items":[{"Arn":"a-1","Id":"1","CreatedAt":1777293000},{"Arn":"a-2","Status":"NEW"}],"NextToken":"more"}"#,
        ),
        ListApplicationsOutput::make()
            .items([
                ApplicationSummary::make("a-1")
                    .id("1")
                    .created_at("2026-04-27T12:30:00Z".parse().unwrap()),
                ApplicationSummary::make("a-2").status("NEW".into()),
            ])
            .next_token("more"),
    );
}

#[test]
fn list_application_shader_caches() {
    exchange::<ListApplicationShaderCaches>(
        ListApplicationShaderCachesInput::make().identifier("a-9Zx"),
        ("GET /applications/a-9Zx/shadercaches", ""),
        (
            200,
            r#"{"Items":[{"Identifier":"9f3c07d2ab5e41688d1b6a90e4c7f253","ApplicationArn":"a-9Zx","Status":"READY","LastUpdatedAt":1777293000,"StorageBytes":4294967296,"AssociatedStreamGroups":["sg-1","sg-2"]},{"Identifier":"2","ApplicationArn":"a-9Zx","Status":"INITIALIZED","StorageBytes":0,"AssociatedStreamGroups":[]}]}"#,
        ),
        ListApplicationShaderCachesOutput::make().items([
            ShaderCacheSummary::make("9f3c07d2ab5e41688d1b6a90e4c7f253", "a-9Zx")
                .status(ShaderCacheStatus::Ready)
                .last_updated_at("2026-04-27T12:30:00Z".parse().unwrap())
                .storage_bytes(1 << 32)
                .associated_stream_groups(["sg-1", "sg-2"]),
            ShaderCacheSummary::make("2", "a-9Zx")
                .status(ShaderCacheStatus::Initialized)
                .storage_bytes(0)
                .associated_stream_groups([""; 0]),
        ]),
    );
    exchange_errors::<ListApplicationShaderCaches>(&[
        "AccessDeniedException",
        "InternalServerException",
        "ResourceNotFoundException",
        "ThrottlingException",
        "ValidationException",
    ]);
}

#[test]
fn update_application() {
    exchange::<UpdateApplication>(
        UpdateApplicationInput::make().identifier("a-9Zx").application_log_paths([""; 0]),
        ("PATCH /applications/a-9Zx", r#"{"ApplicationLogPaths":[]}"#),
        (200, r#"{"Arn":"a-9Zx","Description":"Racing"}"#),
        UpdateApplicationOutput::make("a-9Zx").description("Racing"),
    );
}
