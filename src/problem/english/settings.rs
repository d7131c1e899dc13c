//! What is wrong with settings and theme, in English.

use super::{instead, meant, name};
use crate::problem::kind::{ConfigProblem, TableProblem, ThemeProblem};
use crate::problem::named::ValueType;
use crate::problem::words::{Words, detail, listed, quoted, say};

#[rustfmt::skip]
pub(super) fn table(kind: &TableProblem) -> Words {
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
pub(super) fn config(kind: &ConfigProblem) -> Words {
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
            "{meant}Correct the field theme (lantoa has mat-tran within), or copy the theme into the folder themes/.";
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
        CredentialInSettings { key, variable } => say! { "Passwords and keys must not stand in site.toml";
            "remove {key}";
            "This file passes through many hands. Put the password into the environment variable \
             {variable}, or let lantoa ask for it when the site is sent."; key = quoted(key) },
        BadTargetName { value } => say! { "{value} will not do as the name of a target";
            "only small letters without marks, digits and hyphens";
            "For example [deploy.province]."; value = quoted(value) },
        InsecureFtp => say! { "FTPS without TLS is not secure"; "explicit or implicit was expected";
            "If the server truly has nothing but plain FTP, write kind = \"ftp-insecure\": the \
             password and the pages can then be read on the way." },
        BadPort { value } => say! { "{value} is no port number"; "a number from 1 to 65535 was expected";
            "Leave this out for the usual port."; value = quoted(value) },
        BadServerAddress { value } => say! { "{value} is not the address of a server";
            "must begin with https://"; "For example \"https://files.example.vn/site/\".";
            value = quoted(value) },
    }
}

#[rustfmt::skip]
pub(super) fn theme(kind: &ThemeProblem) -> Words {
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

fn allowed(what: &str, values: &[String]) -> String {
    if values.is_empty() { String::new() } else { format!("{what}: {}", listed(values)) }
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
