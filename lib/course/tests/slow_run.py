import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

import nbformat
from nbclient import NotebookClient

from course import run, verdicts
from course.steps import one_at_a_time, write
from course.stop import Stop
from course.tests.sample import code, place, save, text
from course.tests.spawned import spawned

SAY = """
var results = java.nio.file.Path.of(System.getenv("ASYNCJAVA_STATE"), "results.jsonl");
java.nio.file.Files.writeString(results, %s, java.nio.file.StandardOpenOption.APPEND);
"""

RUN = """
import sys
from pathlib import Path
from course import run
from course.__main__ import main
from course.place import Place
sys.exit(main(lambda: run.run(Place(Path(sys.argv[1])), [])))
"""


def verdict(word: str, id: str = "1.1", page: str = "00"):
    """A cell that says a verdict as lib/measure does."""
    return code(SAY % json.dumps(record(word, id, page)), f"claim-{id}")


def record(word: str, id: str = "1.1", page: str = "00") -> str:
    line = {"kind": "claim", "id": id, "page": page, "verdict": word, "expected": "holds", "why": "w"}
    return json.dumps(line) + "\n"


def ends(pid: int) -> bool:
    """Whether a process is gone, or soon is: one that was killed is there until the system has cleared it away."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


class RunTest(unittest.TestCase):
    """Real kernels on small pages."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = place(Path(folder.name).resolve())
        self.out = self.place.target / "pages"

    def run_pages(self, *wanted: str) -> tuple[int, str]:
        said = StringIO()
        with redirect_stdout(said):
            ended = run.run(self.place, list(wanted))
        return ended, said.getvalue()

    def test_a_page_that_ends_well_is_kept_with_its_output_its_html_and_its_verdicts(self):
        save(self.place.notebooks, "00-good.ipynb", text("# Good"), code("6 * 7"), verdict("holds"))
        (self.place.notebooks / "claims.yml").write_text('- {id: "1.1", claim: It is a | so.}')
        ended, said = self.run_pages()
        self.assertEqual(0, ended, said)
        self.assertRegex(said, r"ok +00-good +2 cells +[\d.]+ s +1 holds")
        executed = nbformat.read(self.out / "00-good.ipynb", as_version=4)
        self.assertEqual("42", executed.cells[1].outputs[0].data["text/plain"])
        self.assertIn("42", (self.out / "00-good.html").read_text())
        self.assertIn("| 1.1 | It is a \\| so. | holds | holds | w | 00 |", (self.out / "claims.md").read_text())

    def test_a_failed_cell_is_told_with_its_source_and_error_and_ends_its_page_only(self):
        save(self.place.notebooks, "00-bad.ipynb", text("# B"), code('throw new Error("boo")'), code("never()"))
        save(self.place.notebooks, "01-good.ipynb", code("1"))
        ended, said = self.run_pages()
        self.assertEqual(1, ended)
        self.assertRegex(said, r"00-bad.ipynb: cell 2\n    throw new Error\(\"boo\"\)\nfailed:\n.*boo")
        self.assertNotIn("never", said)
        self.assertIn("1 page as expected, 1 not", said)

    def test_a_page_that_is_no_notebook_is_told_and_ends_no_other(self):
        for name, broken in (("00-half", b"{"), ("01-list", b"[]"), ("02-bytes", b"\xff")):
            (self.place.notebooks / f"{name}.ipynb").write_bytes(broken)
        save(self.place.notebooks, "03-good.ipynb", text("All is said."))
        ended, said = self.run_pages()
        self.assertEqual(1, ended)
        self.assertEqual(3, said.count(".ipynb: is no valid notebook: "), said)
        self.assertIn("1 page as expected, 3 not", said)

    def test_a_line_that_a_killed_kernel_left_half_written_is_nobodys_verdict(self):
        write(self.out / "state" / "results.jsonl", record("holds", "2.1", "01") + '{"kind": "cl')
        save(self.place.notebooks, "00-a.ipynb", text("All is said."))
        self.assertEqual(0, self.run_pages()[0])

    def test_an_unexpected_verdict_fails_and_an_absent_one_too(self):
        silent = code("1", "claim-1.2")
        save(self.place.notebooks, "00-odd.ipynb", verdict("false-here"), silent)
        ended, said = self.run_pages()
        self.assertEqual(1, ended)
        self.assertIn("claim 1.1: false-here where holds was expected (w)", said)
        self.assertIn("claim 1.2: no verdict was given", said)

    def test_a_cell_that_never_ends_is_ended_and_told(self):
        save(self.place.notebooks, "00-slow.ipynb", code("Thread.sleep(1_000_000)"))
        with mock.patch.multiple(run, CELL_LIMIT=2, BUDGET=1):
            ended, said = self.run_pages()
        self.assertEqual(1, ended)
        self.assertRegex(said, "did not end within 2 s; .*pages/kernel.log has what the kernel said")
        self.assertNotIn("over its", said)

    def test_a_cell_that_ends_the_kernel_is_told(self):
        save(self.place.notebooks, "00-exit.ipynb", code("System.exit(3)"))
        ended, said = self.run_pages()
        self.assertEqual(1, ended)
        self.assertIn("ended the kernel", said)

    def test_an_interrupt_or_an_end_leaves_no_kernel(self):
        alive = 'java.nio.file.Files.writeString(java.nio.file.Path.of("pid"), "" + ProcessHandle.current().pid());'
        save(self.place.notebooks, "00-long.ipynb", code(f"{{ {alive} Thread.sleep(1_000_000); }}"))
        pid = self.place.notebooks / "pid"
        for sign in (signal.SIGINT, signal.SIGTERM):
            with spawned([sys.executable, "-c", RUN, self.place.root], stderr=subprocess.PIPE, text=True) as process:
                while not (pid.exists() and pid.read_text()):
                    with self.assertRaises(subprocess.TimeoutExpired, msg="it ended by itself"):
                        process.wait(0.05)
                process.send_signal(sign)
                _, said = process.communicate(timeout=60)
                self.assertEqual(128 + sign, process.returncode)
                self.assertEqual("", re.sub(r"(?m)^(course: stopped\.|.*so far)$", "", said).strip())
            self.assertTrue(ends(int(pid.read_text())), "the kernel is still there")
            pid.unlink()

    def test_a_kernel_that_does_not_start_is_told(self):
        save(self.place.notebooks, "00-a.ipynb", code("1"))
        with mock.patch.dict(os.environ, JDK_JAVA_OPTIONS="-XX:+NoSuchFlag"):
            with self.assertRaisesRegex(Stop, "the Java kernel does not start; .*pages/kernel.log has what it said"):
                self.run_pages()
        self.assertIn("NoSuchFlag", (self.out / "kernel.log").read_text())

    def test_an_interrupt_while_the_kernel_starts_leaves_none(self):
        page = save(self.place.notebooks, "00-a.ipynb", code("1"))
        client = NotebookClient(nbformat.read(page, as_version=4), kernel_name="java")
        started = []

        def interrupted():
            started.append(client.km.provisioner.pid)
            raise KeyboardInterrupt

        client.start_new_kernel_client = interrupted
        with self.assertRaises(KeyboardInterrupt), run.started_kernel(client, self.out):
            self.fail("a cell could be run")
        with self.assertRaises(ProcessLookupError):
            os.kill(started[0], 0)

    def test_two_runs_wait_for_each_other(self):
        save(self.place.notebooks, "00-a.ipynb", code("1"))
        with one_at_a_time(self.out / "lock", "running pages"):
            said = subprocess.PIPE
            with spawned([sys.executable, "-c", RUN, self.place.root], stdout=said, text=True) as process:
                self.assertIn("Another ./course is running pages; waiting", process.stdout.readline())
        self.assertFalse((self.out / "00-a.ipynb").exists())

    def test_one_page_run_again_replaces_only_its_own_verdicts(self):
        earlier = [record("false-here"), record("holds", "2.1", "01")]
        write(self.out / "state" / "results.jsonl", "".join(earlier))
        save(self.place.notebooks, "00-a.ipynb", verdict("holds"))
        ended, said = self.run_pages("0")
        self.assertEqual(0, ended, said)
        found = verdicts.read(self.out / "state")
        self.assertEqual([("1.1", "holds"), ("2.1", "holds")], [(one.id, one.verdict) for one in found])

    def test_claims_stand_in_the_order_of_their_numbers(self):
        self.assertEqual(["2.9", "2.10", "X.1"], sorted(["X.1", "2.10", "2.9"], key=verdicts.key))


if __name__ == "__main__":
    unittest.main()
