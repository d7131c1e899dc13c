//! `site.toml`, checked: what the site is called, where it lives, who answers for it.
//!
//! What people read stands per language. Nothing here looks at content or theme.

pub mod base;
pub mod redirects;
pub mod target;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::Language;
use crate::language::date::Date;
use crate::language::tone::ToneStyle;
use crate::problem::{
    Checked, ConfigProblem, Place, Problem, SourceProblem, Span, Spanned, TableProblem, ValueType,
};
use crate::source::Sources;
use crate::source::table::{Document, Table, type_of};

use redirects::Host;

pub use base::BaseUrl;
pub use target::Target;

/// Where the settings stand.
pub const PATH: &str = "site.toml";

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the site is read.
    pub base_url: BaseUrl,
    /// Where that is written.
    pub base_span: Span,
    /// The folder of the theme below `themes/`.
    pub theme: Spanned<String>,
    /// Minutes east of UTC: in which the day begins.
    pub utc_offset: i32,
    /// How Vietnamese texts place tones in oa, oe, uy.
    pub tone_style: ToneStyle,
    /// The language of the originals, at the root of the site.
    pub default_language: Language,
    /// The languages of the site and their titles; the default language is among them.
    pub languages: BTreeMap<Language, SiteText>,
    /// Who answers for the site (Decree 42/2022 art. 4.1e, as good practice).
    pub owner: Owner,
    /// Pages that every page links to.
    pub pages: Pages,
    /// What `security.txt` says (RFC 9116).
    pub security: Option<Security>,
    /// Office numbers and addresses that may stand in texts.
    pub allowed_data: Vec<String>,
    /// Whether only approved entries are visible.
    pub approval_required: bool,
    /// Where `deploy` may send the site.
    pub deploy: Vec<Target>,
    /// For which hosts former addresses are written down as rules.
    pub redirects: Vec<Host>,
    /// Addresses withdrawn on purpose.
    pub gone: Vec<Gone>,
}

/// A text in each language of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalText(BTreeMap<Language, String>);

impl LocalText {
    /// The text in a language; empty when it is missing, which was reported.
    pub fn get(&self, language: Language) -> &str {
        self.0.get(&language).map_or("", String::as_str)
    }
}

/// The title of the site in one language.
#[derive(Clone, Debug, Default)]
pub struct SiteText {
    /// The title.
    pub title: String,
    /// One sentence on what the site is.
    pub description: String,
}

/// Who answers for the site.
#[derive(Clone, Debug, Default)]
pub struct Owner {
    /// The body.
    pub body: LocalText,
    /// Its address.
    pub address: LocalText,
    /// Its office line.
    pub telephone: LocalText,
    /// Its office mailbox.
    pub email: LocalText,
    /// The role that is responsible for the content, never a name.
    pub responsible: LocalText,
}

/// Entries that every page links to.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// Functions and duties (Decree 42/2022 art. 7.2: in every language).
    pub about: Spanned<String>,
    /// Whom to write to, also for corrections and removals (the same article).
    pub contact: Spanned<String>,
    /// How a district or commune registers a work.
    pub register: Option<Spanned<String>>,
}

/// What `security.txt` says.
#[derive(Clone, Debug)]
pub struct Security {
    /// Where to report: `https:`, `mailto:` or `tel:`.
    pub contact: String,
    /// Until when this holds.
    pub expires: Date,
}

/// An address withdrawn on purpose.
#[derive(Clone, Debug)]
pub struct Gone {
    /// The path, such as `/cong-trinh/ten-cu/`.
    pub address: Spanned<String>,
    /// The day of the withdrawal.
    pub on: Option<Date>,
}

/// Reads `site.toml`. Without one there is no site, and nothing further can be said.
pub fn parse(sources: &Sources) -> Checked<Option<Config>> {
    let Some(text) = sources.text(PATH) else {
        let problem = Problem::error(Place::top(PATH), SourceProblem::SiteFileMissing);
        // One that cannot be read was told of when it was.
        let problems = if sources.get(PATH).is_some() { Vec::new() } else { vec![problem] };
        return Checked { value: None, problems };
    };
    let path: Arc<str> = PATH.into();
    let document = Document::new(&path, 0);
    let config = document.read(&text, read);
    Checked { value: Some(config), problems: document.into_problems() }
}

/// Warns when the site will be read below a path: robots.txt means something only at a host's root
/// (RFC 9309, section 2.3), and so does security.txt (RFC 9116, section 3).
pub fn sub_path(config: &Config, base: &BaseUrl) -> Option<Problem> {
    let kind = ConfigProblem::RootFilesUnderSubPath { path: base.path().to_owned() };
    let place = Place { path: PATH.into(), span: config.base_span };
    (base.path() != "/").then(|| Problem::warning(place, kind))
}

fn read(table: &Table<'_, '_>) -> Config {
    let languages = languages(table);
    let default_language = default_language(table, &languages);
    let mut languages = languages;
    languages.entry(default_language).or_default();
    let spoken: Vec<Language> = languages.keys().copied().collect();
    let owner = table.required_table("owner", |owner| Owner {
        body: local_text(owner, "body", &spoken),
        address: local_text(owner, "address", &spoken),
        telephone: local_text(owner, "telephone", &spoken),
        email: local_text(owner, "email", &spoken),
        responsible: local_text(owner, "responsible", &spoken),
    });
    let pages = table.required_table("pages", |pages| Pages {
        about: pages.required_spot("about"),
        contact: pages.required_spot("contact"),
        register: pages.spot("register"),
    });
    Config {
        base_url: base::read(table),
        base_span: table.span_of("base_url"),
        theme: table.required_spot("theme"),
        utc_offset: utc_offset(table),
        tone_style: table.choice("tone_style").unwrap_or_default(),
        default_language,
        languages,
        owner: owner.unwrap_or_default(),
        pages: pages.unwrap_or_default(),
        security: table.table("security", security).flatten(),
        allowed_data: table
            .table("privacy", |privacy| privacy.texts("allow"))
            .unwrap_or_default()
            .into_iter()
            .map(|text| text.value)
            .collect(),
        approval_required: table
            .table("approval", |approval| approval.flag("required"))
            .unwrap_or_default(),
        deploy: table.named("deploy", target::read),
        redirects: redirects::read(table),
        gone: table.tables("gone", |gone| Gone {
            address: gone.required_spot("address"),
            on: gone.required_date("on"),
        }),
    }
}

fn languages(table: &Table<'_, '_>) -> BTreeMap<Language, SiteText> {
    let named = table.named("languages", |name, language| {
        let text = SiteText {
            title: language.required_text("title"),
            description: language.required_text("description"),
        };
        let code = Language::from_code(&name.value);
        if code.is_none() {
            let kind = ConfigProblem::UnknownLanguage { value: name.value.clone() };
            language.document().report(name.span, kind);
        }
        code.map(|code| (code, text))
    });
    named.into_iter().flatten().collect()
}

fn default_language(table: &Table<'_, '_>, languages: &BTreeMap<Language, SiteText>) -> Language {
    let code = table.required_spot("default_language");
    let Some(language) = Language::from_code(&code.value) else {
        if !code.value.is_empty() {
            let kind = ConfigProblem::UnknownLanguage { value: code.value };
            table.document().report(code.span, kind);
        }
        return Language::Vietnamese;
    };
    if !languages.contains_key(&language) {
        table.document().report(code.span, ConfigProblem::DefaultLanguageMissing { language });
    }
    language
}

/// A text for all languages at once (`"…"`), or one for each (`{ vi = "…", en = "…" }`).
fn local_text(table: &Table<'_, '_>, key: &'static str, languages: &[Language]) -> LocalText {
    table.allow(key);
    let Some((_, value)) = table.pairs().into_iter().find(|(name, _)| name.value == key) else {
        table.required_text(key);
        return LocalText::default();
    };
    match type_of(value.get_ref()) {
        ValueType::Text => {
            let text = table.required_text(key);
            LocalText(languages.iter().map(|language| (*language, text.clone())).collect())
        }
        ValueType::Table => {
            let made = table.table(key, |texts| one_each(texts, key, languages));
            LocalText(made.unwrap_or_default())
        }
        found => {
            let kind = TableProblem::WrongType {
                key: key.to_owned(),
                expected: ValueType::TextOrTable,
                found,
            };
            table.document().report(table.span_of(key), kind);
            LocalText::default()
        }
    }
}

fn one_each(
    texts: &Table<'_, '_>,
    key: &str,
    languages: &[Language],
) -> BTreeMap<Language, String> {
    let mut made = BTreeMap::new();
    for language in languages {
        match texts.text(language.code()) {
            Some(text) => {
                made.insert(*language, text);
            }
            None => {
                let kind = ConfigProblem::TextMissing { key: key.to_owned(), language: *language };
                texts.document().report(texts.span(), kind);
            }
        }
    }
    made
}

fn security(table: &Table<'_, '_>) -> Option<Security> {
    let contact = table.required_spot("contact");
    let expires = table.required_date("expires")?;
    let known =
        ["https:", "mailto:", "tel:"].iter().any(|scheme| contact.value.starts_with(scheme));
    if !known && !contact.value.is_empty() {
        let kind = ConfigProblem::BadContact { value: contact.value.clone() };
        table.document().report(contact.span, kind);
    }
    Some(Security { contact: contact.value, expires })
}

/// `+07:00` as minutes.
fn utc_offset(table: &Table<'_, '_>) -> i32 {
    let text = table.required_spot("utc_offset");
    let minutes = parse_offset(&text.value);
    if minutes.is_none() && !text.value.is_empty() {
        let kind = ConfigProblem::BadUtcOffset { value: text.value };
        table.document().report(text.span, kind);
    }
    minutes.unwrap_or_default()
}

fn parse_offset(text: &str) -> Option<i32> {
    let (hours, minutes) = text.split_once(':')?;
    let sign = match hours.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let hours: i32 = hours.get(1..).filter(|hours| hours.len() == 2)?.parse().ok()?;
    let minutes: i32 = Some(minutes).filter(|minutes| minutes.len() == 2)?.parse().ok()?;
    ((0..=14).contains(&hours) && (0..60).contains(&minutes))
        .then_some(sign * (hours * 60 + minutes))
}
