//! What is wrong with the words of an entry, in English.

use crate::problem::kind::TextProblem;
use crate::problem::named::{Personal, Repeated};
use crate::problem::words::{Words, code_point, others, quoted, say};

#[rustfmt::skip]
pub(super) fn text(kind: &TextProblem) -> Words {
    use TextProblem::*;
    match kind {
        PersonalData { what, text } => say! { "This names a person: {what} {text}";
            "personal data, not for publishing";
            "Remove it. A line, mailbox or account of an office that may appear goes into allow, \
             in the part [privacy] of site.toml.";
            what = personal(*what), text = quoted(text) },
        EthnicityNamed { group } => say! { "This tells which ethnic group somebody is of: {group}";
            "sensitive personal data (Decree 356/2025/NĐ-CP, article 4)";
            "Leave it out unless the story needs it; if it does, that person must have agreed.";
            group = if group.is_empty() { "a column of a table".to_owned() } else { quoted(group) } },
        BidiControl { letter, count } => say! {
            "A character that nobody sees turns the text around ({letter}); {count} in all";
            "within this word";
            "Delete the whole word and type it again: readers may see other words than the file \
             holds."; letter = code_point(*letter) },
        InvisibleCharacter { letter, count } => say! {
            "A character that nobody sees ({letter}); {count} in all"; "within this word";
            "Delete the whole word and type it again: search does not find a word with it. It comes \
             with text copied from chats, PDFs or old fonts.";
            letter = code_point(*letter) },
        LookAlikeLetter { text } => say! { "The name {text} has letters that only look Latin";
            "looks the same, and is not"; ""; text = quoted(text) },
        ToneStyle { written, meant, count, others: rest } => say! {
            "A tone is placed otherwise than on the rest of the site: {written}, places: {count}";
            "this site writes {meant}";
            "Keep to one style{others}. For a site in the newer style (hoà, khoẻ, thuý) write \
             tone_style = \"new\" in site.toml. A quotation may stay as it is.";
            written = quoted(written), meant = quoted(meant), others = others(rest) },
        LinkText { text } => say! { "The words of this link do not say where it leads: {text}";
            "who listens to the page hears only these words";
            "Use words that mean something, such as [the plan](campaign), not “here”.";
            text = quoted(text) },
        HeadingSkipped { level, expected } => say! {
            "A heading skips a level: {level} marks #, where {expected} are expected"; "a level is missing";
            "Take a # away, or add the heading between: ##, ###, #### follow each other." },
        AltRepeats { what: Repeated::Caption } => say! { "The alternative text (alt) repeats the caption";
            "the same as caption"; "Say what is seen, for those who cannot see the photo." },
        AltRepeats { what: Repeated::FileName } => say! {
            "The alternative text (alt) is only the name of the file"; "the file's name";
            "Say what is seen, for those who cannot see the photo." },
    }
}

fn personal(what: Personal) -> &'static str {
    match what {
        Personal::IdentityCard => "the number of an identity card",
        Personal::OldIdentityCard => "the number of an older identity card",
        Personal::Telephone => "a telephone number",
        Personal::Mailbox => "an e-mail address",
        Personal::NumberPlate => "a number plate",
        Personal::BankAccount => "a bank account",
    }
}
