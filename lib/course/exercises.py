"""The exercises of a page, as the lint counts them and `solutions` tries them. One stands within a section:

| cell                                             | what it is                          | how many    |
|--------------------------------------------------|-------------------------------------|-------------|
| code tagged `exercise` with `Exercise.todo()`    | what the reader replaces            | one, first  |
| another such cell with one `Exercise.check(`     | what judges it; also `Gym.check(`   | one or more |
| Markdown with `<details><summary>One solution`   | one block of ```java, which takes   | one         |
|                                                  | the place of the todo cell, whole   |             |

The next todo, or the next section, ends it. Other cells may stand between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from course.page import FENCE, Page

SECTION = re.compile(r"^#{1,2} +(\S.*)", re.MULTILINE)
SOLUTION = re.compile(r"<details><summary>(?:One )?solution\b", re.IGNORECASE)
JAVA = re.compile(r"^```java\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
TODO = "Exercise.todo()"
CHECK = re.compile(r"\b(?:Exercise|Gym)\.check\(")
TAG = "exercise"


@dataclass(frozen=True)
class Section:
    title: str
    cells: list[tuple[int, dict]]
    """Each with its number on the page."""

    @property
    def code(self) -> list[tuple[int, dict]]:
        return [(number, cell) for number, cell in self.cells if cell.cell_type == "code"]


@dataclass
class Exercise:
    todo: int | None = None
    """The number of its cell."""

    checks: list[int] = field(default_factory=list)
    """The number of each one's cell."""

    solutions: list[tuple[int, list[str]]] = field(default_factory=list)
    """Their cells, and the blocks of Java in each."""

    def flaws(self) -> Iterator[str]:
        if self.todo is None:
            for number in sorted({*self.checks, *(number for number, _ in self.solutions)}):
                yield f"cell {number}: belongs to an exercise, but no {TODO} stands before it"
            return
        if not self.checks:
            yield f"cell {self.todo}: is an exercise that no Exercise.check( follows"
        for number in sorted({number for number in self.checks if self.checks.count(number) > 1}):
            yield f"cell {number}: has more than one check, of which only the last is shown"
        if not self.solutions:
            yield f"cell {self.todo}: is an exercise that no <details><summary>One solution</summary> follows"
        for number, _ in self.solutions[1:]:
            yield f"cell {number}: is a second solution of the exercise in cell {self.todo}"
        for number, blocks in self.solutions[:1]:
            if len(blocks) != 1:
                yield f"cell {number}: a solution has one block of ```java; this has {len(blocks)}"


def sections(page: Page) -> list[Section]:
    """From one heading of the first or second rank to the next."""
    found = [Section("", [])]
    for number, cell in page.cells():
        for title in SECTION.findall(FENCE.sub("", cell.source)) if cell.cell_type == "markdown" else []:
            found.append(Section(title, []))
        found[-1].cells.append((number, cell))
    return found


def of(section: Section) -> list[Exercise]:
    found = [Exercise()]
    for number, cell in section.cells:
        if is_todo(cell):
            found.append(Exercise(number))
        if is_check(cell):
            found[-1].checks += [number] * len(CHECK.findall(cell.source))
        if cell.cell_type == "markdown" and SOLUTION.search(cell.source):
            found[-1].solutions.append((number, JAVA.findall(cell.source)))
    return [one for one in found if one.todo or one.checks or one.solutions]


def is_todo(cell: dict) -> bool:
    return is_tagged(cell) and TODO in cell.source


def is_check(cell: dict) -> bool:
    return is_tagged(cell) and CHECK.search(cell.source) is not None and not is_todo(cell)


def is_tagged(cell: dict) -> bool:
    return cell.cell_type == "code" and TAG in cell.metadata.get("tags", [])
