"""The five documents, known only by hashes: enough to tell that a page repeats one of their sentences.

| their text            | runs of six words, side by side      | kept                                  |
|-----------------------|--------------------------------------|---------------------------------------|
| sentence by sentence, | the 1st to 6th, 7th to 12th and so   | the first 16 hex digits of a SHA-256, |
| lower case, no marks  | on; a rest is left out               | sorted, so that no order is left      |

A page is asked at every word, so each copied sentence of six words or more is found, and any eleven words in a row of
one. The runs do not overlap: whoever has guessed one is not helped with the next. After a change here, write them anew:

    PYTHONPATH=lib python3 -m course.originals FOLDER_OF_THE_DOCUMENTS > lib/course/originals.txt
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")
RUN = 6
"""Words. Runs of four accused the pages of what anybody would write; runs of five did not, and six leave room."""

HEAD = f"""\
# Of each {RUN} words in a row of the documents that the course is about, a part of their SHA-256 (see originals.py).
# The documents' text cannot be had from this: a hash gives no words back, it only tells whether words are among them.
"""
SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")
MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]*>|\]\([^)\s]*\)|\\n")
UNSEEN = re.compile("['’‘ʼ′\u00ad\u200b-\u200d\u2060\ufeff]")
"""Apostrophes of all sorts, and what has no width."""

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """As a reader sees them: without tags, targets of links and a string's line ends."""
    return WORD.findall(UNSEEN.sub("", unescape(MARKUP.sub(" ", text))).lower())


def runs(words: list[str], step: int) -> Iterator[str]:
    for at in range(0, len(words) - RUN + 1, step):
        yield " ".join(words[at : at + RUN])


def mark(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:16]


def repeated(text: str, known: frozenset[str]) -> list[str]:
    """The runs of this text that a document has too."""
    return [run for run in runs(words(text), 1) if mark(run) in known]


def marks(document: str) -> set[str]:
    return {mark(run) for sentence in SENTENCE.split(document) for run in runs(words(sentence), RUN)}


@cache
def known(file: Path = FILE) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def listed(folder: Path) -> str:
    """The data file, from a folder of the documents as text files."""
    found = set().union(*(marks(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt"))))
    return HEAD + "".join(f"{one}\n" for one in sorted(found))


if __name__ == "__main__":
    sys.stdout.write(listed(Path(sys.argv[1])))
