"""Interrupting a cell, as a reader does it: it stops at once, its future is closed, and the next cell runs."""

import tempfile
import unittest
from contextlib import ExitStack
from pathlib import Path

from course.browser import chrome, opened
from course.server import serve
from course.tests.sample import code, place, save, setup, text

NAME = "00-interrupt.ipynb"
CLOSED = "List<String> closed = new ArrayList<>();"
PARKED = """
async.core.Future<Void> parked = new async.core.Future<>() {
    public async.core.Poll<Void> poll(async.core.Context cx) {
        System.out.println("under way");
        return async.core.Poll.pending();
    }
    public void close() { closed.add("parked"); }
};
async.executor.BlockOn.blockOn(parked);
"""
SPINNING = """
async.core.Future<Void> spinning = async.await.Async.async(() -> {
    System.out.println("under way");
    try { for (;;) async.await.Async.await(async.future.Futures.yieldNow()); }
    finally { closed.add("spinning"); }
});
async.executor.BlockOn.blockOn(spinning);
"""
PATIENCE = 30


class Interrupt(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        made = place(folder)
        save(made.notebooks, NAME, text("# I"), *setup(), code(CLOSED), code(PARKED), code(SPINNING), code("closed"))
        cls.chrome = stack.enter_context(chrome())
        cls.server = stack.enter_context(serve(made, folder / "served"))

    def test_a_cell_in_park_or_between_polls_stops_and_its_future_is_closed(self):
        with opened(self.chrome, self.server, NAME) as notebook:
            for cell in (2, 3, 4):
                self.finish(notebook, cell)
            self.interrupt(notebook, 5)
            self.assertIn("[parked]", self.finish(notebook, 7))
            self.interrupt(notebook, 6)
            self.assertIn("[parked, spinning]", self.finish(notebook, 7))
            self.assertEqual([], self.server.stray_threads(NAME))

    def finish(self, notebook, number: int) -> str:
        """Runs a cell to its end; what it shows."""
        notebook.run_cell(number)
        notebook.settle(PATIENCE, least=0)
        cell = notebook.cells()[number - 1]
        self.assertNotIn("error", [output["output_type"] for output in cell["outputs"]])
        return str(cell["outputs"])

    def interrupt(self, notebook, number: int) -> None:
        notebook.run_cell(number)
        notebook.shown("under way", number, PATIENCE)
        notebook.menu("Kernel", "Interrupt Kernel")
        notebook.settle(PATIENCE, least=0)
        kinds = [output["output_type"] for output in notebook.cells()[number - 1]["outputs"]]
        self.assertIn("error", kinds)
