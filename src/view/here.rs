//! Where a view is being made: the page's own language and path, and how it names others.

use super::link::Link;
use super::{Links, Site};
use crate::address::Subject;
use crate::address::segment::numbered;
use crate::address::sheet::Sheet;
use crate::catalogue::entry::Entry;
use crate::catalogue::order::{commune_name, district_name};
use crate::language::Language;
use crate::theme::strings::{Filling, Strings};

/// The place from which a page sees the site.
#[derive(Clone, Debug)]
pub struct Here<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The language of the page.
    pub language: Language,
    /// The path of the page, such as `/cong-trinh/trang-2/`.
    pub path: String,
}

impl<'a> Here<'a> {
    /// The place of a page; none if it has no address.
    pub fn new(site: &'a Site<'a>, sheet: &Sheet) -> Option<Here<'a>> {
        let default = site.catalogue.default_language;
        let (language, path) = match sheet {
            Sheet::Subject(subject, language, number) => {
                let path = site.addresses.of(*subject, *language)?;
                (*language, numbered(path, *language, *number))
            }
            Sheet::NotFound => (default, "/404.html".to_owned()),
            Sheet::Moved(moved) => (moved.language, moved.from.clone()),
            Sheet::Withdrawn(withdrawn) => (default, withdrawn.path.clone()),
        };
        Some(Here { site, language, path })
    }

    /// The same page seen in another language, for texts.
    pub fn in_language(&self, language: Language) -> Here<'a> {
        Here { site: self.site, language, path: self.path.clone() }
    }

    /// How this page names a path of the site.
    pub fn href(&self, path: &str) -> String {
        match self.site.links {
            Links::FromRoot => {
                let base = self.site.base.path();
                let mut href = String::with_capacity(base.len() + path.len());
                href.push_str(base);
                href.push_str(path.trim_start_matches('/'));
                href
            }
            Links::Relative => relative(&self.path, path),
        }
    }

    /// The address of a path for those who are not on the site: search engines, feeds, Facebook.
    pub fn absolute(&self, path: &str) -> String {
        self.site.base.absolute(path)
    }

    /// How this page names a subject, in its own language or else in the default one.
    pub fn to(&self, subject: Subject) -> (String, Option<&'static str>) {
        let default = self.site.catalogue.default_language;
        let own = self.site.addresses.of(subject, self.language);
        match own {
            Some(path) => (self.href(path), None),
            None => {
                let path = self.site.addresses.of(subject, default).unwrap_or("/");
                (self.href(path), Some(default.code()))
            }
        }
    }

    /// A link to an entry, with its title.
    pub fn link<F>(&self, subject: Subject, entry: &'a Entry<F>) -> Link<'a> {
        let (text, written_in) = entry.texts.best(self.language);
        let (href, _) = self.to(subject);
        Link { title: text.title.value.as_str().into(), href, lang: self.foreign(written_in) }
    }

    /// A link to a district or commune, with its name and type.
    pub fn place_link(&self, district: usize, commune: Option<usize>) -> Option<Link<'a>> {
        let (title, subject) = match commune {
            None => (self.district_full_name(district)?, Subject::District(district)),
            Some(commune) => {
                (self.commune_full_name(district, commune)?, Subject::Commune(district, commune))
            }
        };
        Some(Link { title: title.into(), href: self.to(subject).0, lang: None })
    }

    /// The code of a language that is not the page's.
    pub fn foreign(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.code())
    }

    /// The code of the language in which facts stand, when it is not the page's: facts stand once, in
    /// the originals, and some of them are words.
    pub fn foreign_facts(&self) -> Option<&'static str> {
        self.foreign(self.site.catalogue.default_language)
    }

    /// The strings of the page's language.
    pub fn strings(&self) -> Option<&'a Strings> {
        self.site.theme.strings.get(&self.language)
    }

    /// A string as it stands.
    pub fn text(&self, key: &str) -> &'a str {
        self.strings().map_or("", |strings| strings.text(key))
    }

    /// A string with its places filled in.
    pub fn say(&self, key: &str, fillings: &[(&str, Filling<'_>)]) -> String {
        self.strings().and_then(|strings| strings.say(key, fillings)).unwrap_or_default()
    }

    /// "Mộc Châu", "Moc Chau".
    pub fn district_name(&self, district: usize) -> Option<String> {
        let entry = self.site.catalogue.districts.get(district)?;
        Some(district_name(entry, self.language))
    }

    /// "huyện Mộc Châu", "Moc Chau district".
    pub fn district_full_name(&self, district: usize) -> Option<String> {
        let entry = self.site.catalogue.districts.get(district)?;
        let name = district_name(entry, self.language);
        Some(self.full_name(&name, &entry.facts.place_type.value))
    }

    /// "Chiềng Hắc", "Chieng Hac".
    pub fn commune_name(&self, district: usize, commune: usize) -> Option<String> {
        let entry = self.site.catalogue.districts.get(district)?;
        Some(commune_name(entry, commune, self.language))
    }

    /// "xã Chiềng Hắc", "Chieng Hac commune".
    pub fn commune_full_name(&self, district: usize, commune: usize) -> Option<String> {
        let entry = self.site.catalogue.districts.get(district)?;
        let name = commune_name(entry, commune, self.language);
        let place_type = &entry.facts.communes.get(commune)?.place_type.value;
        Some(self.full_name(&name, place_type))
    }

    fn full_name(&self, name: &str, place_type: &str) -> String {
        self.strings().map(|strings| strings.place_name(name, place_type)).unwrap_or_default()
    }
}

/// The way from one page's file to another path, naming `index.html` where a folder is meant.
fn relative(from: &str, to: &str) -> String {
    let from_folders: Vec<&str> = folders(from);
    let to_folders: Vec<&str> = folders(to);
    let shared = from_folders.iter().zip(&to_folders).take_while(|(a, b)| a == b).count();
    let mut href = "../".repeat(from_folders.len() - shared);
    for folder in to_folders.iter().skip(shared) {
        href.push_str(folder);
        href.push('/');
    }
    let file = to.rsplit('/').next().unwrap_or_default();
    href.push_str(if file.is_empty() { "index.html" } else { file });
    href
}

/// The folders that a path goes through.
fn folders(path: &str) -> Vec<&str> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').filter(|part| !part.is_empty()).collect()
}
