"""A course in small: the real tooling with a stand-in for what is slow or far (wheels, Maven, the JDK)."""

import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

from course.place import HERE
from course.tests.spawned import spawned

MVNW = """#!/bin/sh
echo built >> builds
{before}mkdir -p lib/measure/target
cp empty.jar lib/measure/target/course.jar
"""


class Small:
    """`root` holds a whole course whose set-up takes seconds; `run` calls its ./course."""

    def __init__(self, folder: Path):
        self.root, self.wheels, self.jdk = folder / "a course", folder / "wheels", folder / "jdk"
        tooling = Path("lib", "course")
        shutil.copytree(HERE.root / tooling, self.root / tooling, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(HERE.root / "course", self.root)
        (self.root / "notebooks").mkdir()
        (self.root / "notebooks" / "00-start-here.ipynb").touch()
        (self.root / "environment.yml").write_text("dependencies:\n  - pip:\n      - jjava==1.0a8\n")
        zipfile.ZipFile(self.root / "empty.jar", "w").close()
        self.maven()
        self.java()
        wheel(self.wheels)

    def maven(self, before: str = "") -> None:
        (self.root / "mvnw").write_text(MVNW.format(before=before))
        (self.root / "mvnw").chmod(0o755)

    def java(self) -> None:
        (self.jdk / "bin").mkdir(parents=True)
        (self.jdk / "release").write_text('JAVA_VERSION="25.0.3"\n')
        for tool in ("java", "javac"):
            (self.jdk / "bin" / tool).touch(mode=0o755)

    def start(self, *words: str, command: Path | None = None, **env: str):
        """The command as a process that ends with the `with` around it."""
        surroundings = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "CONDA", "NB_PY"))},
            "JAVA_HOME": str(self.jdk),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            **env,
        }
        return spawned(
            [command or self.root / "course", *words],
            cwd="/",
            env=surroundings,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str, command: Path | None = None, **env: str) -> tuple[int, str, str]:
        """Its exit code, and what it said and complained."""
        with self.start(*words, command=command, **env) as process:
            said, complained = process.communicate(timeout=120)
        return process.returncode, said, complained

    @property
    def builds(self) -> int:
        return len((self.root / "builds").read_text().splitlines()) if (self.root / "builds").exists() else 0


class Sentences(unittest.TestCase):
    def stops(self, ended: tuple[int, str, str], code: int, *parts: str):
        self.assertEqual(code, ended[0], ended)
        sentences = [line for line in ended[2].splitlines() if line]
        self.assertEqual(1, len(sentences), ended[2])
        for part in parts:
            self.assertIn(part, sentences[0])


class Shared(Sentences):
    """One small course for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name).resolve()
        cls.small = Small(cls.folder)


def wheel(folder: Path) -> None:
    """A jjava that holds an empty jar where the real one has its own."""
    folder.mkdir()
    info = "jjava-1.0a8.dist-info"
    with zipfile.ZipFile(folder / "jjava-1.0a8-py3-none-any.whl", "w") as made:
        made.writestr("jjava-1.0a8.data/data/share/jupyter/kernels/java/jjava.jar", "")
        made.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: jjava\nVersion: 1.0a8\n")
        made.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        made.writestr(f"{info}/RECORD", "")
