"""The report: `target/bench/report.html`, drawn by the course's own charts, in Java, from lines that stand here.

    fact     NAME VALUE                                what the host card says
    job      RESULT UNIT                               a chart; the lines below it belong to it
    bar      PEER MIN MEDIAN MAX SPREAD RATIO WAY      one of its bars
    none     PEER WHY                                  a peer without one
    goal     WORDS

Between the parts of a line stands a tab.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from course import bench_result, child, steps
from course.bench_peers import Peer
from course.bench_run import Known, last_words, parts
from course.jdk import Jdk
from course.place import Place
from course.stop import FAILED, Stop

PROGRAM = "async.measure.BenchReport"
LIMIT = 60
"""Seconds; it draws within two."""


def write(
    place: Place, jdk: Jdk, facts: dict[str, str], jobs: Sequence[str], peers: Sequence[Peer], known: Known
) -> Path:
    lines = place.target / "bench" / "report.tsv"
    page = lines.with_suffix(".html")
    page.unlink(missing_ok=True)  # so that none of an earlier run is taken for this one's
    steps.write(lines, text(facts, jobs, peers, known))
    code, said, complained = child.heard([jdk.java, "-Xmx64m", "-cp", place.course_jar, PROGRAM, lines, page], LIMIT)
    if code != 0 or not page.exists():
        why = last_words(code, said, complained, LIMIT)
        raise Stop(f"the report could not be drawn ({why}); what it would have shown stands in {lines}.", FAILED)
    return page


def text(facts: dict[str, str], jobs: Sequence[str], peers: Sequence[Peer], known: Known) -> str:
    return "".join("\t".join(map(plain, row)) + "\n" for row in rows(facts, jobs, peers, known))


def plain(words: str) -> str:
    return " ".join(words.split())


def java(number: float) -> str:
    """As Java reads it."""
    return str(number).replace("nan", "NaN").replace("inf", "Infinity")


def rows(
    facts: dict[str, str], jobs: Sequence[str], peers: Sequence[Peer], known: Known
) -> Iterator[tuple[str, ...]]:
    results = known.results()
    for name, value in facts.items():
        yield "fact", name, value
    for job in jobs:
        ways = {peer.name: peer.way(job) for peer in peers}
        for part in parts(job):
            ordered = bench_result.ordered(part, results)
            if not ordered:
                continue
            yield "job", part, ordered[0].unit
            for one in ordered:
                numbers = (min(one.runs), one.median, max(one.runs), one.spread, bench_result.ratio(one, ordered[0]))
                yield "bar", one.peer, *map(java, numbers), ways.get(one.peer, "")
            for peer, why in without(job, peers, known):
                yield "none", peer, why
            for goal in bench_result.goals(part, results):
                yield "goal", goal


def without(job: str, peers: Sequence[Peer], known: Known) -> Iterator[tuple[str, str]]:
    """Each of the peers that has no result, with its reason."""
    for peer in peers:
        if why := known.declined.get((job, peer.name)):
            yield peer.name, why
        elif why := known.failed.get((job, peer.name)):
            yield peer.name, f"failed: {why}"
