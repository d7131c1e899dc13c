"""Two outputs, page by page: a faster but emptier page counts as a failure."""

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from . import page

SHOWN = 5
# Pages that only one side has, and why that is no unfairness. None so far.
EXCEPTIONS: dict[str, str] = {}


@dataclass
class Verdict:
    """What the comparison found."""

    compared: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """For the terminal: a few problems of each kind are enough to see what is wrong."""
        found = f"{len(self.problems)} differences" if self.problems else "the same words, headings, links and cards"
        lines = [f"compared {self.compared} pages: {found}"]
        lines += [f"note: {note}" for note in self.notes]
        kinds: dict[str, list[str]] = {}
        for problem in self.problems:
            kinds.setdefault(problem.split(":")[0], []).append(problem)
        for found in kinds.values():
            lines += [f"DIFFERENT {problem}" for problem in found[:SHOWN]]
            if len(found) > SHOWN:
                lines.append(f"  … and {len(found) - SHOWN} more of this kind")
        return lines


def compare(ours: Path, theirs: Path) -> Verdict:
    """Compares lantoa's output with Hugo's."""
    verdict = Verdict()
    our_pages, their_pages = _pages(ours), _pages(theirs)
    for name, have, other in (("lantoa", our_pages, their_pages), ("Hugo", their_pages, our_pages)):
        for address in sorted(have.keys() - other.keys()):
            if address in EXCEPTIONS:
                verdict.notes.append(f"only {name} has {address}: {EXCEPTIONS[address]}")
            else:
                verdict.problems.append(f"address: only {name} has {address}")
    both = sorted(our_pages.keys() & their_pages.keys())
    pairs = [(address, our_pages[address], their_pages[address]) for address in both]
    with ProcessPoolExecutor() as pool:
        for problems in pool.map(_pair, pairs, chunksize=64):
            verdict.compared += 1
            verdict.problems += problems
    if not both:
        verdict.problems.append("address: there is no page to compare")
    _indexes(ours, theirs, verdict)
    return verdict


def _pages(root: Path) -> dict[str, Path]:
    found = {}
    for path in root.rglob("*.html"):
        name = f"/{path.relative_to(root).as_posix()}".removesuffix("index.html")
        found[page.address(name)] = path
    return found


def _pair(pair: tuple[str, Path, Path]) -> list[str]:
    address, our_path, their_path = pair
    ours, theirs = page.read(our_path), page.read(their_path)
    problems = []
    for kind in ("title", "headings", "links", "head_links", "cards", "numbers"):
        one, other = getattr(ours, kind), getattr(theirs, kind)
        if one != other:
            problems.append(f"{kind}: {address} {_difference(one, other)}")
    if ours.words != theirs.words:
        problems.append(f"words: {address} lantoa has {ours.letters} letters, Hugo {theirs.letters}")
    return problems


def _difference(one, other) -> str:
    if not isinstance(one, tuple):
        return f"lantoa {one!r}, Hugo {other!r}"
    rest = list(other)
    only_ours = []
    for item in one:
        if item in rest:
            rest.remove(item)
        else:
            only_ours.append(item)
    if not only_ours and not rest:
        return "in another order"
    return f"only lantoa {only_ours[:4]}, only Hugo {rest[:4]}"


def _indexes(ours: Path, theirs: Path, verdict: Verdict) -> None:
    """The feeds and sitemaps. Hugo writes a sitemap a language and an index of them."""
    for feed in ("feed.xml", "en/feed.xml"):
        one, other = (_found(root, [feed], "id") for root in (ours, theirs))
        if one != other:
            verdict.problems.append(f"feed: {feed} {_difference(one, other)}")
    one = _found(ours, ["sitemap.xml"], "loc")
    other = _found(theirs, ["vi/sitemap.xml", "en/sitemap.xml"], "loc")
    if one != other:
        verdict.problems.append(f"sitemap: {_difference(one, other)}")


def _found(root: Path, names: list[str], tag: str) -> tuple[str, ...]:
    found = []
    for name in names:
        path = root / name
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        found += [page.address(one) for one in re.findall(rf"<{tag}>([^<]*)</{tag}>", text)]
    return tuple(sorted(found))
