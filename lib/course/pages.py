"""The pages, in order, and the names a reader may call them by: 1, 01, a file name or its stem."""

from pathlib import Path

from course.stop import USAGE, Stop

START = "00"


def all_of(notebooks: Path) -> list[Path]:
    return sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))


def number(page: Path) -> str:
    return page.name[:2]


def find(notebooks: Path, wanted: str) -> Path:
    pages = all_of(notebooks)
    for page in pages:
        if wanted in (page.name, page.stem) or (wanted.isdecimal() and wanted.zfill(2) == number(page)):
            return page
    known = ", ".join(page.stem for page in pages) or "none yet"
    raise Stop(f"there is no page {wanted}; the pages are: {known}.", USAGE)


def chosen(notebooks: Path, wanted: list[str]) -> list[Path]:
    """Those that were named, each once and in the order of the course; all when none was named."""
    return sorted({find(notebooks, name) for name in wanted}) if wanted else all_of(notebooks)
