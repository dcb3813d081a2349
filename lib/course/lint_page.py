"""Rules about a page as a text: headings, links, pictures, claims, new words."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from course import pages, wiring
from course.page import Course, Page
from course.verdicts import tagged

MEND = "./course lint --mend writes it"

HEADING = re.compile(r"^(#{1,6}) +\S", re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*)\]\(|<img\b([^>]*)>")
ALT = re.compile(r"""\balt\s*=\s*(["'])\s*\S.*?\1""", re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|<img\b[^>]*\bsrc=[\"']([^\"']+)|!\[[^\]]*\]\(([^)\s]+)")
NEW_WORDS = re.compile(r"^\*\*New words\*\*\n\n((?:- .*\n?)+)", re.MULTILINE)


def one_title(page: Page, _: Course) -> Iterator[str]:
    titles = [index for index, rank in headings(page) if rank == 1]
    if len(titles) != 1:
        yield f"must have one heading of the first rank; it has {len(titles)}"


def no_rank_is_skipped(page: Page, _: Course) -> Iterator[str]:
    above = 0
    for index, rank in headings(page):
        if rank > above + 1:
            yield f"cell {index}: a heading of rank {rank} stands under one of rank {above}"
        above = rank


def headings(page: Page) -> list[tuple[int, int]]:
    return [(index, len(found.group(1))) for index, text in page.prose() for found in HEADING.finditer(text)]


def pictures_speak(page: Page, _: Course) -> Iterator[str]:
    for index, text in page.prose():
        for found in PICTURE.finditer(text):
            alt, attributes = found.groups()
            if not (ALT.search(attributes) if attributes is not None else alt.strip()):
                yield f"cell {index}: has a picture without alt text"


def links_lead_somewhere(page: Page, _: Course) -> Iterator[str]:
    for index, text in page.prose():
        for found in LINK.finditer(text):
            link = next(filter(None, found.groups()))
            path = unquote(link.split("#")[0])
            if path and not re.match(r"[a-z]+:", path) and not (page.file.parent / path).exists():
                yield f"cell {index}: links to {path}, which is not there"


def the_end_is_right(page: Page, course: Course) -> Iterator[str]:
    """Previous, index and next, as the last line; above it, if it is so, that the next page is not written yet."""
    if page.file not in course.pages:
        return
    wanted = wiring.end(page.file, course.pages, pages.last(course.notebooks))
    cells = page.notebook.cells
    is_text = cells and cells[-1].cell_type == "markdown"
    last = cells[-1].source if is_text else ""
    if wiring.closed(last, wanted) != last:
        shown, way = wanted.replace("\n\n", " / "), MEND if is_text else f"add a Markdown cell; {MEND}"
        yield f"cell {max(1, len(cells))}: the page must end with {shown} ({way})"
    for index, cell in page.cells():
        if index < len(cells) and wiring.UNWRITTEN.search(cell.source):
            yield f"cell {index}: which page is not written yet is said above the bar ({MEND})"


def the_map_is_right(page: Page, course: Course) -> Iterator[str]:
    for index, cell in page.cells("markdown"):
        if wiring.mapped(cell.source, course.pages) != cell.source:
            yield f"cell {index}: the map must tell and link the pages that are there ({MEND})"


def tags_name_claims(page: Page, course: Course) -> Iterator[str]:
    claims = {id: claim for claim in course.claims for id in (claim["id"], *claim["aliases"])}
    for index, cell in page.cells():
        for id in sorted(tagged([cell])):
            if id not in claims:
                yield f"cell {index}: is tagged claim-{id}, which is not in claims.yml"
            elif page.number != claims[id]["page"]:
                yield f"cell {index}: is tagged claim-{id}, which belongs to page {claims[id]['page']}"


def done_claims_are_here(page: Page, course: Course) -> Iterator[str]:
    here = tagged(page.notebook.cells)
    for claim in course.claims:
        if claim["page"] == page.number and claim["status"] == "done" and claim["id"] not in here:
            yield f"no cell is tagged claim-{claim['id']}, which claims.yml says is done here"


def new_words_are_the_glossarys(page: Page, course: Course) -> Iterator[str]:
    """`**New words**` and a list of `- *task* meaning`: the glossary's words for this page, as it means them."""
    told = {}
    for index, cell in page.cells("markdown"):
        for items in NEW_WORDS.findall(cell.source):
            told.update((word, (index, meaning)) for word, meaning in map(word_and_meaning, items.splitlines()))
    wanted = {word["word"]: word["meaning"] for word in course.glossary if word["page"] == page.number}
    for word, (index, meaning) in told.items():
        if meaning != wanted.get(word):
            right = wanted.get(word, "it is not there for this page")
            yield f"cell {index}: *{word}* must be as in glossary.yml: {right}"
    for word in wanted.keys() - told.keys():
        yield f"the new word *{word}* of glossary.yml is missing from New words"


def word_and_meaning(item: str) -> tuple[str, str]:
    found = re.match(r"- \*([^*]+)\* (.*)", item)
    return found.groups() if found else (item, "")


PAGE_RULES = [
    one_title,
    no_rank_is_skipped,
    pictures_speak,
    links_lead_somewhere,
    the_end_is_right,
    the_map_is_right,
    tags_name_claims,
    done_claims_are_here,
    new_words_are_the_glossarys,
]
