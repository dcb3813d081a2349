"""Benchmarks that a reader types into a `%%jmh` cell: measured and drawn, refused at their line, interrupted."""

import subprocess
import tempfile
import time
import unittest
from contextlib import ExitStack
from pathlib import Path

from course.browser import NOTEBOOK, chrome, opened
from course.place import HERE
from course.server import serve
from course.tests.sample import code, place, save, setup, text

NAME = "00-jmh.ipynb"
EARLIER = "record Point(int x, int y) {}"
GOOD = """%%jmh 3
long count;
@Benchmark public long counted() { return ++count; }
@Benchmark public Point made() { return new Point(1, 2); }
"""
WRONG = """%%jmh
long count;

@Benchmark public long counted() {
    return ++cuont;
}
"""
ENDLESS = """%%jmh 600
@Benchmark public void endless() { for (;;); }
"""
PATIENCE = 120


class Jmh(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        made = place(folder)
        cells = [code(source) for source in (EARLIER, GOOD, "Jmh.last().scores().size()", WRONG, ENDLESS, "1 + 1")]
        save(made.notebooks, NAME, text("# J"), *setup(), *cells)
        cls.chrome = stack.enter_context(chrome())
        cls.server = stack.enter_context(serve(made, folder / "served"))

    def test_a_typed_benchmark_is_measured_refused_at_its_line_and_interrupted(self):
        with opened(self.chrome, self.server, NAME) as notebook:
            for cell in (2, 3, 4):
                self.finish(notebook, cell)
            self.chart_and_table(notebook, self.finish(notebook, 5))
            self.assertIn("'2'", self.finish(notebook, 6))
            self.error_at_its_line(self.finish(notebook, 7))
            self.interrupt(notebook, 8)
            self.assertIn("'2'", self.finish(notebook, 9))
            notebook.screenshot(HERE.target / "screens" / "jmh.png")
            notebook.screenshot(HERE.target / "screens" / "jmh-dark.png", "JupyterLab Dark")
            self.assertEqual([], self.server.stray_threads(NAME))

    def finish(self, notebook, number: int) -> str:
        """Runs a cell to its end; what it shows."""
        notebook.run_cell(number)
        notebook.settle(PATIENCE, least=0)
        cell = notebook.cells()[number - 1]
        self.assertNotIn("error", [output["output_type"] for output in cell["outputs"]])
        return str(cell["outputs"])

    def chart_and_table(self, notebook, shown: str) -> None:
        images = notebook.tab.locator(f"{NOTEBOOK} .jp-OutputArea-output img")
        self.assertEqual([True], images.evaluate_all("all => all.map(one => one.naturalWidth > 0)"))
        self.assertIn("Time of one operation: ", images.get_attribute("alt"))
        rows = notebook.tab.locator(f"{NOTEBOOK} .jp-OutputArea-output table >> text=/^(counted|made)$/")
        self.assertEqual({"counted", "made"}, set(rows.all_inner_texts()) - {""})
        self.assertNotIn("WARNING", shown)
        self.assertNotIn("# JMH", shown)

    def error_at_its_line(self, shown: str) -> None:
        self.assertIn(r"line 5: cannot find symbol: variable cuont\n        return ++cuont;\n                 ^", shown)
        self.assertNotIn("\tat ", shown)

    def interrupt(self, notebook, number: int) -> None:
        """While the fork measures; then it and its host are gone."""
        notebook.run_cell(number)
        self.until(lambda: len(self.forks()) == 2, "the host and its fork are running")
        begun = self.forks()
        notebook.menu("Kernel", "Interrupt Kernel")
        notebook.settle(PATIENCE, least=0)
        kinds = [output["output_type"] for output in notebook.cells()[number - 1]["outputs"]]
        self.assertIn("error", kinds)
        self.until(lambda: not begun & processes().keys(), "the host and its fork have ended")
        self.assertEqual(set(), self.forks())

    def forks(self) -> set[int]:
        """All that the page's kernel has started, and what that has started."""
        kernel = next(session for session in self.server.ask("api/sessions") if session["path"] == NAME)["kernel"]["id"]
        every = processes()
        found = {process for process, (_, words) in every.items() if f"kernel-{kernel}.json" in words}
        kernels = set(found)
        while more := {process for process, (parent, _) in every.items() if parent in found} - found:
            found |= more
        return found - kernels

    def until(self, holds, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.1)


def processes() -> dict[int, tuple[int, str]]:
    """The parent and the words of every process."""
    listed = subprocess.run(["ps", "-Ao", "pid=,ppid=,args=", "-ww"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    return {int(process): (int(parent), words) for process, parent, words in rows}


if __name__ == "__main__":
    unittest.main()
