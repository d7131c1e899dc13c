//! What is wrong with files, entries, addresses and photos, in English.

use super::{instead, meant, name};
use crate::language::Language;
use crate::language::date::short;
use crate::language::number::integer;
use crate::problem::kind::{
    AddressProblem, CatalogueProblem, EntryProblem, PhotoProblem, SourceProblem,
};
use crate::problem::named::{LegacyEncoding, Moment, Reference};
use crate::problem::words::{Words, detail, likely, on_day, quoted, say, stale_parts};

#[rustfmt::skip]
pub(super) fn source(kind: &SourceProblem) -> Words {
    use SourceProblem::*;
    match kind {
        SiteFileMissing => say! { "There is no site.toml: this folder is not a site yet"; "";
            "Go to the folder that holds site.toml, or add --site and the way to that folder. If there is no \
             site yet, make one: lantoa new site DIR" },
        NotUtf8 => say! { "The file is not UTF-8 text"; "some characters cannot be read";
            "Open the file, choose “Save as” and the encoding UTF-8. Text in old fonts (.VnTime, \
             VNI) must be converted to Unicode first." },
        SavedAsUtf16 => say! { "The file is saved as UTF-16 (Windows calls it Unicode)"; "";
            "Open the file, choose “Save as” and the encoding UTF-8, and save it over this file." },
        LegacyEncoding { encoding } => say! {
            "The text is in the old encoding {name}, not in Unicode"; "letters of the fonts {fonts}";
            "Convert it from {name} to Unicode (in UniKey: right click on its icon, Toolkit), and save \
             the file as UTF-8."; name = legacy(*encoding).0, fonts = legacy(*encoding).1 },
        NulInText => say! { "A NUL character stands in the file, which nobody can type";
            "a NUL"; "Remove it and type the word again; if the whole file is like this, ask for \
             the original." },
        FileTooLarge { bytes, limit } => say! {
            "The file is too large: {bytes} KB, where {limit} KB are allowed"; "";
            "Divide it into smaller ones; photos are files of their own, not part of the text.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        NameClash { other } => say! { "This file has the same name as {other}"; "";
            "The names differ only in capital letters, in how marks were typed, or because one is \
             a file and the other a folder. Rename or remove one of them."; other = quoted(other) },
        LinkNotFollowed => say! { "A shortcut to another file is passed over"; "";
            "Copy the file itself to this place." },
        NoOrdinaryFile => say! { "This is no ordinary file, so it is not read";
            "a pipe, a socket or a device"; "Remove it, or put an ordinary file in its place." },
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
pub(super) fn entry(kind: &EntryProblem) -> Words {
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
        NestedTooDeep { limit } => too_deep(*limit),
        TableTooLarge { cells, limit } => too_many_cells(*cells, *limit),
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
        PhotoUnused => say! { "This photo lies beside an entry that does not use it"; "";
            "Add it to [[photos]] in the front matter, or move the file away." },
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
        ApprovalVoided { id, by_role, on, hides } => say! {
            "This was edited after {by_role} approved it{day}"; "for the text before the edit{hidden}";
            "Have it approved again and run lantoa approve {id}, or undo the edit.";
            by_role = quoted(by_role), day = on_day(Language::English, *on),
            hidden = if *hides { ", so it is public no more" } else { "" } },
        PeriodReversed => say! { "The period ends before it begins"; "to must come after from";
            "Check the first month (from) and the last month (to)." },
    }
}

#[rustfmt::skip]
pub(super) fn catalogue(kind: &CatalogueProblem) -> Words {
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
        AwardTooEarly { date, than: Moment::Itself } => say! {
            "This award is told of before it was given: {date} is still to come"; "still to come";
            "Check the date of the decision; without a decision leave the award out.";
            date = short(Language::English, *date) },
        AwardTooEarly { date, than: Moment::Work(day) } => say! {
            "This award of {date} is older than the work that it is for ({day})";
            "before the date of the work"; "Check both dates: a work is awarded when it is there.";
            date = short(Language::English, *date), day = short(Language::English, *day) },
        AwardTooEarly { date, than: Moment::Plan(day) } => say! {
            "This award of {date} is older than the campaign itself ({day})";
            "before the plan was signed"; "Check the date; the year may be a slip.";
            date = short(Language::English, *date), day = short(Language::English, *day) },
        DeadLink { target, nearest } => say! { "The link {target} leads nowhere"; "no such page";
            "{meant}Write an entry's name such as works/name, or an address with https://.";
            target = quoted(target), meant = meant(nearest) },
        DeadAnchor { target, nearest } => say! { "The link {target} leads to no heading";
            "the page has no such heading"; "{meant}Check what follows the #.";
            target = quoted(target), meant = meant(nearest) },
    }
}

#[rustfmt::skip]
pub(super) fn address(kind: &AddressProblem) -> Words {
    use AddressProblem::*;
    match kind {
        AddressTaken { address, other } => say! { "The address {address} is taken";
            "{other} has it already";
            "Give one of the two another slug, or remove the old address (aliases) that clashes.";
            address = quoted(address), other = quoted(other) },
        ReservedSlug { slug } => say! { "The site keeps the name {slug} for itself";
            "cannot be an address"; "Rename the file, or write another slug in the front matter.";
            slug = quoted(slug) },
        AliasToItself { alias } => say! { "The old address {alias} is where the page stands now";
            "it would lead to itself"; "Remove it from aliases: only addresses that are used no more \
             belong there."; alias = quoted(alias) },
        BadAlias { alias } => say! { "The old address {alias} is not written as it should be";
            "this should be like \"/cong-trinh/ten-cu/\"";
            "Write only what follows the domain: a / first, no marks on letters, no blank, ? or #.";
            alias = quoted(alias) },
        GoneButThere { address, other } => say! {
            "{address} is said to be gone, and a page is there";
            "the page comes from {other}"; "Remove this part [[gone]], or take {other} away.";
            address = quoted(address), other = quoted(other) },
        AddressLost { address, nearest } => say! { "{address} was deployed once, and nothing is there now";
            "whoever has the old link finds nothing";
            "{near} If the story was renamed: add the old address to its aliases, or use move. If it \
             is withdrawn: add [[gone]] with address and on to site.toml."; address = quoted(address),
            near = likely("It may now be at", nearest) },
    }
}

#[rustfmt::skip]
pub(super) fn photo(kind: &PhotoProblem) -> Words {
    use PhotoProblem::*;
    match kind {
        PhotoIsHeic => say! { "This photo is in the HEIC format of iPhones, which web pages cannot use"; "a HEIC photo";
            "Export it as JPEG and put that here. On an iPhone: Settings, Camera, Formats, “Most Compatible”." },
        PhotoUnknownFormat => say! { "This file is no JPEG, PNG or WebP photo"; "unknown format";
            "Export the photo as JPEG and put that here." },
        PhotoTooLarge { width, height } => say! { "The photo is too large: {width} × {height} pixels"; "too large";
            "Make it smaller; what a phone takes is enough." },
        PhotoFileTooLarge { bytes, limit } => say! {
            "The photo's file is too large: {bytes} KB, where {limit} KB are allowed";
            "too large a file"; "Export it as JPEG; a photo from a phone is enough.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        PhotoUnreadable { detail: found } => say! { "The machine could not read this photo"; "({found})";
            "Run it again; if that does not help, look at the disk or card that holds the photo.";
            found = detail(found) },
        PhotoDamaged { detail: found } => say! { "The photo is damaged or cut off"; "cannot be read ({found})";
            "Try to open it on your computer; if it does not show, ask for the original again."; found = detail(found) },
    }
}

#[rustfmt::skip]
fn too_deep(limit: u32) -> Words {
    say! { "Lists or quotations nest more than {limit} deep"; "too deep";
        "Remove some of the marks >, -, * that are repeated." }
}

#[rustfmt::skip]
fn too_many_cells(cells: u32, limit: u32) -> Words {
    say! {
        "The table has {cells} cells, where {limit} are allowed"; "the table begins here";
        "Divide it into smaller tables; long figures are better a file of their own.";
        cells = kilobytes(u64::from(cells)), limit = kilobytes(u64::from(limit)) }
}

fn legacy(encoding: LegacyEncoding) -> (&'static str, &'static str) {
    match encoding {
        LegacyEncoding::Tcvn3 => ("TCVN3 (ABC)", ".VnTime, .VnArial…"),
        LegacyEncoding::Vni => ("VNI", "VNI-Times, VNI-Helve…"),
    }
}

fn kilobytes(number: u64) -> String {
    integer(Language::English, i64::try_from(number).unwrap_or(i64::MAX))
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
