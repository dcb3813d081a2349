import tempfile
import unittest
from pathlib import Path

from course import pages


class PagesTest(unittest.TestCase):
    def test_a_page_is_known_by_its_number_its_name_and_a_path_to_it(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "01-two.ipynb"
            page.touch()
            for name in ("1", "01", "01-two", "01-two.ipynb", "notebooks/01-two.ipynb", "./01-two.ipynb", str(page)):
                self.assertEqual(page, pages.find(Path(folder), name), name)


if __name__ == "__main__":
    unittest.main()
