"""What a reader may type, and what is said before anything is set up."""

import shutil
import socket
import tempfile
import unittest
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from unittest import mock

from course.__main__ import act, main, words
from course.steps import write
from course.tests.small import Sentences, Shared


class WordsTest(Shared):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.small.root / "notebooks" / "claims.yml").write_text('- id: "1"\n  page: "18"\n')

    def tearDown(self):
        self.assertFalse((self.small.root / ".venv").exists(), "nothing is set up")

    def test_a_wrong_command_is_named_with_the_right_ones(self):
        self.stops(self.small.run("lob"), 2, "course: lob is no command", "lab, run, test")
        self.stops(self.small.run(), 2, "lab, run, test")
        self.stops(self.small.run("test", "--quick", "--deep"), 2, "not allowed")

    def test_a_page_that_is_not_there_is_told_with_those_that_are(self):
        self.stops(self.small.run("lab", "77"), 2, "there is no page 77; the pages are: 00-start-here")
        self.stops(self.small.run("run", "nine"), 2, "there is no page nine", "00-start-here")
        self.stops(self.small.run("run", ""), 2, "course: an empty word names no page; the pages are: 00-start-here")

    def test_a_page_that_is_planned_is_still_to_come(self):
        self.stops(self.small.run("lab", "7"), 2, "page 07 is still to come; the pages are: 00-start-here")
        self.stops(self.small.run("run", "18"), 2, "page 18 is still to come")

    def test_a_port_that_is_none(self):
        for port in ("99999", "0", "x", ""):
            self.stops(self.small.run("lab", "--port", port), 2, f'course: "{port}" is no port: give one between')

    def test_a_taken_port(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            self.stops(self.small.run("lab", "--port", port), 1, f"port {port} is taken", "--port")

    def test_an_old_python_is_told_so(self):
        path = self.folder / "bin"
        path.mkdir()
        for name in ["dirname", "sh"]:
            (path / name).symlink_to(shutil.which(name))
        (path / "python3").write_text("#!/bin/sh\nexit 1\n")
        (path / "python3").chmod(0o755)
        self.stops(self.small.run("doctor", PATH=str(path)), 1, "no Python 3.10 or newer", "https://www.python.org")

    def test_the_command_works_through_links(self):
        (self.folder / "links").mkdir()
        far, near = self.folder / "links" / "far", self.folder / "near"
        far.symlink_to(Path("..", self.small.root.name, "course"))
        near.symlink_to(far)
        self.stops(self.small.run("lob", command=near), 2, "lob is no command")

    def test_doctor_changes_nothing_and_names_a_java_home_that_it_passed_over(self):
        wrong = self.folder / "nothing"
        code, said, complained = self.small.run("doctor", JAVA_HOME=str(wrong), PATH=f"{self.small.jdk}/bin:{PATH}")
        self.assertEqual((1, ""), (code, complained))
        self.assertIn(f"25.0.3 at {self.small.jdk}, not JAVA_HOME={wrong}, which holds no JDK", said)


class EndedTest(Sentences):
    """What a command prints when the system refuses it something."""

    def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(self):
        with tempfile.NamedTemporaryFile() as file:
            told = StringIO()
            with redirect_stderr(told):
                code = main(lambda: write(Path(file.name) / "pages" / "a", ""))
            self.stops((code, "", told.getvalue()), 1, f"course: {file.name}/pages cannot be read or written (Not a")

    def test_what_names_no_file_is_a_fault_of_ours(self):
        with self.assertRaises(ConnectionError):
            main(mock.Mock(side_effect=ConnectionError))


class HandedOverTest(unittest.TestCase):
    """What the course's own Python is asked to do."""

    def test_a_word_more_asks_for_another_thing(self):
        for typed, wanted in [
            ("lint", ["lint"]),
            ("lint --mend", ["lint", "--mend"]),
            ("run 1", ["run", "1"]),
            ("run --exercises 1", ["solutions", "1"]),
        ]:
            with mock.patch("course.__main__.within") as within:
                act(words().parse_args(typed.split()))
            self.assertEqual(wanted, [*within.call_args.args], typed)


PATH = "/usr/local/bin:/usr/bin:/bin"


if __name__ == "__main__":
    unittest.main()
