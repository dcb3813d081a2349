"""Rules about the code cells, the metadata and what must not be in the file."""

import json
import re
from collections.abc import Iterator
from statistics import median

from course.jdk import NEEDED
from course.page import Course, Page

SETUP = ["%classpath ../lib/measure/target/course.jar", "Machine.card()"]
MOST_LINES, MEDIAN_LINES, WIDTH = 12, 5, 88
LANGUAGE = {
    "name": "Java",
    "codemirror_mode": "java",
    "file_extension": ".jshell",
    "mimetype": "text/x-java-source",
    "pygments_lexer": "java",
    "version": str(NEEDED),
}
"""As JJava tells it and `saving` keeps it, so that opening a page changes nothing in it."""

ABSOLUTE = re.compile(r"(?<![\w.:/])(?:/(?:home|Users|root|tmp|opt|usr|var|mnt|srv|work)/|[A-Za-z]:[\\/](?!/))[\w.]")


def format_is_4_5(page: Page, _: Course) -> Iterator[str]:
    if (page.notebook.nbformat, page.notebook.nbformat_minor) != (4, 5):
        yield "must be in notebook format 4.5, which gives cells their ids"


def nothing_was_run(page: Page, _: Course) -> Iterator[str]:
    for index, cell in page.cells("code"):
        if cell.outputs or cell.execution_count is not None:
            yield f"cell {index}: is committed with its output; clear all outputs and save"


def the_kernel_is_ours(page: Page, _: Course) -> Iterator[str]:
    if page.notebook.metadata.get("kernelspec", {}).get("name") != "java":
        yield 'metadata.kernelspec.name must be "java"'


def the_language_is_told_in_full(page: Page, _: Course) -> Iterator[str]:
    info = page.notebook.metadata.get("language_info", {})
    for key, wanted in LANGUAGE.items():
        if info.get(key) != wanted:
            yield f'metadata.language_info.{key} must be "{wanted}", as the kernel writes it'


def the_setup_cells_come_first(page: Page, _: Course) -> Iterator[str]:
    code = list(page.cells("code"))
    for nth, wanted in enumerate(SETUP):
        if nth >= len(code) or code[nth][1].source != wanted:
            where = f"cell {code[nth][0]}: " if nth < len(code) else ""
            yield f"{where}code cell {nth + 1} must be exactly `{wanted}`"


def code_cells_are_short(page: Page, _: Course) -> Iterator[str]:
    lengths = []
    for index, cell in page.cells("code"):
        lines = cell.source.split("\n")
        lengths.append(len(lines))
        if len(lines) > MOST_LINES:
            yield f"cell {index}: has {len(lines)} lines of code; {MOST_LINES} are the most"
        yield from (
            f"cell {index}: line {n} is {len(line)} columns wide; {WIDTH} are the most"
            for n, line in enumerate(lines, 1)
            if len(line) > WIDTH
        )
    if lengths and median(lengths) > MEDIAN_LINES:
        yield f"the median code cell has {median(lengths):g} lines; {MEDIAN_LINES} are the most"


def no_path_of_one_machine(page: Page, _: Course) -> Iterator[str]:
    for index, cell in page.cells():
        if found := ABSOLUTE.search(cell.source):
            yield f"cell {index}: holds the absolute path {found.group()}..., which is of one machine"
    if found := ABSOLUTE.search(json.dumps(page.notebook.metadata)):
        yield f"metadata holds the absolute path {found.group()}..., which is of one machine"


CELL_RULES = [
    format_is_4_5,
    nothing_was_run,
    the_kernel_is_ours,
    the_language_is_told_in_full,
    the_setup_cells_come_first,
    code_cells_are_short,
    no_path_of_one_machine,
]
