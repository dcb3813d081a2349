import tempfile
import unittest
from pathlib import Path

from course import jdk
from course.stop import Stop


class JdkTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()

    def java(self, name: str, version: str, javac: bool = True) -> Path:
        home = self.root / name
        (home / "bin").mkdir(parents=True)
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
        for tool in ["java"] + ["javac"] * javac:
            (home / "bin" / tool).touch(mode=0o755)
        return home

    def find(self, **env: str) -> Path:
        return jdk.find(env, [f"{self.root}/jvm/*"]).home

    def test_java_home_wins(self):
        chosen = self.java("mine", "25.0.3")
        self.java("jvm/other", "25.0.3")
        self.assertEqual(chosen, self.find(JAVA_HOME=str(chosen)))

    def test_an_old_java_home_is_passed_over_for_the_path(self):
        old, new = self.java("old", "17.0.2"), self.java("new", "26-ea")
        self.assertEqual(new, self.find(JAVA_HOME=str(old), PATH=str(new / "bin")))

    def test_a_link_on_the_path_is_followed_to_its_home(self):
        new = self.java("new", "25")
        (self.root / "bin").mkdir()
        (self.root / "bin" / "java").symlink_to(new / "bin" / "java")
        self.assertEqual(new, self.find(PATH=str(self.root / "bin")))

    def test_of_the_usual_folders_the_oldest_good_one_is_taken(self):
        self.java("jvm/a17", "17.0.1")
        self.java("jvm/b26", "26.0.1")
        wanted = self.java("jvm/c25", "25.0.1")
        self.assertEqual(wanted, self.find())

    def test_a_conda_environments_jdk_is_found(self):
        wanted = self.java("env/lib/jvm", "25.0.2")
        self.assertEqual(wanted, self.find(CONDA_PREFIX=str(self.root / "env")))

    def test_what_was_seen_is_told_with_the_way_out(self):
        jre = self.java("jre", "25.0.1", javac=False)
        with self.assertRaises(Stop) as stopped:
            self.find(JAVA_HOME=str(self.root / "nothing"), PATH=str(jre / "bin"))
        said = str(stopped.exception)
        self.assertIn(f"JAVA_HOME={self.root}/nothing holds no JDK", said)
        self.assertIn("is a JRE 25.0.1 without javac", said)
        self.assertIn("https://adoptium.net", said)

    def test_a_java_that_was_met_twice_is_told_once(self):
        old = self.java("jvm/old", "17.0.2")
        with self.assertRaises(Stop) as stopped:
            self.find(JAVA_HOME=str(old), PATH=str(old / "bin"))
        self.assertEqual(1, str(stopped.exception).count("17.0.2"))

    def test_versions_are_read_as_each_vendor_writes_them(self):
        for version, feature in [("25.0.3", 25), ("26-ea", 26), ("1.8.0_402", 8), ("25", 25), ("25+36", 25)]:
            self.assertEqual(feature, jdk.feature(version))


if __name__ == "__main__":
    unittest.main()
