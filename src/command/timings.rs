//! `build --timings`: where the time of a build went, a line a stage, and the parts of making pages
//! summed over all threads. What it is measured with is `output::meter`.

use std::time::Duration;

use super::progress::Progress;
use super::words;
use crate::language::Language::{self, English, Vietnamese};
use crate::output::meter::Part;
use crate::pipeline::{Made, Stage, Watcher};

/// The table: stage, milliseconds, microseconds a page; below making pages its parts.
pub(super) fn table(language: Language, progress: &Progress, made: &Made) -> String {
    let pages = made.manifest.addresses().count().max(1);
    let mut lines = vec![heading(language, pages)];
    for (stage, took) in progress.taken() {
        lines.push(line(words::stage_name(language, *stage), *took, pages));
        if matches!(stage, Stage::Make { .. }) {
            for part in Part::ALL {
                let (took, times) = progress.meter().of(part);
                let times = usize::try_from(times).unwrap_or(usize::MAX);
                let name = format!("  {}", name(language, part));
                lines.push(format!("{}  × {times}", line(&name, took, times.max(1))));
            }
        }
    }
    let whole = progress.taken().iter().map(|(_, took)| *took).sum();
    lines.push(line(whole_name(language), whole, pages));
    lines.join("\n")
}

fn line(name: &str, took: Duration, pages: usize) -> String {
    let each = took.as_nanos() / u128::try_from(pages).unwrap_or(1).max(1);
    let (micro, tenth) = (each / 1000, each % 1000 / 100);
    format!("{name:<28} {:>7} ms {micro:>7}.{tenth} µs", took.as_millis())
}

fn heading(language: Language, pages: usize) -> String {
    let (stage, whole, each) = match language {
        Vietnamese => ("Khâu", "tất cả", format!("mỗi trang ({pages} trang)")),
        English => ("Stage", "in all", format!("a page ({pages} pages)")),
    };
    format!("{stage:<28} {whole:>10} {each:>10}")
}

fn whole_name(language: Language) -> &'static str {
    match language {
        Vietnamese => "Cả thảy",
        English => "Everything",
    }
}

/// The parts of making pages. They run on all threads at once, so their sum may be longer than the
/// stage.
fn name(language: Language, part: Part) -> &'static str {
    match (language, part) {
        (Vietnamese, Part::View) => "nội dung và khóa",
        (English, Part::View) => "view and key",
        (Vietnamese, Part::Markdown) => "Markdown thành HTML",
        (English, Part::Markdown) => "Markdown into HTML",
        (Vietnamese, Part::Template) => "điền vào mẫu",
        (English, Part::Template) => "template",
        (Vietnamese, Part::Minify) => "rút gọn",
        (English, Part::Minify) => "minify",
    }
}
