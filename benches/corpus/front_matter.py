"""TOML, as far as front matter needs it."""

import datetime
from pathlib import Path


def value(thing) -> str:
    """A TOML value."""
    match thing:
        case bool():
            return "true" if thing else "false"
        case str():
            escaped = thing.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case int():
            return str(thing)
        case datetime.date():
            return thing.isoformat()
        case list() | tuple():
            return f"[{', '.join(value(one) for one in thing)}]"
        case dict():
            return "{ " + ", ".join(f"{key} = {value(one)}" for key, one in thing.items()) + " }"
    raise TypeError(type(thing))


def document(facts: dict, body: str = "", tables: list[tuple[str, dict]] = ()) -> str:
    """A Markdown file: plain keys first, then `[[list]]` items, then the body."""
    lines = ["+++"]
    lines += [f"{key} = {value(one)}" for key, one in facts.items()]
    for name, item in tables:
        lines += ["", f"[[{name}]]"]
        lines += [f"{key} = {value(one)}" for key, one in item.items()]
    lines += ["+++", "", body]
    return "\n".join(lines)


def write(path: Path, text: str) -> None:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
