"""Rules about the words: they are our own, and the sentences are short."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from course import originals, prose
from course.page import Course, Page

MOST_WORDS, MEDIAN_WORDS = 40, 18


def the_words_are_our_own(page: Page, _: Course) -> Iterator[str]:
    for index, cell in page.cells():
        if said := borrowed(cell.source):
            yield f"cell {index}: {said}"


def other_words_are_our_own(files: list[Path]) -> list[str]:
    """The same of texts that are no pages."""
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in files if file.exists())
    return [f"{name}: {said}" for name, text in texts if (said := borrowed(text))]


def borrowed(text: str) -> str:
    found = originals.repeated(text, originals.known())
    return f'"{found[0]}" are words of one of the documents; say it in your own' if found else ""


def sentences_are_short(page: Page, _: Course) -> Iterator[str]:
    lengths = []
    for index, cell in page.cells("markdown"):
        for sentence in prose.sentences(cell.source):
            length = len(prose.words(sentence))
            lengths.append(length)
            if length > MOST_WORDS:
                start = " ".join(sentence.split()[:6])
                yield f'cell {index}: the sentence "{start} ..." has {length} words; {MOST_WORDS} are the most'
    if lengths and median(lengths) > MEDIAN_WORDS:
        yield f"the median sentence has {median(lengths):g} words; {MEDIAN_WORDS} are the most"


PROSE_RULES = [the_words_are_our_own, sentences_are_short]
