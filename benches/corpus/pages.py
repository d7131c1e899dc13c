"""The few texts beside the works: site, home, plan, plain pages. The same words for every generator."""

from dataclasses import dataclass

from . import model, words

BASE_URL = "https://bench.example/"
TODAY = "2024-11-15"

SITE = {
    "vi": ("Trang thử tốc độ", "Một trang trung tính để đo thời gian dựng."),
    "en": ("Speed test site", "A neutral site for measuring how long a build takes."),
}

OWNER = {
    "body": {"vi": "Cơ quan chủ quản", "en": "The body that publishes this site"},
    "address": {"vi": "Địa chỉ của cơ quan", "en": "Address of the body"},
    "responsible": {"vi": "Ban biên tập", "en": "The editors"},
}

PLACE_TYPES = {"district": {"vi": "huyện", "en": "district"}, "commune": {"vi": "xã", "en": "commune"}}


@dataclass(frozen=True)
class Text:
    """A page that is no list and no work."""

    name: str
    slugs: dict[str, str]
    titles: dict[str, str]

    def summary(self, language: str) -> str:
        """One sentence."""
        return words.sentence(_chance(self.name, f"summary {language}"), language)

    def body(self, language: str) -> str:
        """Three paragraphs and a heading."""
        chance = _chance(self.name, language)
        parts = [words.sentences(chance, language, 3) for _ in range(3)]
        parts.insert(1, f"## {words.HEADINGS[language][0]}")
        return "\n\n".join(parts) + "\n"


HOME = Text("home", {"vi": "", "en": ""}, {"vi": "Việc nhỏ, việc lớn", "en": "Things done, small and great"})
PLAN = Text("campaign", {"vi": "ke-hoach", "en": "plan"}, {"vi": "Kế hoạch thi đua", "en": "The plan of the drive"})
PLAIN = (
    Text("gioi-thieu", {"vi": "gioi-thieu", "en": "about"}, {"vi": "Giới thiệu", "en": "About this site"}),
    Text("lien-he", {"vi": "lien-he", "en": "contact"}, {"vi": "Liên hệ", "en": "Contact"}),
    Text("dang-ky", {"vi": "dang-ky", "en": "register"}, {"vi": "Cách đăng ký", "en": "How to register"}),
)

PLAN_NUMBER = "01/KH"
PLAN_ISSUED = "2023-10-10"
PLAN_PERIOD = ("2023-10", "2024-10")


def area_body(area: model.Area, language: str) -> str:
    """One paragraph on an area."""
    return words.sentences(_chance(area.slugs["vi"], language), language, 3) + "\n"


def full_name(names: dict[str, str], kind: str, language: str) -> str:
    """`huyện An Phú`, `An Phu district`."""
    word = PLACE_TYPES[kind][language]
    return f"{word} {names[language]}" if language == "vi" else f"{names[language]} {word}"


def _chance(name: str, what: str):
    return words.random.Random(f"{model.SEED} {name} {what}")
