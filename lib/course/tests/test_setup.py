import json
import os
import shutil
import signal
import socket
import tempfile
import unittest
from pathlib import Path

from course.place import HERE
from course.tests.small import Small


class Sentences(unittest.TestCase):
    def stops(self, ended: tuple[int, str, str], code: int, *parts: str):
        self.assertEqual(code, ended[0], ended)
        sentences = [line for line in ended[2].splitlines() if line]
        self.assertEqual(1, len(sentences), ended[2])
        for part in parts:
            self.assertIn(part, sentences[0])


class FreshTest(Sentences):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.small = Small(self.folder)
        self.venv = self.small.root / ".venv"

    def test_without_network_one_sentence_is_said_and_nothing_is_left(self):
        ended = self.small.run("prepare", PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple")
        self.stops(ended, 1, "check the network", "target/setup.log")
        self.assertFalse(self.venv.exists())

    def test_a_half_made_venv_is_made_anew(self):
        self.venv.mkdir()
        (self.venv / "half").touch()
        self.assertEqual(0, self.small.run("prepare")[0])
        self.assertFalse((self.venv / "half").exists())

    def test_two_at_once_wait_for_each_other(self):
        both = [self.small.start("prepare"), self.small.start("prepare")]
        said = [process.communicate(timeout=120)[0] for process in both]
        self.assertEqual([0, 0], [process.returncode for process in both])
        self.assertEqual(1, self.small.builds)
        self.assertIn("waiting", "".join(said))

    def test_without_a_jdk_nothing_is_started(self):
        shutil.rmtree(self.small.jdk / "bin")
        code, _, complained = self.small.run("doctor")
        self.assertEqual((1, ""), (code, complained))
        self.assertFalse(self.venv.exists())

    def test_an_old_python_is_told_so(self):
        path = self.folder / "bin"
        path.mkdir()
        for name in ["dirname", "sh"]:
            (path / name).symlink_to(shutil.which(name))
        (path / "python3").write_text("#!/bin/sh\nexit 1\n")
        (path / "python3").chmod(0o755)
        self.stops(self.small.run("doctor", PATH=str(path)), 1, "no Python 3.10 or newer", "https://www.python.org")

    def test_a_taken_port_is_told_before_anything_is_set_up(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            self.stops(self.small.run("lab", "--port", port), 1, f"port {port} is taken", "--port")
        self.assertFalse(self.venv.exists())

    def test_wrong_words_are_told_with_the_right_ones(self):
        self.stops(self.small.run("lob"), 2, "lab, run, test")
        self.stops(self.small.run(), 2, "lab, run, test")
        self.stops(self.small.run("lab", "07"), 2, "no page 07", "00-start-here")
        self.stops(self.small.run("run", "9"), 2, "no page 9", "00-start-here")
        self.stops(self.small.run("lab", "--port", "99999"), 2, "99999 is no port")
        self.stops(self.small.run("test", "--quick", "--deep"), 2, "not allowed")
        self.assertFalse(self.venv.exists())


class WarmTest(Sentences):
    """One course that is set up; each test spoils a part of it."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name).resolve()
        cls.small = Small(cls.folder)
        cls.first = cls.small.run("prepare")
        cls.venv = cls.small.root / ".venv"

    def setUp(self):
        self.small.maven()
        self.small.run("prepare")
        self.before = self.small.builds

    def change(self):
        """Spoils the library's stamp, as an edit does."""
        source = self.small.root / "lib/async/src/main/java/A.java"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(self.id())

    def test_a_set_up_makes_all_and_a_second_one_does_nothing(self):
        self.assertEqual((0, ""), (self.first[0], self.first[2]))
        spec = json.loads((self.venv / "share/jupyter/kernels/java/kernel.json").read_text())
        self.assertEqual(str(self.small.jdk / "bin" / "java"), spec["argv"][0])
        self.assertEqual((0, "", ""), self.small.run("prepare"))
        self.assertEqual(self.before, self.small.builds)

    def test_a_changed_source_is_built_again_and_nothing_else_is(self):
        self.change()
        code, said, _ = self.small.run("prepare")
        self.assertEqual((0, self.before + 1), (code, self.small.builds))
        self.assertNotIn(".venv", said)

    def test_a_failed_build_is_one_sentence_and_is_mended_by_the_next(self):
        self.change()
        self.small.maven("exit 1\n")
        self.stops(self.small.run("prepare"), 1, "Maven could not build lib", "target/setup.log")
        self.small.maven()
        self.assertEqual(0, self.small.run("prepare")[0])

    def test_an_interrupted_set_up_leaves_no_child_and_is_mended_by_the_next(self):
        self.change()
        self.small.maven('echo $$ > pid\ntouch "$PWD/under-way"\nread never < fifo\n')
        fifo = self.small.root / "fifo"
        os.mkfifo(fifo)
        process = self.small.start("prepare")
        with open(fifo, "w"):
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        self.assertEqual(130, process.returncode)
        with self.assertRaises(ProcessLookupError):
            os.kill(int((self.small.root / "pid").read_text()), 0)
        self.small.maven()
        self.assertEqual(0, self.small.run("prepare")[0])
        self.assertEqual("jar\n", (self.small.root / "lib/measure/target/course.jar").read_text())

    def test_an_environment_that_conda_made_is_used_and_its_pins_are_checked(self):
        conda = self.folder / "conda"
        shutil.copytree(self.venv, conda, symlinks=True)
        (conda / "share/jupyter/kernels/java/kernel.json").unlink()
        self.assertEqual(0, self.small.run("prepare", CONDA_PREFIX=str(conda))[0])
        self.assertTrue((conda / "share/jupyter/kernels/java/kernel.json").exists())
        shutil.rmtree(next(conda.glob("lib/python*/site-packages/jjava-1.0a8.dist-info")))
        self.stops(self.small.run("prepare", NB_PYTHON_PREFIX=str(conda)), 1, "jjava==1.0a8", "conda env update")


class BinderTest(unittest.TestCase):
    def test_post_build_takes_the_same_way(self):
        self.assertIn("./course prepare", (HERE.root / "postBuild").read_text())


if __name__ == "__main__":
    unittest.main()
