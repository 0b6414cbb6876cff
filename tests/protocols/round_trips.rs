//! Arbitrary inputs, outputs and errors through every protocol and back: the same in every run.

use std::collections::BTreeMap;

use golden_customizations as archive;
use golden_customizations::operations::{Locate, LocateError};
use golden_operations::operations::{
    GetCover, Ping, PutBook, PutBookError, SetMeta, SetNote, SetPage, SetTag, Upload,
};
use golden_operations::{
    Busy, GetCoverInput, GetCoverOutput, NoSuchShelf, Page, PutBookInput, PutBookOutput,
    SetMetaInput, SetNoteInput, SetPageInput, SetTagInput, Tag, UploadInput,
};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, RequestParts, ResponseParts, RestJson1,
    RestXml, RpcV2Cbor, RpcV2Json,
};
use smithy_shapes::{Operation, Shape, Unit};
use tests::arbitrary::{Extent, arbitrary};
use tests::random::Random;

use crate::support::endpoint;

/// How many values of each shape, in each protocol.
const VALUES: u64 = 150;

/// Protocols that lose the same values.
#[derive(Clone, Copy, PartialEq)]
enum Family {
    RestJson,
    RestXml,
    Json,
    Cbor,
    Query,
}

impl Family {
    fn of<P: Protocol>() -> Family {
        match P::ID {
            "aws.protocols#restJson1" => Family::RestJson,
            "aws.protocols#restXml" => Family::RestXml,
            "smithy.protocols#rpcv2Cbor" => Family::Cbor,
            "aws.protocols#awsQuery" | "aws.protocols#ec2Query" => Family::Query,
            _ => Family::Json,
        }
    }

    fn is_rest(self) -> bool {
        matches!(self, Family::RestJson | Family::RestXml)
    }

    fn extent(self) -> Extent {
        match self {
            Family::RestXml | Family::Query => Extent::XML,
            Family::RestJson | Family::Json => Extent::WIDE,
            Family::Cbor => Extent::CBOR,
        }
    }
}

/// Takes from a value what does not survive, and from one that was read what came on the way.
trait Fit {
    fn fit(&mut self, family: Family);
}

impl Fit for PutBookInput {
    fn fit(&mut self, family: Family) {
        // A token that is absent is made up.
        self.token.get_or_insert_default();
        if family == Family::Query {
            // A map without entries has no parameters, nor has a list in ec2Query.
            self.extra.take_if(|extra| extra.is_empty());
            self.more.take_if(|more| more.is_empty());
            for list in [&mut self.tags, &mut self.names] {
                list.take_if(|list| list.is_empty());
            }
            self.dates.take_if(|dates| dates.is_empty());
        }
        if !family.is_rest() {
            return;
        }
        // Labels are demanded.
        self.shelf.get_or_insert_default();
        fit_label(&mut self.path);
        fit_header(&mut self.token);
        self.names.iter_mut().flatten().for_each(fit_header_text);
        fit_prefix_headers(&mut self.extra);
        // A list without items has no parameters. Servers have all parameters in the map, and
        // clients those that have no place of their own.
        self.tags.take_if(|tags| tags.is_empty());
        if let Some(more) = &mut self.more {
            let own = ["kind", "raw", "tag", "since"];
            more.retain(|name, values| !own.contains(&name.as_str()) && !values.is_empty());
        }
        self.more.take_if(|more| more.is_empty());
    }
}

impl Fit for PutBookOutput {
    fn fit(&mut self, family: Family) {
        if family.is_rest() {
            // A response has a status code, which tells success.
            let status = self.status.get_or_insert(201);
            *status = 200 + status.rem_euclid(100);
            fit_header(&mut self.etag);
            fit_prefix_headers(&mut self.extra);
            // A client always has this map.
            self.extra.get_or_insert_default();
        }
    }
}

impl Fit for GetCoverInput {
    fn fit(&mut self, _: Family) {
        fit_label(&mut self.id);
    }
}

impl Fit for GetCoverOutput {
    fn fit(&mut self, family: Family) {
        if family.is_rest() {
            // A body has a media type.
            self.kind.get_or_insert_default();
            fit_header(&mut self.kind);
        }
    }
}

impl Fit for SetNoteInput {
    fn fit(&mut self, family: Family) {
        // An empty body is none.
        self.note.take_if(|note| family.is_rest() && note.is_empty());
    }
}

impl Fit for SetTagInput {
    fn fit(&mut self, _: Family) {
        // A server refuses members that it does not know.
        if matches!(self.tag, Some(Tag::UnknownMember(_))) {
            self.tag = Some(Tag::Number(0));
        }
    }
}

impl Fit for SetPageInput {
    fn fit(&mut self, family: Family) {
        match family {
            // A payload that is absent is sent as one without members.
            Family::RestJson => drop(self.page.get_or_insert_default()),
            // A structure without members has no parameters.
            Family::Query => drop(self.page.take_if(|page| *page == Page::make())),
            _ => {}
        }
    }
}

impl Fit for UploadInput {
    fn fit(&mut self, family: Family) {
        self.tenant = Some("tenant-1".to_owned());
        if family.is_rest() {
            fit_header(&mut self.encoding);
        }
    }
}

impl Fit for archive::LocateInput {
    fn fit(&mut self, family: Family) {
        fit_label(&mut self.r#box);
        fit_label(&mut self.item);
        if family.is_rest() {
            fit_prefix_headers(&mut self.hidden);
        }
        self.hidden.take_if(|hidden| family == Family::Query && hidden.is_empty());
    }
}

impl Fit for NoSuchShelf {
    fn fit(&mut self, family: Family) {
        if family.is_rest() {
            fit_header(&mut self.hint);
        }
    }
}

macro_rules! fit_as_they_are {
    ($($shape:ty),*) => {
        $(impl Fit for $shape {
            fn fit(&mut self, _: Family) {}
        })*
    };
}

fit_as_they_are!(
    Unit,
    Busy,
    SetMetaInput,
    archive::LocateOutput,
    archive::NoSuchBox,
    archive::Locked
);

/// Labels are never absent or empty.
fn fit_label(label: &mut Option<String>) {
    let label = label.get_or_insert_default();
    if label.is_empty() {
        label.push('x');
    }
}

fn fit_header(value: &mut Option<String>) {
    value.iter_mut().for_each(fit_header_text);
}

/// Headers hold no control characters.
fn fit_header_text(value: &mut String) {
    value.retain(|c| c == '\t' || !c.is_ascii_control());
}

/// Names of headers are tokens that have no case, and none of them is none.
fn fit_prefix_headers(headers: &mut Option<BTreeMap<String, String>>) {
    let Some(entries) = headers.take() else { return };
    let name = |key: String| {
        key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let fitted = entries.into_iter().map(|(key, mut value)| {
        fit_header_text(&mut value);
        (name(key), value)
    });
    *headers = Some(fitted.collect());
    headers.take_if(|headers| headers.is_empty());
}

/// An arbitrary value that survives in the protocol.
fn value<P: Protocol, T: Shape + Fit>(number: u64) -> T {
    let bytes = Random::of(T::SCHEMA.id(), number).bytes(512);
    let mut value: T = arbitrary(&bytes, Family::of::<P>().extent());
    value.fit(Family::of::<P>());
    value
}

/// That the one came of the other.
fn check<P: Protocol, T: Shape + Fit>(sent: &T, mut read: T) {
    read.fit(Family::of::<P>());
    // Not as `Debug` shows them, which hides what is sensitive.
    assert!(read == *sent, "{}: {:?} became {:?}", P::ID, sent.to_value(), read.to_value());
}

fn inputs<P: Protocol, O: Operation<Input: Fit>>() {
    for number in 0..VALUES {
        let input = value::<P, O::Input>(number);
        let request = P::to_request::<O>(&input, &endpoint())
            .unwrap_or_else(|error| panic!("{}: {error}: {:?}", P::ID, input.to_value()));
        let read = P::from_request::<O>(RequestParts::of(&request))
            .unwrap_or_else(|error| panic!("{}: {error}: {:?}", P::ID, input.to_value()));
        check::<P, _>(&input, read);
    }
}

fn outputs<P: Protocol, O: Operation<Output: Fit>>() {
    for number in 0..VALUES {
        let output = value::<P, O::Output>(number);
        let response = P::to_response::<O>(&output)
            .unwrap_or_else(|error| panic!("{}: {error}: {:?}", P::ID, output.to_value()));
        let read = P::from_response::<O>(ResponseParts::of(&response))
            .unwrap_or_else(|error| panic!("{}: {error}: {:?}", P::ID, output.to_value()));
        check::<P, _>(&output, read);
    }
}

fn errors<P: Protocol, O: Operation, T: Shape + Fit>(
    of: fn(Modeled<T>) -> O::Error,
    shape: fn(O::Error) -> Option<Modeled<T>>,
) {
    for number in 0..VALUES {
        let error = value::<P, T>(number);
        let response = P::to_error_response::<O>(&of(error.clone().into()))
            .unwrap_or_else(|cause| panic!("{}: {cause}: {:?}", P::ID, error.to_value()));
        let read = P::from_response::<O>(ResponseParts::of(&response)).err().and_then(shape);
        check::<P, _>(&error, read.expect("the same error").into_inner());
    }
}

/// One error of an operation, through the protocol.
macro_rules! error {
    ($protocol:ty, $operation:ty, $errors:ident::$variant:ident) => {
        errors::<$protocol, $operation, _>($errors::$variant, |error| match error {
            $errors::$variant(error) => Some(error),
            _ => None,
        })
    };
}

fn all<P: Protocol>() {
    inputs::<P, PutBook>();
    inputs::<P, GetCover>();
    inputs::<P, SetNote>();
    inputs::<P, SetTag>();
    inputs::<P, SetMeta>();
    inputs::<P, SetPage>();
    inputs::<P, Upload>();
    inputs::<P, Ping>();
    inputs::<P, Locate>();
    outputs::<P, PutBook>();
    outputs::<P, GetCover>();
    outputs::<P, Ping>();
    outputs::<P, Locate>();
    error!(P, PutBook, PutBookError::NoSuchShelf);
    error!(P, PutBook, PutBookError::Busy);
    error!(P, Locate, LocateError::NoSuchBox);
    error!(P, Locate, LocateError::Locked);
}

#[test]
fn rest_json() {
    all::<RestJson1>();
}

#[test]
fn rest_xml() {
    all::<RestXml>();
}

#[test]
fn aws_json() {
    all::<AwsJson1_0>();
    all::<AwsJson1_1>();
}

#[test]
fn aws_query() {
    all::<AwsQuery>();
}

#[test]
fn ec2_query() {
    all::<Ec2Query>();
}

#[test]
fn rpc_v2() {
    all::<RpcV2Json>();
    all::<RpcV2Cbor>();
}
