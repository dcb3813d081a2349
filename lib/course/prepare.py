"""The set-up, idempotent. A warm one only compares digests.

    find JDK -> Python packages -> lib -> kernelspec

One code path for a reader's machine, conda and Binder. Each step mends what an interrupted one left (see `steps`).
"""

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from course import child, home, jdk, kernel
from course.home import Home
from course.jdk import Jdk
from course.place import Place
from course.steps import Step, digest, one_at_a_time
from course.stop import Stop


@dataclass(frozen=True)
class Ready:
    home: Home
    jdk: Jdk


def prepare(place: Place) -> Ready:
    found = jdk.find(dict(os.environ))
    lives = home.choose(place, dict(os.environ))
    with one_at_a_time(place.setup / "lock", "setting up"):
        home.ensure(lives, place)
        library(place, found).ensure()
        kernel.ensure(lives, found)
    return Ready(lives, found)


def library(place: Place, found: Jdk) -> Step:
    return Step(
        name="library",
        announce="Building lib",
        stamp=place.setup / "library",
        whole=lambda: zipfile.is_zipfile(place.course_jar),
        digest=digest(found.version, files=sources(place), root=place.root),
        make=lambda: build(place, found),
    )


def sources(place: Place) -> list[Path]:
    """All that the course's jar is made from."""
    patterns = ["pom.xml", "lib/*/pom.xml", "lib/*/src/main/**/*", "notebooks/*.yml", ".mvn/**/*"]
    return [path for pattern in patterns for path in place.root.glob(pattern) if path.is_file()]


def build(place: Place, found: Jdk) -> None:
    command = [place.wrapper, "-q", "-B", "-Dmaven.test.skip=true", "-pl", "lib/measure", "-am", "package"]
    if not child.logged(command, place.setup_log, cwd=place.root, env=java_env(found)):
        raise Stop(
            f"Maven could not build lib; {place.setup_log} has its words: "
            "check the network (the first run needs it) and run this again."
        )


def java_env(found: Jdk) -> dict[str, str]:
    return {**os.environ, "JAVA_HOME": str(found.home)}
