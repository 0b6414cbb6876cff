//! The request for the next page: <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

use golden_polling::operations::{ListFirings, ListGlazes, ListPots, ListShards, ListShelves};
use golden_polling::*;
use smithy_shapes::operation::{PageItems, Paginated, Pagination};
use smithy_shapes::{ErrorKind, Value};

#[test]
fn the_service_gives_what_the_operation_does_not() {
    let expected = Pagination::new("marker", "nextMarker").items("pots").size("limit");
    assert_eq!(ListPots::PAGINATION, expected);
    let expected = Pagination::new("since", "page.next").items("page.glazes").size("atMost");
    assert_eq!(ListGlazes::PAGINATION, expected);
    assert_eq!(ListShards::PAGINATION.items_path(), None);
}

#[test]
fn the_next_request_has_the_token_and_all_else_as_before() {
    let first = ListPotsInput::make().limit(10).colour("blue");
    let second = first.clone().marker("b");
    let third = first.clone().marker("c");
    let page = |token: &str| ListPotsOutput::make().next_marker(token);
    assert_eq!(ListPots::next_page(&first, &page("b")), Ok(Some(second.clone())));
    assert_eq!(ListPots::next_page(&second, &page("c")), Ok(Some(third)));
}

#[test]
fn without_a_token_or_with_an_empty_one_there_is_no_next_page() {
    let input = ListPotsInput::make().marker("a");
    assert_eq!(ListPots::next_page(&input, &ListPotsOutput::make()), Ok(None));
    assert_eq!(ListPots::next_page(&input, &ListPotsOutput::make().next_marker("")), Ok(None));

    let output = ListShardsOutput::make().last([("", ""); 0]);
    assert_eq!(ListShards::next_page(&ListShardsInput::make(), &output), Ok(None));

    let output = ListFiringsOutput::make().next(Position::make());
    assert_eq!(ListFirings::next_page(&ListFiringsInput::make(), &output), Ok(None));

    let output = ListGlazesOutput::make().page(GlazePage::make());
    assert_eq!(ListGlazes::next_page(&ListGlazesInput::make(), &output), Ok(None));
    assert_eq!(
        ListGlazes::next_page(&ListGlazesInput::make(), &ListGlazesOutput::make()),
        Ok(None)
    );
}

#[test]
fn a_token_may_stand_in_a_structure() {
    let output = ListGlazesOutput::make().page(GlazePage::make().next("b"));
    let next = ListGlazes::next_page(&ListGlazesInput::make().at_most(5), &output);
    assert_eq!(next, Ok(Some(ListGlazesInput::make().at_most(5).since("b"))));
}

#[test]
fn a_token_may_be_a_map_a_structure_or_an_enum() {
    let output = ListShardsOutput::make().last([("day", "3"), ("shelf", "top")]);
    let next = ListShardsInput::make().after([("day", "3"), ("shelf", "top")]);
    assert_eq!(ListShards::next_page(&ListShardsInput::make(), &output), Ok(Some(next)));

    // Of the last token nothing is left in the next.
    let old = ListFiringsInput::make().since(Position::make().day(1).shelf(1));
    let output = ListFiringsOutput::make().next(Position::make().day(2));
    let next = ListFiringsInput::make().since(Position::make().day(2));
    assert_eq!(ListFirings::next_page(&old, &output), Ok(Some(next)));

    let output = ListShelvesOutput::make().next(Shelf::Low);
    let next = ListShelvesInput::make().since("low");
    assert_eq!(ListShelves::next_page(&ListShelvesInput::make(), &output), Ok(Some(next)));
}

#[test]
fn a_token_that_repeats_is_an_error() {
    let input = ListPotsInput::make().marker("secret");
    let output = ListPotsOutput::make().next_marker("secret");
    let error = ListPots::next_page(&input, &output).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert_eq!(error.to_string(), "the service returns the `marker` that it was just sent");

    let input = ListShelvesInput::make().since("low");
    let output = ListShelvesOutput::make().next(Shelf::Low);
    assert!(ListShelves::next_page(&input, &output).is_err());

    let position = Position::make().day(2);
    let input = ListFiringsInput::make().since(position.clone());
    assert!(ListFirings::next_page(&input, &ListFiringsOutput::make().next(position)).is_err());
}

#[test]
fn items_are_lists_or_maps() {
    let output = ListGlazesOutput::make().page(GlazePage::make().glazes([("a", "shiny")]));
    let expected = [("a".to_owned(), Value::String("shiny".to_owned()))].into();
    assert_eq!(ListGlazes::items(&output), Some(Value::Map(expected)));

    let output = ListFiringsOutput::make().firings(["one", "two"]);
    let expected = ["one", "two"].map(|name| Value::String(name.to_owned())).into();
    assert_eq!(ListFirings::items(&output), Some(Value::List(expected)));

    assert_eq!(ListFirings::items(&ListFiringsOutput::make()), None);
    assert_eq!(ListShelves::items(&ListShelvesOutput::make()), None);
}

#[test]
fn items_have_their_types() {
    let page = GlazePage::make().glazes([("celadon", "green")]);
    let items = ListGlazes::items_of(ListGlazesOutput::make().page(page));
    assert_eq!(items.into_iter().collect::<Vec<_>>(), [("celadon".to_owned(), "green".to_owned())]);
    assert!(ListGlazes::items_of(ListGlazesOutput::make()).is_empty());
    let output = ListFiringsOutput::make().firings(["first", "second"]);
    assert_eq!(ListFirings::items_of(output), ["first", "second"]);
}
