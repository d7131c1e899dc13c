"""What a reader finds on a page, whoever made it: headings, links, cards, numbers, words."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from . import pages

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
NO_TEXT = {"script", "style", "template"}
# Hugo's paginator can only write `trang/2/` where lantoa writes `trang-2/`; the page is the same.
PAGER = re.compile(r"/(trang|page)/(\d+)/")
NUMBER = re.compile(r"\d+(?:[.,]\d{3})*")
WORD = re.compile(r"\w+")
# British English has "Sept" for lantoa and "Sep" for Go.
SAME_WORD = {"sept": "sep"}


@dataclass(frozen=True)
class Page:
    """A page, as far as it is compared."""

    title: str
    headings: tuple[str, ...]
    links: tuple[str, ...]
    head_links: tuple[str, ...]
    cards: int
    numbers: tuple[str, ...]
    letters: int
    words: bytes


def address(text: str) -> str:
    """An address below the site's root, in one spelling."""
    plain = text.removeprefix(pages.BASE_URL.rstrip("/"))
    return PAGER.sub(r"/\1-\2/", plain)


def read(path: Path) -> Page:
    """Reads a page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    text = _plain(" ".join(reader.text))
    words = " ".join(SAME_WORD.get(word, word) for word in WORD.findall(text.lower()))
    return Page(
        title=_plain(reader.title),
        headings=tuple(_plain(heading) for heading in reader.headings),
        links=tuple(sorted(reader.links)),
        head_links=tuple(sorted(reader.head_links)),
        cards=reader.cards,
        numbers=tuple(sorted(re.sub(r"[.,]", "", number) for number in NUMBER.findall(text))),
        letters=len(text.replace(" ", "")),
        words=hashlib.blake2b(words.encode(), digest_size=16).digest(),
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.headings: list[str] = []
        self.links: list[str] = []
        self.head_links: list[str] = []
        self.text: list[str] = []
        self.cards = 0
        self._within = ""
        self._in_body = False
        self._silent = 0

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "body":
            self._in_body = True
        elif tag == "title" and not self._in_body:
            self._within = "title"
        elif tag in HEADINGS:
            self._within = tag
            self.headings.append("")
        elif tag in NO_TEXT:
            self._silent += 1
        elif tag == "a" and "href" in found:
            self.links.append(address(found["href"] or ""))
        elif tag == "link" and found.get("rel") in ("canonical", "alternate"):
            self.head_links.append(f"{found.get('hreflang', found['rel'])} {address(found.get('href') or '')}")
        elif tag == "article" and "card" in (found.get("class") or "").split():
            self.cards += 1

    def handle_endtag(self, tag):
        if tag == self._within:
            self._within = ""
        elif tag in NO_TEXT:
            self._silent -= 1

    def handle_data(self, data):
        if self._silent:
            return
        if self._within == "title":
            self.title += data
        elif self._within:
            self.headings[-1] += data
        if self._in_body:
            self.text.append(data)
