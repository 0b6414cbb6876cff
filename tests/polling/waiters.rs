//! Whether to go on: <https://smithy.io/2.0/additional-specs/waiters.html>.

use golden_polling::operations::*;
use golden_polling::{
    GetPotInput, GetPotOutput, GetPotsInput, GetPotsOutput, KilnCold, NoSuchPot, Pot, PotState,
};
use smithy_shapes::operation::waiter::{Decision, Waiter};
use smithy_shapes::operation::{ErrorDetails, OperationError, Unhandled};
use std::time::Duration;

fn check(waiter: &Waiter<GetPot>, pot: Pot) -> Decision {
    waiter.check(&GetPotInput::make(), Ok(&GetPotOutput::make().pot(pot)))
}

fn check_error(waiter: &Waiter<GetPot>, error: &GetPotError) -> Decision {
    waiter.check(&GetPotInput::make(), Err(error))
}

fn no_such_pot() -> GetPotError {
    GetPotError::NoSuchPot(NoSuchPot::make().into())
}

fn unhandled(code: &str) -> GetPotError {
    let mut details = ErrorDetails::default();
    details.code = code.to_owned();
    GetPotError::unhandled(Unhandled::new(details, Vec::new(), None))
}

#[test]
fn a_waiter_knows_its_name_and_its_delays() {
    assert_eq!(POT_FIRED.name(), "PotFired");
    assert_eq!(POT_FIRED.min_delay(), Duration::from_secs(5));
    assert_eq!(POT_FIRED.max_delay(), Duration::from_secs(60));
    assert_eq!(POT_GONE.min_delay(), Duration::from_secs(2));
    assert_eq!(POT_GONE.max_delay(), Duration::from_secs(120));
}

#[test]
fn the_output_may_be_a_string() {
    assert_eq!(check(&POT_FIRED, Pot::make().state(PotState::Fired)), Decision::Success);
    assert_eq!(check(&POT_FIRED, Pot::make().state(PotState::Cracked)), Decision::Failure);
    assert_eq!(check(&POT_FIRED, Pot::make().state("FIRED".into())), Decision::Retry);
}

#[test]
fn an_output_that_nothing_matches_is_a_retry() {
    assert_eq!(check(&POT_FIRED, Pot::make().state(PotState::Raw)), Decision::Retry);
    assert_eq!(check(&POT_FIRED, Pot::make()), Decision::Retry);
    assert_eq!(POT_FIRED.check(&GetPotInput::make(), Ok(&GetPotOutput::make())), Decision::Retry);
    assert_eq!(check(&POT_GONE, Pot::make()), Decision::Retry);
}

#[test]
fn an_error_that_nothing_matches_is_a_failure() {
    assert_eq!(check_error(&POT_FIRED, &no_such_pot()), Decision::Failure);
    assert_eq!(check_error(&POT_FIRED, &unhandled("NoSuch")), Decision::Failure);
    assert_eq!(check_error(&POT_FIRED, &unhandled("")), Decision::Failure);
}

#[test]
fn an_error_is_known_by_its_shape_or_its_code() {
    let cold = GetPotError::KilnCold(KilnCold::make().into());
    assert_eq!(check_error(&POT_FIRED, &cold), Decision::Retry);
    assert_eq!(check_error(&POT_FIRED, &unhandled("KilnCold")), Decision::Retry);
    assert_eq!(check_error(&POT_FIRED, &unhandled("Throttled")), Decision::Retry);
    assert_eq!(check_error(&POT_GONE, &no_such_pot()), Decision::Success);

    // Where the code is another than the shape's name, both count.
    let mut details = ErrorDetails::default();
    details.code = "Pot.Missing".to_owned();
    details.schema = Some(<NoSuchPot as smithy_shapes::Shape>::SCHEMA);
    let error = smithy_shapes::operation::Modeled::new(NoSuchPot::make(), details);
    assert_eq!(check_error(&POT_GONE, &GetPotError::NoSuchPot(error)), Decision::Success);
}

#[test]
#[allow(deprecated)]
fn the_output_may_be_a_boolean_and_the_first_that_matches_decides() {
    assert_eq!(check(&POT_SOLD, Pot::make().is_sold(true)), Decision::Success);
    assert_eq!(check(&POT_SOLD, Pot::make().is_sold(false)), Decision::Retry);
    assert_eq!(check(&POT_SOLD, Pot::make()), Decision::Failure);
    assert_eq!(check_error(&POT_SOLD, &no_such_pot()), Decision::Failure);
}

#[test]
fn any_error_may_be_what_one_waits_for() {
    assert_eq!(check_error(&ANY_ERROR, &unhandled("Whatever")), Decision::Success);
    assert_eq!(check(&ANY_ERROR, Pot::make()), Decision::Retry);
}

#[test]
fn all_strings_or_any_of_them() {
    use PotState::{Cracked, Fired, Raw};
    let decision = |states: &[PotState]| {
        let pots = states.iter().map(|state| Pot::make().state(state.clone()));
        ALL_POTS_FIRED.check(&GetPotsInput::make(), Ok(&GetPotsOutput::make().pots(pots)))
    };
    assert_eq!(decision(&[Fired]), Decision::Success);
    assert_eq!(decision(&[Fired, Fired]), Decision::Success);
    assert_eq!(decision(&[Fired, Raw]), Decision::Retry);
    assert_eq!(decision(&[Raw, Cracked, Fired]), Decision::Failure);
    // All of none is not enough, and none is not a list.
    assert_eq!(decision(&[]), Decision::Retry);
    let none = ALL_POTS_FIRED.check(&GetPotsInput::make(), Ok(&GetPotsOutput::make()));
    assert_eq!(none, Decision::Retry);
}

#[test]
fn input_and_output_may_be_compared() {
    let input = GetPotsInput::make().names(["a", "b"]);
    let output = |count| GetPotsOutput::make().pots(vec![Pot::make(); count]);
    assert_eq!(EVERY_POT_FOUND.check(&input, Ok(&output(2))), Decision::Success);
    assert_eq!(EVERY_POT_FOUND.check(&input, Ok(&output(1))), Decision::Retry);
    // The length of null cannot be taken: that is not a match.
    assert_eq!(EVERY_POT_FOUND.check(&GetPotsInput::make(), Ok(&output(1))), Decision::Retry);
}

const HOUR: Duration = Duration::from_secs(3600);

/// Returns the delay of [`POT_GONE`], which rests for 2 to 120 seconds.
fn delay(attempt: u32, random: u32) -> Duration {
    POT_GONE.delay(attempt, HOUR, random).unwrap()
}

#[test]
fn the_longest_delay_doubles_until_the_limit() {
    let longest = [2, 4, 8, 16, 32, 64, 120, 120];
    for (attempt, seconds) in (1..).zip(longest) {
        assert_eq!(delay(attempt, u32::MAX), Duration::from_secs(seconds), "{attempt}");
    }
    for attempt in [33, 64, 1000, u32::MAX] {
        assert_eq!(delay(attempt, u32::MAX), Duration::from_secs(120), "{attempt}");
    }
    assert_eq!(delay(0, u32::MAX), Duration::from_secs(2));
}

#[test]
fn the_shortest_delay_stays() {
    for attempt in [0, 1, 2, 7, 40, u32::MAX] {
        assert_eq!(delay(attempt, 0), Duration::from_secs(2), "{attempt}");
    }
}

#[test]
fn a_random_number_says_where_in_between() {
    // Halfway between 2 and 16 seconds, to the millisecond.
    assert_eq!(delay(4, u32::MAX / 2).as_millis(), 8_999);
    assert_eq!(delay(4, u32::MAX / 2 + 1).as_millis(), 9_000);
}

#[test]
fn the_last_delay_takes_all_the_time_that_is_left() {
    let left = |seconds| POT_GONE.delay(3, Duration::from_secs(seconds), u32::MAX);
    // The delay would be 8 seconds, and the least is 2.
    assert_eq!(left(11), Some(Duration::from_secs(8)));
    assert_eq!(left(10), Some(Duration::from_secs(10)));
    assert_eq!(left(9), Some(Duration::from_secs(9)));
    assert_eq!(left(3), Some(Duration::from_secs(3)));
    assert_eq!(left(1), Some(Duration::from_secs(1)));
    assert_eq!(left(0), None);
}
