import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from course import pins
from course.place import HERE
from course.steps import Step, digest, write


class StepTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.made = 0

    def ensure(self, digest: str = "one", fails: type[BaseException] | None = None):
        def make():
            self.made += 1
            (self.root / "product").touch()
            if fails:
                raise fails

        with redirect_stdout(StringIO()):
            Step("it", "Making it", self.root / "stamp", (self.root / "product").exists, digest, make).ensure()

    def test_a_step_is_done_once(self):
        self.ensure()
        self.ensure()
        self.assertEqual(1, self.made)

    def test_a_step_is_done_again_when_what_it_was_made_from_changed(self):
        self.ensure("one")
        self.ensure("two")
        self.assertEqual(2, self.made)

    def test_a_step_is_done_again_when_its_product_is_gone(self):
        self.ensure()
        (self.root / "product").unlink()
        self.ensure()
        self.assertEqual(2, self.made)

    def test_an_interrupted_step_is_done_again_though_its_product_is_there(self):
        self.ensure("one")
        with self.assertRaises(KeyboardInterrupt):
            self.ensure("two", KeyboardInterrupt)
        self.ensure("one")
        self.assertEqual(3, self.made)

    def test_a_digest_sees_a_files_name_and_its_content(self):
        def now():
            return digest("x", files=self.root.iterdir(), root=self.root)

        write(self.root / "a", "1")
        first = now()
        write(self.root / "a", "2")
        second = now()
        (self.root / "a").rename(self.root / "b")
        self.assertEqual(3, len({first, second, now()}))


class PinsTest(unittest.TestCase):
    def test_every_package_of_environment_yml_is_pinned_exactly(self):
        wanted = pins.read(HERE.root / "environment.yml")
        self.assertIn("jjava==1.0a8", wanted)
        for pin in wanted:
            self.assertRegex(pin, r"^[\w-]+==[\w.]+$")

    def test_the_list_ends_where_its_indent_ends(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "environment.yml"
            file.write_text("dependencies:\n  - pip:\n      - a==1  # why\n\n      - b==2\n  - c=3\nname: x\n")
            self.assertEqual(["a==1", "b==2"], pins.read(file))

    def test_names_are_compared_as_pip_does(self):
        self.assertEqual(["b==2"], pins.unmet(["Py_YAML==6", "b==2"], {"py-yaml": "6", "b": "3"}))


if __name__ == "__main__":
    unittest.main()
