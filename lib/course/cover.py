"""What the tests at the library's heart hold: lines they reach (JaCoCo), and planted faults they notice (PIT).

Only the packages' own tests run, so that a package is judged by what stands beside it. Both tools rewrite classes,
so bodies of `async` run as coroutines. `lib/async/pom.xml` names the packages, in its profile `cover`. The numbers are
told and nothing is asked of them: a number that must not fall is soon met by tests that hold nothing.
"""

import xml.etree.ElementTree as xml
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

JACOCO = "org.jacoco:jacoco-maven-plugin:"
COVERED = ("test-compile", JACOCO + "prepare-agent", "surefire:test@coroutines", JACOCO + "report")
MUTATED = ("org.pitest:pitest-maven:mutationCoverage",)


def lines(report: Path) -> dict[str, tuple[int, int]]:
    """By package: lines reached, and all."""
    found = {}
    for package in xml.parse(report).getroot().iter("package"):
        for counter in package.findall("counter[@type='LINE']"):
            covered = int(counter.get("covered"))
            found[package.get("name").split("/")[-1]] = covered, covered + int(counter.get("missed"))
    return found


def mutants(report: Path) -> dict[str, tuple[int, int, int]]:
    """By package: those killed, all, and how many of the killed were so because they never ended."""
    killed, total, endless = Counter(), Counter(), Counter()
    for mutant in xml.parse(report).getroot().iter("mutation"):
        package = mutant.findtext("mutatedClass").split(".")[-2]
        total[package] += 1
        killed[package] += mutant.get("detected") == "true"
        endless[package] += mutant.get("status") == "TIMED_OUT"
    return {package: (killed[package], total[package], endless[package]) for package in total}


def tables(reached: dict[str, tuple[int, int]], noticed: dict[str, tuple[int, int, int]]) -> Iterator[str]:
    yield f"{'package':<8} {'lines covered':>20}"
    for package, (covered, total) in sorted(reached.items()):
        yield f"{package:<8} {share(covered, total)}"
    yield f"{'package':<8} {'mutants killed':>20}  by never ending"
    for package, (killed, total, endless) in sorted(noticed.items()):
        yield f"{package:<8} {share(killed, total)}  {endless:>15}"


def share(part: int, whole: int) -> str:
    return f"{part:>5} of {whole:>5}  {part / whole if whole else 0:>5.0%}"
