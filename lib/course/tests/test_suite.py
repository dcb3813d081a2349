import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

from course import suite
from course.place import Place

LINES = """<report name="async"><package name="async/core">
<class name="async/core/Once"><counter type="LINE" missed="0" covered="1"/></class>
<counter type="BRANCH" missed="9" covered="9"/><counter type="LINE" missed="1" covered="3"/>
</package></report>"""
MUTANTS = """<mutations>
<mutation detected="true" status="KILLED"><mutatedClass>async.core.Once</mutatedClass></mutation>
<mutation detected="true" status="TIMED_OUT"><mutatedClass>async.core.Once$1</mutatedClass></mutation>
<mutation detected="false" status="NO_COVERAGE"><mutatedClass>async.core.Budget</mutatedClass></mutation>
</mutations>"""


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

    def test_the_deep_tests_tell_what_the_tests_cover(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(suite.child, "logged", self.reports):
            count = suite.the_cover(Place(Path(folder)), Path(folder) / "cover.log")
        wanted = [
            "package         lines covered",
            "core         3 of     4    75%",
            "package        mutants killed  by never ending",
            "core         2 of     3    67%                1",
        ]
        self.assertEqual((2, [], wanted), (count.passed, count.failed, count.found))

    def reports(self, command, log, cwd):
        folder = cwd / "lib" / "async" / "target" / "cover"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "jacoco.xml").write_text(LINES)
        (folder / "mutations.xml").write_text(MUTANTS)
        return True

    def test_a_tool_that_fails_is_told_with_its_first_error(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(suite.child, "logged", return_value=False):
            log = Path(folder) / "cover.log"
            log.write_text("[INFO] x\n[ERROR] no agent\n[ERROR] more\n")
            count = suite.the_cover(Place(Path(folder)), log)
        self.assertEqual((0, ["[ERROR] no agent"]), (count.passed, count.failed))


if __name__ == "__main__":
    unittest.main()
