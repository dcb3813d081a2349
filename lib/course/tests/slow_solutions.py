"""The exercises of the course, and of small pages that are wrong in one way each, in real kernels."""

import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from nbclient.exceptions import CellTimeoutError, DeadKernelError

from course import pages, run, solutions
from course.place import HERE
from course.tests.sample import code, place, save, setup, text

TODO = "int two() { return Exercise.todo(); }"
CHECK = 'Exercise.check("two", 2, () -> two())'
SOLVED = "int two() { return 2; }"


def exercise(todo: str = TODO, check: str = CHECK, solved: str = SOLVED) -> list:
    solution = text(f"<details><summary>One solution</summary>\n\n```java\n{solved}\n```\n\nIt is even.\n</details>")
    return [code(todo, "exercise"), code(check, "exercise"), solution]


class TesterTest(unittest.TestCase):
    """Cell 5 of each page is the todo, 6 the check and 7 the solution."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = place(Path(folder.name).resolve())

    def tried(self, *cells, before=()) -> list[str]:
        page = [text("# A"), *setup(), *before, text("## Exercises"), *cells]
        return solutions.tried(save(self.place.notebooks, "00-a.ipynb", *page), self.place)

    def says(self, said: list[str], *wanted: str):
        self.assertEqual(len(wanted), len(said), said)
        for sentence, part in zip(said, wanted):
            self.assertIn(part, sentence)
            self.assertNotIn("\n", sentence)

    def test_exercises_that_are_right_and_their_results_stay_away_from_the_readers(self):
        check = 'Exercise.check("three", 3, () -> three())'
        three = exercise("int three() { return Exercise.todo(); }", check, "int three() { return two() + 1; }")
        readers = self.place.root / "readers"
        with mock.patch.dict(os.environ, ASYNCJAVA_STATE=str(readers)):
            self.says(self.tried(*exercise(), *three, text("## Later"), code("never()")))
        self.assertFalse(readers.exists())
        self.assertEqual(["00-a.ipynb"], [file.name for file in self.place.notebooks.iterdir()])

    def test_checks_that_pass_before_or_do_not_pass_after_are_all_told(self):
        easy = exercise(check='Exercise.check("two", true, () -> true)')
        check = 'Exercise.check("four", 4, () -> four())'
        wrong = exercise("int four() { return Exercise.todo(); }", check, "int four() { return 5; }")
        silent = exercise(check='var quiet = Exercise.check("two", 2, () -> two());')
        self.says(
            self.tried(*easy, *wrong, *silent),
            "cell 6: must show not yet as it stands; it shows ✓ passed · two",
            "cell 12: must show not yet as it stands; it shows nothing",
            "cell 9: must show passed with the solutions in place; it shows ✗ not yet · four · seen 5, expected 4",
            "cell 12: must show passed with the solutions in place; it shows nothing",
        )

    def test_a_solution_that_does_not_compile(self):
        said = self.tried(*exercise(solved="int two() { return 2 }"))
        self.says(said, "cell 7: its solution fails in place of cell 5: ")
        self.assertIn("';' expected", said[0])

    def test_a_section_that_needs_more_than_the_setup_cells(self):
        said = self.tried(*exercise(check='Exercise.check("two", more, () -> two())'), before=[code("int more = 2;")])
        self.says(said, "cell 7: fails as it stands, after the setup cells alone: ")
        self.assertIn("more", said[0])

    def test_a_cell_that_throws(self):
        said = self.tried(code('throw new Error("boo")'), *exercise())
        self.says(said, "cell 5: fails as it stands, after the setup cells alone: java.lang.Error: boo")

    def test_a_cell_that_never_ends_or_ends_the_kernel_is_told_in_one_line(self):
        log = HERE.target / "kernel.log"
        failures = {CellTimeoutError("\n"): "does not end within 120 s", DeadKernelError("\n"): "kernel.log has"}
        for failure, why in failures.items():
            self.says([solutions.reason(code("x"), failure, log)], why)

    def test_a_page_that_is_no_notebook(self):
        (self.place.notebooks / "00-a.ipynb").write_text("[]")
        self.says(solutions.tried(self.place.notebooks / "00-a.ipynb", self.place), "is no valid notebook")

    def test_a_section_has_nothing_of_the_one_before(self):
        check = 'Exercise.check("three", 3, () -> three())'
        three = exercise("int three() { return Exercise.todo(); }", check, "int three() { return two() + 1; }")
        said = self.tried(*exercise(), text("## More"), *three)
        self.says(said, "cell 10: must show passed with the solutions in place; it shows ✗ not yet")

    def test_what_the_lint_finds_needs_no_kernel(self):
        with mock.patch.object(run, "serving", side_effect=AssertionError("a kernel was started")):
            self.says(self.tried(*exercise()[:2]), "cell 5: is an exercise that no <details><summary>One solution")
            self.says(self.tried(text("All is said.")))


class SolutionsTest(unittest.TestCase):
    """The course's own pages."""


def tries(page):
    return lambda self: self.assertEqual([], solutions.tried(page, HERE))


for page in pages.all_of(HERE.notebooks):
    setattr(SolutionsTest, f"test_the_exercises_of_{pages.number(page)}", tries(page))


if __name__ == "__main__":
    unittest.main()
