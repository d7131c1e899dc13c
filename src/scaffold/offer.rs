//! What can be chosen for a new entry: by its kind, from the site itself.
//!
//! The districts, areas, units, targets and awards are content, so they are looked up and never
//! listed here; only the values that the tool itself fixes have their names in this file.

use std::str::FromStr;

use strum::VariantNames;

use super::choice::Choice;
use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::catalogue::order::commune_name;
use crate::entry::district::District;
use crate::entry::id::Folder;
use crate::entry::shared::Consent;
use crate::entry::unit::{Unit, UnitKind};
use crate::entry::work::{Status, WorkKind};
use crate::language::Language::{self, English, Vietnamese};

/// The kinds of entry that authors begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An exemplary work.
    Work,
    /// An exemplary unit.
    Unit,
    /// A news item.
    News,
    /// A plain page.
    Page,
}

impl Kind {
    /// Every kind, with what it is called on the command line.
    pub const ALL: [(Kind, &'static str); 4] =
        [(Kind::Work, "work"), (Kind::Unit, "unit"), (Kind::News, "news"), (Kind::Page, "page")];

    /// What it is called on the command line.
    pub fn word(self) -> &'static str {
        Kind::ALL.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// Where its entries live.
    pub fn folder(self) -> Folder {
        match self {
            Kind::Work => Folder::Works,
            Kind::Unit => Folder::Units,
            Kind::News => Folder::News,
            Kind::Page => Folder::Pages,
        }
    }
}

/// The kinds as choices: by their English word, and as the campaign calls them.
pub fn kinds() -> Vec<Choice> {
    let also = |kind: Kind| match kind {
        Kind::Work => ["công trình", "works"],
        Kind::Unit => ["đơn vị", "units"],
        Kind::News => ["tin tức", "tin"],
        Kind::Page => ["trang", "pages"],
    };
    let choice = |(kind, word): (Kind, &str)| {
        let [name, other] = also(kind);
        Choice::new(word, name).or(other)
    };
    Kind::ALL.into_iter().map(choice).collect()
}

/// What is chosen from a list when an entry is begun.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Slot {
    /// Which kind of work or unit.
    Kind,
    /// How far a work is.
    Status,
    /// Where.
    District,
    /// Where in the district.
    Commune,
    /// Which content areas.
    Area,
    /// Which targets.
    Target,
    /// Whose work.
    Unit,
}

impl Slot {
    /// Every slot with its option.
    pub const ALL: [(Slot, &'static str); 7] = [
        (Slot::Kind, "kind"),
        (Slot::Status, "status"),
        (Slot::District, "district"),
        (Slot::Commune, "commune"),
        (Slot::Area, "area"),
        (Slot::Target, "target"),
        (Slot::Unit, "unit"),
    ];

    /// The name of its option, without the hyphens.
    pub fn option(self) -> &'static str {
        Slot::ALL.into_iter().find(|(slot, _)| *slot == self).map_or("", |(_, name)| name)
    }

    /// The name of its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Slot::Area => "areas",
            Slot::Target => "targets",
            other => other.option(),
        }
    }

    /// The slots of a kind of entry, in the order in which they are asked.
    pub fn of(kind: Kind) -> &'static [Slot] {
        use Slot::{Area, Commune, District, Status, Target, Unit};
        match kind {
            Kind::Work => &[Slot::Kind, Status, District, Commune, Area, Target, Unit],
            Kind::Unit => &[Slot::Kind, District, Commune],
            Kind::News | Kind::Page => &[],
        }
    }

    /// Whether several may be chosen.
    pub fn takes_several(self) -> bool {
        matches!(self, Slot::Area | Slot::Target)
    }
}

/// The choices of a slot, as they are told in a language. Communes are those of the district that
/// is chosen, or all of them, each then written `district/commune`.
pub fn choices(
    site: &Catalogue,
    slot: (Kind, Slot),
    district: Option<&str>,
    language: Language,
) -> Vec<Choice> {
    match slot {
        (Kind::Unit, Slot::Kind) => named(language, unit_kind),
        (_, Slot::Kind) => named(language, work_kind),
        (_, Slot::Status) => named(language, status),
        (_, Slot::District) => districts(site),
        (_, Slot::Commune) => communes(site, district),
        (_, Slot::Area) => site.areas.iter().map(|area| area_choice(area, language)).collect(),
        (_, Slot::Target) => targets(site),
        (_, Slot::Unit) => units(site),
    }
}

fn area_choice<F>(area: &Entry<F>, language: Language) -> Choice {
    let (text, _) = area.texts.best(language);
    let short = text.short.as_deref().unwrap_or(&text.title.value);
    Choice::new(area.id.name(), short).or(text.title.value.as_str())
}

fn districts(site: &Catalogue) -> Vec<Choice> {
    let choice = |district: &Entry<District>| {
        let name = &*district.texts.original().title.value;
        let full = format!("{} {name}", district.facts.place_type.value);
        Choice::new(district.id.name(), name).or(full)
    };
    site.districts.iter().map(choice).collect()
}

fn communes(site: &Catalogue, district: Option<&str>) -> Vec<Choice> {
    let mut found = Vec::new();
    for entry in &site.districts {
        let own = entry.id.name();
        if district.is_some_and(|wanted| wanted != own) {
            continue;
        }
        for (place, commune) in entry.facts.communes.iter().enumerate() {
            if commune.valid_until.is_some_and(|last| last < site.today) {
                continue;
            }
            let slug = &commune.slug.value;
            let name = commune_name(entry, place, site.default_language);
            let full = format!("{} {name}", commune.place_type.value);
            found.push(match district {
                Some(_) => Choice::new(slug, full).or(name),
                None => {
                    let where_it_is = format!("{full}, {}", entry.texts.original().title.value);
                    Choice::new(format!("{own}/{slug}"), where_it_is).or(slug).or(full).or(name)
                }
            });
        }
    }
    found
}

fn units(site: &Catalogue) -> Vec<Choice> {
    let choice = |unit: &Entry<Unit>| {
        let title = &*unit.texts.original().title.value;
        Choice::new(unit.id.to_string(), title).or(unit.id.name())
    };
    site.units.iter().map(choice).collect()
}

fn targets(site: &Catalogue) -> Vec<Choice> {
    let texts = &site.campaign.texts;
    let name =
        |id: &str| texts.item_line(site.default_language, ("targets", id, "short")).to_owned();
    let targets = site.campaign.facts.targets.iter();
    targets.map(|target| Choice::new(&target.id, name(&target.id))).collect()
}

/// The awards that the campaign can give.
pub fn awards(site: &Catalogue) -> Vec<Choice> {
    let texts = &site.campaign.texts;
    let name =
        |id: &str| texts.item_line(site.default_language, ("awards", id, "title")).to_owned();
    let awards = site.campaign.facts.awards.iter();
    awards.map(|award| Choice::new(&award.id, name(&award.id))).collect()
}

/// The grounds on which somebody's picture may be shown.
pub fn consents(language: Language) -> Vec<Choice> {
    named(language, consent)
}

/// The values of an enum with their names; one that has no name would not compile. They may be
/// called by their names in either language.
fn named<T>(language: Language, name: impl Fn(Language, T) -> &'static str) -> Vec<Choice>
where
    T: FromStr + VariantNames + Copy,
{
    let choice = |value: &&str| {
        let made = value.parse().ok()?;
        let [one, other] = Language::ALL.map(|language| name(language, made));
        Some(Choice::new(*value, name(language, made)).or(one).or(other))
    };
    T::VARIANTS.iter().filter_map(choice).collect()
}

fn work_kind(language: Language, kind: WorkKind) -> &'static str {
    match (language, kind) {
        (Vietnamese, WorkKind::Work) => "công trình",
        (Vietnamese, WorkKind::Project) => "dự án",
        (Vietnamese, WorkKind::Task) => "phần việc",
        (English, WorkKind::Work) => "a work",
        (English, WorkKind::Project) => "a project",
        (English, WorkKind::Task) => "a task",
    }
}

fn status(language: Language, status: Status) -> &'static str {
    match (language, status) {
        (Vietnamese, Status::Registered) => "đã đăng ký",
        (Vietnamese, Status::UnderWay) => "đang thực hiện",
        (Vietnamese, Status::Completed) => "đã hoàn thành",
        (English, Status::Registered) => "registered, not begun",
        (English, Status::UnderWay) => "under way",
        (English, Status::Completed) => "completed",
    }
}

fn unit_kind(language: Language, kind: UnitKind) -> &'static str {
    match (language, kind) {
        (Vietnamese, UnitKind::ProvinceCommittee) => "Ủy ban MTTQ cấp tỉnh",
        (Vietnamese, UnitKind::DistrictCommittee) => "Ủy ban MTTQ cấp huyện",
        (Vietnamese, UnitKind::CommuneCommittee) => "Ủy ban MTTQ cấp xã",
        (Vietnamese, UnitKind::MemberOrganisation) => "tổ chức thành viên",
        (Vietnamese, UnitKind::Department) => "ban, văn phòng của cơ quan",
        (Vietnamese, UnitKind::ResidentialArea) => "khu dân cư",
        (Vietnamese, UnitKind::IndividualGroup) => "nhóm cá nhân",
        (English, UnitKind::ProvinceCommittee) => "the Front's committee of the province",
        (English, UnitKind::DistrictCommittee) => "the Front's committee of a district",
        (English, UnitKind::CommuneCommittee) => "the Front's committee of a commune",
        (English, UnitKind::MemberOrganisation) => "a member organisation",
        (English, UnitKind::Department) => "a department or office of the agency",
        (English, UnitKind::ResidentialArea) => "a residential area",
        (English, UnitKind::IndividualGroup) => "a group of individuals",
    }
}

fn consent(language: Language, consent: Consent) -> &'static str {
    match (language, consent) {
        (Vietnamese, Consent::PublicEvent) => "chụp ở sự kiện công khai",
        (Vietnamese, Consent::Written) => "người trong ảnh đồng ý bằng văn bản",
        (Vietnamese, Consent::OfficialDuty) => "đang làm nhiệm vụ",
        (English, Consent::PublicEvent) => "taken at a public event",
        (English, Consent::Written) => "agreed to in writing",
        (English, Consent::OfficialDuty) => "on official duty",
    }
}
