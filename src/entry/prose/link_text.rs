//! Words of links that say nothing by themselves ("tại đây", "click here"), bare addresses, and links
//! without words: whoever listens to the links of a page hears only these.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::entry::events::Marked;
use crate::problem::TextProblem;

/// The links of a body whose words say nothing.
pub(super) fn find(events: &[Marked<'_>]) -> Vec<(Range<usize>, TextProblem)> {
    let mut found = Vec::new();
    let mut open: Option<(Range<usize>, String)> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Link { .. }) => open = Some((range.clone(), String::new())),
            Event::End(TagEnd::Link) => {
                let poor = open.take().filter(|(_, words)| says_nothing(words));
                found.extend(poor.map(|(range, text)| (range, TextProblem::LinkText { text })));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, said)) = &mut open {
                    said.push_str(words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, said)) = &mut open {
                    said.push(' ');
                }
            }
            _ => {}
        }
    }
    found
}

fn says_nothing(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    bare.is_empty() || is_address(bare) || EMPTY.contains(&bare)
}

fn is_address(words: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| words.starts_with(start))
}

/// Words that lead anywhere.
#[rustfmt::skip]
const EMPTY: [&str; 36] = [
    "tại đây", "ở đây", "đây", "vào đây", "này", "xem thêm", "xem tiếp", "đọc thêm", "đọc tiếp", "xem",
    "chi tiết", "xem chi tiết", "thêm", "bấm vào đây", "nhấn vào đây", "nhấp vào đây", "bấm đây",
    "click vào đây", "link", "đường link", "liên kết", "liên kết này", "here", "click here", "click",
    "this", "this link", "this page", "link here", "more", "read more", "see more", "learn more",
    "see here", "find out more", "details",
];
