"""What an author does to a lantoa site between two builds, and where one sees that it was done."""

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

from . import lantoa_site, model
from .front_matter import write

#: An edit changes the site for a run, and tells the page below the output that shows it, with the
#: words that stand there.
Edit = Callable[[Path, list[model.Work], int], tuple[str, str]]


def body(site: Path, works: list[model.Work], run: int) -> tuple[str, str]:
    """One sentence more in a Vietnamese body, in another work each time."""
    work = _work(works, run)
    path = lantoa_site.work_file(site, work, "vi")
    text = model.changed(lantoa_site.work_body(work, "vi"), run)
    path.write_text(lantoa_site.with_body(path.read_text(encoding="utf-8"), text), encoding="utf-8")
    return _page(work), model.change_mark(run)


def title(site: Path, works: list[model.Work], run: int) -> tuple[str, str]:
    """Another title of a work, which stands on every list that has it."""
    work = _work(works, run + 1)
    path = lantoa_site.work_file(site, work, "vi")
    mark = f"sửa tên lần {run}"
    text = path.read_text(encoding="utf-8").replace(work.titles["vi"], f"{work.titles['vi']}, {mark}", 1)
    path.write_text(text, encoding="utf-8")
    return _page(work), mark


def entry(site: Path, works: list[model.Work], run: int) -> tuple[str, str]:
    """A new work in both languages, the newest of all: every list moves on by one."""
    old = _work(works, run + 2)
    titles = {language: f"{text} +{run}" for language, text in old.titles.items()}
    day = model.LAST_DAY + datetime.timedelta(days=run + 1)
    new = dataclasses.replace(old, slug=f"{old.slug}-them-{run}", titles=titles, date=day)
    for language in model.LANGUAGES:
        write(lantoa_site.work_file(site, new, language), lantoa_site.work_text(new, language))
    return _page(new), titles["vi"]


def template(site: Path, works: list[model.Work], run: int) -> tuple[str, str]:
    """A word in the footer of every page."""
    path = site / "themes" / "neutral" / "templates" / "base.html"
    mark = f"Bản mẫu {run}"
    text = path.read_text(encoding="utf-8").replace("</footer>", f"<p>{mark}</p></footer>", 1)
    path.write_text(text, encoding="utf-8")
    return _page(works[0]), mark


#: In the order in which they are tried.
EDITS: dict[str, Edit] = {
    "one body": body,
    "one title": title,
    "one new entry": entry,
    "one template": template,
}


def _work(works: list[model.Work], run: int) -> model.Work:
    return works[(run * 7919 + 13) % len(works)]


def _page(work: model.Work) -> str:
    return f"cong-trinh/{work.slug}/index.html"
