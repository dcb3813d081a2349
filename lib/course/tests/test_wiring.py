"""Bars, map and table, made from the pages that are there."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from course import lint, pages, wiring
from course.place import HERE
from course.tests.linted import BAR, Linted
from course.tests.sample import save, setup, text

MAP = """\
| part | page | from |
|---|---|---|
| one | [00 Start](00-start.ipynb) | all |
| | 01 Two: a, b *(coming)* | 002, 003 |
"""
TABLE = """\
Two pages (one is open, the others are being written), and more.

| page | | state |
|---|---|---|
| [00](notebooks/00-start.ipynb) | Start: `x` | open |
| 01 | Two, and more | coming |

| 01 | another table | coming soon |
"""


def as_text(notebook: dict) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


class WiringTest(Linted):
    def start(self):
        return self.page(text(MAP))

    def mend(self) -> list[str]:
        return [file.name for file in wiring.mend(self.notebooks)]

    def cells(self, page: Path) -> list[str]:
        return ["".join(cell["source"]) for cell in json.loads(page.read_text())["cells"]]

    def test_what_is_right_is_left_as_it_is(self):
        self.readme.write_text(TABLE)
        for bar in (BAR, f"{BAR}\n"):
            start = self.page(text(MAP), bar=bar)
            before = start.read_text()
            self.assertEqual([], self.mend())
            self.assertEqual((before, TABLE), (start.read_text(), self.readme.read_text()))

    def test_a_new_page_is_linked_everywhere(self):
        start = self.start()
        self.readme.write_text(TABLE)
        self.taught(bar="Next")
        self.assertEqual({"00-start.ipynb", "01-two.ipynb", "README.md"}, {*self.mend()})
        *_, map, end = self.cells(start)
        self.assertEqual(MAP.replace("01 Two: a, b *(coming)*", "[01 Two: a, b](01-two.ipynb)"), map)
        self.assertEqual("End.\n\nPrevious · [All pages](00-start.ipynb) · [Next](01-two.ipynb)", end)
        told = TABLE.replace("one is open, the others are being written", "all are open")
        told = told.replace("| 01 | Two,", "| [01](notebooks/01-two.ipynb) | Two,").replace("coming |", "open |")
        self.assertEqual(told, self.readme.read_text())

    def test_and_all_is_as_before_when_it_is_gone(self):
        start = self.start()
        before = start.read_text()
        self.readme.write_text(TABLE)
        page = self.taught()
        self.mend()
        page.unlink()
        self.mend()
        self.assertEqual((before, TABLE), (start.read_text(), self.readme.read_text()))

    def test_to_mend_again_changes_nothing_and_the_lint_is_content(self):
        self.start()
        self.readme.write_text(TABLE)
        self.taught(bar="so much for that")
        self.mend()
        self.assertEqual([], self.mend())
        self.assertEqual([], lint.lint(self.notebooks))

    def test_nothing_else_in_the_file_is_changed(self):
        start = self.start()
        notebook = json.loads(start.read_text())
        notebook["cells"][0]["source"] += "\n\nCafé → bar"
        notebook["cells"][-1]["source"] = ["End.\n", "\n", "\n", "[All pages](00-start.ipynb)"]
        notebook["metadata"]["a"] = {"z": 0.10, "y": []}
        start.write_text(as_text(notebook))
        self.mend()
        notebook["cells"][-1]["source"] = f"End.\n\n{BAR}".splitlines(keepends=True)
        self.assertEqual(as_text(notebook), start.read_text())

    def test_what_is_unwritten_is_said_above_the_bar_only(self):
        said = ["So much.\n\nPage 01 is not written yet.", "Page 02 is not written yet.\n\nMore."]
        start = self.page(*map(text, said))
        self.mend()
        self.assertEqual(["So much.", "More.", f"End.\n\n{BAR}"], self.cells(start)[-3:])
        self.assertEqual([], lint.lint(self.notebooks))

    def test_a_page_that_ends_with_code_is_not_touched(self):
        page = save(self.notebooks, "00-start.ipynb", text("# Start"), *setup())
        before = page.read_text()
        self.assertEqual([], self.mend())
        self.assertEqual(before, page.read_text())

    def test_a_file_that_is_no_notebook_is_left_to_the_lint(self):
        cells = (b'{"cells": [{"cell_type": "markdown"}]}', b'{"cells": [1]}')
        for broken in (b"{", b"{}", b"[]", b"null", b"\xff", *cells):
            (self.notebooks / "00-start.ipynb").write_bytes(broken)
            self.assertEqual([], self.mend(), broken)

    def test_a_last_line_that_only_holds_a_link_to_page_00_is_no_bar_and_stays(self):
        said = "So long, and see [All pages](00-start.ipynb) for more."
        start = self.page(bar=said)
        self.mend()
        self.assertEqual(f"End.\n\n{said}\n\n{BAR}", self.cells(start)[-1])

    def test_a_write_that_fails_leaves_the_page_and_no_half_a_file(self):
        start = self.page(text(MAP), bar="")
        before, files = start.read_bytes(), {*self.notebooks.iterdir()}
        with mock.patch("os.replace", side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            self.mend()
        self.assertEqual((before, files), (start.read_bytes(), {*self.notebooks.iterdir()}))

    def test_the_lint_asks_for_what_mending_would_write(self):
        self.page(text(MAP.replace("00-start.ipynb", "00-else.ipynb")))
        said = lint.lint(self.notebooks)
        self.assertIn("00-start.ipynb: cell 5: the map must tell and link the pages that are there", "\n".join(said))
        self.start()
        self.readme.write_text(TABLE.replace("one is", "two are"))
        self.says("README.md: its table must tell and link the pages that are there, with their number")

    def test_the_last_page_of_all_awaits_none(self):
        there = [Path("17-a.ipynb"), Path("18-b.ipynb")]
        self.assertEqual(["", ""], [wiring.unwritten(page, there, 18) for page in there])
        self.assertEqual("Page 19 is not written yet.", wiring.unwritten(there[1], there, 19))

    def test_every_page_may_be_open(self):
        self.assertEqual("all are open", wiring.counted(19, 19))
        self.assertEqual("eighteen are open, the others are being written", wiring.counted(18, 19))


class CourseTest(unittest.TestCase):
    """The course itself, of which a page goes and comes back."""

    def test_a_page_that_is_gone_is_unlinked_and_all_is_as_before_when_it_is_back(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(HERE.notebooks, Path(folder) / "notebooks")
            shutil.copy(HERE.root / "README.md", folder)
            notebooks = Path(folder) / "notebooks"
            start, *_, gone, _ = pages.all_of(notebooks)
            readme, number = Path(folder) / "README.md", pages.number(gone)
            files = [readme, *pages.all_of(notebooks)]
            before = [file.read_bytes() for file in files]
            gone.unlink()
            wiring.mend(notebooks)
            self.assertEqual([], wiring.mend(notebooks))
            self.assertRegex(readme.read_text(), rf"\n\| {number} \| .* \| coming \|\n")
            self.assertRegex(start.read_text(), rf"\| {number} [^|]* \*\(coming\)\* \|")
            gone.write_bytes(before[files.index(gone)])
            wiring.mend(notebooks)
            self.assertEqual(before, [file.read_bytes() for file in files])


if __name__ == "__main__":
    unittest.main()
