"""The sentences of a Markdown text, as a reader counts them.

| is prose                                       | is none                                          |
|------------------------------------------------|--------------------------------------------------|
| paragraphs, quotes, items of lists             | headings, tables, lines between, code            |
| each part of a line that dots (` · `) divide   | `**From** ...`, the items `- *word* its meaning` |

Inline code counts as one word.
"""

import re

from course.page import FENCE, INLINE

LEFT_OUT = re.compile(r"^\s*(#{1,6} |\||---|- \*[^*]+\* )")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
TAG = re.compile(r"</?(?:details|summary|p|div)[^>]*>")
MARKS = re.compile(r"<[^>]+>|\*+|\]\([^)]*\)|!?\[")
END = re.compile(r"([.!?][\"”')]*) +(?=[\"“'(]*[A-Z0-9])")
WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")


def sentences(markdown: str) -> list[str]:
    """In their order, without marks."""
    text = "\n".join(blocks(markdown)).replace(" · ", "\n")
    return [sentence for sentence in END.sub(r"\1\n", text).splitlines() if words(sentence)]


def words(sentence: str) -> list[str]:
    return WORD.findall(sentence)


def blocks(markdown: str) -> list[str]:
    """Paragraphs and items, each as one line without marks."""
    text = TAG.sub("\n\n", FENCE.sub("\n\n", markdown))
    found = [""]
    for line in text.splitlines():
        line = re.sub(r"^\s*>\s?", "", line)
        if not line.strip() or LEFT_OUT.match(line):
            found.append("")
            continue
        if item := ITEM.match(line):
            found.append("")
            line = line[item.end() :]
        found[-1] += f" {line.strip()}"
    return [MARKS.sub("", INLINE.sub("Code", block)).strip() for block in found if not block.startswith(" **From**")]
