"""`./course run --exercises`: tries each page's exercises in a real kernel, twice, after the two setup cells alone.

| a section that holds exercises runs, | what its checks show   |
| in a kernel of its own               |                        |
|--------------------------------------|------------------------|
| as it stands                         | `not yet`              |
| each todo replaced by its solution   | `passed`               |

What is found wrong becomes a sentence `page: cell N: ...`; see `exercises` for which cells belong together.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook

from course import exercises, pages, run
from course.page import Page, read
from course.place import HERE, Place
from course.steps import one_at_a_time

SETUP_CELLS = 2
NOT_YET, PASSED = "not yet", "passed"
SHOWN = re.compile(rf"^\W*({NOT_YET}|{PASSED})\b")


@dataclass(frozen=True)
class Trial:
    """One cell to run, and what its check is to show, if it is one."""

    number: int
    cell: dict
    when: str = "at the start"
    wanted: str = ""
    solved_in: int = 0
    """The cell of the solution that it holds, if it holds one."""

    def failed(self, why: str) -> str:
        if self.solved_in:
            return f"cell {self.solved_in}: its solution fails in place of cell {self.number}: {why}"
        return f"cell {self.number}: fails {self.when}, after the setup cells alone: {why}"

    def judged(self) -> Iterator[str]:
        shown = answer(self.cell)
        found = SHOWN.match(shown)
        if self.wanted and (found is None or found[1] != self.wanted):
            yield f"cell {self.number}: must show {self.wanted} {self.when}; it shows {shown or 'nothing'}"


def start(*wanted: str) -> int:
    chosen = pages.chosen(HERE.notebooks, list(wanted))
    said = [f"{page.name}: {sentence}" for page in chosen for sentence in told(page, HERE)]
    for sentence in said:
        print(sentence)
    print(f"exercises of {run.counted(len(chosen))} tried, {len(said)} complaints")
    return 1 if said else 0


def told(page: Path, place: Place) -> list[str]:
    said = tried(page, place)
    print(f"{'bad' if said else 'ok '}  {page.stem}", flush=True)
    return said


def tried(file: Path, place: Place) -> list[str]:
    """Every complaint about this page's exercises."""
    try:
        page = Page(file, read(file, 4))
    except ValueError as flaw:
        return [str(flaw)]
    sections = [section for section in exercises.sections(page) if exercises.of(section)]
    said = [flaw for section in sections for one in exercises.of(section) for flaw in one.flaws()]
    if said or not sections:
        return said
    out = place.target / "exercises"
    with one_at_a_time(out / "lock", "trying exercises"), tempfile.TemporaryDirectory() as state:
        tries = ([*setup(page), *as_it_stands(section), *solved(section)] for section in sections)
        return [flaw for trials in tries for flaw in outcomes(trials, file, out / "kernel.log", Path(state))]


def setup(page: Page) -> list[Trial]:
    return [Trial(number, new_code_cell(cell.source)) for number, cell in islice(page.cells("code"), SETUP_CELLS)]


def as_it_stands(section: exercises.Section) -> Iterator[Trial]:
    for number, cell in section.code:
        yield Trial(number, new_code_cell(cell.source), "as it stands", NOT_YET if exercises.is_check(cell) else "")


def solved(section: exercises.Section) -> Iterator[Trial]:
    found = {one.todo: one for one in exercises.of(section)}
    when = "with the solutions in place"
    for number, cell in section.code:
        if number in found:
            solved_in, (java,) = found[number].solutions[0]
            yield Trial(number, new_code_cell(java), when, solved_in=solved_in)
        else:
            yield Trial(number, new_code_cell(cell.source), when, PASSED if exercises.is_check(cell) else "")


def outcomes(trials: list[Trial], page: Path, log: Path, state: Path) -> Iterator[str]:
    """Runs them one after the other in one kernel, up to the first that fails: those after it may need it."""
    notebook = new_notebook(cells=[trial.cell for trial in trials])
    with run.serving(notebook, page, log, state) as client:
        for index, trial in enumerate(trials):
            try:
                client.execute_cell(trial.cell, index)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as failure:
                yield trial.failed(reason(trial.cell, failure, log))
                return
            yield from trial.judged()


def answer(cell: dict) -> str:
    """What a cell shows as its value, in plain words."""
    values = [output.data for output in cell.outputs if output.output_type in ("execute_result", "display_data")]
    return values[-1].get("text/plain", "") if values else ""


def reason(cell: dict, failure: Exception, log: Path) -> str:
    """In one line."""
    match failure:
        case CellTimeoutError():
            return f"it does not end within {run.CELL_LIMIT} s"
        case DeadKernelError():
            return f"it ends the kernel; {os.path.relpath(log)} has what that said"
        case _:
            return "; ".join(line.strip("| \t") for line in run.error(cell, failure)[:3])
