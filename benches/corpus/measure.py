"""Runs a program and says how long it took and how much memory it had at most."""

import os
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


def size(root: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())


def count(root: Path, pattern: str) -> int:
    """How many files below a folder have such a name."""
    return sum(1 for _ in root.rglob(pattern))
