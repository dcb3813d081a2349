"""Rules about what every page has by its frame: exercises with folded solutions, the recap, questions to recall."""

import re
from collections.abc import Iterator

from course import exercises
from course.page import Course, Page

SOME = (0, 1, "one exercise at most")
TWO = (2, 2, "exactly two exercises")
TEN = (10, 99, "ten exercises or more")
FRAME = {"04": TWO, "05": TWO, "06": TWO, "07": TWO, "08": TWO, "09": TEN}
"""How many a page has under its heading Exercise or Exercises; the gym, on the whole page."""

RECAP = re.compile(r"\bResults\.recap\((.*?)\)")
RECALL = re.compile(r"^\*\*Recall\b", re.MULTILINE)
ANSWERS = "<details><summary>Answers</summary>"
NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)
FEWEST = 3
"""Questions to recall."""


def exercises_are_whole(page: Page, _: Course) -> Iterator[str]:
    for section in exercises.sections(page):
        for one in exercises.of(section):
            yield from one.flaws()
    for index, cell in page.cells("code"):
        if exercises.TODO in cell.source and not exercises.is_tagged(cell):
            yield f"cell {index}: holds {exercises.TODO}, so it must be tagged {exercises.TAG}"


def exercises_are_as_many_as_the_frame_says(page: Page, course: Course) -> Iterator[str]:
    wanted = FRAME.get(page.number, SOME)
    chosen = [one for one in exercises.sections(page) if wanted is TEN or one.title.startswith("Exercise")]
    number = sum(bool(one.todo) for section in chosen for one in exercises.of(section))
    fewest, most, words = wanted
    if page.file in course.pages and not fewest <= number <= most:
        yield f"must have {words}; it has {number}"


def the_recap_is_its_own(page: Page, course: Course) -> Iterator[str]:
    if not is_taught(page, course):
        return
    wanted = f'"{page.number}"'
    found = [(index, of) for index, cell in page.cells("code") for of in RECAP.findall(cell.source)]
    yield from (f"cell {index}: recaps {of}; this page is {wanted}" for index, of in found if of != wanted)
    if not found:
        yield f"no cell says Results.recap({wanted})"


def there_is_something_to_recall(page: Page, course: Course) -> Iterator[str]:
    """A Markdown cell with `**Recall**`, a numbered list, and as many answers, folded."""
    if not is_taught(page, course):
        return
    found = [(index, cell.source) for index, cell in page.cells("markdown") if RECALL.search(cell.source)]
    if not found:
        yield "has no questions to **Recall**"
    for index, text in found:
        asked, fold, answered = RECALL.split(text, maxsplit=1)[1].partition(ANSWERS)
        questions, answers = len(NUMBERED.findall(asked)), len(NUMBERED.findall(answered))
        if not fold:
            yield f"cell {index}: the answers to recall must be folded in {ANSWERS}"
        elif questions < FEWEST or questions != answers:
            yield f"cell {index}: has {questions} questions and {answers} answers; give {FEWEST} or more of each"


def is_taught(page: Page, course: Course) -> bool:
    """Whether it is a page of the course after the first, which only opens it."""
    return page.file in course.pages[1:]


FRAME_RULES = [
    exercises_are_whole,
    exercises_are_as_many_as_the_frame_says,
    the_recap_is_its_own,
    there_is_something_to_recall,
]
