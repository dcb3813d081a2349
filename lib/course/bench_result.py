"""What was measured, told as a table a job, and as JSON.

One number a run: the median of the run's own rounds. Over the runs of a job and a peer:

    spread = (largest - smallest) / median      ratio to the best = median / smallest median of the job
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from course import steps


@dataclass(frozen=True)
class Result:
    job: str
    peer: str
    unit: str
    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.runs)

    @property
    def spread(self) -> float:
        return (max(self.runs) - min(self.runs)) / self.median if self.median else 0.0

    def json(self) -> dict[str, object]:
        told = {"min": min(self.runs), "median": self.median, "spread": round(self.spread, 4)}
        return {"job": self.job, "peer": self.peer, "unit": self.unit, **told, "runs": list(self.runs)}


@dataclass(frozen=True)
class Goal:
    """What the median of `await-compiled` in `job` is to be at most: as a multiple of another median, or, without a
    peer, as it is."""

    job: str
    most: float
    peer: str = ""
    of_job: str = ""

    def told(self, medians: dict[tuple[str, str], float]) -> str:
        ours, base = medians.get((self.job, OURS)), self.base(medians)
        if not ours or not base:
            return f"{self.wanted()}: not known, not both were measured"
        ratio = ours / base
        verdict = "met" if ratio <= self.most else f"missed by {ratio / self.most - 1:.0%}"
        return f"{self.wanted()}: {ratio:.2f}, {verdict}"

    def wanted(self) -> str:
        other = f"{self.of_job} of {self.peer}" if self.of_job else self.peer
        return f"{OURS} at most {self.most:.2f}" + (f" of {other}" if other else "")

    def base(self, medians: dict[tuple[str, str], float]) -> float | None:
        return medians.get((self.of_job or self.job, self.peer)) if self.peer else 1.0


OURS = "await-compiled"
PER = {"ns": " an operation", "B": " a task", "ms": " a round", "x": " times"}
GOALS = [
    Goal("hop", 0.45, "tokio"),
    Goal("hop", 0.50, "kotlin"),
    Goal("hop-slot", 0.45, "tokio"),
    Goal("yield", 0.60, "tokio"),
    Goal("yield", 0.60, "kotlin"),
    Goal("spawn-join", 0.20, "tokio"),
    Goal("spawn-join", 0.50, "kotlin"),
    Goal("parked-heap", 0.36, "tokio"),
    Goal("parked-rss", 0.50, "tokio"),
    *(Goal(job, 0.25, "tokio") for job in ("pool-spawn", "pool-yield", "pool-ping-pong", "pool-chain")),
    Goal("pipe-hop", 0.95, "tokio"),
    Goal("timers-cpu", 0.60, "tokio"),
    Goal("timers-p99", 0.40, "tokio"),
    Goal("scale", 1.30),
    *(Goal(job, 1.25, "hand-written") for job in ("hop-slot", "yield", "spawn-join", "parked-heap", "parked-rss")),
    Goal("cold-resume", 2.00, OURS, of_job="warm-resume"),
    Goal("resume-after-gc", 1.30, OURS, of_job="warm-resume"),
]


def ordered(job: str, results: Sequence[Result]) -> list[Result]:
    """Those of the job, from the best on."""
    return sorted((one for one in results if one.job == job), key=lambda one: one.median)


def ratio(one: Result, best: Result) -> float:
    return one.median / best.median if best.median > 0 else float("nan")


def goals(job: str, results: Sequence[Result]) -> Iterator[str]:
    """The goals of the job, which may be a multiple of another job's result; each with what came of it."""
    medians = {(one.job, one.peer): one.median for one in results}
    if any(one.job == job for one in results):
        yield from (goal.told(medians) for goal in GOALS if goal.job == job)


def table(
    job: str, results: Sequence[Result], ways: dict[str, str], without: Sequence[tuple[str, str]] = ()
) -> Iterator[str]:
    """The lines about one job: its peers from the best on, each with the way it was run, then those that have no
    result, each with its reason, then its goals."""
    rows = ordered(job, results)
    if rows:
        yield f"{job}, {rows[0].unit}{PER[rows[0].unit]} (runs: {max(len(one.runs) for one in rows)})"
        yield f"  {'peer':<18} {'min':>9} {'median':>9} {'spread':>7} {'of best':>8}  run with"
    for one in rows:
        numbers = f"{min(one.runs):>9.2f} {one.median:>9.2f} {one.spread:>7.0%} {ratio(one, rows[0]):>8.2f}"
        yield f"  {one.peer:<18} {numbers}  {ways.get(one.peer, '')}"
    for peer, why in without:
        yield f"  {peer:<18} {'-':>9} {'-':>9} {'-':>7} {'-':>8}  {why}"
    for goal in goals(job, results):
        yield f"  goal: {goal}"


def save(path: Path, results: Sequence[Result]) -> None:
    rows = ",\n".join(f"  {json.dumps(one.json())}" for one in results)
    steps.write(path, f"[\n{rows}\n]\n" if rows else "[]\n")
