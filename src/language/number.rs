//! Numbers and sums of money as running text writes them.
//!
//! Separators come from CLDR: 1.234.567,5 in Vietnamese, 1,234,567.5 in British English. The words
//! for money are those of state papers ("1,2 tỷ đồng"), not CLDR's currency patterns ("₫"). Nothing
//! here reads numbers.

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

use super::Language;

/// A whole number with its thousands set apart: "1.234.567" or "1,234,567".
pub fn integer(language: Language, value: i64) -> String {
    written(language, &Decimal::from(value))
}

/// A number with at most so many digits after the separator, zeros at the end left out: "1.234,5"
/// or "1,234.5". Rounded half away from zero as it is written in decimals, so that 1.005 with two
/// digits is 1.01 as by hand. What is no number (NaN, infinity) comes back as Rust writes it.
pub fn decimal(language: Language, value: f64, max_fraction_digits: u8) -> String {
    let Ok(mut number) = Decimal::try_from_str(&value.to_string()) else {
        return value.to_string();
    };
    let away_from_zero = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    number.round_with_mode(-i16::from(max_fraction_digits), away_from_zero);
    number.trim_end();
    if number.absolute.is_zero() {
        // Without this −0.04 would be written "-0".
        return integer(language, 0);
    }
    written(language, &number)
}

/// A sum in đồng, in the largest unit that says it exactly with two decimals at most: "1,2 tỷ đồng",
/// "640 triệu đồng", "500.000 đồng"; "1.2 billion VND" and so on in English. A published sum is
/// never rounded. The spaces inside do not break.
pub fn money_vnd(language: Language, value: u64) -> String {
    let (million, billion, dong) = match language {
        Language::Vietnamese => ("triệu\u{a0}đồng", "tỷ\u{a0}đồng", "đồng"),
        Language::English => ("million\u{a0}VND", "billion\u{a0}VND", "VND"),
    };
    let (amount, unit) = if let Some(amount) = in_units(value, 1_000_000_000) {
        (amount, billion)
    } else if let Some(amount) = in_units(value, 1_000_000) {
        (amount, million)
    } else {
        (Decimal::from(value), dong)
    };
    format!("{}\u{a0}{unit}", written(language, &amount))
}

/// The value in a unit, if it reaches one and is a whole number of its hundredths.
fn in_units(value: u64, unit: u64) -> Option<Decimal> {
    let hundredth = unit / 100;
    if value < unit || !value.is_multiple_of(hundredth) {
        return None;
    }
    let mut amount = Decimal::from(value / hundredth);
    amount.multiply_pow10(-2);
    amount.trim_end();
    Some(amount)
}

thread_local! {
    // One for each thread: the formatter's data cannot be shared between threads.
    static VIETNAMESE: Option<DecimalFormatter> = formatter(locale!("vi"));
    static ENGLISH: Option<DecimalFormatter> = formatter(locale!("en-GB"));
}

fn formatter(locale: Locale) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(locale.into(), Default::default()).ok()
}

/// Without the compiled data, plain digits with a point: readable in both languages.
fn written(language: Language, number: &Decimal) -> String {
    let formatter = match language {
        Language::Vietnamese => &VIETNAMESE,
        Language::English => &ENGLISH,
    };
    formatter.with(|formatter| match formatter {
        Some(formatter) => formatter.format(number).to_string(),
        None => number.to_string(),
    })
}
