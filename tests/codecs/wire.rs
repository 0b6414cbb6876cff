//! Bytes of other shapes, written by hand from the specification: JSON, XML and query parameters, in
//! both directions.

use gameliftstreams::*;

/// The value is written as this JSON, XML and query, and read back.
#[track_caller]
fn wire<T: Shape>(value: T, json: &str, xml: &str, query: &str) {
    wire_but(value.clone(), json, xml, query, value);
}

/// The same of a value that has parts which leave nothing in a query: read back, it is `again`.
#[track_caller]
fn wire_but<T: Shape>(value: T, json: &str, xml: &str, query: &str, again: T) {
    assert_eq!(value.to_json(), json);
    assert_eq!(T::from_json(json), Ok(value.clone()));
    assert_eq!(value.to_xml().as_deref(), Ok(xml));
    assert_eq!(T::from_xml(xml), Ok(value.clone()));
    assert_eq!(value.to_query().to_string(), query);
    assert_eq!(T::from_query(&Query::parse(query).unwrap()), Ok(again));
}

#[test]
fn lists_of_structures_maps_and_integers() {
    let vpc = VpcTransitConfiguration::make("vpc-0a1b", ["10.20.0.0/16", "10.21.0.0/16"]);
    wire(
        CreateStreamGroupInput::make()
            .description("My group")
            .stream_class(StreamClass::Gen6nMedium)
            .default_application_identifier("a-1")
            .location_configurations([
                LocationConfiguration::make("us-east-1")
                    .always_on_capacity(0)
                    .target_idle_capacity(-1)
                    .maximum_capacity(i32::MAX)
                    .vpc_transit_configuration(vpc),
                LocationConfiguration::make("eu-west-1"),
            ])
            .tags([("team", "red & blue"), ("", "")])
            .client_token("token"),
        concat!(
            r#"{"Description":"My group","StreamClass":"gen6n_medium","#,
            r#""DefaultApplicationIdentifier":"a-1","LocationConfigurations":["#,
            r#"{"LocationName":"us-east-1","AlwaysOnCapacity":0,"TargetIdleCapacity":-1,"#,
            r#""MaximumCapacity":2147483647,"VpcTransitConfiguration":{"VpcId":"vpc-0a1b","#,
            r#""Ipv4CidrBlocks":["10.20.0.0/16","10.21.0.0/16"]}},{"LocationName":"eu-west-1"}],"#,
            r#""Tags":{"":"","team":"red & blue"},"ClientToken":"token"}"#,
        ),
        concat!(
            "<CreateStreamGroupInput><Description>My group</Description>",
            "<StreamClass>gen6n_medium</StreamClass>",
            "<DefaultApplicationIdentifier>a-1</DefaultApplicationIdentifier>",
            "<LocationConfigurations><member><LocationName>us-east-1</LocationName>",
            "<AlwaysOnCapacity>0</AlwaysOnCapacity><TargetIdleCapacity>-1</TargetIdleCapacity>",
            "<MaximumCapacity>2147483647</MaximumCapacity>",
            "<VpcTransitConfiguration><VpcId>vpc-0a1b</VpcId>",
            "<Ipv4CidrBlocks><member>10.20.0.0/16</member><member>10.21.0.0/16</member>",
            "</Ipv4CidrBlocks></VpcTransitConfiguration></member>",
            "<member><LocationName>eu-west-1</LocationName></member></LocationConfigurations>",
            "<Tags><entry><key></key><value></value></entry>",
            "<entry><key>team</key><value>red &amp; blue</value></entry></Tags>",
            "<ClientToken>token</ClientToken></CreateStreamGroupInput>",
        ),
        "Description=My%20group&StreamClass=gen6n_medium&DefaultApplicationIdentifier=a-1\
         &LocationConfigurations.member.1.LocationName=us-east-1\
         &LocationConfigurations.member.1.AlwaysOnCapacity=0\
         &LocationConfigurations.member.1.TargetIdleCapacity=-1\
         &LocationConfigurations.member.1.MaximumCapacity=2147483647\
         &LocationConfigurations.member.1.VpcTransitConfiguration.VpcId=vpc-0a1b\
         &LocationConfigurations.member.1.VpcTransitConfiguration.Ipv4CidrBlocks.member.1\
         =10.20.0.0%2F16\
         &LocationConfigurations.member.1.VpcTransitConfiguration.Ipv4CidrBlocks.member.2\
         =10.21.0.0%2F16\
         &LocationConfigurations.member.2.LocationName=eu-west-1\
         &Tags.entry.1.key=&Tags.entry.1.value=\
         &Tags.entry.2.key=team&Tags.entry.2.value=red%20%26%20blue&ClientToken=token",
    );
}

#[test]
fn enums_booleans_and_environment_variables() {
    wire(
        StartStreamSessionInput::make()
            .identifier("sg-1")
            .protocol(Protocol::Webrtc)
            .signal_request("{\"sdp\":\"v=0\\r\\n\"}")
            .locations(["us-east-1"])
            .connection_timeout_seconds(120)
            .additional_launch_args(["-windowed", "", " -x=\"1\" "])
            .additional_environment_variables([("GAME_MODE", "démo"), ("_", "a+b=c")])
            .performance_stats_configuration(
                PerformanceStatsConfiguration::make().shared_with_client(true),
            ),
        concat!(
            r#"{"Identifier":"sg-1","Protocol":"WebRTC","#,
            r#""SignalRequest":"{\"sdp\":\"v=0\\r\\n\"}","Locations":["us-east-1"],"#,
            r#""ConnectionTimeoutSeconds":120,"#,
            r#""AdditionalLaunchArgs":["-windowed",""," -x=\"1\" "],"#,
            r#""AdditionalEnvironmentVariables":{"GAME_MODE":"démo","_":"a+b=c"},"#,
            r#""PerformanceStatsConfiguration":{"SharedWithClient":true}}"#,
        ),
        concat!(
            "<StartStreamSessionInput><Identifier>sg-1</Identifier><Protocol>WebRTC</Protocol>",
            "<SignalRequest>{\"sdp\":\"v=0\\r\\n\"}</SignalRequest>",
            "<Locations><member>us-east-1</member></Locations>",
            "<ConnectionTimeoutSeconds>120</ConnectionTimeoutSeconds>",
            "<AdditionalLaunchArgs><member>-windowed</member><member></member>",
            "<member> -x=\"1\" </member></AdditionalLaunchArgs>",
            "<AdditionalEnvironmentVariables>",
            "<entry><key>GAME_MODE</key><value>démo</value></entry>",
            "<entry><key>_</key><value>a+b=c</value></entry></AdditionalEnvironmentVariables>",
            "<PerformanceStatsConfiguration><SharedWithClient>true</SharedWithClient>",
            "</PerformanceStatsConfiguration></StartStreamSessionInput>",
        ),
        "Identifier=sg-1&Protocol=WebRTC\
         &SignalRequest=%7B%22sdp%22%3A%22v%3D0%5Cr%5Cn%22%7D&Locations.member.1=us-east-1\
         &ConnectionTimeoutSeconds=120&AdditionalLaunchArgs.member.1=-windowed\
         &AdditionalLaunchArgs.member.2=&AdditionalLaunchArgs.member.3=%20-x%3D%221%22%20\
         &AdditionalEnvironmentVariables.entry.1.key=GAME_MODE\
         &AdditionalEnvironmentVariables.entry.1.value=d%C3%A9mo\
         &AdditionalEnvironmentVariables.entry.2.key=_\
         &AdditionalEnvironmentVariables.entry.2.value=a%2Bb%3Dc\
         &PerformanceStatsConfiguration.SharedWithClient=true",
    );
}

#[test]
fn empty_and_absent_differ() {
    wire_but(
        CreateApplicationInput::make()
            .description("")
            .application_log_paths(Vec::<String>::new())
            .tags(Vec::<(String, String)>::new()),
        r#"{"Description":"","ApplicationLogPaths":[],"Tags":{}}"#,
        "<CreateApplicationInput><Description></Description>\
         <ApplicationLogPaths></ApplicationLogPaths><Tags></Tags></CreateApplicationInput>",
        // An empty list can be sent, an empty map cannot.
        "Description=&ApplicationLogPaths=",
        CreateApplicationInput::make().description("").application_log_paths(Vec::<String>::new()),
    );
    wire(
        CreateApplicationInput::make(),
        "{}",
        "<CreateApplicationInput></CreateApplicationInput>",
        "",
    );
    wire(TagResourceResponse::make(), "{}", "<TagResourceResponse></TagResourceResponse>", "");
    let runtime = RuntimeEnvironment::make(RuntimeEnvironmentType::Ubuntu, "22_04_LTS");
    wire(
        CreateApplicationInput::make().runtime_environment(runtime),
        r#"{"RuntimeEnvironment":{"Type":"UBUNTU","Version":"22_04_LTS"}}"#,
        "<CreateApplicationInput><RuntimeEnvironment><Type>UBUNTU</Type>\
         <Version>22_04_LTS</Version></RuntimeEnvironment></CreateApplicationInput>",
        "RuntimeEnvironment.Type=UBUNTU&RuntimeEnvironment.Version=22_04_LTS",
    );
}

#[test]
fn what_strings_need_escapes_for() {
    // JSON escapes quotes, backslashes and control characters; XML its markup, and what a parser
    // would change; queries all but letters, digits and -._~.
    wire(
        ThrottlingException::make("\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f} <&>' ]]> é😀\u{2028}~"),
        concat!(r#"{"Message":"\"\\/\u0008\u000c\n\r\t\u0001"#, "\u{7f} <&>' ]]> é😀\u{2028}~\"}",),
        concat!(
            "<ThrottlingException><Message>\"\\/&#x8;&#xC;\n&#xD;\t&#x1;\u{7f} &lt;&amp;&gt;' ",
            "]]&gt; é😀\u{2028}~</Message></ThrottlingException>",
        ),
        "Message=%22%5C%2F%08%0C%0A%0D%09%01%7F%20%3C%26%3E%27%20%5D%5D%3E%20%C3%A9\
         %F0%9F%98%80%E2%80%A8~",
    );
}

#[test]
fn escapes_that_others_write() {
    let json = r#"{"Message":"\u0041\/\b\f\n\r\t\"\\\ud83d\ude00\u00e9"}"#;
    let expected = ValidationException::make("A/\u{8}\u{c}\n\r\t\"\\😀é");
    assert_eq!(ValidationException::from_json(json), Ok(expected));
    let xml = "<e><Message>&#65;&#x42;&quot;&apos;<![CDATA[<&]]>\r\n&#13;</Message></e>";
    let expected = ValidationException::make("AB\"'<&\n\r");
    assert_eq!(ValidationException::from_xml(xml), Ok(expected));
}

#[test]
fn errors_are_structures() {
    wire(
        ResourceNotFoundException::make("no such group"),
        r#"{"Message":"no such group"}"#,
        "<ResourceNotFoundException><Message>no such group</Message></ResourceNotFoundException>",
        "Message=no%20such%20group",
    );
}

#[test]
fn outputs_with_lists_of_structures() {
    let time = |seconds| Timestamp::new(seconds, 0).unwrap();
    let value = GetApplicationOutput::make("arn:a")
        .status(ApplicationStatus::Error)
        .status_reason(ApplicationStatusReason::AccessDenied)
        .replication_statuses([
            ReplicationStatus::make()
                .location("us-east-1")
                .status(ReplicationStatusType::Completed),
            ReplicationStatus::make(),
        ])
        .created_at(time(-1))
        .last_updated_at(time(1_772_323_200))
        .associated_stream_groups(["arn:b"]);
    let without_the_empty = value.clone().replication_statuses([ReplicationStatus::make()
        .location("us-east-1")
        .status(ReplicationStatusType::Completed)]);
    wire_but(
        value,
        concat!(
            r#"{"Arn":"arn:a","Status":"ERROR","StatusReason":"accessDenied","#,
            r#""ReplicationStatuses":[{"Location":"us-east-1","Status":"COMPLETED"},{}],"#,
            r#""CreatedAt":-1,"LastUpdatedAt":1772323200,"AssociatedStreamGroups":["arn:b"]}"#,
        ),
        concat!(
            "<GetApplicationOutput><Arn>arn:a</Arn><Status>ERROR</Status>",
            "<StatusReason>accessDenied</StatusReason><ReplicationStatuses>",
            "<member><Location>us-east-1</Location><Status>COMPLETED</Status></member>",
            "<member></member></ReplicationStatuses><CreatedAt>1969-12-31T23:59:59Z</CreatedAt>",
            "<LastUpdatedAt>2026-03-01T00:00:00Z</LastUpdatedAt>",
            "<AssociatedStreamGroups><member>arn:b</member></AssociatedStreamGroups>",
            "</GetApplicationOutput>",
        ),
        // A structure without members leaves nothing in a query.
        "Arn=arn%3Aa&Status=ERROR&StatusReason=accessDenied\
         &ReplicationStatuses.member.1.Location=us-east-1\
         &ReplicationStatuses.member.1.Status=COMPLETED&CreatedAt=1969-12-31T23%3A59%3A59Z\
         &LastUpdatedAt=2026-03-01T00%3A00%3A00Z&AssociatedStreamGroups.member.1=arn%3Ab",
        without_the_empty,
    );
}

#[test]
fn pages() {
    wire(
        ListStreamGroupsOutput::make()
            .items([
                StreamGroupSummary::make("arn:1").status(StreamGroupStatus::ActiveWithErrors),
                StreamGroupSummary::make("arn:2")
                    .default_application(DefaultApplication::make().id("a-1")),
            ])
            .next_token("more"),
        concat!(
            r#"{"Items":[{"Arn":"arn:1","Status":"ACTIVE_WITH_ERRORS"},"#,
            r#"{"Arn":"arn:2","DefaultApplication":{"Id":"a-1"}}],"NextToken":"more"}"#,
        ),
        concat!(
            "<ListStreamGroupsOutput><Items><member><Arn>arn:1</Arn>",
            "<Status>ACTIVE_WITH_ERRORS</Status></member><member><Arn>arn:2</Arn>",
            "<DefaultApplication><Id>a-1</Id></DefaultApplication></member></Items>",
            "<NextToken>more</NextToken></ListStreamGroupsOutput>",
        ),
        "Items.member.1.Arn=arn%3A1&Items.member.1.Status=ACTIVE_WITH_ERRORS\
         &Items.member.2.Arn=arn%3A2&Items.member.2.DefaultApplication.Id=a-1&NextToken=more",
    );
}

#[test]
fn enums_stand_for_themselves() {
    wire(
        StreamSessionStatus::PendingClientReconnection,
        "\"PENDING_CLIENT_RECONNECTION\"",
        "<StreamSessionStatus>PENDING_CLIENT_RECONNECTION</StreamSessionStatus>",
        "StreamSessionStatus=PENDING_CLIENT_RECONNECTION",
    );
}
