//! A new entry's file: every field of its kind, each explained, with the answers filled in.
//!
//! It is a draft, so that what is still missing in it stops nobody. Which fields a kind has is known
//! to `entry`; a test holds that none of them is forgotten here.

use std::collections::BTreeMap;

use super::offer::{Kind, Slot, awards, choices, consents};
use super::sheet::{Sheet, list, quoted};
use crate::catalogue::Catalogue;
use crate::entry::work::Figure;
use crate::language::Language;
use crate::language::date::Date;

/// What is known of an entry when it is begun.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The title.
    pub title: String,
    /// Its day.
    pub date: Date,
    /// What was chosen, by slot; several only where several may be.
    pub chosen: BTreeMap<Slot, Vec<String>>,
}

impl Answers {
    /// The one value of a slot.
    pub fn one(&self, slot: Slot) -> Option<&str> {
        self.chosen.get(&slot)?.first().map(String::as_str)
    }

    fn quoted(&self, slot: Slot) -> Option<String> {
        self.one(slot).map(quoted)
    }

    fn list(&self, slot: Slot) -> Option<String> {
        self.chosen.get(&slot).map(|values| list(values))
    }
}

/// Whether an entry cannot do without an answer. A committee counts for its own place.
pub fn is_required(kind: Kind, slot: Slot, answers: &Answers) -> bool {
    let unit_kind = answers.one(Slot::Kind).unwrap_or_default();
    match (kind, slot) {
        (_, Slot::Kind | Slot::Status | Slot::Area) => true,
        (Kind::Unit, Slot::District) => {
            matches!(unit_kind, "district-committee" | "commune-committee")
        }
        (Kind::Unit, Slot::Commune) => unit_kind == "commune-committee",
        _ => false,
    }
}

/// Writes the file of a new entry.
pub fn write(kind: Kind, answers: &Answers, site: &Catalogue, language: Language) -> String {
    let mut writing = Writing { sheet: Sheet::new(language), answers, site, language };
    writing.head(kind);
    match kind {
        Kind::Work => writing.work(),
        Kind::Unit => writing.unit(),
        Kind::News => writing.date(),
        Kind::Page => {}
    }
    writing.address(kind);
    writing.publishing();
    if kind == Kind::Work {
        writing.figures();
    }
    if matches!(kind, Kind::Work | Kind::Unit) {
        writing.awards();
    }
    writing.photos(kind);
    writing.sources();
    let mut text = writing.sheet.finish();
    text.push_str(match language {
        Language::Vietnamese => "\n<!-- Viết lời kể ở đây, thay cho dòng này. -->\n",
        Language::English => "\n<!-- Write the story here, in the place of this line. -->\n",
    });
    text
}

struct Writing<'a> {
    sheet: Sheet,
    answers: &'a Answers,
    site: &'a Catalogue,
    language: Language,
}

impl Writing<'_> {
    fn choices(&mut self, slot: (Kind, Slot)) {
        let listed = choices(self.site, slot, self.answers.one(Slot::District), self.language);
        self.sheet.list(&listed);
    }

    fn head(&mut self, kind: Kind) {
        let sheet = &mut self.sheet;
        sheet.say(
            "Dòng có dấu # rồi dấu cách là lời hướng dẫn, không ai đọc thấy trên trang.\n\
             Dòng có dấu # liền tên mục (như #slug) là mục không bắt buộc: cần thì xóa dấu # và điền.\n\
             Mục nằm dưới một dòng có ngoặc vuông (như #[[photos]]) thì xóa dấu # ở cả dòng ấy.",
            "A line with # and a blank explains; no reader ever sees it.\n\
             A line with # and a key (such as #slug) may stay out: take the # away to use it.\n\
             For a key below a line in brackets (such as #[[photos]]) take it away there as well.",
        );
        sheet.line("");
        sheet.say(
            "Bản nháp: chưa đăng. Viết xong thì xóa dòng này.",
            "A draft is not public. Remove this line when the story is finished.",
        );
        sheet.field("draft", "true");
        sheet.line("");
        sheet.say("Tên bài.", "The title.");
        sheet.field("title", &quoted(&self.answers.title));
        sheet.line("");
        match kind {
            Kind::Page => {
                sheet.say(
                    "Tóm tắt: một hai câu, hiện dưới tên bài và trong kết quả tìm kiếm.",
                    "Summary: one or two sentences, below the title and in search results.",
                );
                sheet.optional("summary", "\"\"");
            }
            Kind::Work | Kind::Unit | Kind::News => {
                sheet.say(
                    "Tóm tắt: một hai câu cho biết chuyện gì, ở đâu. Phải điền trước khi đăng.",
                    "Summary: what happened, and where, in one or two sentences. Fill it in before \
                     publishing.",
                );
                sheet.field("summary", "\"\"");
            }
        }
        sheet.line("");
    }

    fn work(&mut self) {
        self.sheet.say("Loại:", "Which kind:");
        self.choices((Kind::Work, Slot::Kind));
        let kind = self.answers.quoted(Slot::Kind);
        self.sheet.field("kind", &kind.unwrap_or_else(|| quoted("")));
        self.sheet.line("");
        self.sheet.say("Đã làm đến đâu:", "How far it is:");
        self.choices((Kind::Work, Slot::Status));
        let status = self.answers.quoted(Slot::Status);
        self.sheet.field("status", &status.unwrap_or_else(|| quoted("")));
        self.sheet.line("");
        self.date();
        self.place(Kind::Work);
        self.sheet.say("Nội dung thi đua, ít nhất một:", "Content areas, at least one:");
        self.choices((Kind::Work, Slot::Area));
        self.sheet.field("areas", &self.answers.list(Slot::Area).unwrap_or_else(|| list(&[])));
        self.sheet.line("");
        self.sheet.say("Chỉ tiêu mà công trình góp vào:", "The targets that it serves:");
        self.choices((Kind::Work, Slot::Target));
        self.sheet.perhaps("targets", self.answers.list(Slot::Target), "[\"\"]");
        self.sheet.line("");
        self.sheet.say("Đơn vị thực hiện:", "The unit whose work it is:");
        self.choices((Kind::Work, Slot::Unit));
        self.sheet.perhaps("unit", self.answers.quoted(Slot::Unit), "\"units/\"");
        self.sheet.line("");
        self.sheet.say("Bản, tiểu khu, tổ dân phố.", "The hamlet or quarter, as people call it.");
        self.sheet.optional("residential_area", "\"\"");
        self.sheet.line("");
    }

    fn unit(&mut self) {
        self.sheet.say("Loại đơn vị:", "Which kind of unit:");
        self.choices((Kind::Unit, Slot::Kind));
        let kind = self.answers.quoted(Slot::Kind);
        self.sheet.field("kind", &kind.unwrap_or_else(|| quoted("")));
        self.sheet.line("");
        self.place(Kind::Unit);
    }

    fn date(&mut self) {
        self.sheet.say(
            "Ngày, viết năm-tháng-ngày, không có ngoặc kép. Với công trình: ngày xong; chưa xong thì\n\
             ngày bắt đầu; chưa làm thì ngày đăng ký.",
            "The day, as year-month-day and without quotation marks. For a work: when it was\n\
             completed; else begun; else registered.",
        );
        self.sheet.field("date", &self.answers.date.iso());
        self.sheet.line("");
    }

    fn place(&mut self, kind: Kind) {
        self.sheet.say(
            "Huyện; không ghi là của cả tỉnh. Ủy ban cấp huyện, cấp xã thì phải ghi.",
            "The district; none means the whole province. Committees must name theirs.",
        );
        self.choices((kind, Slot::District));
        self.sheet.perhaps("district", self.answers.quoted(Slot::District), "\"\"");
        match self.answers.one(Slot::District) {
            Some(_) => {
                self.sheet.say("Xã, phường, thị trấn trong huyện ấy:", "The commune in it:");
                self.choices((kind, Slot::Commune));
            }
            None => self.sheet.say(
                "Xã, phường, thị trấn: mục slug của xã, xem trong content/districts/HUYỆN.md.",
                "The commune: its slug, as content/districts/DISTRICT.md has it.",
            ),
        }
        self.sheet.perhaps("commune", self.answers.quoted(Slot::Commune), "\"\"");
        self.sheet.line("");
    }

    fn address(&mut self, kind: Kind) {
        let sheet = &mut self.sheet;
        sheet.say(
            "Phần cuối địa chỉ của trang, khi không muốn lấy tên tệp; chữ không dấu, có gạch nối.",
            "The end of the page's address, when it is not the file's name: plain letters, hyphens.",
        );
        sheet.optional("slug", "\"ten-ngan\"");
        sheet.say(
            "Những địa chỉ cũ của bài, để liên kết cũ vẫn dẫn đến đây.",
            "Former addresses of the story, so that old links lead here.",
        );
        let segment = match kind {
            Kind::Work => "cong-trinh/",
            Kind::Unit => "don-vi/",
            Kind::News => "tin-tuc/",
            Kind::Page => "",
        };
        sheet.optional("aliases", &format!("[\"/{segment}ten-cu/\"]"));
        sheet.line("");
    }

    fn publishing(&mut self) {
        let sheet = &mut self.sheet;
        let day = self.answers.date.iso();
        sheet.say("Chưa đăng trước ngày này.", "Not to be public before this day.");
        sheet.optional("publish_on", &day);
        sheet.say(
            "Ngày sửa lần cuối mà bạn đọc cần biết.",
            "The day of the last change that matters to a reader.",
        );
        sheet.optional("updated", &day);
        sheet.say(
            "Bài minh họa, không có thật: trang sẽ ghi rõ như vậy.",
            "A demonstration that tells of nothing real: its page will say so.",
        );
        sheet.optional("illustrative", "true");
        sheet.line("");
    }

    fn figures(&mut self) {
        let sheet = &mut self.sheet;
        sheet.say(
            "Kết quả, đếm được bằng số nguyên; số nào không có thì bỏ dòng ấy.",
            "What was achieved, in whole numbers; leave out what does not apply.",
        );
        sheet.optional_table("[figures]");
        for figure in Figure::ALL {
            let (vietnamese, english) = figure_words(figure);
            sheet.say(vietnamese, english);
            sheet.optional(figure.into(), "0");
        }
        sheet.line("");
    }

    fn awards(&mut self) {
        let sheet = &mut self.sheet;
        sheet.say(
            "Khen thưởng đã nhận; mỗi lần một phần như sau. Hình thức:",
            "An award received, one such part for each. The forms:",
        );
        sheet.list(&awards(self.site));
        sheet.optional_table("[[awards]]");
        sheet.optional("award", "\"\"");
        sheet.say("Số quyết định.", "The number of the decision.");
        sheet.optional("decision", "\"\"");
        sheet.say("Ngày quyết định.", "The day of the decision.");
        sheet.optional("date", &self.answers.date.iso());
        sheet.line("");
    }

    fn photos(&mut self, kind: Kind) {
        let folder = <&str>::from(kind.folder());
        let sheet = &mut self.sheet;
        sheet.say(
            &format!(
                "Ảnh; mỗi tấm một phần như sau. Bài có ảnh phải là content/{folder}/TÊN-BÀI/index.md,\n\
                 ảnh JPEG để cùng thư mục. Lời kể nhắc đến ảnh như thế này: ![](anh-1.jpg)"
            ),
            &format!(
                "Photos, one such part for each. A story with photos is content/{folder}/NAME/index.md\n\
                 with the JPEGs in the same folder. The text shows one by ![](anh-1.jpg)"
            ),
        );
        sheet.optional_table("[[photos]]");
        sheet.optional("file", "\"anh-1.jpg\"");
        sheet.say(
            "Tả điều thấy trong ảnh, cho người không nhìn được.",
            "What is to be seen, for those who cannot see it.",
        );
        sheet.optional("alt", "\"\"");
        sheet.say("Lời dưới ảnh.", "The words below it.");
        sheet.optional("caption", "\"\"");
        sheet.say("Ảnh của ai: người chụp hoặc cơ quan.", "Whose photo it is.");
        sheet.optional("credit", "\"\"");
        sheet.say("Ảnh đầu bài, một tấm.", "The photo at the top, only one.");
        sheet.optional("cover", "true");
        sheet.say(
            "Có người nhận ra được; khi ấy phải ghi consent:",
            "Somebody is recognisable; then consent must be given:",
        );
        sheet.optional("people", "true");
        sheet.list(&consents(self.language));
        sheet.optional("consent", "\"public-event\"");
        sheet.say(
            "Có trẻ em nhận ra được: cần em và gia đình cùng đồng ý.",
            "Children are recognisable: the child and the family must both agree.",
        );
        sheet.optional("children", "true");
        sheet.line("");
    }

    fn sources(&mut self) {
        let sheet = &mut self.sheet;
        sheet.say(
            "Nguồn tin; mỗi nguồn một phần như sau.",
            "Where it was taken from, one such part for each source.",
        );
        sheet.optional_table("[[sources]]");
        sheet.optional("name", "\"\"");
        sheet.optional("url", "\"https://\"");
        sheet.optional("date", &self.answers.date.iso());
        sheet.line("");
        sheet.say(
            "Duyệt: không tự điền; lệnh lantoa approve ghi chức danh, ngày, và dấu của bản được duyệt.",
            "Approval: leave it; lantoa approve writes the role, the day, and the mark of the text.",
        );
        sheet.optional_table("[approval]");
        sheet.optional("by_role", "\"\"");
        sheet.optional("on", &self.answers.date.iso());
        sheet.optional("of", "\"\"");
        sheet.line("");
        sheet.say(
            "Mục riêng cho giao diện tự làm; thường không cần.",
            "Fields of your own, for a theme of your own; mostly not needed.",
        );
        sheet.optional_table("[extra]");
    }
}

fn figure_words(figure: Figure) -> (&'static str, &'static str) {
    match figure {
        Figure::Households => ("Số hộ hưởng lợi.", "Households that benefit."),
        Figure::People => ("Số người hưởng lợi.", "People that benefit."),
        Figure::LabourDays => ("Số ngày công đóng góp.", "Days of labour given."),
        Figure::FundsVnd => ("Số tiền, bằng đồng.", "Money, in đồng."),
        Figure::RoadM => ("Đường làm được, bằng mét.", "Road built, in metres."),
        Figure::LandM2 => ("Đất hiến, bằng mét vuông.", "Land given, in square metres."),
        Figure::Houses => ("Số nhà xây hoặc sửa.", "Houses built or mended."),
    }
}
