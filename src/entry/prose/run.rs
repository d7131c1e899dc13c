//! Groups of digits as people write long numbers: with a blank, a point or a hyphen between them.

use std::ops::Range;

/// Groups of digits with nothing but one sign between them.
pub(super) struct Run {
    /// The groups, and what stands behind each.
    pub(super) groups: Vec<(Range<usize>, Gap)>,
}

/// What stands behind a group of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A blank, or a dash with blanks: the next group may belong to it, or begin something new.
    Wide,
    /// A point or a hyphen: what stands on both sides is one number.
    Tight,
    /// The end.
    End,
}

impl Run {
    /// The run that begins with the digit at this place.
    pub(super) fn at(text: &str, start: usize) -> Run {
        let mut groups = Vec::new();
        let mut from = start;
        loop {
            let rest = text.get(from..).unwrap_or_default();
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            let end = from + length;
            let (gap, ahead) = gap(text.get(end..).unwrap_or_default());
            groups.push((from..end, gap));
            if gap == Gap::End {
                return Run { groups };
            }
            from = end + ahead;
        }
    }

    pub(super) fn start(&self) -> usize {
        self.groups.first().map_or(0, |(group, _)| group.start)
    }

    pub(super) fn end(&self) -> usize {
        self.groups.last().map_or(0, |(group, _)| group.end)
    }

    pub(super) fn count(&self) -> usize {
        self.groups.iter().map(|(group, _)| group.len()).sum()
    }
}

/// The gap after a group of digits, and how many bytes it has, when another group follows.
fn gap(rest: &str) -> (Gap, usize) {
    let (mut sign, mut blanks, mut length) = (None, 0, 0);
    for letter in rest.chars().take(4) {
        let gap = match (sign, blanks) {
            (None, 1..) | (Some('(' | ')'), _) | (Some('-'), 1..) => Gap::Wide,
            (Some('.' | '-'), 0) => Gap::Tight,
            // A point before a blank ends a sentence.
            _ => Gap::End,
        };
        match letter {
            _ if letter.is_ascii_digit() && gap == Gap::End => break,
            _ if letter.is_ascii_digit() => return (gap, length),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => blanks += 1,
            '.' if sign.is_none() && blanks == 0 => sign = Some('.'),
            '-' | '–' | '‑' | '−' if sign.is_none() => sign = Some('-'),
            '(' | ')' => sign = Some(letter),
            _ => break,
        }
        length += letter.len_utf8();
    }
    (Gap::End, 0)
}
