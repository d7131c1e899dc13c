"""Writes the licence notices of everything that is inside of the program, for one target.

    python3 packaging/notices.py x86_64-pc-windows-gnu

Which packages those are, cargo says; their words are taken from their own sources, also those of the C
code that some of them carry. The same text is written once, with all to which it belongs. A package
whose words are not found stops the work: nothing is handed out without them.
"""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Files that hold a licence or what it asks to be passed on.
NAMES = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense|patents|ofl)\b.*", re.I)

# Folders of a package that go into no program.
ASIDE = {"benches", "ci", "doc", "docs", "examples", "fuzz", "target", "test", "tests", "third_party_tests"}

# Words for packages that name a licence and do not carry its text.
SPOKEN = {
    "MIT": """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.""",
}

# Texts that Debian keeps for everybody.
COMMON = {"Apache-2.0": "Apache-2.0", "MPL-2.0": "MPL-2.0"}

INTRODUCTION = """What is inside of lantoa besides lantoa itself, and under which terms.

lantoa is under the MIT licence (LICENSE.txt). Below stand the libraries that it is made of. The source
of each can be had at the address beside its name; this holds for those under the Mozilla Public License
2.0 as well, which are here as their authors left them. Lantoa's own source says how to build the program
from all of them, also with another C library.

This software is based in part on the work of the Independent JPEG Group.
"""


def packages(target):
    """The packages that are linked into the program, by name and version."""
    said = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target],
        cwd=ROOT, check=True, stdout=subprocess.PIPE,
    ).stdout
    metadata = json.loads(said)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    wanted, found = [root], set()
    while wanted:
        one = wanted.pop()
        if one in found:
            continue
        found.add(one)
        for dependency in nodes[one]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                wanted.append(dependency["pkg"])
    # What has no source is our own.
    chosen = [package for package in metadata["packages"] if package["id"] in found and package["source"]]
    return sorted(chosen, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The texts that go with a package."""
    folder = Path(package["manifest_path"]).parent
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name.lower() not in ASIDE and not name.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if NAMES.match(name) and path.suffix.lower() not in {".rs", ".c", ".h", ".toml", ".html"}:
                found.append((place == str(folder), name, tidy(path.read_text(encoding="utf-8", errors="replace"))))
    found = [(is_top, name, text) for is_top, name, text in found if len(text) > 100]
    top = [(name, text) for is_top, name, text in found if is_top]
    below = [text for is_top, _, text in found if not is_top]
    return chosen(package, top) + below


def chosen(package, top):
    """Where one of several licences may be chosen, MIT is; what else there is stays if all must be kept."""
    licence = package["license"] or ""
    is_mit = lambda text: "Permission is hereby granted, free of charge" in text and "Apache License" not in text
    alternatives = re.split(r" OR |/", licence)
    if any(one.strip(" ()") == "MIT" for one in alternatives):
        kept = [text for name, text in top if is_mit(text) or name.lower().startswith(("notice", "copyright"))]
        if any(is_mit(text) for text in kept):
            return kept + [text for text in extra(licence, top) if text not in kept]
        if not top:
            return [by(package) + SPOKEN["MIT"]]
    if top:
        return [text for _, text in top]
    for name in [one.strip(" ()") for one in re.split(r" OR | AND |/", licence)]:
        if name in SPOKEN:
            return [by(package) + SPOKEN[name]]
        if name in COMMON:
            return [tidy(Path("/usr/share/common-licenses", COMMON[name]).read_text(encoding="utf-8"))]
    sys.exit(f"{package['name']} {package['version']}: no text of its licence, {licence or 'which it does not name'}")


def extra(licence, top):
    """What must be kept besides the licence that was chosen."""
    if " AND " not in licence:
        return []
    return [text for name, text in top if "apache" not in name.lower()]


def by(package):
    authors = [author.split(" <")[0] for author in package["authors"]] or [f"the authors of {package['name']}"]
    return f"Copyright (c) {', '.join(authors)}\n\n"


def tidy(text):
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\ufeff", "").expandtabs().split("\n")]
    return "\n".join(lines).strip("\n")


def title(package):
    where = f", {package['repository']}" if package["repository"] else ""
    return f"{package['name']} {package['version']} ({package['license'] or 'see below'}){where}"


def beneath(target):
    """What the compilers add: Rust's own library and the C library, with the terms that came with them."""
    yield "The Rust standard library (MIT OR Apache-2.0)", [
        "Copyright (c) The Rust Project contributors\n\n" + SPOKEN["MIT"]
    ]
    places = {
        "x86_64-pc-windows-gnu": [
            ("The MinGW-w64 runtime", "doc/mingw-w64-x86-64-dev/copyright"),
            ("libgcc, with its runtime library exception", "doc/gcc-mingw-w64-x86-64-posix-runtime/copyright"),
        ],
        "x86_64-unknown-linux-gnu": [
            ("The GNU C library (LGPL-2.1 or later)", "doc/libc6-dev/copyright"),
            ("The GNU C library (LGPL-2.1 or later)", "common-licenses/LGPL-2.1"),
            ("libgcc, with its runtime library exception", "doc/libgcc-*-dev/copyright"),
        ],
    }
    for name, place in places[target]:
        path = max(Path("/usr/share").glob(place), default=None)
        if path is None:
            sys.exit(f"/usr/share/{place} is missing: the terms of {name} must go with the program")
        yield name, [tidy(path.read_text(encoding="utf-8", errors="replace"))]


def theme():
    """The fonts of the themes."""
    for path in sorted(ROOT.glob("themes/*/OFL*.txt")):
        yield f"The fonts of the theme {path.parent.name} (OFL-1.1)", [tidy(path.read_text(encoding="utf-8"))]


def main(target):
    owners = defaultdict(list)
    parts = [(title(package), texts(package)) for package in packages(target)]
    for name, its in [*parts, *beneath(target), *theme()]:
        for text in dict.fromkeys(its):
            owners[text].append(name)
    print(INTRODUCTION)
    for name, _ in parts:
        print(f"- {name}")
    for text, names in sorted(owners.items(), key=lambda owner: owner[1]):
        print("\n" + "=" * 80 + "\n")
        print("\n".join(names))
        print("\n" + "-" * 80 + "\n")
        print(text)


main(sys.argv[1])
