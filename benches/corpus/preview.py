"""The previews of both programs: how long from a saved body to the new page, and in how much memory."""

import http.client
import socket
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import model
from .measure import Failed

#: Longer than either takes for anything.
PATIENCE = 300.0
#: Between two saves an author thinks; work behind the page shall be done by then, or not count for more than it does.
PAUSE = 0.4
#: Between two questions.
GLANCE = 0.001


@dataclass
class Preview:
    """What one preview showed."""

    name: str
    start: float = 0.0
    latencies: list[float] = field(default_factory=list)
    peak_mib: float = 0.0

    def line(self) -> str:
        found = sorted(one * 1000 for one in self.latencies)
        p95 = found[min(len(found) - 1, int(len(found) * 0.95))]
        return (
            f"{self.name:16}{self.start:14.2f}{found[0]:12.0f}{statistics.median(found):9.0f}"
            f"{p95:9.0f}{found[-1]:9.0f}{self.peak_mib:10.0f}"
        )


HEAD = f"{'':16}{'first page s':>14}{'save ms: min':>12}{'median':>9}{'p95':>9}{'max':>9}{'peak MiB':>10}"


def run(
    name: str, command: list[str], site: Path, given: tuple[list[model.Work], int], log: Path
) -> Preview:
    """Starts a preview, saves a sentence in one body after another, and asks until it is there."""
    works, saves = given
    found = Preview(name)
    port = int(command[command.index("--port") + 1])
    began = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    try:
        _until(process, port, page(works[0]), works[0].titles["vi"])
        found.start = time.perf_counter() - began
        time.sleep(PAUSE * 5)
        for save in range(saves):
            work = works[(save * 7919 + 13) % len(works)]
            mark = model.change_mark(save)
            # An author looks at the page that is being written.
            _until(process, port, page(work), work.titles["vi"])
            file = site / "content" / "works" / f"{work.slug}.md"
            text = file.read_text(encoding="utf-8") + f"\n{mark}\n"
            began = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            _until(process, port, page(work), mark)
            found.latencies.append(time.perf_counter() - began)
            time.sleep(PAUSE)
        found.peak_mib = _peak(process.pid)
    finally:
        process.terminate()
        process.wait()
    return found


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def page(work: model.Work) -> str:
    return f"/cong-trinh/{work.slug}/"


def _until(process: subprocess.Popen, port: int, path: str, text: str) -> None:
    """Asks for a page until it holds a text."""
    wanted = text.encode()
    end = time.perf_counter() + PATIENCE
    connection = None
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise Failed(f"{process.args[0]} ended")
        try:
            if connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", path)
            if wanted in connection.getresponse().read():
                return
        except (OSError, http.client.HTTPException):
            connection = None
        time.sleep(GLANCE)
    raise Failed(f"{path} never held “{text}”")


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
