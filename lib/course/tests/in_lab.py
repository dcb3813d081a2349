"""A page of its own for a test, in a real JupyterLab."""

import tempfile
import unittest
from contextlib import ExitStack
from pathlib import Path

from course.browser import chrome
from course.server import serve
from course.tests.sample import place, save, setup, text


class InLab(unittest.TestCase):
    """Serves a page that has, behind its title and its setup cells, the cells of the test."""

    NAME: str
    CELLS: list
    PATIENCE: int

    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        made = place(folder)
        save(made.notebooks, cls.NAME, text("# A page"), *setup(), *cls.CELLS)
        cls.chrome = stack.enter_context(chrome())
        cls.server = stack.enter_context(serve(made, folder / "served"))

    def finish(self, notebook, number: int) -> str:
        """Runs a cell to its end; what it shows."""
        notebook.run_cell(number)
        notebook.settle(self.PATIENCE, least=0)
        self.assertNotIn("error", self.kinds(notebook, number))
        return str(notebook.cells()[number - 1]["outputs"])

    def stop(self, notebook, number: int) -> None:
        """Interrupts the cell that is running, which says so."""
        notebook.menu("Kernel", "Interrupt Kernel")
        notebook.settle(self.PATIENCE, least=0)
        self.assertIn("error", self.kinds(notebook, number))

    @staticmethod
    def kinds(notebook, number: int) -> list[str]:
        return [output["output_type"] for output in notebook.cells()[number - 1]["outputs"]]
