"""The corpus as a Hugo site: the same texts, the same addresses.

Links between works are plain addresses, not `relref`: that spares Hugo the look-up that lantoa
does for every link. Area x district is a taxonomy of its own, which is the fastest way to have
those pages in Hugo: nothing is filtered when a page is made.
"""

import shutil
import tomllib
from pathlib import Path

from . import model, pages
from .front_matter import document, value, write

ROOTS = {"vi": "", "en": "/en"}
SEGMENTS = {
    "vi": {"works": "cong-trinh", "units": "don-vi", "news": "tin-tuc", "districts": "huyen", "areas": "linh-vuc",
           "plan": "ke-hoach", "progress": "tien-do", "awards": "khen-thuong", "search": "tim-kiem"},
    "en": {"works": "works", "units": "units", "news": "news", "districts": "districts", "areas": "areas",
           "plan": "plan", "progress": "progress", "awards": "awards", "search": "search"},
}
SECTIONS = ("works", "units", "news", "districts", "areas")


def write_site(root: Path, works: list[model.Work], hugo: Path, theme: Path) -> None:
    """Writes the whole site."""
    shutil.copytree(hugo, root)
    shutil.copytree(theme / "assets", root / "assets", dirs_exist_ok=True)
    strings = {language: _strings(theme, language) for language in model.LANGUAGES}
    write(root / "hugo.toml", (hugo / "hugo.toml").read_text(encoding="utf-8") + _languages(strings))
    content = root / "content"
    for language in model.LANGUAGES:
        say = strings[language]
        write(root / "i18n" / f"{language}.toml", _i18n(say))
        for work in works:
            write(content / "works" / _file(work.slug, language), _work(work, language))
        for section in SECTIONS:
            facts = {"title": say[f"title.{section}"], "description": say[f"describe.{section}"]}
            write(content / section / _file("_index", language), document(facts))
        for hidden in ("crossings", "communes"):
            facts = {"build": {"render": "never", "list": "never"}}
            write(content / hidden / _file("_index", language), document(facts))
        _districts(content, say, language)
        _areas(content, say, language)
        _texts(content, say, language)


def _work(work: model.Work, language: str) -> str:
    folder = f"{ROOTS[language]}/{SEGMENTS[language]['works']}"
    facts = {
        "title": work.titles[language],
        "description": work.summary(language),
        "date": work.date,
        "districts": [work.district],
        "areas": work.areas,
        "crossings": [f"{area}-{work.district}" for area in work.areas],
        "params": {"work_kind": work.kind, "status": work.status},
    }
    return document(facts, work.body(language, lambda slug: f"{folder}/{slug}/"))


def _districts(content: Path, say: dict[str, str], language: str) -> None:
    folder = f"{ROOTS[language]}/{SEGMENTS[language]['districts']}"
    for weight, district in enumerate(model.DISTRICTS, start=1):
        name = pages.full_name(district.names, "district", language)
        facts = {
            "title": name,
            "linkTitle": district.names[language],
            "description": say["describe.district"].replace("{name}", name),
            "weight": weight,
            "slug": district.slug,
            "params": {
                "communes": [
                    {
                        "title": pages.full_name(commune.names, "commune", language),
                        "href": f"{folder}/{district.slug}/{commune.slug}/",
                    }
                    for commune in district.communes
                ]
            },
        }
        write(content / "districts" / district.slug / _file("_index", language), document(facts))
        for commune in district.communes:
            title = pages.full_name(commune.names, "commune", language)
            facts = {
                "title": title,
                "description": say["describe.commune"].replace("{name}", title).replace("{district}", name),
                "url": f"{folder}/{district.slug}/{commune.slug}/",
                "params": {"menu": "districts", "district": district.slug},
            }
            path = content / "communes" / _file(f"{district.slug}-{commune.slug}", language)
            write(path, document(facts))


def _areas(content: Path, say: dict[str, str], language: str) -> None:
    folder = f"{ROOTS[language]}/{SEGMENTS[language]['areas']}"
    for area in model.AREAS:
        title, slug = area.titles[language], area.slugs[language]
        facts = {
            "title": title,
            "description": say["describe.area"].replace("{name}", title),
            "weight": area.number,
            "slug": slug,
        }
        path = content / "areas" / area.slugs["vi"] / _file("_index", language)
        write(path, document(facts, pages.area_body(area, language)))
        for district in model.DISTRICTS:
            name = pages.full_name(district.names, "district", language)
            facts = {
                "title": say["title.crossing"].replace("{area}", title).replace("{district}", name),
                "description": say["describe.crossing"].replace("{area}", title).replace("{district}", name),
                "url": f"{folder}/{slug}/{district.slug}/",
                "params": {"menu": "areas", "area": area.slugs["vi"], "district": district.slug},
            }
            path = content / "crossings" / f"{area.slugs['vi']}-{district.slug}" / _file("_index", language)
            write(path, document(facts))


def _texts(content: Path, say: dict[str, str], language: str) -> None:
    home = {"title": pages.HOME.titles[language], "description": pages.HOME.summary(language)}
    write(content / _file("_index", language), document(home, pages.HOME.body(language)))
    for text in (pages.PLAN, *pages.PLAIN):
        is_plan = text is pages.PLAN
        facts = {
            "title": text.titles[language],
            "description": text.summary(language),
            "url": f"{ROOTS[language]}/{text.slugs[language]}/",
            "layout": "plan" if is_plan else "plain",
            "params": {"menu": "plan" if is_plan else ""},
        }
        write(content / _file(text.name, language), document(facts, text.body(language)))
    for name in ("progress", "awards", "search"):
        facts = {
            "title": say[f"title.{name}"],
            "description": say[f"describe.{name}"],
            "url": f"{ROOTS[language]}/{SEGMENTS[language][name]}/",
            "layout": name,
            "params": {"menu": name},
        }
        write(content / _file(name, language), document(facts))


def _file(name: str, language: str) -> str:
    return f"{name}.md" if language == "vi" else f"{name}.{language}.md"


def _strings(theme: Path, language: str) -> dict[str, str]:
    """The theme's strings by their keys, such as `menu.works`."""
    with (theme / "strings" / f"{language}.toml").open("rb") as file:
        groups = tomllib.load(file)
    return {f"{group}.{key}": text for group, texts in groups.items() for key, text in texts.items()}


def _i18n(strings: dict[str, str]) -> str:
    lines = []
    for key, text in strings.items():
        filled = text.replace("{", "{{ .").replace("}", " }}")
        lines += [f"[{value(key.replace('.', '_'))}]", f"other = {value(filled)}"]
    return "\n".join(lines) + "\n"


def _languages(strings: dict[str, dict[str, str]]) -> str:
    """The part of hugo.toml that says what stands in each language."""
    shape = {
        "vi": ("Tiếng Việt", "trang", "2/1/2006", "ngày 2 tháng 1 năm 2006", "vi_VN"),
        "en": ("English", "page", "2 Jan 2006", "2 January 2006", "en_GB"),
    }
    lines = []
    for weight, (language, (name, page, short, long, locale)) in enumerate(shape.items(), start=1):
        title, description = pages.SITE[language]
        own = f"languages.{language}"
        segments = SEGMENTS[language]
        lines += ["", f"[{own}]", f"label = {value(name)}", f"title = {value(title)}", f"weight = {weight}"]
        if language != "vi":
            lines += ['disableKinds = ["404"]']
        lines += [f"[{own}.pagination]", f"path = {value(page)}", "pagerSize = 20", "disableAliases = true"]
        lines += [f"[{own}.permalinks.page]", f"works = \"/{segments['works']}/:contentbasename/\""]
        lines += [f"[{own}.permalinks.section]"]
        lines += [f'{key} = "/{segments[key]}/"' for key in ("works", "units", "news")]
        for kind, end in (("taxonomy", ""), ("term", ":slug/")):
            lines += [f"[{own}.permalinks.{kind}]"]
            lines += [f'{key} = "/{segments[key]}/{end}"' for key in ("districts", "areas")]
        params = {
            "description": description,
            "page_segment": page,
            "date_short": short,
            "date_long": long,
            "locale": locale,
            "not_found_title": strings[language]["not_found.title"],
            "not_found_text": strings[language]["not_found.text"],
            "title_home": strings[language]["title.home"],
            "title_works": strings[language]["title.works"],
            "title_districts": strings[language]["title.districts"],
        }
        params |= {f"owner_{key}": texts[language] for key, texts in pages.OWNER.items()}
        lines += [f"[{own}.params]"]
        lines += [f"{key} = {value(one)}" for key, one in params.items()]
    return "\n".join(lines) + "\n"
