"""What the site tells of: works, districts, areas. No generator is known here.

Everything follows from the seed, so that two runs write the same bytes.
"""

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from . import words

LANGUAGES = ("vi", "en")
SEED = 364
BODY_BYTES = 4_000
LAST_DAY = datetime.date(2024, 10, 31)
FEWEST_ENTRIES = 20
# Each work has a day of its own, and lantoa knows no day before 1900; of more works some share one, and
# then two generators may order them otherwise.
DAYS = 40_000
LINK = re.compile(r"\(@([^)]+)\)")

KINDS = ("work", "project", "task")
STATUSES = ("completed", "completed", "completed", "under-way", "registered")


@dataclass(frozen=True)
class Commune:
    """A commune. No work names one: its page says that it has none yet."""

    slug: str
    names: dict[str, str]
    code: str


@dataclass(frozen=True)
class District:
    """A district; the order of the list is that of the alphabet in both languages."""

    slug: str
    names: dict[str, str]
    code: str
    communes: tuple[Commune, ...]


@dataclass(frozen=True)
class Area:
    """A content area; its number is its place in every list."""

    number: int
    slugs: dict[str, str]
    titles: dict[str, str]


@dataclass(frozen=True)
class Work:
    """The facts of a work. Every work has a day of its own, so that no order is left to taste."""

    slug: str
    date: datetime.date
    kind: str
    status: str
    district: str
    areas: tuple[str, ...]
    titles: dict[str, str]
    links: tuple[str, ...]

    def summary(self, language: str) -> str:
        """Two sentences."""
        return words.sentences(self._chance(f"summary {language}"), language, 2)

    def body(self, language: str, link: Callable[[str], str]) -> str:
        """About 4 KB of Markdown; `link` gives the target of a work's slug as a generator wants it."""
        text = _body(self, self._chance(language), language)
        return LINK.sub(lambda found: f"({link(found[1])})", text)

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{SEED} {self.slug} {what}")


DISTRICTS = tuple(
    District(
        slug=slug,
        names={"vi": vi, "en": en},
        code=f"{number:03}",
        communes=tuple(
            Commune(cslug, {"vi": cvi, "en": cen}, f"{number * 100 + place:05}")
            for place, (cslug, cvi, cen) in enumerate(
                (("dong", "Đông", "Dong"), ("tay", "Tây", "Tay")), start=1
            )
        ),
    )
    for number, (slug, vi, en) in enumerate(
        (
            ("an-phu", "An Phú", "An Phu"),
            ("binh-yen", "Bình Yên", "Binh Yen"),
            ("cao-son", "Cao Sơn", "Cao Son"),
            ("dai-loc", "Dài Lộc", "Dai Loc"),
            ("gia-hoa", "Gia Hòa", "Gia Hoa"),
            ("hai-ha", "Hải Hà", "Hai Ha"),
            ("kim-long", "Kim Long", "Kim Long"),
            ("lam-giang", "Lam Giang", "Lam Giang"),
            ("minh-tan", "Minh Tân", "Minh Tan"),
            ("nam-thanh", "Nam Thành", "Nam Thanh"),
            ("quang-dien", "Quảng Điền", "Quang Dien"),
            ("tam-hiep", "Tam Hiệp", "Tam Hiep"),
        ),
        start=1,
    )
)

AREAS = tuple(
    Area(number, {"vi": vi_slug, "en": en_slug}, {"vi": vi, "en": en})
    for number, (vi_slug, vi, en_slug, en) in enumerate(
        (
            ("duong-lang", "Đường làng", "roads", "Village roads"),
            ("nha-o", "Nhà ở", "homes", "Homes"),
            ("nuoc-sach", "Nước sạch", "water", "Clean water"),
            ("hoc-tap", "Học tập", "learning", "Learning"),
            ("moi-truong", "Môi trường", "environment", "Environment"),
        ),
        start=1,
    )
)


def works(count: int) -> list[Work]:
    """The works, oldest file name first; dates run in another order."""
    chance = random.Random(SEED)
    ages = list(range(count))
    chance.shuffle(ages)
    slugs = []
    titles = []
    for place in range(count):
        thing, hamlet = chance.choice(words.THINGS), chance.choice(words.HAMLETS)
        titles.append(
            {
                language: f"{thing[column]} {words.BY[language]} {hamlet[column]}, {place + 1}"
                for column, language in enumerate(LANGUAGES)
            }
        )
        slugs.append(f"{_slug(thing[1])}-{_slug(hamlet[1])}-{place + 1:05}")
    made = []
    for place, slug in enumerate(slugs):
        areas = sorted(chance.sample(range(len(AREAS)), chance.choice((1, 1, 2))))
        others = chance.sample(range(count), 6)
        made.append(
            Work(
                slug=slug,
                date=LAST_DAY - datetime.timedelta(days=ages[place] % DAYS),
                kind=chance.choice(KINDS),
                status=chance.choice(STATUSES),
                district=DISTRICTS[(place + chance.randrange(4)) % len(DISTRICTS)].slug,
                areas=tuple(AREAS[area].slugs["vi"] for area in areas),
                titles=titles[place],
                links=tuple(slugs[other] for other in others if other != place),
            )
        )
    return made


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def _body(work: Work, chance: random.Random, language: str) -> str:
    """The body with `(@slug)` for each link, so that its length is the same for every generator."""
    headings = chance.sample(words.HEADINGS[language], 5)
    read = {"vi": "Xem thêm", "en": "See also"}[language]
    links = [f"[{read}: {slug.replace('-', ' ')}](@{slug})" for slug in work.links]
    say = lambda count: words.sentences(chance, language, count)  # noqa: E731
    listed = [f"- {say(1)}" for _ in range(4)]
    listed[1] += f" {links[0]}."
    steps = [f"{number}. **{number}.** {say(1)}" for number in range(1, 5)]
    steps[2] += f" {links[1]}."
    blocks = [
        f"{say(2)} **{say(1)}** {links[2]}.",
        f"## {headings[0]}",
        say(3),
        "\n".join(listed),
        f"## {headings[1]}",
        f"> \"{say(1)}\" -- *{say(1)}*",
        _table(chance, language),
        f"{say(2)} {links[3]}.",
        f"### {headings[2]}",
        "\n".join(steps),
        f"## {headings[3]}",
    ]
    size = sum(len(block.encode()) + 2 for block in blocks)
    while size < BODY_BYTES - 250:
        block = say(3)
        blocks.append(block)
        size += len(block.encode()) + 2
    blocks += [f"## {headings[4]}", f"*{say(1)}* {links[4]}."]
    return "\n\n".join(blocks) + "\n"


def _table(chance: random.Random, language: str) -> str:
    head, rows = words.TABLE[language]
    lines = [f"| {' | '.join(head)} |", "|---|--:|--:|"]
    lines += [f"| {row} | {chance.randint(3, 40)} | {chance.randint(5, 90)} |" for row in rows]
    return "\n".join(lines)


def changed(body: str, run: int) -> str:
    """A body with one sentence more, another one in each run."""
    return f"{body}\n{change_mark(run)}\n"


def change_mark(run: int) -> str:
    """The sentence, for finding it in the output."""
    return f"Sửa lần thứ {run}, thêm một câu vào cuối bài."
