//! What a difference means for users of the crate.

use std::fmt;

/// How far a change reaches, from what breaks most to what breaks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Messages changed: a peer that uses the other model cannot read them.
    WireBreaking,
    /// Code that uses the crate may no longer compile.
    SourceBreaking,
    /// Something was added.
    Additive,
    /// The service accepts more or less than before, in the same types and messages.
    Limits,
    /// The crate behaves differently behind the same items and the same messages.
    Internal,
    /// Only documentation changed.
    Documentation,
}

impl Class {
    /// All, in their order.
    pub const ALL: [Class; 6] = [
        Class::WireBreaking,
        Class::SourceBreaking,
        Class::Additive,
        Class::Limits,
        Class::Internal,
        Class::Documentation,
    ];

    /// As in `wire-breaking`.
    pub fn name(self) -> &'static str {
        match self {
            Class::WireBreaking => "wire-breaking",
            Class::SourceBreaking => "source-breaking",
            Class::Additive => "additive",
            Class::Limits => "limits",
            Class::Internal => "internal",
            Class::Documentation => "documentation",
        }
    }

    /// Returns the version change that a change of this class requires.
    pub fn verdict(self) -> Verdict {
        match self {
            Class::WireBreaking | Class::SourceBreaking => Verdict::Major,
            Class::Additive | Class::Limits => Verdict::Minor,
            Class::Internal | Class::Documentation => Verdict::Patch,
        }
    }
}

/// Which part of the version the changes raise, by [semver](https://semver.org/). For a version
/// 0.x, Cargo treats the second number as the major one and the third as all the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing changed.
    None,
    /// The third number.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

impl Verdict {
    /// As in `minor`.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}

/// As in `verdict: minor`.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "verdict: {}", self.name())
    }
}

/// One change of one item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What kind of change it is, from which its class and its reason follow.
    pub kind: Kind,
    /// The Rust item as users write it: `StreamSessionSummary::role_arn`.
    pub item: String,
    /// The shape or member that the item is for: `com.example#Order$id`.
    pub shape: Option<String>,
    /// What changed about the item: `type`, `jsonName`. Empty if the item as a whole was added or
    /// removed.
    pub what: String,
    /// What it was; `None` if there was nothing, or nothing worth showing.
    pub was: Option<String>,
    /// What it is now; `None` as for `was`.
    pub is: Option<String>,
}

impl Change {
    /// Returns the class of the change.
    pub fn class(&self) -> Class {
        self.kind.class()
    }

    /// Returns the reason for its class, in one sentence.
    pub fn why(&self) -> &'static str {
        self.kind.why()
    }
}

/// Defines [`Kind`]: a table of all kinds of changes, with the name and the reason of each.
macro_rules! kinds {
    ($($class:ident { $($kind:ident $name:literal $why:literal,)* })*) => {
        /// A kind of change. Kinds are ordered by class, and within a class in the order of
        /// reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $why] $kind,)*)*
        }

        impl Kind {
            /// All kinds, in their order.
            pub const ALL: &[Kind] = &[$($(Kind::$kind,)*)*];

            /// Returns the class of such changes.
            pub fn class(self) -> Class {
                match self {
                    $($(Kind::$kind => Class::$class,)*)*
                }
            }

            /// As in `wire-name`.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Kind::$kind => $name,)*)*
                }
            }

            /// Returns the reason for the class of such changes, in one sentence.
            pub fn why(self) -> &'static str {
                match self {
                    $($(Kind::$kind => $why,)*)*
                }
            }
        }
    };
}

kinds! {
    WireBreaking {
        Protocol "protocol"
            "The service speaks another protocol, so every message has changed.",
        WireName "wire-name"
            "Its name on the wire changed: the other side does not know the new one.",
        WireValue "wire-value"
            "Its value on the wire changed: the other side does not know the new one.",
        WireType "wire-type"
            "Its type changed, on the wire too: code that uses it no longer compiles.",
        WireBinding "wire-binding"
            "It moved to another place in the message, or is written in a way that the other side cannot read.",
        Default "default"
            "It means another value when it is left out.",
    }
    SourceBreaking {
        Removed "removed"
            "It was removed: code that names it no longer compiles.",
        ItemKind "item-kind"
            "It became an item of another kind: code that uses it no longer compiles.",
        Type "type"
            "Its type changed: code that uses it no longer compiles.",
        Arguments "arguments"
            "`make` takes other arguments, or takes them in another order: code that calls it must change.",
        ImplementationRemoved "implementation-removed"
            "It no longer implements a trait: code that relies on that no longer compiles.",
    }
    Additive {
        AddedModule "added-module"
            "A new module: declare it in `src/lib.rs`, which regenerating does not touch.",
        AddedItem "added-item"
            "A new item: code that does not know it compiles as before.",
        AddedMember "added-member"
            "A new member with a setter: code that does not set it compiles as before.",
        AddedVariant "added-variant"
            "A new variant of a `#[non_exhaustive]` enum: a `match` has an arm for it already.",
        ImplementationAdded "implementation-added"
            "It implements one more trait: code that does not know that compiles as before.",
        Deprecated "deprecated"
            "It is deprecated: code that uses it compiles with a warning.",
    }
    Limits {
        Relaxed "relaxed"
            "More may be sent than before: the service accepts what it used to reject.",
        Tightened "tightened"
            "Less may be sent than before: the service may reject what it used to accept.",
        Limit "limit"
            "Something else may be sent than before: the service may reject what it used to accept.",
    }
    Internal {
        PreferredProtocol "preferred-protocol"
            "The service prefers another protocol but still speaks the earlier one, which the crate keeps: name it as `protocol` in `crates.toml`, or after `--protocol`.",
        Constraint "constraint"
            "`validate` applies another constraint to data that only the service sends.",
        Status "status"
            "Servers answer with another status code: clients accept any 2xx as success, and identify errors by name.",
        Endpoint "endpoint"
            "Requests may go to another host: types and messages are as before.",
        Pagination "pagination"
            "Other members determine the next page: types and messages are as before.",
        Waiter "waiter"
            "Waiters use other conditions: types and messages are as before.",
        Order "order"
            "`values` and comparisons follow the new order of the model: types and messages are as before.",
        Behavior "behavior"
            "The crate treats it differently: types and the form of messages are as before.",
        Unread "unread"
            "The crate's protocol does not read this trait: messages are as before, and only other formats may change.",
        Target "target"
            "The model says the same in another place or in other words: types and messages are as before.",
        Features "features"
            "It needs other features of the runtime: name them in `Cargo.toml`, which regenerating does not touch.",
    }
    Documentation {
        Documentation "documentation"
            "Its documentation changed.",
        Deprecation "deprecation"
            "The text of its deprecation changed.",
    }
}
