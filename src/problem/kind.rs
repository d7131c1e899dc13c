//! Everything that can be wrong with a site, as data: one enum a stage, no words.
//!
//! The words are in `vietnamese` and `english`, one exhaustive match each, so that a kind without
//! its words in both languages does not compile. A variant's name in kebab-case is its code, as
//! `docs/problems.md` lists it. Not here: failures of the machine (disk, network), which are
//! `io::Error`s at the two ends of the program.

#![expect(missing_docs, reason = "a variant's comment explains its fields as well")]

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{IntoStaticStr, VariantNames};

use super::named::{LegacyEncoding, Moment, Personal, Reference, Repeated, ValueType};
use crate::language::Language;
use crate::language::date::Date;

/// What is wrong, by the stage that finds it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Kind {
    /// Reading files and their front matter.
    Source(SourceProblem),
    /// A key or value of TOML: in site.toml, front matter, or theme.toml.
    Table(TableProblem),
    /// site.toml as a whole.
    Config(ConfigProblem),
    /// One entry by itself.
    Entry(EntryProblem),
    /// The words of one entry.
    Text(TextProblem),
    /// Entries in relation to each other.
    Catalogue(CatalogueProblem),
    /// Addresses.
    Address(AddressProblem),
    /// The theme, its templates and strings.
    Theme(ThemeProblem),
    /// A photo.
    Photo(PhotoProblem),
    /// A link to another site.
    External(ExternalProblem),
}

impl Kind {
    /// The stable code, such as `unknown-key`.
    pub fn code(&self) -> &'static str {
        match self {
            Kind::Source(kind) => kind.into(),
            Kind::Table(kind) => kind.into(),
            Kind::Config(kind) => kind.into(),
            Kind::Entry(kind) => kind.into(),
            Kind::Text(kind) => kind.into(),
            Kind::Catalogue(kind) => kind.into(),
            Kind::Address(kind) => kind.into(),
            Kind::Theme(kind) => kind.into(),
            Kind::Photo(kind) => kind.into(),
            Kind::External(kind) => kind.into(),
        }
    }

    /// Every code there is, stage by stage.
    pub fn codes() -> Vec<&'static str> {
        [
            SourceProblem::VARIANTS,
            TableProblem::VARIANTS,
            ConfigProblem::VARIANTS,
            EntryProblem::VARIANTS,
            TextProblem::VARIANTS,
            CatalogueProblem::VARIANTS,
            AddressProblem::VARIANTS,
            ThemeProblem::VARIANTS,
            PhotoProblem::VARIANTS,
            ExternalProblem::VARIANTS,
        ]
        .concat()
    }
}

/// Derives what every stage's enum needs: a code a variant, an order, and a form for the cache.
macro_rules! problems {
    ($(#[$doc:meta])* $name:ident { $($variants:tt)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[derive(BorshSerialize, BorshDeserialize, IntoStaticStr, VariantNames)]
        #[strum(serialize_all = "kebab-case")]
        pub enum $name { $($variants)* }
    };
}

problems! {
/// What can be wrong with a file before its meaning is looked at.
SourceProblem {
    /// There is no `site.toml` at the root: this is no site.
    SiteFileMissing,
    /// The file is not UTF-8 text.
    NotUtf8,
    /// The file is text in UTF-16, which Windows calls Unicode.
    SavedAsUtf16,
    /// The file is text in the encoding of old Vietnamese fonts.
    LegacyEncoding { encoding: LegacyEncoding },
    /// A NUL stands in a text: no author typed it, and readers of HTML do not agree on it.
    NulInText,
    /// The file is larger than any text should be; `limit` in bytes.
    FileTooLarge { bytes: u64, limit: u64 },
    /// Two files whose names are equal once normalised to NFC or without regard to case.
    NameClash { other: String },
    /// A symbolic link: not followed, since it may leave the site.
    LinkNotFollowed,
    /// Warning: a pipe, a socket or a device where a file should be; not opened, since it may never end.
    NoOrdinaryFile,
    /// Warning: a file among the entries that is neither Markdown nor a photo.
    FileNotRead,
    /// The file does not begin with `+++`.
    FrontMatterMissing,
    /// The second `+++` line is missing.
    FrontMatterUnclosed,
    /// The front matter stands between `---` lines: YAML, as other tools have it.
    FrontMatterIsYaml,
    /// TOML that cannot be read; `detail` is the parser's English.
    TomlSyntax { detail: String },
}
}

problems! {
/// What can be wrong with one key or value of a TOML table.
TableProblem {
    /// A key that nothing reads; `known` lists what may stand here.
    UnknownKey { key: String, nearest: Option<String>, known: Vec<String> },
    /// A required key is not there.
    MissingKey { key: String },
    /// A value of the wrong type.
    WrongType { key: String, expected: ValueType, found: ValueType },
    /// A text that is empty or only blanks.
    EmptyText { key: String },
    /// Not one of the values that may stand here.
    UnknownValue { key: String, value: String, nearest: Option<String>, allowed: Vec<String> },
    /// A date that no calendar has, or one far from the campaign (before 1900, after 2999).
    BadDate { value: String },
    /// A month that is not written as `2023-10`.
    BadMonth { value: String },
    /// A number below zero where things are counted.
    NegativeNumber { key: String, value: i64 },
    /// A number beyond anything that can be counted here.
    NumberTooLarge { key: String, number: String },
    /// Not usable as part of an address; `suggestion` is.
    BadSlug { value: String, suggestion: String },
    /// Two items of one list with the same id.
    DuplicateId { id: String },
}
}

problems! {
/// What can be wrong with site.toml as a whole.
ConfigProblem {
    /// `base_url` is not an absolute http or https address, or has a query or fragment.
    BadBaseUrl { value: String },
    /// `utc_offset` is not like `+07:00`.
    BadUtcOffset { value: String },
    /// A language that lantoa does not speak.
    UnknownLanguage { value: String },
    /// `default_language` has no `[languages.…]` table.
    DefaultLanguageMissing { language: Language },
    /// No folder `themes/NAME`.
    ThemeNotFound { name: String, nearest: Option<String> },
    /// A text given for one language and not for another that the site has.
    TextMissing { key: String, language: Language },
    /// Warning: robots.txt and security.txt mean something only at a host's root.
    RootFilesUnderSubPath { path: String },
    /// Not an address: an e-mail, telephone or web address was expected (RFC 9116 `Contact`).
    BadContact { value: String },
    /// A password or key in a file that is passed around; `variable` is where it belongs.
    CredentialInSettings { key: String, variable: String },
    /// A target's name that does not do for a variable of the environment and a file.
    BadTargetName { value: String },
    /// FTPS without TLS: that is called `ftp-insecure`.
    InsecureFtp,
    /// A number that is no port.
    BadPort { value: String },
    /// A server's address that is no https address.
    BadServerAddress { value: String },
}
}

problems! {
/// What can be wrong with one entry by itself.
EntryProblem {
    /// A file in `content/` where no kind of entry lives.
    UnknownFolder { folder: String, nearest: Option<String> },
    /// A file name that cannot become an address.
    BadFileName { name: String, suggestion: String },
    /// A fact in a translation; it belongs in `original`.
    FactInTranslation { key: String, original: String },
    /// A translation without its original.
    TranslationWithoutOriginal { original: String },
    /// Warning: the original has changed since it was translated. Blocks are numbered from 1.
    TranslationStale {
        translation: String,
        id: String,
        title: bool,
        summary: bool,
        changed: Vec<u32>,
        added: Vec<u32>,
        removed: u32,
    },
    /// A translated list item whose id the original does not have.
    UnknownItem { list: String, id: String, nearest: Option<String> },
    /// Warning: raw HTML, shown as text.
    RawHtml,
    /// Lists, quotations or emphasis within each other, deeper than `limit`.
    NestedTooDeep { limit: u32 },
    /// A table of more cells than anybody reads.
    TableTooLarge { cells: u32, limit: u32 },
    /// A mark of a comment without its other one: what is hidden and what is public is in doubt.
    CommentMarkAlone,
    /// A link with a scheme that may run code or is not for pages.
    UnsafeLink { target: String },
    /// Warning: a first-level heading in a body; the title is the first level.
    TopHeadingInBody,
    /// An image that is not one of the entry's photos.
    ImageNotAPhoto { file: String, nearest: Option<String> },
    /// Warning: a photo in the folder of an entry that no `[[photos]]` names.
    PhotoUnused,
    /// A photo whose file is not beside the entry.
    PhotoNotFound { file: String, nearest: Option<String> },
    /// Photos need the entry to be a folder (`works/SLUG/index.md`).
    PhotoWithoutFolder { file: String },
    /// Somebody is recognisable, and no ground for publishing is given (Law 91/2025 art. 16).
    ConsentMissing { file: String },
    /// A commune is named without its district.
    CommuneWithoutDistrict { commune: String },
    /// The period ends before it begins.
    PeriodReversed,
    /// Warning: the text was edited after it was approved; `hides` where approval is required.
    ApprovalVoided { id: String, by_role: String, on: Option<Date>, hides: bool },
}
}

problems! {
/// What can be wrong with the words of one entry. All but three are warnings.
TextProblem {
    /// Error: what names a person, and is no line of an office.
    PersonalData { what: Personal, text: String },
    /// Which group somebody who is named belongs to; no name in the head of a column.
    EthnicityNamed { group: String },
    /// Error: a character that turns the direction of the text; the first of so many.
    BidiControl { letter: u32, count: u32 },
    /// A character that nobody sees; the first of so many.
    InvisibleCharacter { letter: u32, count: u32 },
    /// Error: letters of another alphabet in an id.
    LookAlikeLetter { text: String },
    /// A word with its tone placed as the site does not: the first of so many, and the others.
    ToneStyle { written: String, meant: String, count: u32, others: Vec<(String, String)> },
    /// Words of a link that say nothing by themselves.
    LinkText { text: String },
    /// A heading more than one level below the one before.
    HeadingSkipped { level: u32, expected: u32 },
    /// A photo's alternative that is said elsewhere already.
    AltRepeats { what: Repeated },
}
}

problems! {
/// What can be wrong between entries.
CatalogueProblem {
    /// A reference to something that is not there.
    UnknownReference { what: Reference, value: String, nearest: Option<String> },
    /// The commune exists, in another district.
    CommuneElsewhere { commune: String, district: String, elsewhere: String },
    /// A reference to an entry that is not visible (draft, not due, not approved).
    HiddenReference { what: Reference, value: String },
    /// A required entry is not there at all.
    MissingEntry { path: String },
    /// A required entry is not there in a language of the site.
    MissingTranslation { id: String, language: Language },
    /// Two areas with one number.
    NumberTaken { number: u32, other: String },
    /// Two districts or communes with one code.
    CodeTaken { code: String, other: String },
    /// Warning: an award with a date that cannot be.
    AwardTooEarly { date: Date, than: Moment },
    /// A link in a body to a page that does not exist.
    DeadLink { target: String, nearest: Option<String> },
    /// A link to a heading that its page does not have.
    DeadAnchor { target: String, nearest: Option<String> },
}
}

problems! {
/// What can be wrong with addresses.
AddressProblem {
    /// Two subjects at one address.
    AddressTaken { address: String, other: String },
    /// A slug that is reserved (`trang-2`, `en`, a section's name).
    ReservedSlug { slug: String },
    /// An alias that is where the page stands: it would lead to itself for ever.
    AliasToItself { alias: String },
    /// An alias that is not a plain path like `/cong-trinh/ten-cu/`.
    BadAlias { alias: String },
    /// A `gone` address at which a page stands.
    GoneButThere { address: String, other: String },
    /// Warning (deploy stops): an address that was deployed once and at which nothing is read now.
    AddressLost { address: String, nearest: Vec<String> },
}
}

problems! {
/// What can be wrong with the theme.
ThemeProblem {
    /// A template that the tool needs and the theme lacks.
    TemplateMissing { name: String },
    /// Templates that do not parse, or cannot be filled in; `detail` is the engine's English.
    TemplateFails { name: String, detail: String },
    /// A string that a template or the tool asks for and a language lacks.
    StringMissing { key: String, language: Language, nearest: Option<String> },
    /// A string that is neither a text nor a table of plural forms.
    BadString { key: String },
    /// A place type (`xã`, `huyện`…) without a word in a language.
    PlaceTypeMissing { place_type: String, language: Language },
    /// A style or script that a template names and the theme lacks.
    AssetMissing { name: String, nearest: Option<String> },
}
}

problems! {
/// What can be wrong with a photo's bytes.
PhotoProblem {
    /// A photo as iPhones save it: the tool cannot read it, and browsers cannot show it.
    PhotoIsHeic,
    /// No format that phones and cameras use.
    PhotoUnknownFormat,
    /// More pixels than is believed of a photo.
    PhotoTooLarge { width: u32, height: u32 },
    /// The file is larger than a photo should be; `limit` in bytes.
    PhotoFileTooLarge { bytes: u64, limit: u64 },
    /// The machine could not read it, or it changed while the site was built; `detail` is the system's
    /// English. The only problem that is not the content's.
    PhotoUnreadable { detail: String },
    /// Cut off, or not what it says it is; `detail` is the decoder's English.
    PhotoDamaged { detail: String },
}
}

problems! {
/// What can be wrong with a link to another site; found only where that is asked (`check --external`).
ExternalProblem {
    /// The server says that there is nothing; `status` is 404 or 410.
    ExternalLinkDead { address: String, status: u16 },
    /// It leads on to another address, for good.
    ExternalLinkMoved { address: String, to: String },
    /// It could not be learnt; `detail` is the system's English, or a status.
    ExternalLinkSilent { address: String, detail: String },
    /// An address of one's own network or machine.
    ExternalLinkInside { address: String },
}
}
