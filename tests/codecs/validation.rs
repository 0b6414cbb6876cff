//! The constraints of models: both sides of every bound, and what is said of violations.

use std::collections::BTreeMap;

use gameliftstreams::{schema, *};
use golden_constraints as garden;
use smithy_shapes::schema::{Bound, Member, Schema, ShapeType, Trait, prelude};
use smithy_shapes::shape::ShapeData;
use smithy_shapes::validate::Constraint;
use smithy_shapes::{Segment, Violations};
use tests::sample::{Choice, Everything, Plain, Rank};

/// The value is fine.
#[track_caller]
fn valid<T: ShapeData>(schema: &'static Schema, value: T) {
    assert_eq!(schema.validate(&value), Ok(()));
}

/// The value is not, and this is what is said of it: a line for each violation.
#[track_caller]
fn invalid<T: ShapeData>(schema: &'static Schema, value: T, expected: &str) {
    let violations = schema.validate(&value).expect_err("must violate something");
    assert_eq!(violations.to_string(), expected);
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn texts(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("item-{n}")).collect()
}

#[test]
fn lengths_of_strings() {
    valid(&schema::EXECUTABLE_PATH, text("a"));
    valid(&schema::EXECUTABLE_PATH, "a".repeat(1024));
    let expected = "/: must have a length of 1 to 1024 but has 0; it is \"\"";
    invalid(&schema::EXECUTABLE_PATH, text(""), expected);
    let expected =
        format!("/: must have a length of 1 to 1024 but has 1025; it is \"{}\"…", "a".repeat(60),);
    invalid(&schema::EXECUTABLE_PATH, "a".repeat(1025), &expected);
    valid(&schema::TAG_VALUE, text(""));
    // Neither bytes nor UTF-16 units are counted, but characters.
    valid(&schema::TAG_VALUE, "😀".repeat(256));
    invalid(
        &schema::VPC_ID,
        "é😀".repeat(16) + "\"\n",
        &format!(
            "/: must have a length of 1 to 32 but has 34; it is \"{}\\\"\\n\"",
            "é😀".repeat(16),
        ),
    );
}

#[test]
fn lengths_of_lists_and_maps() {
    valid(&schema::IDENTIFIERS, texts(1));
    valid(&schema::IDENTIFIERS, texts(50));
    invalid(&schema::IDENTIFIERS, texts(0), "/: must have a length of 1 to 50 but has 0");
    invalid(&schema::IDENTIFIERS, texts(51), "/: must have a length of 1 to 50 but has 51");
    invalid(&schema::LOCATION_LIST, texts(0), "/: must have a length of at least 1 but has 0");
    valid(&schema::FILE_PATHS, texts(0));
    invalid(&schema::FILE_PATHS, texts(11), "/: must have a length of 0 to 10 but has 11");
    let tags = |count| -> BTreeMap<String, String> {
        texts(count).into_iter().map(|key| (key, text(""))).collect()
    };
    valid(&schema::TAGS, tags(1));
    valid(&schema::TAGS, tags(50));
    invalid(&schema::TAGS, tags(0), "/: must have a length of 1 to 50 but has 0");
    invalid(&schema::TAGS, tags(51), "/: must have a length of 1 to 50 but has 51");
}

#[test]
fn lengths_of_blobs() {
    let photo = |count| Blob::from(vec![0; count]);
    valid(&garden::schema::PHOTO, photo(1 << 20));
    let expected = "/: must have a length of at most 1048576 but has 1048577";
    invalid(&garden::schema::PHOTO, photo((1 << 20) + 1), expected);
}

#[test]
fn ranges() {
    valid(&schema::CONNECTION_TIMEOUT_SECONDS, 1);
    valid(&schema::CONNECTION_TIMEOUT_SECONDS, 3600);
    invalid(&schema::CONNECTION_TIMEOUT_SECONDS, 0, "/: must be 1 to 3600; it is 0");
    invalid(&schema::CONNECTION_TIMEOUT_SECONDS, 3601, "/: must be 1 to 3600; it is 3601");
    valid(&schema::CAPACITY_VALUE, 0);
    invalid(&schema::CAPACITY_VALUE, -1, "/: must be at least 0; it is -1");
}

#[test]
fn ranges_of_every_type() {
    use garden::schema::*;
    valid(&SLOPE, -90_i8);
    valid(&SLOPE, 90_i8);
    invalid(&SLOPE, -91_i8, "/: must be -90 to 90; it is -91");
    invalid(&SLOPE, 91_i8, "/: must be -90 to 90; it is 91");
    valid(&FROST, -1_i16);
    invalid(&FROST, 0_i16, "/: must be at most -1; it is 0");
    invalid(&SEEDS, -1, "/: must be at least 0; it is -1");
    valid(&GRAINS, i64::MIN);
    valid(&GRAINS, i64::MAX);
    valid(&ACIDITY, 14_f32);
    invalid(&ACIDITY, 3_f32, "/: must be 3.14 to 14; it is 3.0");
    invalid(&ACIDITY, f32::INFINITY, "/: must be 3.14 to 14; it is inf");
    valid(&SHARE, -0.5);
    valid(&SHARE, 0.001);
    invalid(&SHARE, 0.0011, "/: must be -0.5 to 0.001; it is 0.0011");
    invalid(&SHARE, -1e300, "/: must be -0.5 to 0.001; it is -1e300");
    let microbes = |digits: &str| digits.parse::<BigInteger>().unwrap();
    valid(&MICROBES, microbes("18446744073709551617"));
    valid(&MICROBES, microbes("-99999999999999999999999999"));
    invalid(
        &MICROBES,
        microbes("18446744073709551618"),
        "/: must be at most 18446744073709551617; it is 18446744073709551618",
    );
    let ratio = |digits: &str| digits.parse::<BigDecimal>().unwrap();
    valid(&RATIO, ratio("0.25"));
    valid(&RATIO, ratio("1e3"));
    invalid(&RATIO, ratio("0.2"), "/: must be 0.25 to 1000; it is 0.2");
    invalid(&RATIO, ratio("1000.5"), "/: must be 0.25 to 1000; it is 1000.5");
    let little = "0.24999999999999999999999999999";
    invalid(&RATIO, ratio(little), &format!("/: must be 0.25 to 1000; it is {little}"));
    let much = "1000.0000000000000000000000001";
    invalid(&RATIO, ratio(much), &format!("/: must be 0.25 to 1000; it is {much}"));
    // Exponents are compared, not written out.
    invalid(&RATIO, ratio("1e999999999"), "/: must be 0.25 to 1000; it is 1e999999999");
    invalid(&RATIO, ratio("-1e999999999"), "/: must be 0.25 to 1000; it is -1e999999999");
    valid(&RATIO, ratio("1000e0000"));
}

#[test]
fn nan_is_in_no_range() {
    use garden::schema::*;
    invalid(&SHARE, f64::NAN, "/: must be -0.5 to 0.001; it is NaN");
    invalid(&ACIDITY, f32::NAN, "/: must be 3.14 to 14; it is NaN");
    static AT_LEAST: Schema = Schema::new(
        &AT_LEAST,
        "com.example#AtLeast",
        ShapeType::Double,
        &[],
        &[Trait::Range { min: Some(Bound::integer(0)), max: None }],
    );
    invalid(&AT_LEAST, f64::NAN, "/: must be at least 0; it is NaN");
    valid(&AT_LEAST, f64::INFINITY);
}

#[test]
fn ranges_are_exact() {
    static TENTH: Schema = Schema::new(
        &TENTH,
        "com.example#Tenth",
        ShapeType::Float,
        &[],
        &[Trait::Range { min: None, max: Some(Bound::decimal("0.1")) }],
    );
    // The nearest float is a little more than the nearest double.
    valid(&TENTH, 0.1_f32);
    invalid(&TENTH, 0.100_000_01_f32, "/: must be at most 0.1; it is 0.10000001");

    static LONG: Schema = Schema::new(
        &LONG,
        "com.example#Long",
        ShapeType::Long,
        &[],
        &[Trait::Range { min: None, max: Some(Bound::decimal("9007199254740992.0")) }],
    );
    valid(&LONG, 1_i64 << 53);
    let expected = "/: must be at most 9007199254740992.0; it is 9007199254740993";
    invalid(&LONG, (1_i64 << 53) + 1, expected);
}

#[test]
fn patterns() {
    valid(&schema::ID, text("sg-4N2jXfP8a"));
    invalid(&schema::ID, text("sg 4"), "/: must match ^[a-zA-Z0-9-]+$; it is \"sg 4\"");
    // `$` is the end of the text, not of a line.
    invalid(&schema::ID, text("sg-4\n"), "/: must match ^[a-zA-Z0-9-]+$; it is \"sg-4\\n\"");
    valid(&schema::IPV4_CIDR_BLOCK, text("10.255.0.1/16"));
    assert!(schema::IPV4_CIDR_BLOCK.validate(&text("10.256.0.1/16")).is_err());
    assert!(schema::IPV4_CIDR_BLOCK.validate(&text("10.255.0.1/33")).is_err());
    // A pattern without `^` and `$` is looked for anywhere.
    valid(&garden::schema::SOIL_CODE, text("no. 12-B!"));
    let expected = "/: must match \\d{2}-[A-Z]; it is \"12-b\"";
    invalid(&garden::schema::SOIL_CODE, text("12-b"), expected);
}

#[test]
fn patterns_beyond_the_engine_are_not_checked() {
    // This one has `\p{Lu}`. What a member says comes in the place of what its target says.
    valid(&garden::schema::MEMBER_LIMITS, garden::MemberLimits::make().name("basil"));
    invalid(
        &garden::schema::MEMBER_LIMITS,
        garden::MemberLimits::make().name("rosemary\t"),
        "/name: must have a length of at most 8 but has 9; it is \"rosemary\\t\"",
    );
}

#[test]
fn required_members() {
    let expected = "/Identifier: must be set\n/Protocol: must be set\n/SignalRequest: must be set\n\
                    /ApplicationIdentifier: must be set";
    // The client token is required by nobody: clients make one.
    invalid(&schema::START_STREAM_SESSION_INPUT, StartStreamSessionInput::make(), expected);
    let violations = StartStreamSessionInput::make().validate().unwrap_err();
    assert!(violations.iter().all(|v| *v.constraint() == Constraint::Required));
    assert!(violations.iter().all(|v| v.value().is_none()));
    // An empty list is set.
    let input = AddStreamGroupLocationsInput::make().identifier("sg-1");
    let expected = "/LocationConfigurations: must be set";
    assert_eq!(input.validate().unwrap_err().to_string(), expected);
    let input = input.location_configurations([]);
    let expected = "/LocationConfigurations: must have a length of 1 to 100 but has 0";
    assert_eq!(input.validate().unwrap_err().to_string(), expected);
}

#[test]
fn enums() {
    valid(&schema::PROTOCOL, Protocol::Webrtc);
    let expected = "/: must be one of WebRTC; it is \"webrtc\"";
    invalid(&schema::PROTOCOL, Protocol::from("webrtc"), expected);
    let expected = "/Type: must be one of PROTON, WINDOWS, UBUNTU; it is \"\"";
    let runtime = RuntimeEnvironment::make(Default::default(), "1");
    invalid(&schema::RUNTIME_ENVIRONMENT, runtime, expected);
    valid(&tests::sample::RANK, Rank::King);
    invalid(&tests::sample::RANK, Rank::from(12), "/: must be one of 1, 13; it is 12");
}

#[test]
fn unions() {
    let choice = Choice::from_json(r#"{"hologram":1}"#).unwrap();
    let expected = "/choice: must be a member that the model knows; it is \"hologram\"";
    let everything = Everything { choice: Some(choice), ..Everything::default() };
    invalid(&tests::sample::EVERYTHING, everything, expected);
    // What a service left out is found where it is missing.
    let violations = Plain::default().validate().unwrap_err().to_string();
    assert_eq!(
        violations,
        "/suit: must be one of clubs, hearts; it is \"\"\n\
         /rank: must be one of 1, 13; it is 0\n\
         /choice: must be a member that the model knows; it is \"\"",
    );
}

#[test]
fn unique_items() {
    let blocks = |items: &[&str]| items.iter().map(|item| text(item)).collect::<Vec<_>>();
    valid(&schema::IPV4_CIDR_BLOCK_LIST, blocks(&["10.0.0.0/8", "10.0.0.0/9"]));
    invalid(
        &schema::IPV4_CIDR_BLOCK_LIST,
        blocks(&["10.0.0.0/8", "10.0.0.0/9", "10.0.0.0/8"]),
        "/: must not repeat an item",
    );
    // Structures are equal when their members are.
    let location = |capacity| LocationConfiguration::make("us-east-1").always_on_capacity(capacity);
    valid(&schema::LOCATION_CONFIGURATIONS, vec![location(1), location(2)]);
    invalid(
        &schema::LOCATION_CONFIGURATIONS,
        vec![location(1), location(2), location(1)],
        "/: must not repeat an item",
    );
}

#[test]
fn all_violations_at_once() {
    let input = CreateStreamGroupInput::make()
        .description("")
        .location_configurations([
            LocationConfiguration::make("us-east-1").maximum_capacity(-5),
            LocationConfiguration::make("eu west").vpc_transit_configuration(
                VpcTransitConfiguration::make("", ["10.0.0.0/8", "nowhere"]),
            ),
        ])
        .tags([("".to_owned(), "v".to_owned()), ("a/b".to_owned(), "v".repeat(257))])
        .client_token("short");
    let expected = format!(
        "/Description: must have a length of 1 to 80 but has 0; it is \"\"\n\
         /Description: must match ^[a-zA-Z0-9-_.!+@/][a-zA-Z0-9-_.!+@/ ]*$; it is \"\"\n\
         /StreamClass: must be set\n\
         /LocationConfigurations/0/MaximumCapacity: must be at least 0; it is -5\n\
         /LocationConfigurations/1/LocationName: must match ^[a-zA-Z0-9-]+$; it is \"eu west\"\n\
         /LocationConfigurations/1/VpcTransitConfiguration/VpcId: \
         must have a length of 1 to 32 but has 0; it is \"\"\n\
         /LocationConfigurations/1/VpcTransitConfiguration/Ipv4CidrBlocks/1: \
         must match {}; it is \"nowhere\"\n\
         /Tags/: must have a length of 1 to 128 but has 0; it is \"\"\n\
         /Tags/a~1b: must have a length of 0 to 256 but has 257; it is \"{}\"…\n\
         /ClientToken: must have a length of 32 to 128 but has 5; it is \"short\"",
        "^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.){3}\
         ([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])/([0-9]|[1-2][0-9]|3[0-2])$",
        "v".repeat(60),
    );
    assert_eq!(input.validate().unwrap_err().to_string(), expected);
}

#[test]
fn violations_can_be_looked_into() {
    use smithy_shapes::Segment::{Index, Member};
    let location = LocationConfiguration::make("us-east-1").maximum_capacity(-5);
    let input = UpdateStreamGroupInput::make()
        .identifier("sg-1")
        .location_configurations([LocationConfiguration::make("us-east-1"), location]);
    let violations = input.validate().unwrap_err();
    let [violation] = &violations.iter().collect::<Vec<_>>()[..] else { panic!("{violations}") };
    let path = [Member("LocationConfigurations"), Index(1), Member("MaximumCapacity")];
    assert_eq!(violation.path(), path);
    assert_eq!(violation.value(), Some("-5"));
    let at_least_0 = Constraint::Range { min: Some(Bound::integer(0)), max: None };
    assert_eq!(*violation.constraint(), at_least_0);
}

#[test]
fn reading_and_writing_check_nothing() {
    let json = r#"{"LocationName":"","AlwaysOnCapacity":-1}"#;
    let value = LocationConfiguration::from_json(json).unwrap();
    assert!(value.validate().is_err());
    assert_eq!(value.to_json(), json);
}

/// A list of short names below a key.
static NAMES_BY_KEY: Schema = Schema::new(
    &NAMES_BY_KEY,
    "com.example#NamesByKey",
    ShapeType::Map,
    &[Member::new("key", &prelude::STRING, &[]), Member::new("value", &NAMES, &[])],
    &[],
);
static NAMES: Schema = Schema::new(
    &NAMES,
    "com.example#Names",
    ShapeType::List,
    &[Member::new("member", &prelude::STRING, &[Trait::Length { min: Some(1), max: None }])],
    &[],
);

/// Anyone who sends a value cannot make more of it than it is.
#[test]
fn violations_are_bounded() {
    const COUNT: usize = 100_000;
    let entry = ("k".repeat(COUNT), vec![String::new(); COUNT]);
    let violations = NAMES_BY_KEY.validate(&BTreeMap::from([entry])).unwrap_err();

    // 113 bytes a line, and more where the index has more digits.
    let kept = violations.iter().count();
    assert!((500..600).contains(&kept), "{kept}");
    assert_eq!(violations.omitted(), COUNT - kept);
    let key = "k".repeat(60) + "…";
    for (index, violation) in violations.iter().enumerate() {
        assert_eq!(violation.path(), [Segment::Key(key.clone()), Segment::Index(index)]);
    }
    let text = violations.to_string();
    assert!(text.len() < Violations::MAX_TEXT + 1_000, "{}", text.len());
    let first = format!("/{key}/0: must have a length of at least 1 but has 0; it is \"\"\n");
    assert!(text.starts_with(&first), "{}", &text[..200]);
    assert!(text.ends_with(&format!("\nand {} more", COUNT - kept)));
    assert!(format!("{violations:?}").len() < 2 * Violations::MAX_TEXT);
}

#[test]
fn of_many_values_the_first_are_listed() {
    const VALUES: &[&str] = &[
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r",
        "s", "t", "u\n", "v",
    ];
    let enumeration = |count: usize| Constraint::Enum(&VALUES[..count]).to_string();
    let first = "must be one of a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t";
    assert_eq!(enumeration(20), first);
    assert_eq!(enumeration(22), format!("{first} and 2 others"));
    assert_eq!(Constraint::Enum(&["a\nb"]).to_string(), r"must be one of a\nb");
    assert_eq!(Constraint::IntEnum(&[3, -1]).to_string(), "must be one of 3, -1");
}
