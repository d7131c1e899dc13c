//! The ethnic groups of Vietnam by name, and the names of its people: what shows that a text tells
//! of somebody's origin, which is sensitive data (Decree 356/2025/NĐ-CP, article 4).
//!
//! Only names and forms of address are known here; what a sentence does with them is the business of
//! `entry::prose`.

use super::Language;

/// The groups of the north-west first: those that stories from here may name. A name that begins
/// with another stands before it.
const GROUPS: [(&str, &str); 36] = [
    ("Thái", "Thai"),
    ("H'Mông", "H'Mong"),
    ("H’Mông", "H’Mong"),
    ("Hmông", "Hmong"),
    ("Mông", "Mong"),
    ("Mường", "Muong"),
    ("Dao", "Dao"),
    ("Khơ Mú", "Kho Mu"),
    ("Khơ-mú", "Khmu"),
    ("Xinh Mun", "Xinh Mun"),
    ("Kháng", "Khang"),
    ("La Ha", "La Ha"),
    ("Lào", "Lao"),
    ("Tày", "Tay"),
    ("Nùng", "Nung"),
    ("Kinh", "Kinh"),
    ("Hoa", "Hoa"),
    ("Hà Nhì", "Ha Nhi"),
    ("La Hủ", "La Hu"),
    ("Lự", "Lu"),
    ("Lô Lô", "Lo Lo"),
    ("La Chí", "La Chi"),
    ("Giáy", "Giay"),
    ("Cống", "Cong"),
    ("Si La", "Si La"),
    ("Mảng", "Mang"),
    ("Sán Chay", "San Chay"),
    ("Sán Dìu", "San Diu"),
    ("Cao Lan", "Cao Lan"),
    ("Thổ", "Tho"),
    ("Khmer", "Khmer"),
    ("Chăm", "Cham"),
    ("Ê Đê", "Ede"),
    ("Gia Rai", "Jarai"),
    ("Ba Na", "Bahnar"),
    ("Cơ Ho", "Co Ho"),
];

/// The name of a group with which a text begins.
pub fn group_at(language: Language, text: &str) -> Option<&'static str> {
    let names = GROUPS.iter().map(|(vietnamese, english)| match language {
        Language::Vietnamese => *vietnamese,
        Language::English => *english,
    });
    names.into_iter().find(|name| {
        let rest = text.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// How a person is addressed, in small letters.
const TITLES: [&str; 28] = [
    "ông", "bà", "anh", "chị", "em", "cháu", "cụ", "bác", "chú", "cô", "thầy", "thím", "mợ", "dì",
    "bạn", "chí", "bản", "làng", "nhân", "thôn", "mr", "mrs", "ms", "miss", "dr", "uncle", "aunt",
    "comrade",
];

/// Words that are a form of address only behind another one: đồng chí, trưởng bản, già làng, nghệ
/// nhân, trưởng thôn.
const SECOND_WORDS: [(&str, &str); 5] =
    [("chí", "đồng"), ("bản", "trưởng"), ("làng", "già"), ("nhân", "nghệ"), ("thôn", "trưởng")];

/// The family names that are met here, in both spellings.
const FAMILIES: [&str; 60] = [
    "Nguyễn", "Nguyen", "Trần", "Tran", "Lê", "Le", "Phạm", "Pham", "Hoàng", "Hoang", "Phan", "Vũ",
    "Vu", "Đặng", "Dang", "Bùi", "Bui", "Đỗ", "Do", "Hồ", "Ngô", "Ngo", "Dương", "Lý", "Ly",
    "Đinh", "Dinh", "Lò", "Lo", "Cầm", "Cam", "Quàng", "Quang", "Tòng", "Tong", "Lường", "Luong",
    "Bạc", "Bac", "Cà", "Ca", "Điêu", "Hà", "Ha", "Giàng", "Giang", "Vàng", "Vang", "Sùng", "Sung",
    "Thào", "Thao", "Mùa", "Mua", "Sồng", "Song", "Phùng", "Triệu", "Bàn", "Vì",
];

/// Whether a text names a person: by a form of address with a name behind it ("ông Lò", "Mrs Lo"),
/// or by a full name of three words ("Lò Văn A"). Places have the first words of some names, so two
/// words alone ("Mai Sơn") are none.
pub fn names_person(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        let capital = |ahead: usize| {
            words.get(at + ahead).is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_title = is_title(word, before) && capital(1);
        is_title || (FAMILIES.contains(word) && capital(1) && capital(2))
    })
}

fn is_title(word: &str, before: Option<&&str>) -> bool {
    let lower = word.to_lowercase();
    if !TITLES.contains(&lower.as_str()) {
        return false;
    }
    match SECOND_WORDS.iter().find(|(second, _)| *second == lower) {
        Some((_, first)) => before.is_some_and(|before| before.to_lowercase() == *first),
        None => true,
    }
}
