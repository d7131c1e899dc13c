//! The words of every problem in English, for officers who never programmed.
//!
//! British spelling, as on the site. What the words are about is in `kind`; a parser's own words
//! stand in parentheses.

use super::kind::{
    AddressProblem, CatalogueProblem, ConfigProblem, EntryProblem, Kind, PhotoProblem, Reference,
    SourceProblem, TableProblem, ThemeProblem, ValueType,
};
use super::words::{Words, detail, listed, quoted, say, stale_parts};
use crate::language::Language;
use crate::language::number::integer;

/// What is said about one problem.
pub fn words(kind: &Kind) -> Words {
    match kind {
        Kind::Source(kind) => source(kind),
        Kind::Table(kind) => table(kind),
        Kind::Config(kind) => config(kind),
        Kind::Entry(kind) => entry(kind),
        Kind::Catalogue(kind) => catalogue(kind),
        Kind::Address(kind) => address(kind),
        Kind::Theme(kind) => theme(kind),
        Kind::Photo(kind) => photo(kind),
    }
}

#[rustfmt::skip]
fn source(kind: &SourceProblem) -> Words {
    use SourceProblem::*;
    match kind {
        SiteFileMissing => say! { "There is no site.toml: this folder is not a site yet"; "";
            "Go to the folder that holds site.toml, or add --site and the way to that folder." },
        NotUtf8 => say! { "The file is not UTF-8 text"; "some characters cannot be read";
            "Open the file, choose “Save as” and the encoding UTF-8. Text in old fonts (.VnTime, \
             VNI) must be converted to Unicode first." },
        FileTooLarge { bytes, limit } => say! {
            "The file is too large: {bytes} KB, where {limit} KB are allowed"; "";
            "Divide it into smaller ones; photos are files of their own, not part of the text.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        NameClash { other } => say! { "This file has the same name as {other}"; "";
            "The names differ only in capital letters, in how marks were typed, or because one is \
             a file and the other a folder. Rename or remove one of them."; other = quoted(other) },
        LinkNotFollowed => say! { "A shortcut to another file is passed over"; "";
            "Copy the file itself to this place." },
        FileNotRead => say! { "This file is not read"; "neither a story nor a photo";
            "A story's name ends in .md; copy the text of a Word document into such a file." },
        FrontMatterMissing => say! { "The file has no front matter (between two lines of +++)";
            "the first line must be +++";
            "Write +++ as the first line, then fields such as title = \"The title\", then another \
             line of +++." },
        FrontMatterUnclosed => say! { "The second line of +++ is missing";
            "the front matter begins here";
            "Add a line that holds only +++ after the last field, right before the text." },
        FrontMatterIsYaml => say! { "The front matter is written as for other programs (YAML)";
            "this must be +++";
            "Change both lines of --- to +++, and write each field with an equals sign and \
             quotation marks: title = \"The title\", not title: The title." },
        TomlSyntax { detail: found } => say! { "This cannot be read as it is written";
            "look here ({found})";
            "Write one field a line: name = \"text\". Text stands in straight quotation marks, \
             never curly ones; numbers, dates, true and false stand without.";
            found = detail(found) },
    }
}

#[rustfmt::skip]
fn table(kind: &TableProblem) -> Words {
    use TableProblem::*;
    match kind {
        UnknownKey { key, nearest, known } => say! { "There is no field named {key}";
            "cannot be used here"; "{meant}{known}";
            key = quoted(key), meant = meant(nearest),
            known = allowed("These fields can be used", known) },
        MissingKey { key } => say! { "The field {key} is missing"; "{key} is not there";
            "Add the field {key}; it cannot be left out."; key = quoted(key) },
        WrongType { key, expected, found } => say! { "The field {key} has the wrong sort of value";
            "this should be {wanted}, and it is {found}"; "{example}";
            key = quoted(key), wanted = value_type(*expected), found = value_type(*found),
            example = example(*expected) },
        EmptyText { key } => say! { "The field {key} is empty"; "nothing is written here";
            "Fill in {key}; if it is not required, it may be removed."; key = quoted(key) },
        UnknownValue { key, value, nearest, allowed: values } => say! {
            "The field {key} cannot be {value}"; "there is no such value"; "{meant}{values}";
            key = quoted(key), value = quoted(value), meant = meant(nearest),
            values = allowed("These values can be used", values) },
        BadDate { value } => say! { "The date {value} cannot be used";
            "not in the calendar, or before 1900, or after 2999";
            "Write year-month-day without quotation marks, such as 2024-03-15.";
            value = quoted(value) },
        BadMonth { value } => say! { "The month {value} is not written as it should be";
            "this should be year-month";
            "Write four digits, a hyphen and two digits in quotation marks: \"2023-10\".";
            value = quoted(value) },
        NegativeNumber { key, value } => say! { "The field {key} cannot be {value}";
            "this must be 0 or more"; "Check the figure; if it is not known yet, remove the field.";
            key = quoted(key) },
        NumberTooLarge { key, number } => say! { "The field {key} does not take {number}";
            "the number is too large"; "Check the figure: there may be digits too many.";
            key = quoted(key) },
        BadSlug { value, suggestion } => say! { "{value} cannot be part of an address";
            "only small letters without marks, digits and hyphens"; "{suggestion}";
            value = quoted(value), suggestion = instead(suggestion) },
        DuplicateId { id } => say! { "{id} stands twice in one list"; "used above already";
            "Give one of the two another name; each may be used once."; id = quoted(id) },
    }
}

#[rustfmt::skip]
fn config(kind: &ConfigProblem) -> Words {
    use ConfigProblem::*;
    match kind {
        BadBaseUrl { value } => say! { "{value} is not the full address of a website";
            "this should begin with https:// or http://";
            "Write it like \"https://example.vn/thi-dua/\", with nothing after a ? or a #.";
            value = quoted(value) },
        BadUtcOffset { value } => say! { "{value} is not a time zone";
            "this should be like \"+07:00\""; "Vietnamese time is utc_offset = \"+07:00\".";
            value = quoted(value) },
        UnknownLanguage { value } => say! { "lantoa does not know the language {value}";
            "only \"vi\" and \"en\""; "Write \"vi\" (Vietnamese) or \"en\" (English).";
            value = quoted(value) },
        DefaultLanguageMissing { language } => say! {
            "The main language is {name}, but there is no part [languages.{language}]";
            "there is no [languages.{language}]";
            "Add the line [languages.{language}], and below it title and description.";
            name = name(*language) },
        ThemeNotFound { name, nearest } => say! { "There is no theme {name}";
            "no such folder in themes/";
            "{meant}Correct the field theme, or copy the theme into the folder themes/.";
            name = quoted(name), meant = meant(nearest) },
        TextMissing { key, language } => say! { "The field {key} has no {name} text";
            "no {name} here"; "Add {language} = \"…\" to the field {key}.";
            key = quoted(key), name = name(*language) },
        RootFilesUnderSubPath { path } => say! {
            "robots.txt and security.txt have no effect in the folder {path}";
            "the site is in a folder of its domain";
            "Ask whoever runs the server to put both files at the top of the domain.";
            path = quoted(path) },
        BadContact { value } => say! { "{value} is not an address for contact";
            "this should begin with mailto:, tel: or https:";
            "For example \"mailto:office@example.vn\" for e-mail, \"tel:+84…\" for a telephone.";
            value = quoted(value) },
    }
}

#[rustfmt::skip]
fn entry(kind: &EntryProblem) -> Words {
    use EntryProblem::*;
    match kind {
        UnknownFolder { folder, nearest } => say! { "{folder} has no place in content/"; "";
            "{meant}Move the file into one of the folders works, units, news, areas, districts, \
             pages."; folder = quoted(folder), meant = meant(nearest) },
        BadFileName { name, suggestion } => say! { "The name {name} cannot become an address"; "";
            "Rename the file: only small letters without marks, digits and hyphens. {suggestion}";
            name = quoted(name), suggestion = instead(suggestion) },
        FactInTranslation { key, original } => say! { "The field {key} is not for translations";
            "facts stand once, in the original";
            "Remove it here; to change it, change it in {original}.";
            key = quoted(key), original = quoted(original) },
        TranslationWithoutOriginal { original } => say! { "This translation has no original"; "";
            "Write the original {original} first, or give this file the original's name.";
            original = quoted(original) },
        TranslationStale { translation, id, .. } => say! {
            "The original has changed since {translation} was translated"; "from here: {parts}";
            "See what changed with lantoa translate {id}. When the translation is mended, or still \
             good, add --still-good.";
            translation = quoted(translation), parts = stale_parts(Language::English, kind) },
        UnknownItem { list, id, nearest } => say! { "The original has no {id} in its list {list}";
            "not in the original"; "{meant}Write it as the original does (for a photo, its file).";
            id = quoted(id), list = quoted(list), meant = meant(nearest) },
        RawHtml => say! { "HTML in the text will be shown as it is written";
            "HTML cannot be used here";
            "Remove it; write **like this** for bold, [words](address) for a link." },
        CommentMarkAlone => say! { "A note <!-- … --> lacks its beginning or its end"; "stands alone";
            "Write <!-- before the note and --> behind it, or remove both marks." },
        UnsafeLink { target } => say! { "The link {target} is not allowed";
            "links of this sort are not safe";
            "Use only https://, mailto:, tel: or an entry's name such as works/name.";
            target = quoted(target) },
        TopHeadingInBody => say! { "The largest heading (#) is kept for the title"; "use ## here";
            "Add a #: headings in the text begin with ##." },
        ImageNotAPhoto { file, nearest } => say! { "The picture {file} is not among the photos";
            "not in [[photos]]";
            "{meant}Add it to [[photos]] in the front matter, with file, alt and credit.";
            file = quoted(file), meant = meant(nearest) },
        PhotoNotFound { file, nearest } => say! { "The photo {file} is not there";
            "no such file beside the text";
            "{meant}Copy the photo into the entry's folder, or correct its name; capital letters \
             count."; file = quoted(file), meant = meant(nearest) },
        PhotoWithoutFolder { file } => say! { "An entry with the photo {file} needs its own folder";
            "there is no place for this photo";
            "Make a folder with the entry's name, move the text there as index.md, and put the \
             photos beside it."; file = quoted(file) },
        ConsentMissing { file } => say! {
            "Somebody is recognisable in {file}, and no ground for publishing is given";
            "consent is missing (article 16 of Law 91/2025/QH15)";
            "Add consent = \"public-event\", \"written\" (a signed paper is kept) or \
             \"official-duty\". Without a ground, leave the photo out."; file = quoted(file) },
        CommuneWithoutDistrict { commune } => say! { "The commune {commune} has no district";
            "which district is it in?"; "Add the field district, such as district = \"moc-chau\".";
            commune = quoted(commune) },
        PeriodReversed => say! { "The period ends before it begins"; "to must come after from";
            "Check the first month (from) and the last month (to)." },
    }
}

#[rustfmt::skip]
fn catalogue(kind: &CatalogueProblem) -> Words {
    use CatalogueProblem::*;
    match kind {
        UnknownReference { what, value, nearest } => say! { "There is no {name} {value}";
            "no such {name}"; "{meant}{source}";
            name = reference(*what), value = quoted(value), meant = meant(nearest),
            source = reference_source(*what) },
        CommuneElsewhere { commune, district, elsewhere } => say! {
            "The commune {commune} is not in the district {district}"; "it is in {elsewhere}";
            "Change district to {elsewhere}, or name another commune.";
            commune = quoted(commune), district = quoted(district), elsewhere = quoted(elsewhere) },
        HiddenReference { what, value } => say! {
            "This names the {name} {value}, which is not public";
            "a draft, not due yet, or not approved";
            "Publish or approve that {name} first, or do not name it here.";
            name = reference(*what), value = quoted(value) },
        MissingEntry { path } => say! { "The required file {path} is missing"; "";
            "Write this file, with front matter (between two lines of +++) and text; if it is \
             there, see whether it is a draft."; path = quoted(path) },
        MissingTranslation { id, language } => say! { "There is no {name} text of {quoted}"; "";
            "This page is needed in every language: write it, as in content/{id}.{language}.md.";
            quoted = quoted(id), name = name(*language) },
        NumberTaken { number, other } => say! { "The number {number} belongs to {other} already";
            "used twice"; "Give each content area a number of its own."; other = quoted(other) },
        CodeTaken { code, other } => say! { "The code {code} belongs to {other} already";
            "used twice";
            "Check the list of administrative units: each district and commune has its own code.";
            code = quoted(code), other = quoted(other) },
        DeadLink { target, nearest } => say! { "The link {target} leads nowhere"; "no such page";
            "{meant}Write an entry's name such as works/name, or an address with https://.";
            target = quoted(target), meant = meant(nearest) },
        DeadAnchor { target, nearest } => say! { "The link {target} leads to no heading";
            "the page has no such heading"; "{meant}Check what follows the #.";
            target = quoted(target), meant = meant(nearest) },
    }
}

#[rustfmt::skip]
fn address(kind: &AddressProblem) -> Words {
    use AddressProblem::*;
    match kind {
        AddressTaken { address, other } => say! { "The address {address} is taken";
            "{other} has it already";
            "Give one of the two another slug, or remove the old address (aliases) that clashes.";
            address = quoted(address), other = quoted(other) },
        ReservedSlug { slug } => say! { "The site keeps the name {slug} for itself";
            "cannot be an address"; "Rename the file, or write another slug in the front matter.";
            slug = quoted(slug) },
        BadAlias { alias } => say! { "The old address {alias} is not written as it should be";
            "this should be like \"/cong-trinh/ten-cu/\"";
            "Write only what follows the domain: a / first, no marks on letters, no blank, ? or #.";
            alias = quoted(alias) },
        GoneButThere { address, other } => say! {
            "{address} is said to be gone, and a page is there";
            "the page comes from {other}"; "Remove this part [[gone]], or take {other} away.";
            address = quoted(address), other = quoted(other) },
    }
}

#[rustfmt::skip]
fn photo(kind: &PhotoProblem) -> Words {
    use PhotoProblem::*;
    match kind {
        PhotoIsHeic => say! { "This photo is in the HEIC format of iPhones, which web pages cannot use"; "a HEIC photo";
            "Export it as JPEG and put that here. On an iPhone: Settings, Camera, Formats, “Most Compatible”." },
        PhotoUnknownFormat => say! { "This file is no JPEG, PNG or WebP photo"; "unknown format";
            "Export the photo as JPEG and put that here." },
        PhotoTooLarge { width, height } => say! { "The photo is too large: {width} × {height} pixels"; "too large";
            "Make it smaller; what a phone takes is enough." },
        PhotoDamaged { detail: found } => say! { "The photo is damaged or cut off"; "cannot be read ({found})";
            "Try to open it on your computer; if it does not show, ask for the original again."; found = detail(found) },
    }
}

#[rustfmt::skip]
fn theme(kind: &ThemeProblem) -> Words {
    use ThemeProblem::*;
    match kind {
        TemplateMissing { name } => say! { "The theme has no template {name}"; "";
            "Copy this file into the theme's folder templates/."; name = quoted(name) },
        TemplateFails { name, detail: found } => say! { "The template {name} does not work";
            "cannot be used ({found})";
            "Tell whoever looks after the theme; if templates/ changed, take back the old file.";
            name = quoted(name), found = detail(found) },
        StringMissing { key, language, nearest } => say! { "The wording {key} is missing in {name}";
            "no such wording"; "{meant}Add {key} to strings/{language}.toml.";
            key = quoted(key), name = name(*language), meant = meant(nearest) },
        BadString { key } => say! { "The wording {key} is not written as it should be";
            "this should be text in quotation marks, or the forms one and other";
            "Write name = \"words\"; with a count, name = {{ one = \"…\", other = \"…\" }}.";
            key = quoted(key) },
        PlaceTypeMissing { place_type, language } => say! {
            "There is no {name} word for the place type {place_type}"; "no {name} word for it";
            "Add {place_type} to strings/{language}.toml, or correct the field type.";
            place_type = quoted(place_type), name = name(*language) },
        AssetMissing { name, nearest } => say! { "The theme has no file {name}"; "no such file";
            "{meant}Copy the file into the theme's folder assets/, or correct its name here.";
            name = quoted(name), meant = meant(nearest) },
    }
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_deref().map(|text| format!("Did you mean {}? ", quoted(text))).unwrap_or_default()
}

fn allowed(what: &str, values: &[String]) -> String {
    if values.is_empty() { String::new() } else { format!("{what}: {}", listed(values)) }
}

fn instead(suggestion: &str) -> String {
    if suggestion.is_empty() {
        String::new()
    } else {
        format!("You could use {}.", quoted(suggestion))
    }
}

fn kilobytes(number: u64) -> String {
    integer(Language::English, i64::try_from(number).unwrap_or(i64::MAX))
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "Vietnamese",
        Language::English => "English",
    }
}

fn value_type(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Text => "text in quotation marks",
        ValueType::Integer => "a whole number",
        ValueType::Float => "a number with a fraction",
        ValueType::Boolean => "true or false",
        ValueType::Date => "a date",
        ValueType::List => "a list in square brackets",
        ValueType::Table => "a group of fields",
        ValueType::TextOrTable => "text in quotation marks, or one for each language",
    }
}

fn example(expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => "Put it in straight quotation marks, such as \"Moc Chau\".",
        ValueType::Integer => "Write digits only, no points or quotation marks, such as 12000.",
        ValueType::Float => "Write it with a point, without quotation marks, such as 2.5.",
        ValueType::Boolean => "Write true (yes) or false (no), without quotation marks.",
        ValueType::Date => "Write year-month-day without quotation marks, such as 2024-03-15.",
        ValueType::List => "Put the values in brackets, such as [\"dai-hoi\", \"doan-ket\"].",
        ValueType::Table => "Write the group's name in brackets on a line, its fields below.",
        ValueType::TextOrTable => "Write \"…\", or { vi = \"…\", en = \"…\" }.",
    }
}

fn reference(what: Reference) -> &'static str {
    match what {
        Reference::District => "district",
        Reference::Commune => "commune",
        Reference::Area => "content area",
        Reference::Unit => "unit",
        Reference::Target => "target",
        Reference::Award => "award",
        Reference::Page => "page",
    }
}

fn reference_source(what: Reference) -> &'static str {
    match what {
        Reference::District => "Write the name of a file in content/districts/, without .md.",
        Reference::Commune => "Write the commune's slug as in its district's file.",
        Reference::Area => "Write the name of a file in content/areas/, without .md.",
        Reference::Unit => "Write units/ and the name of a file in content/units/, without .md.",
        Reference::Target => "Write the id of a target as in content/campaign.md.",
        Reference::Award => "Write the id of an award as in content/campaign.md.",
        Reference::Page => "Write pages/ and the name of a file in content/pages/, without .md.",
    }
}
