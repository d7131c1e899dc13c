//! A small site as a value, and the edits that a team makes to it. The files follow from the value,
//! so that any sequence of edits gives a site that somebody could have written.

use std::collections::BTreeMap;

use crate::site::Site;

/// The works that the site begins with.
const WORKS: usize = 12;

const AREAS: [&str; 2] = ["dai-hoi", "doi-moi"];
const UNITS: [&str; 2] = ["mttq-chieng-hac", "doan-thanh-nien"];
const STATUSES: [&str; 3] = ["registered", "under-way", "completed"];
const PLACES: [Option<(&str, &str)>; 4] = [
    Some(("moc-chau", "chieng-hac")),
    Some(("yen-chau", "muong-lum")),
    None,
    Some(("moc-chau", "tan-lap")),
];

/// One edit. The first number picks what is edited, the second what is written there: small
/// numbers, so that edits come back to what was there before.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit {
    Body(usize, usize),
    Title(usize, usize),
    Summary(usize, usize),
    Date(usize, usize),
    Status(usize, usize),
    Place(usize, usize),
    Area(usize, usize),
    Slug(usize, usize),
    Draft(usize),
    PublishOn(usize, usize),
    Unit(usize, usize),
    Hamlet(usize, usize),
    Break(usize),
    New,
    Delete(usize),
    Rename(usize),
    Link(usize, usize),
    EnglishBody(usize, usize),
    EnglishTitle(usize, usize),
    Translation(usize),
    AreaTitle(usize, usize),
    UnitTitle(usize, usize),
    NewsTitle(usize, usize),
    CommuneName(usize),
    Day(usize),
    Template(usize),
    Word(usize),
    Style(usize),
    SiteTitle(usize),
    BaseUrl(usize),
}

impl Edit {
    /// Whether it is an edit of the theme or of site.toml, which any page may show.
    pub(crate) fn is_of_the_whole(self) -> bool {
        use Edit::{BaseUrl, SiteTitle, Style, Template, Word};
        matches!(self, Template(_) | Word(_) | Style(_) | SiteTitle(_) | BaseUrl(_))
    }
}

#[derive(Clone, Debug)]
struct Work {
    number: usize,
    renamed: usize,
    title: usize,
    summary: usize,
    body: usize,
    day: usize,
    status: usize,
    place: usize,
    areas: [bool; 2],
    slug: usize,
    draft: bool,
    publish_on: usize,
    unit: usize,
    hamlet: usize,
    broken: bool,
    link: Option<usize>,
    english: Option<English>,
}

#[derive(Clone, Copy, Debug, Default)]
struct English {
    title: usize,
    body: usize,
}

/// The site as a value.
#[derive(Clone, Debug)]
pub(crate) struct World {
    works: Vec<Work>,
    next: usize,
    area_titles: [usize; 2],
    unit_titles: [usize; 2],
    news_titles: [usize; 2],
    commune: usize,
    day: usize,
    template: usize,
    word: usize,
    style: usize,
    site_title: usize,
    base_url: usize,
    theme: BTreeMap<&'static str, String>,
}

const TEMPLATE: &str = "themes/mat-tran/templates/work.html";
const STRINGS: &str = "themes/mat-tran/strings/vi.toml";
const STYLE: &str = "themes/mat-tran/assets/style.css";

impl World {
    /// The site that every sequence begins with; every third work is not translated.
    pub(crate) fn new() -> World {
        let blank = Site::new("");
        let theme = [TEMPLATE, STRINGS, STYLE, "site.toml"].map(|path| (path, blank.text(path)));
        let mut world = World {
            works: Vec::new(),
            next: 0,
            area_titles: [0; 2],
            unit_titles: [0; 2],
            news_titles: [0; 2],
            commune: 0,
            day: 0,
            template: 0,
            word: 0,
            style: 0,
            site_title: 0,
            base_url: 0,
            theme: theme.into(),
        };
        for _ in 0..WORKS {
            world.add();
        }
        world
    }

    /// The day on which it is built: some works are due in between.
    pub(crate) fn today(&self) -> (i16, i8, i8) {
        (2024, 10, 1 + self.day as i8)
    }

    fn add(&mut self) {
        let number = self.next;
        self.next += 1;
        let work = Work {
            number,
            renamed: 0,
            title: 0,
            summary: 0,
            body: 0,
            day: number,
            status: number % 3,
            place: number % 4,
            areas: [
                number.is_multiple_of(2),
                !number.is_multiple_of(3) || !number.is_multiple_of(2),
            ],
            slug: 0,
            draft: false,
            publish_on: 0,
            unit: number % 3,
            hamlet: number % 2,
            broken: false,
            link: None,
            english: (number % 3 != 2).then(English::default),
        };
        self.works.push(work);
    }

    /// Makes an edit. One that finds nothing to edit changes nothing.
    pub(crate) fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::New => self.add(),
            Edit::AreaTitle(which, to) => self.area_titles[which % 2] = to,
            Edit::UnitTitle(which, to) => self.unit_titles[which % 2] = to,
            Edit::NewsTitle(which, to) => self.news_titles[which % 2] = to,
            Edit::CommuneName(to) => self.commune = to,
            Edit::Day(to) => self.day = to,
            Edit::Template(to) => self.template = to,
            Edit::Word(to) => self.word = to,
            Edit::Style(to) => self.style = to,
            Edit::SiteTitle(to) => self.site_title = to,
            Edit::BaseUrl(to) => self.base_url = to,
            Edit::Delete(which) if self.works.len() > 1 => {
                self.works.remove(which % self.works.len());
            }
            Edit::Delete(_) => {}
            edit => self.apply_to_work(edit),
        }
    }

    fn apply_to_work(&mut self, edit: Edit) {
        let (which, to) = match edit {
            Edit::Draft(which) | Edit::Break(which) | Edit::Rename(which) => (which, 0),
            Edit::Translation(which) => (which, 0),
            Edit::Body(which, to) | Edit::Title(which, to) | Edit::Summary(which, to) => {
                (which, to)
            }
            Edit::Date(which, to) | Edit::Status(which, to) | Edit::Place(which, to) => (which, to),
            Edit::Area(which, to) | Edit::Slug(which, to) | Edit::Unit(which, to) => (which, to),
            Edit::PublishOn(which, to) | Edit::Hamlet(which, to) => (which, to),
            Edit::Link(which, to) | Edit::EnglishBody(which, to) => (which, to),
            Edit::EnglishTitle(which, to) => (which, to),
            _ => return,
        };
        let count = self.works.len();
        let target = self.works[to % count].number;
        let work = &mut self.works[which % count];
        match edit {
            Edit::Body(..) => work.body = to,
            Edit::Title(..) => work.title = to,
            Edit::Summary(..) => work.summary = to,
            Edit::Date(..) => work.day = work.number + to * 5,
            Edit::Status(..) => work.status = to % 3,
            Edit::Place(..) => work.place = to % 4,
            // At least one area is asked for.
            Edit::Area(..) if work.areas != [to % 2 == 0, to % 2 == 1] => {
                work.areas[to % 2] ^= true;
            }
            Edit::Slug(..) => work.slug = to,
            Edit::Draft(_) => work.draft ^= true,
            Edit::PublishOn(..) => work.publish_on = to,
            Edit::Unit(..) => work.unit = to % 3,
            Edit::Hamlet(..) => work.hamlet = to % 2,
            Edit::Break(_) => work.broken ^= true,
            Edit::Rename(_) => work.renamed += 1,
            Edit::Link(..) if work.link == Some(target) => work.link = None,
            Edit::Link(..) => work.link = Some(target),
            Edit::EnglishBody(..) => work.english.iter_mut().for_each(|english| english.body = to),
            Edit::EnglishTitle(..) => {
                work.english.iter_mut().for_each(|english| english.title = to)
            }
            Edit::Translation(_) => {
                work.english = work.english.is_none().then(English::default);
            }
            _ => {}
        }
    }

    /// The files that differ from the small sound site of the fixture.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut files = self.theme_files();
        for (at, name) in AREAS.iter().enumerate() {
            let title = format!("Nội dung {name} {}", self.area_titles[at]);
            let text = format!(
                "+++\ntitle = \"{title}\"\nshort = \"{name} {}\"\nnumber = {}\n+++\n\nVề {name}.\n",
                self.area_titles[at],
                3 - at
            );
            files.insert(format!("content/areas/{name}.md"), text);
            let english = format!(
                "+++\ntitle = \"Area {at}\"\nshort = \"A{at}\"\nslug = \"area-{at}\"\n+++\n"
            );
            files.insert(format!("content/areas/{name}.en.md"), english);
        }
        for (at, name) in UNITS.iter().enumerate() {
            let text = format!(
                "+++\ntitle = \"Đơn vị {name} {}\"\nsummary = \"Tập thể.\"\n\
                 kind = \"member-organisation\"\n+++\n\nVề đơn vị.\n",
                self.unit_titles[at]
            );
            files.insert(format!("content/units/{name}.md"), text);
        }
        for (at, title) in self.news_titles.iter().enumerate() {
            let text = format!(
                "+++\ntitle = \"Tin {at}, lần {title}\"\nsummary = \"Một tin.\"\n\
                 date = 2024-05-0{}\n+++\n\nĐã họp.\n",
                at + 1
            );
            files.insert(format!("content/news/tin-{at}.md"), text);
        }
        files.insert("content/districts/yen-chau.md".to_owned(), self.district());
        for work in &self.works {
            let path = work.path();
            files.insert(format!("{path}.md"), self.vietnamese(work));
            if let Some(english) = work.english {
                files.insert(format!("{path}.en.md"), work.english(english));
            }
        }
        files
    }

    fn theme_files(&self) -> BTreeMap<String, String> {
        let edited = |path: &'static str, from: &str, to: String| {
            let text = &self.theme[path];
            assert!(text.contains(from), "{path} has no {from}");
            (path.to_owned(), text.replace(from, &to))
        };
        let base_url = ["https://example.org/", "https://example.org/thi-dua/"][self.base_url % 2];
        let (path, settings) = edited("site.toml", "https://example.org/", base_url.to_owned());
        let title = format!("Trang thử {}", self.site_title);
        [
            edited(
                TEMPLATE,
                "<aside class=\"facts\"",
                format!("<aside class=\"facts f{}\"", self.template),
            ),
            edited(STRINGS, "facts = \"Tóm tắt\"", format!("facts = \"Tóm tắt {}\"", self.word)),
            edited(STYLE, ":root", format!("/* {} */ :root", self.style)),
            (path, settings.replace("Trang thử", &title)),
        ]
        .into()
    }

    fn district(&self) -> String {
        format!(
            "+++\ntitle = \"Yên Châu\"\ncode = \"124\"\ntype = \"huyện\"\n\
             tile = {{ column = 1, row = 0 }}\n\n[[communes]]\ncode = \"03981\"\n\
             name = \"Mường Lựm{}\"\ntype = \"xã\"\nslug = \"muong-lum\"\n+++\n",
            [" ", " Mới"][self.commune % 2].trim_end()
        )
    }

    fn vietnamese(&self, work: &Work) -> String {
        let n = work.number;
        let mut facts = vec![
            format!("title = \"Công trình {n}, lần {}\"", work.title),
            format!("summary = \"Tóm tắt {n}, lần {}.\"", work.summary),
            "kind = \"work\"".to_owned(),
            format!("status = \"{}\"", STATUSES[work.status]),
            format!("date = 2024-03-{:02}", 1 + work.day % 28),
        ];
        let areas = AREAS.iter().zip(work.areas).filter(|(_, is_in)| *is_in);
        let areas: Vec<_> = areas.map(|(area, _)| format!("\"{area}\"")).collect();
        facts.push(format!("areas = [{}]", areas.join(", ")));
        if let Some((district, commune)) = PLACES[work.place] {
            facts.push(format!("district = \"{district}\"\ncommune = \"{commune}\""));
        }
        if let Some(unit) = UNITS.get(work.unit) {
            facts.push(format!("unit = \"units/{unit}\""));
        }
        if work.hamlet == 1 {
            facts.push("residential_area = \"Bản Mới\"".to_owned());
        }
        if work.slug > 0 {
            facts.push(format!("slug = \"viec-{n}-goi-la-{}\"", work.slug));
        }
        if work.draft {
            facts.push("draft = true".to_owned());
        }
        if work.publish_on > 0 {
            facts.push(format!("publish_on = 2024-10-0{}", work.publish_on));
        }
        if work.broken {
            facts.push("district =".to_owned());
        }
        let link = self.works.iter().find(|other| Some(other.number) == work.link);
        let link = link.map(|other| format!(" Xem [việc kia](works/{}).", other.name()));
        let body = format!("Bài {n}, lần {}.{}", work.body, link.unwrap_or_default());
        format!("+++\n{}\n+++\n\n{body}\n", facts.join("\n"))
    }
}

impl Work {
    fn name(&self) -> String {
        format!("viec-{}-{}", self.number, self.renamed)
    }

    fn path(&self) -> String {
        format!("content/works/{}", self.name())
    }

    fn english(&self, english: English) -> String {
        let n = self.number;
        format!(
            "+++\ntitle = \"Work {n}, take {}\"\nsummary = \"Summary {n}.\"\n+++\n\nText {n}, take {}.\n",
            english.title, english.body
        )
    }
}
