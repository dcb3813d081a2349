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
    """What the median of `await-compiled` in `job` is to be at most, as a multiple of another median."""

    job: str
    most: float
    peer: str
    of_job: str = ""

    def told(self, medians: dict[tuple[str, str], float]) -> str:
        other = f"{self.of_job} of {self.peer}" if self.of_job else self.peer
        wanted = f"{OURS} at most {self.most:.2f} of {other}"
        ours, base = medians.get((self.job, OURS)), medians.get((self.of_job or self.job, self.peer))
        if not ours or not base:
            return f"{wanted}: not known, not both were measured"
        ratio = ours / base
        verdict = "met" if ratio <= self.most else f"missed by {ratio / self.most - 1:.0%}"
        return f"{wanted}: {ratio:.2f}, {verdict}"


OURS = "await-compiled"
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
    *(Goal(job, 1.25, "hand-written") for job in ("hop-slot", "yield", "spawn-join", "parked-heap", "parked-rss")),
    Goal("cold-resume", 2.00, OURS, of_job="warm-resume"),
    Goal("resume-after-gc", 1.30, OURS, of_job="warm-resume"),
]


def table(job: str, results: Sequence[Result], ways: dict[str, str]) -> Iterator[str]:
    """The lines about one job: its peers from the best on, each with the way it was run, then its goals (which may be
    a multiple of another job's result)."""
    ordered = sorted((one for one in results if one.job == job), key=lambda one: one.median)
    if ordered:
        yield f"{job}, {ordered[0].unit} an operation (runs: {max(len(one.runs) for one in ordered)})"
        yield f"  {'peer':<16} {'min':>9} {'median':>9} {'spread':>7} {'of best':>8}  run with"
    for one in ordered:
        ratio = one.median / ordered[0].median if ordered[0].median > 0 else float("nan")
        numbers = f"{min(one.runs):>9.1f} {one.median:>9.1f} {one.spread:>7.0%} {ratio:>8.2f}"
        yield f"  {one.peer:<16} {numbers}  {ways.get(one.peer, '')}"
    medians = {(one.job, one.peer): one.median for one in results}
    for goal in GOALS:
        if goal.job == job and ordered:
            yield f"  goal: {goal.told(medians)}"


def save(path: Path, results: Sequence[Result]) -> None:
    rows = ",\n".join(f"  {json.dumps(one.json())}" for one in results)
    steps.write(path, f"[\n{rows}\n]\n" if rows else "[]\n")
