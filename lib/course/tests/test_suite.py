import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

from course import suite
from course.place import Place


class SuiteTest(unittest.TestCase):
    def told(self, erase: str) -> str:
        said = StringIO()
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(said):
            with mock.patch.multiple(suite, ERASE=erase, LOGS=Path(folder)):
                suite.told("lint", lambda place, log: suite.Count(3), Place(Path(folder)))
        return said.getvalue()

    def test_on_a_terminal_a_step_is_told_when_it_starts_and_its_result_takes_that_line(self):
        self.assertEqual("...  lint\r\x1b[Kok   lint     3 passed  0 s\n", self.told("\r\x1b[K"))

    def test_elsewhere_a_step_is_one_line(self):
        self.assertEqual("ok   lint     3 passed  0 s\n", self.told(""))


if __name__ == "__main__":
    unittest.main()
