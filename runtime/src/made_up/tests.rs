//! What the model requires of simple values and lists, and what a pattern matches.

use arbitrary::Unstructured;

use super::pattern::Pattern;
use super::value_at;
use crate::blob::Blob;
use crate::data::ShapeData;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::prelude::{
    BIG_DECIMAL, BIG_INTEGER, BLOB, BYTE, DOUBLE, FLOAT, INTEGER, LONG, STRING, TIMESTAMP,
};
use crate::schema::{Bound, Member, Schema, ShapeType, TimestampFormat, Trait};
use crate::timestamp::Timestamp;

/// Returns bytes that differ for each seed: <https://prng.di.unimi.it/splitmix64.c>.
fn bytes(seed: u64) -> Vec<u8> {
    let word = |index: u64| {
        let z = (seed * 1_000 + index).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z ^ (z >> 31)
    };
    (0..40).flat_map(|index| word(index).to_le_bytes()).collect()
}

/// Returns values of a member with these traits, made from many bytes and from none.
fn values<T: ShapeData>(target: &'static Schema, traits: &'static [Trait]) -> Vec<T> {
    let member: &'static Member = Box::leak(Box::new(Member::new("m", target, traits)));
    let made = |bytes: Vec<u8>| value_at(member, &mut Unstructured::new(&bytes)).unwrap();
    (0..300).map(bytes).chain([Vec::new()]).map(made).collect()
}

const FROM_3_TO_5: &[Trait] =
    &[Trait::Range { min: Some(Bound::integer(3)), max: Some(Bound::integer(5)) }];

#[test]
fn numbers_are_within_their_ranges() {
    let mut bytes: Vec<i8> = values(&BYTE, FROM_3_TO_5);
    bytes.sort_unstable();
    bytes.dedup();
    assert_eq!(bytes, [3, 4, 5]);
    assert!(values::<f64>(&DOUBLE, FROM_3_TO_5).iter().all(|n| (3.0..=5.0).contains(n)));
    assert!(values::<f32>(&FLOAT, FROM_3_TO_5).iter().all(|n| (3.0..=5.0).contains(n)));
    for n in values::<BigInteger>(&BIG_INTEGER, FROM_3_TO_5) {
        assert!(["3", "4", "5"].contains(&n.as_str()), "{n}");
    }
    for n in values::<BigDecimal>(&BIG_DECIMAL, FROM_3_TO_5) {
        assert!((3.0..=5.0).contains(&n.as_str().parse().unwrap()), "{n}");
    }
    const NEGATIVE: &[Trait] = &[Trait::Range { min: None, max: Some(Bound::integer(-1)) }];
    assert!(values::<i64>(&LONG, NEGATIVE).iter().all(|n| *n < 0));
    assert!(values::<f64>(&DOUBLE, NEGATIVE).iter().all(|n| *n <= -1.0));
}

#[test]
fn ranges_that_the_type_does_not_reach_or_that_are_empty_do_no_harm() {
    const BEYOND: &[Trait] = &[Trait::Range { min: Some(Bound::integer(1_000)), max: None }];
    assert_eq!(values::<i8>(&BYTE, BEYOND).len(), 301);
    const EMPTY: &[Trait] =
        &[Trait::Range { min: Some(Bound::integer(5)), max: Some(Bound::integer(3)) }];
    assert_eq!(values::<i32>(&INTEGER, EMPTY).len(), 301);
    assert_eq!(values::<f64>(&DOUBLE, EMPTY).len(), 301);
    const REVERSED: &[Trait] = &[Trait::Length { min: Some(5), max: Some(3) }];
    assert_eq!(values::<String>(&STRING, REVERSED).len(), 301);
    const HUGE: &[Trait] = &[Trait::Length { min: Some(u64::MAX), max: None }];
    assert_eq!(values::<Blob>(&BLOB, HUGE)[0].len(), super::MAX_LENGTH);
}

#[test]
fn numbers_are_finite() {
    assert!(values::<f64>(&DOUBLE, &[]).iter().all(|n| n.is_finite()));
    assert!(values::<f32>(&FLOAT, &[]).iter().all(|n| n.is_finite()));
}

#[test]
fn lengths_are_what_the_model_allows() {
    const FROM_2_TO_4: &[Trait] = &[Trait::Length { min: Some(2), max: Some(4) }];
    assert!(
        values::<String>(&STRING, FROM_2_TO_4)
            .iter()
            .all(|text| { (2..=4).contains(&text.chars().count()) && !text.contains('\0') })
    );
    assert!(values::<Blob>(&BLOB, FROM_2_TO_4).iter().all(|blob| (2..=4).contains(&blob.len())));
    static LIST: Schema =
        Schema::new(&LIST, "a#List", ShapeType::List, &[Member::new("member", &STRING, &[])], &[]);
    let lists: Vec<Vec<String>> = values(&LIST, FROM_2_TO_4);
    assert!(lists.iter().all(|list| (2..=4).contains(&list.len())));
}

#[test]
fn unique_items_are() {
    static BITS: Schema = Schema::new(
        &BITS,
        "a#Bits",
        ShapeType::List,
        &[Member::new("member", &INTEGER, FROM_3_TO_5)],
        &[Trait::UniqueItems],
    );
    let lists: Vec<Vec<i32>> = values(&BITS, &[]);
    assert!(lists.iter().any(|list| list.len() == 3));
    for mut list in lists {
        let count = list.len();
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), count);
    }
}

#[test]
fn times_are_what_every_format_holds() {
    let whole_millis = |time: &Timestamp| time.nanos().is_multiple_of(1_000_000);
    let times: Vec<Timestamp> = values(&TIMESTAMP, &[]);
    assert!(times.iter().all(whole_millis) && times.iter().any(|time| time.nanos() > 0));
    const DATE: &[Trait] = &[Trait::TimestampFormat(TimestampFormat::HttpDate)];
    assert!(values::<Timestamp>(&TIMESTAMP, DATE).iter().all(|time| time.nanos() == 0));
}

#[test]
#[cfg(feature = "validate")]
fn text_matches_its_pattern() {
    for pattern in [
        "^[a-zA-Z0-9-]+$",
        "^[a-z0-9-_.!+@/][\\w\\-. ]*$",
        "^arn:aws:service:([^:\n]*):([0-9]{12}):([^:\n]*)$",
        "^$|^s3://([a-zA-Z0-9][a-zA-Z0-9._-]{1,61}[a-zA-Z0-9])(/[a-zA-Z0-9._-]+)*/?$",
        "^(([0-9]|[1-9][0-9]|1[0-9]{2})\\.){3}(25[0-5])/(3[0-2])$",
        "^[\\x21-\\x7E\\u00e4]+?$",
        "^(?:a|b){2,}\\d\\D\\s\\S\\W$",
        "[^a-z]",
        "^.*(\\.zip|\\.ZIP)$",
        "^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$",
        "^()$",
    ] {
        let read = Pattern::read(pattern);
        assert!(read.is_some(), "{pattern}");
        let schema: &'static Schema = Box::leak(Box::new(Schema::new(
            &STRING,
            "a#Text",
            ShapeType::String,
            &[],
            Box::leak(Box::new([Trait::Pattern(pattern)])),
        )));
        let regex = regex_lite::Regex::new(pattern).unwrap();
        for text in values::<String>(schema, schema.traits()) {
            assert!(regex.is_match(&text), "{pattern}: {text:?}");
        }
    }
}

#[test]
fn text_of_a_pattern_has_the_length() {
    const TRAITS: &[Trait] =
        &[Trait::Pattern("^[a-z]?[a-z0-9]*$"), Trait::Length { min: Some(40), max: Some(64) }];
    assert!(values::<String>(&STRING, TRAITS).iter().all(|text| (40..=64).contains(&text.len())));
    const SHORT: &[Trait] =
        &[Trait::Pattern("^x(-[a-z]{2})*$"), Trait::Length { min: None, max: Some(1) }];
    assert!(values::<String>(&STRING, SHORT).iter().all(|text| text == "x"));
}

#[test]
fn other_patterns_are_left_alone() {
    for pattern in [
        "^(?!aws)[a-z]+$",
        "^(?<=a)b$",
        "(?i)a",
        "^\\p{L}+$",
        "\\b",
        "[[:alpha:]]",
        "a{2000}",
        "a{3,2}",
        "(",
        ")",
        "[a",
        "[]",
        "[z-a]",
        "*",
        "a**",
        "\\",
        "a{",
        "\\u12",
        "[^ -~]",
        &"(".repeat(100_000),
    ] {
        assert!(Pattern::read(pattern).is_none(), "{pattern}");
    }
    // Nested repetitions end.
    const NESTED: &[Trait] = &[Trait::Pattern("^(((a{1000}){1000}){1000}){1000}$")];
    assert!(values::<String>(&STRING, NESTED).iter().all(|text| text.len() <= 4096));
}
