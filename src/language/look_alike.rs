//! Letters of other alphabets that nobody can tell from Latin ones by looking.
//!
//! They come with text that is copied from PDFs and from other keyboards. Where a name must match
//! another to the letter, one of them is a mistake that its author cannot see.

/// Where a letter comes from that looks like a Latin one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alphabet {
    /// The letters of Russian and its neighbours.
    Cyrillic,
    /// The wide forms that are made for Chinese and Japanese print.
    FullWidth,
}

/// The Latin letter that a letter looks like, in lower case, and where the letter comes from.
pub fn look_alike(letter: char) -> Option<(char, Alphabet)> {
    if let '\u{ff01}'..='\u{ff5e}' = letter {
        let plain = u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32)?;
        return Some((plain.to_ascii_lowercase(), Alphabet::FullWidth));
    }
    let latin = match letter {
        'А' | 'а' => 'a',
        'В' | 'в' => 'b',
        'С' | 'с' => 'c',
        'ԁ' => 'd',
        'Е' | 'е' => 'e',
        'Н' | 'н' | 'һ' | 'Һ' => 'h',
        'І' | 'і' => 'i',
        'Ј' | 'ј' => 'j',
        'К' | 'к' => 'k',
        'М' | 'м' => 'm',
        'О' | 'о' => 'o',
        'Р' | 'р' => 'p',
        'ԛ' => 'q',
        'Ѕ' | 'ѕ' => 's',
        'Т' | 'т' => 't',
        'Ѵ' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'Х' | 'х' => 'x',
        'У' | 'у' | 'Ү' | 'ү' => 'y',
        _ => return None,
    };
    Some((latin, Alphabet::Cyrillic))
}
