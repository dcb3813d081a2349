"""Every page of the course, once, in a real browser: opened from the file list, Run All, looked at."""

import re
import time
import unittest
from contextlib import ExitStack

from course import pages, verdicts
from course.browser import NOTEBOOK, chrome, opened
from course.place import HERE
from course.server import serve

BUDGET, LIMIT = 45, 120
SCREENS = HERE.target / "screens"
TRACE = re.compile(r"Exception in thread|^\s+at [\w.$/<>@]+\(.*\)$", re.MULTILINE)
DRAWS = re.compile(r"\b(Chart|Timeline|Draw)\b")


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.chrome = stack.enter_context(chrome())
        cls.server = stack.enter_context(serve(HERE, HERE.target / "browser"))

    def read(self, page):
        with opened(self.chrome, self.server, page.name) as notebook:
            started = time.monotonic()
            notebook.run_all(LIMIT)
            seconds = time.monotonic() - started
            notebook.screenshot(SCREENS / f"{page.stem}.png")
            notebook.screenshot(SCREENS / f"{page.stem}-dark.png", "JupyterLab Dark")
            self.check(page, notebook)
            self.assertEqual([], self.server.stray_threads(page.name), "threads that the page left behind")
        print(f"{page.stem}: {seconds:.1f} s{f', over its {BUDGET} s' if seconds > BUDGET else ''}", flush=True)

    def check(self, page, notebook):
        self.no_cell_failed(notebook)
        self.no_trace_is_shown(notebook)
        self.pictures_are_drawn(notebook)
        self.verdicts_are_shown(page, notebook)

    def no_cell_failed(self, notebook):
        for cell in notebook.code():
            errors = [output["evalue"] for output in cell["outputs"] if output["output_type"] == "error"]
            self.assertEqual([], errors, f"cell {cell['number']}:\n{cell['source']}")
            self.assertIsNotNone(cell["count"], f"cell {cell['number']} was not run")

    def no_trace_is_shown(self, notebook):
        for shown in notebook.tab.locator(f"{NOTEBOOK} .jp-OutputArea-output").all_inner_texts():
            self.assertNotRegex(shown, TRACE)

    def pictures_are_drawn(self, notebook):
        images = notebook.tab.locator(f"{NOTEBOOK} .jp-OutputArea-output img")
        seen = images.evaluate_all("all => all.map(one => [one.naturalWidth > 0, one.alt.trim() !== ''])")
        self.assertEqual([[True, True]] * len(seen), seen, "each picture is drawn and has its text")
        if any(DRAWS.search(cell["source"]) for cell in notebook.code()):
            self.assertTrue(seen, "the page draws, yet no picture is shown")

    def verdicts_are_shown(self, page, notebook):
        said = [verdict for verdict in verdicts.read(self.server.state) if verdict.page == pages.number(page)]
        tags = {tag for cell in notebook.code() for tag in cell["tags"] if tag.startswith("claim-")}
        shown = "\n".join(notebook.tab.locator(f"{NOTEBOOK} .jp-OutputArea-output").all_inner_texts())
        self.assertEqual([], [str(verdict) for verdict in said if verdict.unexpected])
        self.assertEqual(set(), {tag.removeprefix("claim-") for tag in tags} - {verdict.id for verdict in said})
        self.assertEqual([], [verdict.id for verdict in said if verdict.id not in shown], "verdicts not on the screen")

    def test_a_page_runs_again_after_a_restart(self):
        page = pages.all_of(HERE.notebooks)[0]
        with opened(self.chrome, self.server, page.name) as notebook:
            notebook.run_all(LIMIT)
            notebook.restart_and_run_all(LIMIT)
            self.check(page, notebook)
            self.assertEqual(1, notebook.code()[0]["count"], "the counts begin anew")


def reads(page):
    return lambda self: self.read(page)


for page in pages.all_of(HERE.notebooks):
    setattr(Pages, f"test_{pages.number(page)}_runs_in_the_browser", reads(page))
