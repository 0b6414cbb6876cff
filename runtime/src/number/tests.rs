use super::{BigDecimal, BigInteger, Number};

#[test]
fn big_integers() {
    for (text, expected) in [
        ("0", "0"),
        ("-0", "0"),
        ("000", "0"),
        ("7", "7"),
        ("-7", "-7"),
        ("-007", "-7"),
        ("170141183460469231731687303715884105728", "170141183460469231731687303715884105728"),
    ] {
        let number: BigInteger = text.parse().unwrap();
        assert_eq!((number.as_str(), number.to_string().as_str()), (expected, expected));
    }
    let digits = "9".repeat(100_000);
    assert_eq!(digits.parse::<BigInteger>().unwrap().as_str(), digits);
    assert_eq!(BigInteger::from(i64::MIN).as_str(), "-9223372036854775808");
    assert_eq!(BigInteger::default(), BigInteger::from(0));
}

#[test]
fn no_big_integers() {
    for text in ["", "-", "+1", "--1", "1.0", "1e3", " 1", "1 ", "1_000", "0x1", "NaN", "٣", "１"]
    {
        let error = text.parse::<BigInteger>().expect_err(text);
        assert_eq!(error.to_string(), "expected an integer");
    }
}

#[test]
fn big_decimals_keep_their_text() {
    for text in ["0", "-0", "1", "-1.5", "0.10", "1.00", "1E5", "1e+5", "-1.5e-999999", "0e0"] {
        assert_eq!(text.parse::<BigDecimal>().unwrap().as_str(), text);
    }
    let digits = format!("0.{}1", "0".repeat(100_000));
    assert_eq!(digits.parse::<BigDecimal>().unwrap().to_string(), digits);
    assert_ne!("1.0".parse::<BigDecimal>(), "1.00".parse::<BigDecimal>());
    assert_eq!(BigDecimal::default(), BigDecimal::from(0));
}

#[test]
fn no_big_decimals() {
    for text in [
        "", "-", ".", ".5", "1.", "01", "-01", "+1", "--1", "1e", "1e+", "1e1.5", "1.5.5", "1ee1",
        "NaN", "Infinity", "1 ", " 1", "1,5", "0x1", "٣",
    ] {
        let error = text.parse::<BigDecimal>().expect_err(text);
        assert_eq!(error.to_string(), "expected a decimal number");
    }
}

#[test]
fn numbers_are_as_exact_as_can_be() {
    use Number::{Decimal, Float, Integer, Unsigned};
    let number = |text: &str| text.parse::<Number>().unwrap();
    assert!(matches!(number("9223372036854775807"), Integer(i64::MAX)));
    assert!(matches!(number("-9223372036854775808"), Integer(i64::MIN)));
    assert!(matches!(number("9223372036854775808"), Unsigned(n) if n == 1 << 63));
    assert!(matches!(number("18446744073709551615"), Unsigned(u64::MAX)));
    assert!(matches!(number("1.0"), Float(1.0)));
    assert!(matches!(number("1e2"), Float(100.0)));
    assert!(matches!(number("0.1"), Float(0.1)));
    assert!(matches!(number("1.10"), Float(1.1)));
    assert!(matches!(number("5e-324"), Float(5e-324)));
    assert!(matches!(number("1e23"), Float(1e23)));
    assert!(matches!(number("-0"), Float(zero) if zero == 0.0 && zero.is_sign_negative()));
    assert!(matches!(Number::from(5_u64), Integer(5)));
    assert!(matches!(Number::from(u64::MAX), Unsigned(u64::MAX)));
    assert!(matches!(Number::from(-5_i128), Integer(-5)));
    assert!(matches!(Number::from(1_i128 << 63), Unsigned(n) if n == 1 << 63));
    for text in [
        "18446744073709551616",
        "-9223372036854775809",
        "12345678901234567890123",
        "9007199254740993.5",
        "0.1000000000000000055511151231257827",
        "1e400",
        "-1e-400",
        "1e999999999",
    ] {
        assert!(matches!(number(text), Decimal(n) if n.as_str() == text), "{text}");
    }
    for text in ["", "01", "+1", "1.", "NaN", "1e9223372036854775808"] {
        assert!(text.parse::<Number>().is_err(), "{text}");
    }
}

#[test]
fn numbers_are_compared_by_their_values() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    for (one, other) in [
        ("1", "1.0"),
        ("0", "-0"),
        ("100", "1e2"),
        ("1e400", "10e399"),
        ("1e999999999", "1000e999999996"),
        ("18446744073709551615", "1.8446744073709551615e19"),
    ] {
        assert_eq!(number(one), number(other));
    }
    let ordered = [
        Number::Float(f64::NEG_INFINITY),
        number("-1e400"),
        Number::Integer(i64::MIN),
        number("-0.5"),
        number("1e-400"),
        Number::Float(0.1),
        number("9007199254740993"),
        number("9007199254740993.5"),
        Number::Unsigned(u64::MAX),
        number("18446744073709551616"),
        number("1e400"),
        Number::Float(f64::INFINITY),
    ];
    assert!(ordered.is_sorted_by(|a, b| a < b));
    let nan = Number::Float(f64::NAN);
    for number in ordered.iter().chain([&nan]) {
        assert!(number != &nan && nan.partial_cmp(number).is_none(), "{number}");
    }
}

/// The exponent of a number is never written out.
#[test]
fn exponents_of_64_bits() {
    let text = "1e9223372036854775807";
    assert_eq!(text.parse::<BigDecimal>().unwrap().as_str(), text);
    for text in ["1e9223372036854775808", "0e-9223372036854775809", "1e99999999999999999999"] {
        let error = text.parse::<BigDecimal>().expect_err(text);
        assert_eq!(error.to_string(), "the exponent has more than 64 bits");
    }
}

#[test]
fn numbers_read_back_as_they_are_shown() {
    for (number, text) in [
        (Number::Integer(-5), "-5"),
        (Number::Unsigned(u64::MAX), "18446744073709551615"),
        (Number::Float(5.0), "5.0"),
        (Number::Float(-0.1), "-0.1"),
        (Number::Float(1e300), "1e300"),
        (Number::Float(5e-324), "5e-324"),
    ] {
        assert_eq!(number.to_string(), text);
        assert_eq!(text.parse(), Ok(number));
    }
    assert_eq!(Number::Unsigned(1 << 63).as_f64(), 9223372036854775808.0);
}
