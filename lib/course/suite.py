"""`./course test`: every step of the tests, a line each with its time, and a count at the end.

| step    | --quick | default | --deep | what                                                       |
|---------|---------|---------|--------|------------------------------------------------------------|
| lint    | yes     | yes     | yes    | the form of the pages                                      |
| python  | yes     | yes     | yes    | this tooling, as far as it needs neither venv nor kernel   |
| java    | yes     | yes     | yes    | formatting and JUnit, by the Maven wrapper; but for        |
|         |         |         |        | --quick also the stress tests, which --deep runs for long  |
| set-up  |         | yes     | yes    | this tooling with real environments and real kernels; in   |
|         |         |         |        | these, the exercises of every page and their solutions     |
| browser |         | yes     | yes    | every page in JupyterLab; restart; interrupt               |
| pages   |         |         | yes    | every page once more, headless, one after the other        |
| java 2  |         |         | yes    | JUnit once more, bodies of `async` run as coroutines       |
| pages 2 |         |         | yes    | every page once more so                                    |
| cover   |         |         | yes    | lines covered and mutants killed, told in two tables       |
"""

import os
import re
import shutil
import sys
import time
import xml.etree.ElementTree as xml
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from course import child, chromium, cover, lint, pages
from course.place import HERE, Place
from course.stop import FAILED, Stop

LOGS = HERE.target / "test"
COROUTINES = "-Dasync.engine=coroutine"
ERASE = "\r\x1b[K" if sys.stdout.isatty() else ""


@dataclass
class Count:
    passed: int = 0
    failed: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    """What a reader wants to know besides."""


def the_lint(place: Place, log: Path) -> Count:
    said = lint.lint(place.notebooks)
    spoiled = {sentence.split(":")[0] for sentence in said}
    return Count(sum(page.name not in spoiled for page in pages.all_of(place.notebooks)), said)


def the_python_tests(place: Place, log: Path) -> Count:
    return unittests(log, "test_*.py")


def the_set_up_tests(place: Place, log: Path) -> Count:
    return unittests(log, "slow_*.py")


def the_browser_tests(place: Place, log: Path) -> Count:
    return unittests(log, "browser_*.py")


def the_java_tests(place: Place, log: Path, *properties: str) -> Count:
    for old in place.root.glob("lib/*/target/surefire-reports/TEST-*.xml"):
        old.unlink()
    good = maven(place, log, *properties, "spotless:check", "verify")
    count = junit(place.root)
    if not good and not count.failed:
        count.failed.append(first_error(log))
    return count


def maven(place: Place, log: Path, *words: str) -> bool:
    return child.logged([place.wrapper, "-B", "-ntp", *words], log, cwd=place.root)


def first_error(log: Path) -> str:
    errors = [line for line in log.read_text(errors="replace").splitlines() if line.startswith("[ERROR]")]
    return errors[0] if errors else "Maven failed"


def the_java_tests_without_stress(place: Place, log: Path) -> Count:
    return the_java_tests(place, log, "-Dasync.stress=skip")


def the_java_tests_with_long_stress(place: Place, log: Path) -> Count:
    return the_java_tests(place, log, "-Dasync.deep=true")


def the_java_tests_by_coroutines(place: Place, log: Path) -> Count:
    return the_java_tests(place, log, "-Dasync.stress=skip", COROUTINES)


def the_pages_by_coroutines(place: Place, log: Path) -> Count:
    return the_pages_headless(place, log, {**os.environ, "JDK_JAVA_OPTIONS": COROUTINES})


def the_cover(place: Place, log: Path) -> Count:
    reports = place.root / "lib" / "async" / "target" / "cover"
    shutil.rmtree(reports, ignore_errors=True)
    for goals in (cover.COVERED, cover.MUTATED):
        if not maven(place, log, "-Pcover", "-pl", "lib/async", *goals):
            return Count(failed=[first_error(log)])
    reached, noticed = cover.lines(reports / "jacoco.xml"), cover.mutants(reports / "mutations.xml")
    return Count(len(reached) + len(noticed), found=list(cover.tables(reached, noticed)))


def the_pages_headless(place: Place, log: Path, env: dict[str, str] | None = None) -> Count:
    good = child.logged([sys.executable, "-m", "course.inside", "run"], log, env=env)
    bad = [line for line in log.read_text().splitlines() if line.startswith("bad ")]
    return Count(len(pages.all_of(place.notebooks)) - len(bad), bad or ([] if good else ["the run ended early"]))


def unittests(log: Path, pattern: str) -> Count:
    folder = Path(__file__).parent
    command = ["-m", "unittest", "discover", "-v", "-s", folder / "tests", "-t", folder.parent, "-p", pattern]
    good = child.logged([sys.executable, *command], log)
    text = log.read_text(errors="replace")
    bad = re.findall(r"^(?:FAIL|ERROR): (.*)$", text, re.MULTILINE)
    ran = re.search(r"^Ran (\d+) tests?", text, re.MULTILINE)
    if ran is None or int(ran.group(1)) == 0:
        bad.append("no test was run")
    elif not good and not bad:
        bad.append("the tests ended early")
    return Count(max(0, int(ran.group(1)) - len(bad)) if ran else 0, bad)


def junit(root: Path) -> Count:
    count = Count()
    for report in sorted(root.glob("lib/*/target/surefire-reports/TEST-*.xml")):
        for case in xml.parse(report).getroot().iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                count.failed.append(f"{case.get('classname')}.{case.get('name')}")
            elif case.find("skipped") is None:
                count.passed += 1
    return count


QUICK = {"lint": the_lint, "python": the_python_tests, "java": the_java_tests_without_stress}
DEFAULT = {**QUICK, "java": the_java_tests, "set-up": the_set_up_tests, "browser": the_browser_tests}
DEEP = {
    **DEFAULT,
    "java": the_java_tests_with_long_stress,
    "pages": the_pages_headless,
    "java 2": the_java_tests_by_coroutines,
    "pages 2": the_pages_by_coroutines,
    "cover": the_cover,
}


def start(depth: str = "") -> int:
    return suite(HERE, {"": DEFAULT, "--quick": QUICK, "--deep": DEEP}[depth])


def suite(place: Place, steps: dict[str, Callable[[Place, Path], Count]]) -> int:
    if "browser" in steps and chromium.find(dict(os.environ)) is None:
        raise Stop(f"the tests in the browser need Chromium, which was not found: {chromium.WAY}.", FAILED)
    counts = [told(name, step, place) for name, step in steps.items()]
    failed = sum(len(count.failed) for count in counts)
    print(f"{sum(count.passed for count in counts)} passed, {failed} failed")
    return 1 if failed else 0


def begun(name: str) -> None:
    """On a terminal, says what is under way; the step's own line then replaces this one."""
    if ERASE:
        print(f"...  {name}", end="", flush=True)


def told(name: str, step: Callable[[Place, Path], Count], place: Place) -> Count:
    """Runs one step and prints its line, and what failed with where to read on."""
    log = LOGS / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("")
    started = time.monotonic()
    begun(name)
    count = step(place, log)
    seconds = time.monotonic() - started
    print(f"{ERASE}{'bad' if count.failed else 'ok '}  {name:<8} {count.passed} passed  {seconds:.0f} s", flush=True)
    for line in (*count.found, *count.failed):
        print(f"     {line}")
    if count.failed and log.stat().st_size:
        print(f"     see {os.path.relpath(log)}", flush=True)
    return count
