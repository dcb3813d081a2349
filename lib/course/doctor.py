"""`./course doctor`: what this machine has, a line each. Installs nothing, changes nothing."""

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course import chromium, home, jdk, kernel, pins, prepare
from course.home import Home
from course.place import Place
from course.stop import Stop

SET_UP = "run ./course prepare"


@dataclass(frozen=True)
class Line:
    what: str
    good: bool
    seen: str
    mend: str = ""
    needed: bool = True

    def __str__(self) -> str:
        mend = "" if self.good or not self.mend else f": {self.mend}"
        return f"{'ok ' if self.good else 'bad'}  {self.what:<9} {self.seen}{mend}"


def doctor(place: Place) -> int:
    """0 when all that a reader needs is good, 1 otherwise."""
    lines = list(look(place, dict(os.environ)))
    print(*lines, sep="\n")
    return 0 if all(line.good or not line.needed for line in lines) else 1


def look(place: Place, env: dict[str, str]) -> Iterator[Line]:
    lives = home.choose(place, env)
    found, line = java(env)
    yield line
    yield Line("Python", True, f"{platform.python_version()} at {sys.executable}")
    yield packages(lives, place)
    yield spec(lives, found)
    yield library(place, found)
    yield cores()
    yield memory()
    yield disk(place.root)
    yield browser(env)


def java(env: dict[str, str]) -> tuple[jdk.Jdk | None, Line]:
    try:
        found = jdk.find(env)
        return found, Line("JDK", True, f"{found.version} at {found.home}{jdk.passed_over(env, found)}")
    except Stop as stop:
        return None, Line("JDK", False, str(stop))


def packages(lives: Home, place: Place) -> Line:
    wanted = pins.read(place.root / "environment.yml")
    flaw = home.flaw(lives, wanted) if lives.prefix.exists() else "is not there"
    if flaw is None and lives.ours and not home.step(lives, place, wanted).done():
        flaw = "is half made, or was made in another folder or for other pins"
    return Line("Packages", flaw is None, f"{lives.prefix} {flaw or f'holds {len(wanted)} pins'}", SET_UP)


def spec(lives: Home, found: jdk.Jdk | None) -> Line:
    file = lives.kernel / "kernel.json"
    good = found is not None and file.exists() and json.loads(file.read_text()) == kernel.spec(found)
    return Line("Kernel", good, f"{file}{'' if good else ' is missing or out of date'}", SET_UP)


def library(place: Place, found: jdk.Jdk | None) -> Line:
    good = found is not None and prepare.library(place, found).done()
    seen = f"built, {place.course_jar}" if good else "not built, damaged, or older than its sources"
    return Line("Library", good, seen, SET_UP)


def cores() -> Line:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Line("Cores", True, f"{count}{'' if count > 1 else ' (some claims cannot be told with one)'}")


def memory() -> Line:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return Line("Memory", total > 1.5, f"{total:.1f} GB", "the course needs 2 GB", needed=False)


def disk(root: Path) -> Line:
    free = shutil.disk_usage(root).free / 2**30
    return Line("Disk", free > 1, f"{free:.1f} GB free", "the course needs 1 GB; free some")


def browser(env: dict[str, str]) -> Line:
    found = chromium.find(env)
    mend = f"{chromium.WAY} (only ./course test needs it)"
    return Line("Chromium", found is not None, str(found or "not found"), mend, needed=False)
