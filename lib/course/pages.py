"""The pages, in order, and the names a reader may call them by: 1, 01, a file name, its stem or a path to it."""

import re
from pathlib import Path

from course.stop import USAGE, Stop

START = "00"


def all_of(notebooks: Path) -> list[Path]:
    return sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))


def number(page: Path) -> str:
    return page.name[:2]


def find(notebooks: Path, wanted: str) -> Path:
    pages = all_of(notebooks)
    name = Path(wanted).name
    for page in pages:
        if name in (page.name, page.stem, number(page), number(page).removeprefix("0")):
            return page
    known = ", ".join(page.stem for page in pages) or "none yet"
    raise Stop(f"{absent(notebooks, wanted)}; the pages are: {known}.", USAGE)


def absent(notebooks: Path, wanted: str) -> str:
    if not wanted.strip():
        return "an empty word names no page"
    if wanted.isdecimal() and int(wanted) <= last(notebooks):
        return f"page {wanted.zfill(2)} is still to come"
    return f"there is no page {wanted}"


def last(notebooks: Path) -> int:
    """The last page that a claim belongs to; read without YAML, which a fresh machine lacks."""
    file = notebooks / "claims.yml"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return max(map(int, re.findall(r'\bpage: "(\d+)"', text)), default=-1)


def chosen(notebooks: Path, wanted: list[str]) -> list[Path]:
    """Those that were named, each once and in the order of the course; all when none was named."""
    return sorted({find(notebooks, name) for name in wanted}) if wanted else all_of(notebooks)
