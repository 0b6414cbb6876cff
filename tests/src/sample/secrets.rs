//! Secrets: each way in which a model can say that something must not be shown.

use std::collections::BTreeMap;

use smithy_shapes::deserializer::{ShapeDeserializer, read};
use smithy_shapes::schema::prelude::*;
use smithy_shapes::schema::{Bound, Member, Schema, ShapeType, Trait};
use smithy_shapes::serializer::MemberSerializer;
use smithy_shapes::shape::{Shape, ShapeData, Structure, Union};
use smithy_shapes::{Error, UnknownMember};

use super::macros::{list, map, simple, structure, union};

structure! { Vault VAULT &[];
    name: Option<String>, optional = "name", &NAME, &[];
    pin: Option<i32>, optional = "pin", &PIN, &[];
    password: Option<String>, optional = "password", &PASSWORD, &[];
    passwords: Option<Vec<String>>, optional = "passwords", &PASSWORDS, &[];
    words: Option<Vec<String>>, optional = "words", &WORDS, &[];
    by_password: Option<BTreeMap<String, i8>>, optional = "byPassword", &BY_PASSWORD, &[];
    ledger: Option<BTreeMap<String, i8>>, optional = "ledger", &LEDGER, &[];
    safe: Option<Safe>, optional = "safe", &SAFE, &[];
    safes: Option<BTreeMap<String, Safe>>, optional = "safes", &SAFES, &[];
    lock: Option<Lock>, optional = "lock", &LOCK, &[];
}

// What is in a secret is secret too, though its shape alone is not.
structure! { Safe SAFE &[Trait::Sensitive];
    content: Option<String>, optional = "content", &NAME, &[];
    count: Option<i8>, optional = "count", &SMALL, &[];
    by_name: Option<BTreeMap<String, i8>>, optional = "byName", &BY_NAME, &[];
}

union! { Lock LOCK;
    Key(String) = "key", &PASSWORD, &[];
    Code(Vec<String>) = "code", &PASSWORDS, &[];
    Open(String) = "open", &NAME, &[];
}

const SHORT: Trait = Trait::Length { min: None, max: Some(4) };

simple! { NAME = "Name" String &[SHORT] }
simple! { SMALL = "Small" Byte &[Trait::Range { min: None, max: Some(Bound::integer(9)) }] }
simple! { PIN = "Pin" Integer &[
    Trait::Sensitive, Trait::Range { min: None, max: Some(Bound::integer(9999)) },
] }
simple! { PASSWORD = "Password" String &[Trait::Sensitive, SHORT] }
list! { PASSWORDS = "Passwords" of &PASSWORD, &[]; &[] }
list! { WORDS = "Words" of &NAME, &[]; &[Trait::Sensitive] }
map! { BY_PASSWORD = "ByPassword" of &PASSWORD, &SMALL; &[] }
map! { BY_NAME = "ByName" of &NAME, &SMALL; &[] }
map! { LEDGER = "Ledger" of &NAME, &SMALL; &[Trait::Sensitive] }
map! { SAFES = "Safes" of &STRING, &SAFE; &[] }
