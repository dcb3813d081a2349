"""`./course bench`: our library beside its peers, job by job, on this machine.

    build what is missing -> rounds of runs -> a table a job, with its goals -> JSON

- **Interleaved.** A round runs each peer of each job once, in a process of its own. The peers of a job follow each
  other, so they meet the same minute; in the next round another of them goes first.
- **A run that fails** is told with its last words, and not repeated; the rest goes on, and the exit code is 1.
- **An interrupt** ends the run under way. What was measured so far is told and written all the same.
"""

import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from course import bench_peers, bench_result, child, jdk
from course.bench_peers import Peer
from course.bench_result import Result
from course.jdk import Jdk
from course.place import Place
from course.steps import one_at_a_time
from course.stop import FAILED, USAGE, Stop

QUICK = ("hop", "hop-slot", "yield", "spawn-join", "parked-heap")
JOBS = (*QUICK, "parked-rss", "cold-resume", "warm-resume", "resume-after-gc")
LIMIT = 600
"""Seconds for one run; the longest, coroutines that are resumed cold, take less than a minute."""

STATUS = Path("/proc/self/status")
ERASE = "\r\x1b[K" if sys.stdout.isatty() else ""


@dataclass
class Measured:
    """What is known so far, by job and peer."""

    units: dict[tuple[str, str], str] = field(default_factory=dict)
    runs: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    failed: dict[tuple[str, str], str] = field(default_factory=dict)

    def results(self) -> list[Result]:
        return [
            Result(job, peer, self.units[job, peer], tuple(runs))
            for (job, peer), runs in self.runs.items()
            if (job, peer) not in self.failed
        ]


def bench(place: Place, quick: bool, out: str | None, wanted: Sequence[str]) -> int:
    jobs = chosen(wanted, quick)
    file = Path(out) if out is not None else None
    if file:
        check_writable(file)
    found = jdk.find(dict(os.environ))
    with one_at_a_time(place.setup / "lock", "setting up"):
        peers, left_out = bench_peers.find(place, found, quick)
    print(card(found))
    print(*left_out, sep="\n", end="\n" if left_out else "", flush=True)
    with one_at_a_time(place.target / "bench.lock", "measuring"):
        return measure(jobs, peers, 3 if quick else 5, file)


def chosen(wanted: Sequence[str], quick: bool) -> list[str]:
    for job in wanted:
        if job not in JOBS:
            raise Stop(f"there is no job {job}; the jobs are: {', '.join(JOBS)}.", USAGE)
    jobs = list(dict.fromkeys(wanted)) or list(QUICK if quick else JOBS)
    if "parked-rss" in jobs and not STATUS.exists():
        print(f"parked-rss left out: it reads {STATUS}, which only Linux has", flush=True)
        jobs.remove("parked-rss")
    return jobs


def check_writable(file: Path) -> None:
    """Before anything runs: nobody waits for minutes to hear that the result cannot be kept."""
    trial = file.with_name(f"{file.name}.{os.getpid()}.trial")
    try:
        if file.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        trial.touch()
        trial.unlink()
    except OSError as why:
        raise Stop(f"{file} cannot be written ({why.strerror}): give another file to --json.", USAGE)


def measure(jobs: Sequence[str], peers: Sequence[Peer], rounds: int, file: Path | None) -> int:
    """Runs them all, and whatever ends it, tells and keeps what is known."""
    known = Measured()
    try:
        for number in range(rounds):
            if not ERASE:
                print(f"round {number + 1} of {rounds} ...", flush=True)
            for job, peer in order(jobs, peers, number):
                if (job, peer.name) not in known.failed:
                    run(job, peer, known, f"round {number + 1} of {rounds}")
    finally:
        print(ERASE, end="")
        for line in report(jobs, peers, known):
            print(line)
        sys.stdout.flush()
        if file:
            bench_result.save(file, known.results())
    return FAILED if known.failed else 0


def order(jobs: Sequence[str], peers: Sequence[Peer], number: int) -> Iterator[tuple[str, Peer]]:
    """Everyone once; in each round another peer goes first."""
    first = number % len(peers)
    for job in jobs:
        for peer in (*peers[first:], *peers[:first]):
            yield job, peer


def run(job: str, peer: Peer, known: Measured, where: str) -> None:
    if ERASE:
        print(f"{ERASE}...  {where}  {job}  {peer.name}", end="", flush=True)
    code, said, complained = child.heard(peer.command(job), LIMIT)
    try:
        line = json.loads(said)
        if code or (line["job"], line["peer"]) != (job, peer.name):
            raise ValueError
        known.units[job, peer.name] = line["unit"]
        known.runs.setdefault((job, peer.name), []).append(float(line["value"]))
    except (ValueError, KeyError, TypeError):
        known.failed[job, peer.name] = last_words(code, said, complained)


def last_words(code: int | None, said: str, complained: str) -> str:
    if code is None:
        return f"it did not end within {LIMIT} s"
    lines = [line.strip() for line in (complained or said).splitlines() if line.strip()]
    told = next((line for line in lines if "Exception" in line or "Error" in line), lines[-1] if lines else "no word")
    return f"it ended with {code}: {told}"


def report(jobs: Sequence[str], peers: Sequence[Peer], known: Measured) -> Iterator[str]:
    results = known.results()
    for job in jobs:
        yield ""
        yield from bench_result.table(job, results, {peer.name: peer.way(job) for peer in peers})
        for (failed, peer), words in known.failed.items():
            if failed == job:
                yield f"  {job} of {peer} failed: {words}"
    yield ""
    yield "spread: (largest - smallest) / median of the runs; of best: median / the job's smallest median"


def card(found: Jdk) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"{cores} cores", processor(), f"JDK {found.version}", bench_peers.rustc() or "no rustc"]
    return f"machine: {', '.join(part for part in parts if part)}"


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
