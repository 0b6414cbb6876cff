//! Operations on stream groups and their locations.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::Unit;
use gameliftstreams::*;

use crate::exchange::exchange;

const ARN: &str = "arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1";

#[test]
fn add_stream_group_locations() {
    exchange::<AddStreamGroupLocations>(
        AddStreamGroupLocationsInput::make().identifier("sg-1").location_configurations([
            LocationConfiguration::make("us-east-1").always_on_capacity(2),
            LocationConfiguration::make("eu-west-1")
                .target_idle_capacity(0)
                .maximum_capacity(i32::MAX)
                .vpc_transit_configuration(VpcTransitConfiguration::make("vpc-1", ["10.0.0.0/16"])),
        ]),
        (
            "POST /streamgroups/sg-1/locations",
            r#"{"LocationConfigurations":[{"LocationName":"us-east-1","AlwaysOnCapacity":2},{"LocationName":"eu-west-1","TargetIdleCapacity":0,"MaximumCapacity":2147483647,"VpcTransitConfiguration":{"VpcId":"vpc-1","Ipv4CidrBlocks":["10.0.0.0/16"]}}]}"#,
        ),
        (
            200,
            r#"{"Identifier":"sg-1","Locations":[{"LocationName":"us-east-1","Status":"ACTIVATING","AlwaysOnCapacity":2,"RequestedCapacity":2,"AllocatedCapacity":0}]}"#,
        ),
        AddStreamGroupLocationsOutput::make(
            "sg-1",
            [LocationState::make()
                .location_name("us-east-1")
                .status(StreamGroupLocationStatus::Activating)
                .always_on_capacity(2)
                .requested_capacity(2)
                .allocated_capacity(0)],
        ),
    );
}

#[test]
fn associate_applications() {
    exchange::<AssociateApplications>(
        AssociateApplicationsInput::make()
            .identifier("sg-1")
            .application_identifiers(["a-1", "arn:a-2"]),
        ("POST /streamgroups/sg-1/associations", r#"{"ApplicationIdentifiers":["a-1","arn:a-2"]}"#),
        (200, r#"{"Arn":"sg-1","ApplicationArns":["a-1","a-2"]}"#),
        AssociateApplicationsOutput::make().arn("sg-1").application_arns(["a-1", "a-2"]),
    );
}

#[test]
fn create_stream_group() {
    exchange::<CreateStreamGroup>(
        CreateStreamGroupInput::make()
            .description("Europe")
            .stream_class(StreamClass::Gen6nProWin2022)
            .default_application_identifier("a-1")
            .location_configurations([LocationConfiguration::make("eu-west-1")])
            .tags([("k", "v")])
            .client_token("0123456789abcdef0123456789abcdef"),
        (
            "POST /streamgroups",
            r#"{"Description":"Europe","StreamClass":"gen6n_pro_win2022","DefaultApplicationIdentifier":"a-1","LocationConfigurations":[{"LocationName":"eu-west-1"}],"Tags":{"k":"v"},"ClientToken":"0123456789abcdef0123456789abcdef"}"#,
        ),
        (
            201,
            r#"{"Arn":"arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1","DefaultApplication":{"Id":"a-1"},"StreamClass":"gen6n_pro_win2022","Status":"ACTIVATING","ExpiresAt":1777293000.001}"#,
        ),
        CreateStreamGroupOutput::make(ARN)
            .default_application(DefaultApplication::make().id("a-1"))
            .stream_class(StreamClass::Gen6nProWin2022)
            .status(StreamGroupStatus::Activating)
            .expires_at("2026-04-27T12:30:00.001Z".parse().unwrap()),
    );
}

#[test]
fn delete_stream_group() {
    exchange::<DeleteStreamGroup>(
        DeleteStreamGroupInput::make().identifier("sg-1"),
        ("DELETE /streamgroups/sg-1", ""),
        (204, ""),
        Unit,
    );
}

#[test]
fn disassociate_applications() {
    exchange::<DisassociateApplications>(
        DisassociateApplicationsInput::make().identifier("sg-1").application_identifiers(["a-1"]),
        ("POST /streamgroups/sg-1/disassociations", r#"{"ApplicationIdentifiers":["a-1"]}"#),
        (200, r#"{"ApplicationArns":[]}"#),
        DisassociateApplicationsOutput::make().application_arns([""; 0]),
    );
}

#[test]
fn get_stream_group() {
    exchange::<GetStreamGroup>(
        GetStreamGroupInput::make().identifier("sg-1"),
        ("GET /streamgroups/sg-1", ""),
        (
            200,
            r#"{"Arn":"arn:aws:gameliftstreams:us-west-2:123456789012:streamgroup/sg-1","LocationStates":[{"InternalVpcIpv4CidrBlock":"10.1.0.0/16","VpcTransitConfiguration":{"VpcId":"vpc-1","TransitGatewayId":"tgw-1"}},{}],"StatusReason":"noAvailableInstances","CreatedAt":-0.5}"#,
        ),
        GetStreamGroupOutput::make(ARN)
            .location_states([
                LocationState::make()
                    .internal_vpc_ipv4_cidr_block("10.1.0.0/16")
                    .vpc_transit_configuration(
                        VpcTransitConfigurationResponse::make()
                            .vpc_id("vpc-1")
                            .transit_gateway_id("tgw-1"),
                    ),
                LocationState::make(),
            ])
            .status_reason(StreamGroupStatusReason::NoAvailableInstances)
            .created_at("1969-12-31T23:59:59.5Z".parse().unwrap()),
    );
}

#[test]
fn list_stream_groups() {
    exchange::<ListStreamGroups>(
        ListStreamGroupsInput::make(),
        ("GET /streamgroups", ""),
        (200, r#"{"Items":[{"Arn":"sg-1","Status":"ACTIVE_WITH_ERRORS"}]}"#),
        ListStreamGroupsOutput::make()
            .items([StreamGroupSummary::make("sg-1").status(StreamGroupStatus::ActiveWithErrors)]),
    );
}

#[test]
fn remove_stream_group_locations() {
    exchange::<RemoveStreamGroupLocations>(
        RemoveStreamGroupLocationsInput::make()
            .identifier("sg-1")
            .locations(["us-east-1", "eu-west-1"]),
        ("DELETE /streamgroups/sg-1/locations?locations=us-east-1&locations=eu-west-1", ""),
        (204, ""),
        Unit,
    );
}

#[test]
fn update_stream_group() {
    exchange::<UpdateStreamGroup>(
        UpdateStreamGroupInput::make()
            .identifier("sg-1")
            .location_configurations([
                LocationConfiguration::make("us-east-1").always_on_capacity(-1)
            ])
            .description("Europe")
            .default_application_identifier("a-1"),
        (
            "PATCH /streamgroups/sg-1",
            r#"{"LocationConfigurations":[{"LocationName":"us-east-1","AlwaysOnCapacity":-1}],"Description":"Europe","DefaultApplicationIdentifier":"a-1"}"#,
        ),
        (200, r#"{"Arn":"sg-1","AssociatedApplications":["a-1"]}"#),
        UpdateStreamGroupOutput::make("sg-1").associated_applications(["a-1"]),
    );
}
