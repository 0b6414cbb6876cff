//! What a value may hold: not every format can write everything.

use smithy_shapes::query::Dialect;
use smithy_shapes::schema::TimestampFormat;

/// What a value may hold. Each limit is what some format cannot tell apart or write.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// NaN, which does not equal itself.
    pub nan: bool,
    /// Floats and doubles of any digits; else of so few that no reader needs care to read them.
    pub digits: bool,
    /// Numbers in documents that neither 64 bits nor a double hold: serde has no type for them.
    pub big_documents: bool,
    /// How exact timestamps are.
    pub times: Times,
    /// Big decimals with exponents, or below zero though they are zero; else as digits, which stay
    /// as they are where a format has the number only.
    pub decimal_forms: bool,
    /// Members of unions that the model does not know: a server refuses them.
    pub unknown_members: bool,
    /// What XML cannot tell apart: an empty flattened list from none, unknown data from text, a
    /// member from another that has its name.
    pub beyond_xml: bool,
    /// What leaves a parameter in queries of this dialect; without one, also what leaves none
    /// there, such as a structure without members.
    pub query: Option<Dialect>,
    /// What strings hold.
    pub text: Text,
}

/// How exact timestamps are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// To the nanosecond.
    Exact,
    /// As services read them, in this format unless the model says otherwise: to the millisecond,
    /// an http-date to the second.
    Written(TimestampFormat),
}

/// What strings hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Anything but U+0000, which XML has no way to write.
    Any,
    /// What the label of a URI holds: it is never empty, and has no segments `.` and `..`.
    Label,
    /// No control characters, which headers do not hold.
    Header,
    /// What may stand between two dots of a host.
    HostLabel,
}

impl Extent {
    /// Everything that equals itself.
    pub const WIDE: Extent = Extent {
        nan: false,
        digits: true,
        big_documents: true,
        times: Times::Exact,
        decimal_forms: true,
        unknown_members: true,
        beyond_xml: true,
        query: None,
        text: Text::Any,
    };

    /// What JSON holds: everything but digits of timestamps, as all that services read.
    pub const JSON: Extent =
        Extent { times: Times::Written(TimestampFormat::EpochSeconds), ..Extent::WIDE };

    /// What CBOR holds.
    pub const CBOR: Extent = Extent { decimal_forms: false, ..Extent::JSON };

    /// What XML holds.
    pub const XML: Extent = Extent {
        times: Times::Written(TimestampFormat::DateTime),
        beyond_xml: false,
        ..Extent::WIDE
    };

    /// What a tree of serde_json holds.
    pub const TREE: Extent = Extent { big_documents: false, ..Extent::WIDE };

    /// What serde_json reads exactly: unless told to take more care, it reads long doubles a little
    /// wrong.
    pub const PLAIN: Extent = Extent { digits: false, ..Extent::TREE };

    /// Returns what queries of the dialect hold.
    pub const fn of_query(dialect: Dialect) -> Extent {
        Extent { query: Some(dialect), ..Extent::XML }
    }
}
