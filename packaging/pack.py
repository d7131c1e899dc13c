"""Packs the program, its papers and the demo site into one archive, the same bytes each time.

    python3 packaging/pack.py ARCHIVE.zip|ARCHIVE.tar.gz PROGRAM NOTICES

All lies in one folder, and that folder is a site: whoever starts the program there sees it at once. Every
file bears the time in SOURCE_DATE_EPOCH, names are in their order, and nobody owns anything. Texts for
Windows have its line ends and a mark by which its oldest editor, too, knows UTF-8.
"""

import gzip
import io
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What makes the demo a site. What a build leaves there is none of it.
SITE_FOLDERS = ("assets", "content", "strings", "templates", "themes")
SITE_FILES = ("glossary.toml", "published.toml", "site.toml")

# What is packed already gains nothing from another pass.
PACKED = {".jpeg", ".jpg", ".png", ".webp", ".woff2"}


def main(archive, program, notices):
    """Packs into the archive."""
    is_windows = archive.suffix == ".zip"
    top = archive.name.removesuffix(".zip").removesuffix(".tar.gz")
    files = {f"{top}/{path}": bytes for path, bytes in contents(is_windows, program, notices).items()}
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))
    programs = {f"{top}/{program.name}"}
    write = zipped if is_windows else tarred
    # Whoever reads the folder meanwhile finds the old archive or the new one.
    waiting = archive.with_name(f".{archive.name}")
    waiting.write_bytes(write(files, programs, moment))
    waiting.replace(archive)


def contents(is_windows, program, notices):
    """The files of the archive by their paths."""
    files = {
        program.name: program.read_bytes(),
        "DOC-TRUOC.txt": (ROOT / "packaging/first-day.vi.txt").read_bytes(),
        "LICENSE.txt": (ROOT / "LICENSE").read_bytes(),
        "THIRD-PARTY.txt": notices.read_bytes(),
    }
    if is_windows:
        files = {path: notepad(bytes) if path.endswith(".txt") else bytes for path, bytes in files.items()}
    return dict(sorted({**files, **site(), **handbooks()}.items()))


def site():
    """The demo site, as it lies."""
    files = {name: (ROOT / name).read_bytes() for name in SITE_FILES if (ROOT / name).is_file()}
    for folder in SITE_FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            inside = path.relative_to(ROOT)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                files[inside.as_posix()] = path.read_bytes()
    return files


def handbooks():
    """What is to be read beside it."""
    return {f"docs/{path.name}": path.read_bytes() for path in (ROOT / "docs").glob("*.md")}


def notepad(text):
    """A text as the editors of Windows expect it."""
    lines = text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + lines.removeprefix(b"\xef\xbb\xbf")


def zipped(files, programs, moment):
    """The bytes of a ZIP; names beyond ASCII are marked as UTF-8, as Explorer wants it."""
    made = io.BytesIO()
    when = time.gmtime(max(moment, 315532800))[:6]
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in files.items():
            about = zipfile.ZipInfo(path, when)
            about.create_system = 3
            about.external_attr = (0o100755 if path in programs else 0o100644) << 16
            is_packed = Path(path).suffix.lower() in PACKED
            about.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(about, content, compresslevel=9)
    return made.getvalue()


def tarred(files, programs, moment):
    """The bytes of a compressed tar."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in files.items():
            about = tarfile.TarInfo(path)
            about.size, about.mtime = len(content), moment
            about.mode = 0o755 if path in programs else 0o644
            archive.addfile(about, io.BytesIO(content))
    return gzip.compress(made.getvalue(), compresslevel=9, mtime=moment)


main(*map(Path, sys.argv[1:4]))
