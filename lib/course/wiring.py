"""What follows from which pages are there: their bars, the map on page 00 and the README's table with its count.

| where                | a page that is there         | one that is to come                                   |
|----------------------|------------------------------|-------------------------------------------------------|
| bar, at a page's end | a link from its neighbours   | `Page NN is not written yet.` above the bar before it |
| 00's map             | `[NN title](file)`           | `NN title *(coming)*`                                 |
| the README's table   | `[NN](notebooks/file)`, open | `NN`, coming                                          |

Each is a text made from a text, the same when made again. `./course lint` compares, `./course lint --mend` writes.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from course import pages
from course.steps import write

WORDS = """no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
UNWRITTEN = re.compile(r"\n*^Page (\d\d) is not written yet\.$\n*", re.MULTILINE)
BAR = re.compile(
    r"(?:(?:Previous|\[Previous\]\([^)]*\)) · )?\[All pages\]\([^)]*\)(?: · (?:Next|\[Next\]\([^)]*\)))?"
)
MAPPED = re.compile(r"^(\|[^|]*\| )(?:\[(\d\d) ([^|\]]*)\]\([^)]*\)|(\d\d) ([^|]*?) \*\(coming\)\*) \|", re.MULTILINE)
LISTED = re.compile(r"^\| (?:\[(\d\d)\]\([^)]*\)|(\d\d)) \| (.*) \| (?:open|coming) \|$", re.MULTILINE)
COUNTED = re.compile(r"\((?:\w+ (?:is|are) open, the others are being written|all are open)\)")


def bar(page: Path, there: Sequence[Path]) -> str:
    at = there.index(page)
    before = there[at - 1].name if at else None
    after = there[at + 1].name if at + 1 < len(there) else None
    parts = [("Previous", before), ("All pages", there[0].name), ("Next", after)]
    return " · ".join(f"[{word}]({to})" if to else word for word, to in parts)


def unwritten(page: Path, there: Sequence[Path], last: int) -> str:
    """The sentence that stands above the bar where the next page is still to come."""
    following = int(pages.number(page)) + 1
    missing = following <= last and f"{following:02}" not in map(pages.number, there)
    return f"Page {following:02} is not written yet." if missing else ""


def end(page: Path, there: Sequence[Path], last: int) -> str:
    """What a page ends with."""
    return "\n\n".join(filter(None, [unwritten(page, there, last), bar(page, there)]))


def closed(text: str, right: str) -> str:
    """A page's last cell, with the right end in place of the one that it has, if any."""
    lines = text.rstrip().split("\n")
    above = cleared("\n".join(lines[:-1] if BAR.fullmatch(lines[-1].strip()) else lines).rstrip())
    wanted = f"{above}\n\n{right}" if above else right
    return text if text.rstrip() == wanted else wanted


def cleared(text: str) -> str:
    """Without a sentence about an unwritten page."""
    return UNWRITTEN.sub("\n\n", text).strip("\n") if UNWRITTEN.search(text) else text


def mapped(text: str, there: Sequence[Path]) -> str:
    """The rows of 00's map."""
    files = {pages.number(page): page.name for page in there}

    def row(found: re.Match) -> str:
        number, title = found[2] or found[4], found[3] or found[5]
        words = f"[{number} {title}]({files[number]})" if number in files else f"{number} {title} *(coming)*"
        return f"{found[1]}{words} |"

    return MAPPED.sub(row, text)


def told(readme: str, there: Sequence[Path]) -> str:
    """The README's table of pages, and how many of them are open."""
    files = {pages.number(page): page.name for page in there}
    rows = LISTED.findall(readme)

    def row(found: re.Match) -> str:
        number = found[1] or found[2]
        shown = f"[{number}](notebooks/{files[number]})" if number in files else number
        return f"| {shown} | {found[3]} | {'open' if number in files else 'coming'} |"

    return COUNTED.sub(f"({counted(len(there), len(rows))})", LISTED.sub(row, readme))


def counted(there: int, planned: int) -> str:
    if there >= planned:
        return "all are open"
    return f"{WORDS[there]} {'is' if there == 1 else 'are'} open, the others are being written"


def mend(notebooks: Path) -> list[Path]:
    """Writes what is not as it should be, and tells which files these were."""
    changes = list(mended(notebooks))
    for file, text in changes:
        write(file, text)
    return [file for file, _ in changes]


def mended(notebooks: Path) -> Iterator[tuple[Path, str]]:
    """Each file that is to be changed, with its right text."""
    there, last, readme = pages.all_of(notebooks), pages.last(notebooks), notebooks.parent / "README.md"
    texts = {file: text_of(file) for file in (*there, readme) if file.exists()}
    right = {file: page_mended(text, end(file, there, last), there) for file, text in texts.items() if file != readme}
    if readme in texts:
        right[readme] = told(texts[readme], there)
    yield from ((file, text) for file, text in right.items() if text != texts[file])


def text_of(file: Path) -> str:
    """Nothing if it is no text: that is left to the lint."""
    try:
        return file.read_text(encoding="utf-8")
    except ValueError:
        return ""


def page_mended(text: str, right: str, there: Sequence[Path]) -> str:
    """The notebook's text, the very same but for the cells that are to be changed."""
    try:
        notebook = json.loads(text)
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
        sources = ["".join(cell["source"]) for cell in cells]
    except (ValueError, KeyError, TypeError):
        return text  # the lint says what is wrong with it
    wanted = [mapped(cleared(source), there) for source in sources]
    if cells and cells[-1] is notebook["cells"][-1]:
        wanted[-1] = closed(mapped(sources[-1], there), right)
    if wanted == sources:
        return text
    for cell, before, source in zip(cells, sources, wanted):
        if source != before:
            cell["source"] = source.splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
