//! Lines and columns of places in one text, each counted on from the one before: counting every one
//! from the beginning would take the square of a file's length, when a slip makes thousands.

use std::sync::Arc;

/// A place in a text that has been counted.
#[derive(Clone)]
pub(super) struct Cursor {
    text: Arc<str>,
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    /// The beginning of a text.
    pub(super) fn new(text: Arc<str>) -> Cursor {
        Cursor { text, at: 0, line: 1, column: 1 }
    }

    /// The line and the column of a byte, both from 1; columns count Unicode scalar values. Quick when
    /// the byte lies behind the last one.
    pub(super) fn to(&mut self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        if byte < self.at {
            *self = Cursor::new(self.text.clone());
        }
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        match passed.rfind('\n') {
            None => self.column += passed.chars().count(),
            Some(last) => {
                self.line += passed.matches('\n').count();
                self.column = passed.get(last..).unwrap_or_default().chars().count();
            }
        }
        self.at = byte;
        (self.line, self.column)
    }
}
