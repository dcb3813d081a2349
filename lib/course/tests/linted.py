"""A folder of pages to spoil, and what the lint then says."""

import json
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

from course import lint
from course.tests.sample import code, save, setup, text

CLAIMS = """
- {id: "1.1", claim: a, page: "00", aliases: ["1.9"], status: done}
- {id: "2.1", claim: b, page: "01", aliases: [], status: coming}
"""
GLOSSARY = '- {word: task, meaning: "a job that runs in pieces", page: "00"}\n'
WORDS = "**New words**\n\n- *task* a job that runs in pieces\n\n**From** here."
BAR = "Page 01 is not written yet.\n\nPrevious · [All pages](00-start.ipynb) · Next"
LATER = "[Previous](00-start.ipynb) · [All pages](00-start.ipynb) · Next"
RECALL = """**Recall.**

1. Who?
2. What?
3. When?

<details><summary>Answers</summary>

1. I.
2. That.
3. Now.
</details>"""


class Linted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.readme = Path(folder.name) / "README.md"
        self.notebooks = Path(folder.name) / "notebooks"
        self.notebooks.mkdir()
        (self.notebooks / "claims.yml").write_text(CLAIMS)
        (self.notebooks / "glossary.yml").write_text(GLOSSARY)

    def page(self, *extra, title="# Start", words=WORDS, first=None, claim="claim-1.1", bar=BAR) -> Path:
        """Page 00."""
        cells = [text(f"{title}\n\n{words}"), *(first or setup()), code("1 + 1", claim), *extra, text(f"End.\n\n{bar}")]
        return save(self.notebooks, "00-start.ipynb", *cells)

    def taught(self, *exercises, name="01-two.ipynb", recall=RECALL, recap=None, bar=LATER) -> Path:
        """A later page; its exercises begin at cell 5."""
        recap = recap if recap is not None else f'Results.recap("{name[:2]}")'
        exercises = [text("## Exercises"), *exercises]
        return save(self.notebooks, name, text("# Two"), *setup(), *exercises, code(recap), text(recall), text(bar))

    def after_start(self, *exercises, name: str, **parts) -> Path:
        """A later page with page 00 before it."""
        bar = f"Previous · [All pages](00-start.ipynb) · [Next]({name})"
        self.page(bar=bar if name.startswith("01") else f"Page 01 is not written yet.\n\n{bar}")
        return self.taught(*exercises, name=name, **parts)

    def says(self, *parts: str):
        said = lint.lint(self.notebooks)
        self.assertEqual(1, len(said), said)
        for part in parts:
            self.assertIn(part, said[0])

    def spoil(self, change: Callable[[dict], object]):
        path = self.page()
        notebook = json.loads(path.read_text())
        change(notebook)
        path.write_text(json.dumps(notebook))
