//! The fixed sets of things that a problem may be about: types of values, what is referred to, what
//! names a person.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::language::date::Date;

/// The types a TOML value can have, to say what was expected and what stands there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum ValueType {
    /// A text in quotation marks.
    Text,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A date as TOML has it: 2024-03-15, without quotation marks.
    Date,
    /// A list in square brackets.
    List,
    /// A table.
    Table,
    /// A text, or a table of one text a language.
    TextOrTable,
}

/// What a reference names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Reference {
    /// A district's file name.
    District,
    /// A commune's slug.
    Commune,
    /// An area's file name.
    Area,
    /// A unit's id.
    Unit,
    /// A target's id in campaign.md.
    Target,
    /// An award's id in campaign.md.
    Award,
    /// A page's id in site.toml.
    Page,
}

/// What names a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Personal {
    /// The twelve digits of an identity card (CCCD).
    IdentityCard,
    /// The nine digits of an older one (CMND).
    OldIdentityCard,
    /// A telephone, mobile or not.
    Telephone,
    /// An e-mail address.
    Mailbox,
    /// A number plate.
    NumberPlate,
    /// An account at a bank.
    BankAccount,
}

/// The encodings of Vietnamese fonts from before Unicode.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum LegacyEncoding {
    /// TCVN3 (ABC), of the fonts whose names begin with .Vn.
    Tcvn3,
    /// VNI-Windows, of the fonts whose names begin with VNI-.
    Vni,
}

/// What a photo's alternative repeats.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Repeated {
    /// The photo's caption.
    Caption,
    /// The name of its file.
    FileName,
}

/// What an award may not be before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Moment {
    /// Its own day: it is still to come.
    Itself,
    /// The day of the work that it is for.
    Work(Date),
    /// The day on which the plan was signed.
    Plan(Date),
}
