"""Runs a program and says how long it took and how much memory it had at most."""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A program that should have worked did not."""


@dataclass(frozen=True)
class Run:
    """One run."""

    wall: float
    cpu: float
    peak_mib: float


def run(command: list[str], log: Path) -> Run:
    """Runs a command. Its output goes to a file, so that no terminal slows it.

    The peak is that of the largest process, as the kernel counted it. The kernel counts what a
    process inherits until it becomes another program too, so whoever calls this must stay small:
    the comparison runs in a process of its own.
    """
    with log.open("wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = log.read_text(encoding="utf-8", errors="replace")
        raise Failed(f"{Path(command[0]).name} failed ({process.returncode}):\n{text[:4000]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def limit(out: Path) -> tuple[float, float]:
    """The least that such an output can take here: seconds to copy it with `cp -r`, and to write its
    bytes from memory."""
    copy = out.with_name(f"{out.name}-copy")
    start = time.perf_counter()
    subprocess.run(["cp", "-r", str(out), str(copy)], check=True)
    copied = time.perf_counter() - start
    shutil.rmtree(copy)
    files = [(path.relative_to(out), path.read_bytes()) for path in out.rglob("*") if path.is_file()]
    start = time.perf_counter()
    made = set()
    for name, content in files:
        path = copy / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        with open(path, "wb", buffering=0) as file:
            file.write(content)
    written = time.perf_counter() - start
    shutil.rmtree(copy)
    return copied, written


def size(root: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())


def count(root: Path, pattern: str) -> int:
    """How many files below a folder have such a name."""
    return sum(1 for _ in root.rglob(pattern))
