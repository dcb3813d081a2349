"""Benchmarks that a reader types into a `%%jmh` cell: measured and drawn, refused at their line, interrupted."""

import subprocess
import time

from course.browser import NOTEBOOK, opened
from course.place import HERE
from course.tests.in_lab import InLab
from course.tests.sample import code

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


class Jmh(InLab):
    NAME = "00-jmh.ipynb"
    CELLS = [code(source) for source in (EARLIER, GOOD, "Jmh.last().scores().size()", WRONG, ENDLESS, "1 + 1")]
    PATIENCE = 120

    def test_a_typed_benchmark_is_measured_refused_at_its_line_and_interrupted(self):
        with opened(self.chrome, self.server, self.NAME) as notebook:
            for cell in (2, 3, 4):
                self.finish(notebook, cell)
            self.chart_and_table(notebook, self.finish(notebook, 5))
            self.assertIn("'2'", self.finish(notebook, 6))
            self.error_at_its_line(self.finish(notebook, 7))
            self.interrupt(notebook, 8)
            self.assertIn("'2'", self.finish(notebook, 9))
            notebook.screenshot(HERE.target / "screens" / "jmh.png")
            notebook.screenshot(HERE.target / "screens" / "jmh-dark.png", "JupyterLab Dark")
            self.assertEqual([], self.server.stray_threads(self.NAME))

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
        self.stop(notebook, number)
        self.until(lambda: not begun & processes().keys(), "the host and its fork have ended")
        self.assertEqual(set(), self.forks())

    def forks(self) -> set[int]:
        """All that the page's kernel has started, and what that has started."""
        kernel = next(session for session in self.server.ask("api/sessions") if session["path"] == self.NAME)["kernel"]["id"]
        every = processes()
        found = {process for process, (_, words) in every.items() if f"kernel-{kernel}.json" in words}
        kernels = set(found)
        while more := {process for process, (parent, _) in every.items() if parent in found} - found:
            found |= more
        return found - kernels

    def until(self, holds, what: str) -> None:
        deadline = time.monotonic() + self.PATIENCE
        while not holds():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.1)


def processes() -> dict[int, tuple[int, str]]:
    """The parent and the words of every process."""
    listed = subprocess.run(["ps", "-Ao", "pid=,ppid=,args=", "-ww"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    return {int(process): (int(parent), words) for process, parent, words in rows}
