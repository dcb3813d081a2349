import json
import os
import shutil
import signal
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

from course import home, pins
from course.place import HERE, Place
from course.tests.small import Sentences, Shared, Small


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
        with self.small.start("prepare") as one, self.small.start("prepare") as other:
            said = [process.communicate(timeout=120)[0] for process in (one, other)]
        self.assertEqual([0, 0], [one.returncode, other.returncode])
        self.assertEqual(1, self.small.builds)
        self.assertIn("waiting", "".join(said))


class WarmTest(Shared):
    """One course that is set up; each test spoils a part of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.small.run("prepare")
        cls.venv = cls.small.root / ".venv"

    def setUp(self):
        self.small.maven()
        self.small.run("prepare")
        self.before = self.small.builds

    @property
    def jar(self) -> Path:
        return self.small.root / "lib/measure/target/course.jar"

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
        with self.small.start("prepare") as process, open(fifo, "w"):
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        self.assertEqual(130, process.returncode)
        with self.assertRaises(ProcessLookupError):
            os.kill(int((self.small.root / "pid").read_text()), 0)
        self.small.maven()
        self.assertEqual(0, self.small.run("prepare")[0])
        self.assertTrue(zipfile.is_zipfile(self.jar))

    def test_a_damaged_jar_is_told_and_built_again(self):
        self.jar.write_bytes(self.jar.read_bytes()[:10])
        self.assertRegex(self.small.run("doctor")[1], "(?m)^bad  Library .*damaged")
        self.assertEqual((0, self.before + 1), (self.small.run("prepare")[0], self.small.builds))
        self.assertTrue(zipfile.is_zipfile(self.jar))

    def test_a_package_that_was_removed_is_told_and_the_environment_made_anew(self):
        shutil.rmtree(next(self.venv.glob("lib/python*/site-packages/jjava-1.0a8.dist-info")))
        self.assertRegex(self.small.run("doctor")[1], "(?m)^bad  Packages .* lacks jjava==1.0a8: run ./course prepare")
        self.mends()

    def test_an_environment_whose_python_is_gone_is_told_and_made_anew(self):
        (self.venv / "bin" / "python").unlink()
        self.assertRegex(self.small.run("doctor")[1], "(?m)^bad  Packages .* no Python 3.10 or newer that runs")
        self.mends()

    def mends(self):
        code, said, complained = self.small.run("prepare")
        self.assertEqual((0, ""), (code, complained))
        self.assertIn("Making .venv", said)
        self.assertEqual((0, "", ""), self.small.run("prepare"))

    def test_another_python_on_the_path_keeps_the_environment(self):
        place = Place(self.small.root)
        with mock.patch.multiple(sys, base_prefix="elsewhere", version_info=(3, 99), executable="other"):
            step = home.step(home.Home(self.venv, ours=True), place, pins.read(place.root / "environment.yml"))
            self.assertTrue(step.done())

    def test_a_folder_that_was_moved_is_set_up_anew(self):
        moved = self.folder / "moved"
        self.small.root.rename(moved)
        self.addCleanup(moved.rename, self.small.root)
        code, said, _ = self.small.run("doctor", command=moved / "course")
        self.assertRegex(said, "(?m)^bad  Packages .* made in another folder")

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
