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
    assert_eq!(Number::from_json("9223372036854775807"), Number::Integer(i64::MAX));
    assert_eq!(Number::from_json("-9223372036854775808"), Number::Integer(i64::MIN));
    assert_eq!(Number::from_json("9223372036854775808"), Number::Unsigned(1 << 63));
    assert_eq!(Number::from_json("18446744073709551615"), Number::Unsigned(u64::MAX));
    assert_eq!(Number::from_json("18446744073709551616"), Number::Float(18446744073709551616.0));
    assert_eq!(Number::from_json("-9223372036854775809"), Number::Float(-9223372036854775808.0));
    assert_eq!(Number::from_json("1.0"), Number::Float(1.0));
    assert_eq!(Number::from_json("1e2"), Number::Float(100.0));
    let Number::Float(zero) = Number::from_json("-0") else { panic!("-0 is no integer") };
    assert!(zero == 0.0 && zero.is_sign_negative());
    assert_eq!(Number::from(5_u64), Number::Integer(5));
    assert_eq!(Number::from(u64::MAX), Number::Unsigned(u64::MAX));
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
        assert_eq!(Number::from_json(text), number);
    }
    assert_eq!(Number::Unsigned(1 << 63).as_f64(), 9223372036854775808.0);
}
