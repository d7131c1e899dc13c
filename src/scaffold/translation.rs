//! The file of a translation: what is to be translated, with the original's own words beside each.
//!
//! The original stands in comments only, of TOML and of Markdown, which reach no page; and the file
//! is a draft with empty texts, so it cannot be read as if it were finished.

use super::confirm::of;
use super::sheet::{Sheet, quoted};
use crate::entry::Document;
use crate::entry::follow::marks;
use crate::entry::id::Folder;
use crate::entry::text::{ItemList, item_lists};
use crate::glossary::Term;
use crate::language::Language;

/// What a translation is made from.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// The original's file, read.
    pub document: &'a Document,
    /// Its text.
    pub source: &'a str,
}

/// Where the translation of an original into a language stands.
pub fn path(original: &Document, language: Language) -> String {
    let path = &original.path;
    let stem = path.get(..path.len().saturating_sub(".md".len())).unwrap_or(path);
    format!("{stem}.{language}.md")
}

/// Writes the file of a translation, with the terms that occur in the original, explaining itself
/// in a language.
pub fn write(original: Original<'_>, terms: &[&Term], to: Language, said: Language) -> String {
    let mut writing = Writing { sheet: Sheet::new(said), original, to };
    writing.head();
    writing.terms(terms);
    writing.texts();
    for list in item_lists(original.document.id.folder()) {
        writing.items(list);
    }
    let mut text = writing.sheet.finish();
    for block in blocks(original) {
        // A comment's marks within the original must neither end this one nor seem to begin it.
        let block = block.replace("-->", "-- >").replace("<!--", "<! --");
        text.push_str(&format!("\n<!--\n{block}\n-->\n"));
    }
    text
}

/// All that is to be translated: what the file says besides, in comments and facts, is not.
pub fn words(original: Original<'_>) -> String {
    let text = &original.document.text;
    let head = [Some(&text.title.value), text.summary.as_ref(), text.short.as_ref()];
    let head = head.into_iter().chain([text.long.as_ref()]).flatten().map(String::as_str);
    let lines: Vec<&str> = head.chain(text.items.lines()).collect();
    [lines.join("\n"), blocks(original).join("\n")].join("\n")
}

/// The blocks of the original's body, as they are written.
fn blocks(original: Original<'_>) -> Vec<String> {
    let blocks = original.document.text.body.blocks.iter();
    let texts = blocks.filter_map(|block| original.source.get(block.span.range()));
    texts.map(|text| text.trim().replace('\r', "")).collect()
}

struct Writing<'a> {
    sheet: Sheet,
    original: Original<'a>,
    to: Language,
}

impl Writing<'_> {
    /// A place's name translates itself by folding, so nothing of a district must be translated.
    fn is_place(&self) -> bool {
        self.original.document.id.folder() == Folder::Districts
    }

    fn head(&mut self) {
        let path = &self.original.document.path;
        let (sheet, to) = (&mut self.sheet, self.to);
        sheet.say(
            &format!(
                "Bản dịch ({to}) của {path}. Chỉ ghi phần dịch; số liệu, ngày, nơi chốn đã có trong \
                 bản gốc.\nLời gốc đứng sau dấu #, và trong <!-- … --> ở phần lời kể: không hiện ra \
                 trên trang.\nDịch ngay dưới từng đoạn; dịch xong có thể để lại hay xóa lời gốc."
            ),
            &format!(
                "The translation ({to}) of {path}. Only what is translated stands here; the facts \
                 are in the original.\nThe original's words stand behind #, and in <!-- … --> in the \
                 story: no page shows them.\nTranslate below each; the original's words may stay \
                 or go."
            ),
        );
        sheet.line("");
        sheet.say(
            "Bản nháp: chưa đăng. Dịch xong thì xóa dòng này.",
            "A draft is not public. Remove this line when the translation is finished.",
        );
        sheet.field("draft", "true");
        sheet.line("");
        sheet.say(
            "Dấu của bản gốc lúc dịch, để biết đoạn nào đổi về sau. Không sửa tay.",
            "Marks of the original as it is translated: they tell later what has changed. Leave them.",
        );
        sheet.field("of", &of(&marks(&self.original.document.text)));
        sheet.line("");
    }

    fn terms(&mut self, terms: &[&Term]) {
        if terms.is_empty() {
            return;
        }
        let sheet = &mut self.sheet;
        sheet.say("Thuật ngữ trong bài (glossary.toml):", "Terms in it (glossary.toml):");
        for term in terms {
            let note = term.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            let (from, to) = (term.other_than(self.to), term.of(self.to));
            sheet.comment(&format!("  {from} = {to}{note}"));
        }
        sheet.line("");
    }

    /// A text to translate below the original's own.
    fn text(&mut self, key: &str, original: &str) {
        self.sheet.comment(original);
        match self.is_place() {
            true => self.sheet.optional(key, "\"\""),
            false => self.sheet.field(key, "\"\""),
        }
        self.sheet.line("");
    }

    fn texts(&mut self) {
        let document = self.original.document;
        let text = &document.text;
        self.text("title", &text.title.value);
        for (key, original) in
            [("summary", &text.summary), ("short", &text.short), ("long", &text.long)]
        {
            if let Some(original) = original {
                self.text(key, original);
            }
        }
        if let Some([issuer]) = text.items.get("campaign", "issuer", "text") {
            self.text("issuer", issuer);
        }
        let folder = document.id.folder();
        if matches!(folder, Folder::Campaign | Folder::Home) {
            return;
        }
        let sheet = &mut self.sheet;
        sheet.say(
            "Phần cuối địa chỉ trong ngôn ngữ này: vài chữ của tên đã dịch, không dấu, có gạch nối. \
             Không ghi thì lấy tên tệp.",
            "The end of the address in this language: a few words of the translated title, plain \
             letters, hyphens. The file's name without it.",
        );
        sheet.optional("slug", &quoted(document.id.name()));
        sheet.say("Những địa chỉ cũ của bản dịch này.", "Former addresses of this translation.");
        sheet.optional("aliases", &format!("[\"/{}/…/\"]", self.to));
        sheet.line("");
    }

    fn items(&mut self, shape: &ItemList) {
        for id in self.ids(shape) {
            let head = format!("[[{}]]", shape.list);
            match self.is_place() {
                true => self.sheet.optional_table(&head),
                false => self.sheet.line(&head),
            }
            match self.is_place() {
                true => self.sheet.optional(shape.id, &quoted(&id)),
                false => self.sheet.field(shape.id, &quoted(&id)),
            }
            for key in shape.texts {
                if let Some(original) = self.original_of(shape.list, &id, key) {
                    self.sheet.comment(&original.join("\n"));
                    match self.is_place() {
                        true => self.sheet.optional(key, "\"\""),
                        false => self.sheet.field(key, "\"\""),
                    }
                }
            }
            for key in shape.lines {
                let original = self.original_of(shape.list, &id, key).unwrap_or_default();
                self.sheet.comment(&original.join("\n"));
                let empty = vec!["\"\""; original.len()].join(", ");
                self.sheet.field(key, &format!("[{empty}]"));
            }
            self.sheet.line("");
        }
    }

    fn original_of(&self, list: &str, id: &str, key: &str) -> Option<Vec<String>> {
        let document = self.original.document;
        if let Some(crate::entry::Facts::District(district)) =
            document.facts.as_ref().map(|(facts, _)| facts)
        {
            let commune = district.communes.iter().find(|commune| commune.slug.value == id)?;
            return Some(vec![commune.name.value.clone()]);
        }
        document.text.items.get(list, id, key).map(<[String]>::to_vec)
    }

    /// The ids of a list's items, photos and communes in the order of the original.
    fn ids(&self, shape: &ItemList) -> Vec<String> {
        let document = self.original.document;
        match &document.facts {
            Some((crate::entry::Facts::District(district), _)) => {
                district.communes.iter().map(|commune| commune.slug.value.clone()).collect()
            }
            Some((_, shared)) if shape.list == "photos" => {
                shared.photos.iter().map(|photo| photo.file.value.clone()).collect()
            }
            _ => document.text.items.ids(shape.list).into_iter().map(str::to_owned).collect(),
        }
    }
}
