"""A page that was only opened and saved is, byte for byte, the page that was committed."""

import tempfile
import unittest
from pathlib import Path

from course import pages
from course.browser import chrome, opened
from course.place import HERE
from course.server import serve


class SavingTest(unittest.TestCase):
    def test_opening_and_saving_a_page_changes_nothing_in_it(self):
        page = pages.all_of(HERE.notebooks)[0]
        with tempfile.TemporaryDirectory() as folder, chrome() as browser:
            served = Path(folder).resolve() / "served"
            with serve(HERE, served) as server, opened(browser, server, page.name) as notebook:
                notebook.run_cell(2)
                notebook.settle(60, least=0)
                notebook.menu("Edit", "Clear Outputs of All Cells")
                notebook.save()
                self.assertEqual(page.read_text(), (served / "notebooks" / page.name).read_text())


if __name__ == "__main__":
    unittest.main()
