"""`./course lint`: reads every page for mistakes of form. Each rule yields sentences `page: cell N: ...`.

`./course lint --mend` first writes what can be written: see `wiring`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from course import pages, verdicts, wiring
from course.lint_cells import CELL_RULES
from course.lint_frame import FRAME_RULES
from course.lint_page import MEND, PAGE_RULES
from course.lint_prose import PROSE_RULES, other_words_are_our_own
from course.page import Course, Page, read
from course.place import HERE

Rule = Callable[[Page, Course], Iterator[str]]
RULES: list[Rule] = [*CELL_RULES, *PAGE_RULES, *FRAME_RULES, *PROSE_RULES]


def lint(notebooks: Path) -> list[str]:
    """Every complaint about the pages in this folder, in their order."""
    files = sorted(notebooks.glob("*.ipynb"))
    glossary = verdicts.rows(notebooks / "glossary.yml")
    course = Course(notebooks, pages.all_of(notebooks), verdicts.claims(notebooks), glossary)
    return [f"{file.name}: {said}" for file in files for said in complaints(file, course)] + around(course)


def complaints(file: Path, course: Course) -> Iterator[str]:
    try:
        page = Page(file, read(file))
    except ValueError as flaw:
        yield str(flaw)
        return
    for rule in RULES:
        yield from rule(page, course)


def around(course: Course) -> list[str]:
    """Complaints about the texts beside the pages."""
    readme = course.notebooks.parent / "README.md"
    said = other_words_are_our_own([readme, *sorted(course.notebooks.glob("*.yml"))])
    if readme.exists() and wiring.told(text := readme.read_text(encoding="utf-8"), course.pages) != text:
        said.append(f"{readme.name}: its table must tell and link the pages that are there, with their number ({MEND})")
    return said + unwritten(course)


def unwritten(course: Course) -> list[str]:
    """Claims that are said to be done on a page that is not there."""
    there = {pages.number(page) for page in course.pages}
    lost = [claim for claim in course.claims if claim["status"] == "done" and claim["page"] not in there]
    return [f"claims.yml: claim {claim['id']} is done on page {claim['page']}, which is not there" for claim in lost]


def start(*words: str) -> int:
    if "--mend" in words:
        for file in wiring.mend(HERE.notebooks):
            print(f"mended {os.path.relpath(file)}")
    said = lint(HERE.notebooks)
    for sentence in said:
        print(sentence)
    print(f"{len(pages.all_of(HERE.notebooks))} pages read, {len(said)} complaints")
    return 1 if said else 0
