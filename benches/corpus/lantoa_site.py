"""The corpus as a lantoa site: facts once, a file a language, links by id."""

import datetime
import shutil
from pathlib import Path

from . import model, pages
from .front_matter import document, value, write


def write_site(root: Path, works: list[model.Work], theme: Path) -> None:
    """Writes the whole site."""
    write(root / "site.toml", _settings())
    shutil.copytree(theme, root / "themes" / "neutral")
    content = root / "content"
    for work in works:
        for language in model.LANGUAGES:
            write(work_file(root, work, language), work_text(work, language))
    for area in model.AREAS:
        for language in model.LANGUAGES:
            facts = {"title": area.titles[language], "short": area.titles[language]}
            facts |= {"number": area.number} if language == "vi" else {"slug": area.slugs["en"]}
            body = pages.area_body(area, language)
            write(content / "areas" / _file(area.slugs["vi"], language), document(facts, body))
    for district in model.DISTRICTS:
        facts = {"title": district.names["vi"], "code": district.code, "type": "huyện"}
        communes = [
            ("communes", {"code": one.code, "name": one.names["vi"], "type": "xã", "slug": one.slug})
            for one in district.communes
        ]
        write(content / "districts" / f"{district.slug}.md", document(facts, tables=communes))
    _texts(content)


def work_file(root: Path, work: model.Work, language: str) -> Path:
    """Where the text of a work stands."""
    return root / "content" / "works" / _file(work.slug, language)


def work_text(work: model.Work, language: str) -> str:
    """The whole file of a work."""
    return document(_work(work, language), work_body(work, language))


def work_body(work: model.Work, language: str) -> str:
    """The body, linking by id."""
    return work.body(language, lambda slug: f"works/{slug}")


def with_body(text: str, body: str) -> str:
    """A file with another body."""
    head, _, _ = text.partition("\n+++\n\n")
    return f"{head}\n+++\n\n{body}"


def _work(work: model.Work, language: str) -> dict:
    facts = {"title": work.titles[language], "summary": work.summary(language)}
    if language == "vi":
        facts |= {
            "kind": work.kind,
            "status": work.status,
            "date": work.date,
            "district": work.district,
            "areas": work.areas,
        }
    return facts


def _texts(content: Path) -> None:
    for language in model.LANGUAGES:
        home = {"title": pages.HOME.titles[language], "summary": pages.HOME.summary(language)}
        write(content / _file("home", language), document(home, pages.HOME.body(language)))
        plan = {
            "title": pages.PLAN.titles[language],
            "short": pages.PLAN.titles[language],
            "summary": pages.PLAN.summary(language),
        }
        if language == "vi":
            first, last = pages.PLAN_PERIOD
            plan |= {
                "number": pages.PLAN_NUMBER,
                "issued": datetime.date.fromisoformat(pages.PLAN_ISSUED),
                "period": {"from": first, "to": last},
            }
        write(content / _file("campaign", language), document(plan, pages.PLAN.body(language)))
        for text in pages.PLAIN:
            facts = {"title": text.titles[language], "summary": text.summary(language)}
            if language != "vi":
                facts["slug"] = text.slugs[language]
            write(content / "pages" / _file(text.name, language), document(facts, text.body(language)))


def _file(name: str, language: str) -> str:
    return f"{name}.md" if language == "vi" else f"{name}.{language}.md"


def _settings() -> str:
    lines = [
        f"base_url = {value(pages.BASE_URL)}",
        'theme = "neutral"',
        'utc_offset = "+07:00"',
        'default_language = "vi"',
    ]
    for language, (title, description) in pages.SITE.items():
        lines += ["", f"[languages.{language}]", f"title = {value(title)}", f"description = {value(description)}"]
    lines += ["", "[owner]"]
    lines += [f"{key} = {value(texts)}" for key, texts in pages.OWNER.items()]
    lines += ['telephone = "(none)"', 'email = "(none)"']
    about, contact, register = (f"pages/{text.name}" for text in pages.PLAIN)
    lines += ["", "[pages]", f"about = {value(about)}", f"contact = {value(contact)}", f"register = {value(register)}"]
    return "\n".join(lines) + "\n"
