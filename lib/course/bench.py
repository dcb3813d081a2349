"""`./course bench`: our library beside its peers, job by job, on this machine.

    build what is missing -> rounds of runs -> a table a job, with its goals -> JSON, and charts in report.html

- **Interleaved.** A round runs each peer of each job once, in a process of its own. The peers of a job follow each
  other, so they meet the same minute; in the next round another of them goes first.
- **A run that fails** is told with its last words, and not repeated; the rest goes on, and the exit code is 1.
- **An interrupt** ends the run under way. What was measured so far is told and written all the same.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from course import bench_host, bench_peers, bench_report, bench_result, jdk, prepare
from course.bench_peers import Peer
from course.bench_run import Known, parts
from course.place import Place
from course.steps import one_at_a_time
from course.stop import FAILED, USAGE, Stop

QUICK = (
    "hop",
    "yield",
    "spawn-join",
    "parked-heap",
    "pool-spawn",
    "pool-ping-pong",
    "pipe-hop",
    "timers",
    "timeout-cancel",
    "scale",
)
JOBS = (
    "hop",
    "hop-slot",
    "yield",
    "spawn-join",
    "parked-heap",
    "parked-rss",
    "cold-resume",
    "warm-resume",
    "resume-after-gc",
    "pool-spawn",
    "pool-yield",
    "pool-ping-pong",
    "pool-chain",
    "pipe-hop",
    "timers",
    "timeout-cancel",
    "scale",
)
ROUNDS = 3

STATUS = Path("/proc/self/status")
ERASE = "\r\x1b[K" if sys.stdout.isatty() else ""


def bench(place: Place, quick: bool, out: str | None, wanted: Sequence[str]) -> int:
    jobs = chosen(wanted, quick)
    file = Path(out) if out is not None else None
    if file:
        check_writable(file)
    found = jdk.find(dict(os.environ))
    with one_at_a_time(place.setup / "lock", "setting up"):
        prepare.library(place, found).ensure()
        peers, left_out = bench_peers.find(place, found, quick)
    facts = bench_host.facts(found)
    print(f"machine: {', '.join(facts.values())}")
    print(*left_out, sep="\n", end="\n" if left_out else "", flush=True)
    with one_at_a_time(place.target / "bench.lock", "measuring"):

        def drawn(known: Known) -> str:
            return f"report: {bench_report.write(place, found, facts, jobs, peers, known)}"

        known = Known(declined={} if wanted else bench_peers.spared())
        return measure(jobs, peers, ROUNDS, file, drawn, known)


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


def measure(
    jobs: Sequence[str],
    peers: Sequence[Peer],
    rounds: int,
    file: Path | None,
    drawn: Callable[[Known], str] = lambda known: "",
    known: Known | None = None,
) -> int:
    """Runs them all, and whatever ends it, tells, keeps and draws what is known."""
    known = known or Known()
    try:
        for number in range(rounds):
            where = f"round {number + 1} of {rounds}"
            if not ERASE:
                print(f"{where} ...", flush=True)
            for job, peer in order(jobs, peers, number):
                if not known.is_settled(job, peer.name):
                    if ERASE:
                        print(f"{ERASE}...  {where}  {job}  {peer.name}", end="", flush=True)
                    known.run(job, peer)
    finally:
        print(ERASE, end="")
        for line in report(jobs, peers, known):
            print(line)
        sys.stdout.flush()
        if file:
            bench_result.save(file, known.results())
        print(drawn(known), flush=True)
    return FAILED if known.failed else 0


def order(jobs: Sequence[str], peers: Sequence[Peer], number: int) -> Iterator[tuple[str, Peer]]:
    """Everyone once; in each round another peer goes first."""
    first = number % len(peers)
    for job in jobs:
        for peer in (*peers[first:], *peers[:first]):
            yield job, peer


def report(jobs: Sequence[str], peers: Sequence[Peer], known: Known) -> Iterator[str]:
    results = known.results()
    for job in jobs:
        ways = {peer.name: peer.way(job) for peer in peers}
        without = list(bench_report.without(job, peers, known))
        for part in parts(job):
            yield ""
            yield from bench_result.table(part, results, ways, without)
    yield ""
    yield "spread: (largest - smallest) / median of the runs; of best: median / the job's smallest median"
