"""What a benchmark prints: the runs, their ratios pair by pair, and what was aimed for."""

import statistics
from collections.abc import Callable

from .measure import Run

#: What the project aims for, with 5,000 works in two languages on tmpfs.
TARGET_COLD = 4.5
TARGET_MEMORY = 0.40
TARGET_SAME = 0.08
TARGET_BODY = 0.12
TARGET_SAVE = 0.10
TARGET_START = 0.20

Runs = dict[str, list[Run]]


def runs(found: Runs) -> None:
    """A line for each kind of run."""
    print(f"\n{'':16}{'wall s: min':>12}{'median':>9}{'max':>9}{'cpu s':>9}{'peak MiB':>10}")
    for name, all_of in found.items():
        walls = [one.wall for one in all_of]
        cpu = statistics.median(one.cpu for one in all_of)
        peak = max(one.peak_mib for one in all_of)
        print(f"{name:16}{min(walls):12.3f}{statistics.median(walls):9.3f}{max(walls):9.3f}{cpu:9.2f}{peak:10.0f}")


def ratios(found: Runs) -> None:
    """The ratios within each pair, sorted; then the targets."""
    cold = found["cold"]
    hugo = found.get("hugo --minify")
    rows: list[tuple[str, list[float], float | None]] = []
    if hugo:
        rows.append(("hugo / lantoa cold, wall", _each(hugo, cold, _wall), TARGET_COLD))
        rows.append(("hugo / lantoa cold, cpu", _each(hugo, cold, lambda one: one.cpu), None))
        rows.append(("lantoa / hugo, peak memory", _each(cold, hugo, lambda one: one.peak_mib), -TARGET_MEMORY))
    for name, all_of in found.items():
        if name in ("cold", "hugo --minify"):
            continue
        target = {"unchanged": -TARGET_SAME, "one body": -TARGET_BODY}.get(name)
        rows.append((f"{name} / cold, wall", _each(all_of, cold, _wall), target))
    if hugo:
        for name in found.keys() - {"cold", "hugo --minify", "unchanged"}:
            rows.append((f"hugo / {name}, wall", _each(hugo, found[name], _wall), None))
    print(f"\n{'ratios, pair by pair':30}{'min':>8}{'median':>8}{'max':>8}")
    for name, each, target in rows:
        median = statistics.median(each)
        print(f"{name:30}{min(each):8.3f}{median:8.3f}{max(each):8.3f}{_verdict(median, target)}")


def growth(cold: dict[int, tuple[float, int]]) -> None:
    """What a page costs in corpora of several sizes, from wall seconds and pages of each."""
    if len(cold) < 2:
        return
    print(f"\n{'works':>8}{'pages':>9}{'µs a page':>11}{'to the smallest':>17}")
    smallest = min(cold)
    first = cold[smallest][0] / cold[smallest][1]
    for entries, (wall, pages) in sorted(cold.items()):
        each = wall / pages
        print(f"{entries:8}{pages:9}{each * 1e6:11.0f}{each / first:17.2f}")


def target(name: str, found: float, at_most: float) -> None:
    """A line that says whether a ratio is small enough."""
    print(f"{name}: {found:.3f}{_verdict(found, -at_most)}")


def _verdict(found: float, target: float | None) -> str:
    """Below zero, what is aimed for is at most; above, at least."""
    if target is None:
        return ""
    reached = found <= -target if target < 0 else found >= target
    words = f"at most {-target}" if target < 0 else f"at least {target}"
    return f"   {'ok' if reached else 'MISSED'}: {words}"


def _each(above: list[Run], below: list[Run], what: Callable[[Run], float]) -> list[float]:
    return [what(one) / what(other) for one, other in zip(above, below, strict=True)]


def _wall(one: Run) -> float:
    return one.wall
