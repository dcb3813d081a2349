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

    def maven_is_given(self, depth: dict, step: str = "java") -> list[str]:
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(suite.child, "logged") as logged:
            suite_log = Path(folder) / "java.log"
            suite_log.write_text("")
            depth[step](Place(Path(folder)), suite_log)
        return [word for word in logged.call_args.args[0][1:] if word.startswith("-Dasync")]

    def test_the_stress_tests_are_left_out_short_or_long_by_the_depth(self):
        self.assertEqual(["-Dasync.stress=skip"], self.maven_is_given(suite.QUICK))
        self.assertEqual([], self.maven_is_given(suite.DEFAULT))
        self.assertEqual(["-Dasync.deep=true"], self.maven_is_given(suite.DEEP))

    def test_the_deep_tests_run_once_more_with_bodies_as_coroutines(self):
        asked = ["-Dasync.stress=skip", "-Dasync.engine=coroutine"]
        self.assertEqual(asked, self.maven_is_given(suite.DEEP, "java 2"))


if __name__ == "__main__":
    unittest.main()
