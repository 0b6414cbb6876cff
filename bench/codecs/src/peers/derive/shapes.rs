// The shapes of both formats, in the order of the model.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Page {
    items: Option<List<Summary>>,
    next_token: Option<String>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Summary {
    arn: Option<String>,
    user_id: Option<String>,
    status: Option<SessionStatus>,
    status_reason: Option<SessionStatusReason>,
    protocol: Option<Protocol>,
    last_updated_at: Option<Timestamp>,
    created_at: Option<Timestamp>,
    application_arn: Option<String>,
    export_files_metadata: Option<ExportFiles>,
    location: Option<String>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ExportFiles {
    status: Option<ExportStatus>,
    status_reason: Option<String>,
    output_uri: Option<String>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Session {
    arn: Option<String>,
    description: Option<String>,
    stream_group_id: Option<String>,
    user_id: Option<String>,
    status: Option<SessionStatus>,
    status_reason: Option<SessionStatusReason>,
    protocol: Option<Protocol>,
    location: Option<String>,
    signal_request: Option<String>,
    signal_response: Option<String>,
    connection_timeout_seconds: Option<i32>,
    session_length_seconds: Option<i32>,
    additional_launch_args: Option<List<String>>,
    additional_environment_variables: Option<Map>,
    performance_stats_configuration: Option<PerformanceStats>,
    log_file_location_uri: Option<String>,
    web_sdk_protocol_url: Option<String>,
    last_updated_at: Option<Timestamp>,
    created_at: Option<Timestamp>,
    application_arn: Option<String>,
    export_files_metadata: Option<ExportFiles>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PerformanceStats {
    shared_with_client: Option<bool>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    description: Option<String>,
    stream_class: Option<StreamClass>,
    default_application_identifier: Option<String>,
    location_configurations: Option<List<Location>>,
    tags: Option<Map>,
    client_token: Option<String>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Location {
    location_name: Option<String>,
    always_on_capacity: Option<i32>,
    on_demand_capacity: Option<i32>,
    target_idle_capacity: Option<i32>,
    maximum_capacity: Option<i32>,
    vpc_transit_configuration: Option<VpcTransit>,
}

#[skip_serializing_none]
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct VpcTransit {
    vpc_id: Option<String>,
    ipv4_cidr_blocks: Option<List<String>>,
}

#[derive(Deserialize, Serialize)]
pub enum SessionStatus {
    #[serde(rename = "ACTIVATING")]
    Activating,
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "CONNECTED")]
    Connected,
    #[serde(rename = "PENDING_CLIENT_RECONNECTION")]
    PendingClientReconnection,
    #[serde(rename = "RECONNECTING")]
    Reconnecting,
    #[serde(rename = "TERMINATING")]
    Terminating,
    #[serde(rename = "TERMINATED")]
    Terminated,
    #[serde(rename = "ERROR")]
    Error,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
pub enum SessionStatusReason {
    #[serde(rename = "internalError")]
    InternalError,
    #[serde(rename = "invalidSignalRequest")]
    InvalidSignalRequest,
    #[serde(rename = "placementTimeout")]
    PlacementTimeout,
    #[serde(rename = "applicationLogS3DestinationError")]
    AppLogS3DestinationError,
    #[serde(rename = "applicationExit")]
    ApplicationExit,
    #[serde(rename = "connectionTimeout")]
    ConnectionTimeout,
    #[serde(rename = "reconnectionTimeout")]
    ReconnectionTimeout,
    #[serde(rename = "maxSessionLengthTimeout")]
    MaxSessionLengthTimeout,
    #[serde(rename = "idleTimeout")]
    IdleTimeout,
    #[serde(rename = "apiTerminated")]
    ApiTerminated,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
pub enum Protocol {
    #[serde(rename = "WebRTC")]
    Webrtc,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
pub enum ExportStatus {
    #[serde(rename = "SUCCEEDED")]
    Succeeded,
    #[serde(rename = "FAILED")]
    Failed,
    #[serde(rename = "PENDING")]
    Pending,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
pub enum StreamClass {
    #[serde(rename = "gen4n_high")]
    Gen4nHigh,
    #[serde(rename = "gen4n_ultra")]
    Gen4nUltra,
    #[serde(rename = "gen4n_win2022")]
    Gen4nWin2022,
    #[serde(rename = "gen5n_high")]
    Gen5nHigh,
    #[serde(rename = "gen5n_ultra")]
    Gen5nUltra,
    #[serde(rename = "gen5n_win2022")]
    Gen5nWin2022,
    #[serde(rename = "gen6n_small")]
    Gen6nSmall,
    #[serde(rename = "gen6n_medium")]
    Gen6nMedium,
    #[serde(rename = "gen6n_high")]
    Gen6nHigh,
    #[serde(rename = "gen6n_ultra")]
    Gen6nUltra,
    #[serde(rename = "gen6n_ultra_win2022")]
    Gen6nUltraWin2022,
    #[serde(rename = "gen6n_pro")]
    Gen6nPro,
    #[serde(rename = "gen6n_pro_win2022")]
    Gen6nProWin2022,
    #[serde(rename = "gen6n_small_win2022")]
    Gen6nSmallWin2022,
    #[serde(rename = "gen6n_medium_win2022")]
    Gen6nMediumWin2022,
    #[serde(rename = "gen6e_pro")]
    Gen6ePro,
    #[serde(rename = "gen6e_pro_win2022")]
    Gen6eProWin2022,
    #[serde(other)]
    Unknown,
}
