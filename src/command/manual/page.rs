//! Markdown as a terminal shows it: headings in bold, texts wrapped, lists and tables set in columns.
//! Colours are taken out where no terminal shows them.

use clap::builder::styling::{AnsiColor, Style};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use textwrap::fill;

use super::table::{Table, wrapping};

const STRONG: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

/// The text of a page.
pub(super) fn rendered(markdown: &str) -> String {
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.take(event);
    }
    page.text.trim_end().to_owned()
}

/// A page as far as it has been read.
#[derive(Default)]
struct Page {
    text: String,
    /// The words of the paragraph, the heading or the cell that is being read.
    words: String,
    /// The number of the next item, or a dash, of each list around.
    lists: Vec<Option<u64>>,
    /// What stands before the first line of the item that has just begun.
    mark: Option<String>,
    table: Option<Table>,
    /// What is fenced, as it stands.
    code: Option<String>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.words.push_str(&text),
            },
            Event::Code(text) => self.words.push_str(&format!("{CODE}{text}{CODE:#}")),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Heading { .. } => self.words.push_str(&STRONG.to_string()),
            Tag::List(first) => {
                // An item's words may have no paragraph of their own.
                self.paragraph();
                self.lists.push(*first);
            }
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.mark = Some(mark);
            }
            Tag::Table(_) => self.table = Some(Table::default()),
            Tag::CodeBlock(kind) => {
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some((_, file)) =
                        info.split_once(' ').filter(|(_, file)| file.contains('.'))
                {
                    self.text.push_str(&format!("    {STRONG}{file}{STRONG:#}\n"));
                }
                self.code = Some(String::new());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.words.push_str(&format!("{STRONG:#}")),
            TagEnd::Heading(_) => {
                self.words.push_str(&format!("{STRONG:#}"));
                self.paragraph();
                self.text.push('\n');
            }
            TagEnd::Paragraph => {
                self.paragraph();
                self.gap();
            }
            TagEnd::Item => self.paragraph(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap();
            }
            TagEnd::CodeBlock => {
                for line in self.code.take().unwrap_or_default().lines() {
                    self.text.push_str(format!("    {CODE}{line}{CODE:#}").trim_end());
                    self.text.push('\n');
                }
                self.text.push('\n');
            }
            TagEnd::TableCell => {
                let words = std::mem::take(&mut self.words);
                if let Some(table) = &mut self.table {
                    table.cell(words);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row();
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.text.push_str(&table.set(STRONG));
                    self.text.push('\n');
                }
            }
            _ => {}
        }
    }

    /// Sets the words that were read, behind the mark of their item.
    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let outer = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = self.mark.take();
        let width = mark.as_deref().map_or(2 * self.lists.len().min(1), str::len);
        let first = format!("{outer}{}", mark.unwrap_or_else(|| " ".repeat(width)));
        let next = format!("{outer}{}", " ".repeat(width));
        self.text.push_str(&fill(&words, wrapping(&first, &next)));
        self.text.push('\n');
    }

    /// An empty line, outside of lists.
    fn gap(&mut self) {
        if self.lists.is_empty() {
            self.text.push('\n');
        }
    }
}
