"""One run of a job by a peer, and all that is known after some.

| the program            | what is known then                                            |
|------------------------|---------------------------------------------------------------|
| its lines, and ends    | a number for each result of the job                           |
| exit code 3            | declined: it cannot do this job, and says why; not run again  |
| anything else          | failed, with its last words; not run again                    |
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from course import child
from course.bench_peers import Peer
from course.bench_result import Result

DECLINED = 3
LIMIT = 600
"""Seconds for one run; the longest, coroutines that are resumed cold, take less than a minute."""

PARTS = {"timers": ("timers-cpu", "timers-p99")}
"""The results of a job that has more than one, a line of its program for each."""


def parts(job: str) -> Sequence[str]:
    return PARTS.get(job, (job,))


@dataclass
class Known:
    """By result and peer; why there is none, by job and peer."""

    units: dict[tuple[str, str], str] = field(default_factory=dict)
    runs: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    failed: dict[tuple[str, str], str] = field(default_factory=dict)
    declined: dict[tuple[str, str], str] = field(default_factory=dict)

    def is_settled(self, job: str, peer: str) -> bool:
        return (job, peer) in self.failed or (job, peer) in self.declined

    def results(self) -> list[Result]:
        broken = {(part, peer) for job, peer in self.failed for part in parts(job)}
        return [
            Result(part, peer, self.units[part, peer], tuple(runs))
            for (part, peer), runs in self.runs.items()
            if (part, peer) not in broken
        ]

    def run(self, job: str, peer: Peer) -> None:
        code, said, complained = child.heard(peer.command(job), LIMIT)
        try:
            if code == DECLINED and not said:
                self.declined[job, peer.name] = complained.strip().splitlines()[-1]
            elif code:
                raise ValueError
            else:
                self.learn(job, peer.name, [json.loads(line) for line in said.splitlines()])
        except (ValueError, KeyError, TypeError, IndexError):
            self.failed[job, peer.name] = last_words(code, said, complained, LIMIT)

    def learn(self, job: str, peer: str, lines: list[dict]) -> None:
        found = {line["job"]: (line["unit"], float(line["value"])) for line in lines if line["peer"] == peer}
        if len(lines) != len(found) or set(found) != set(parts(job)):
            raise ValueError
        for part, (unit, value) in found.items():
            self.units[part, peer] = unit
            self.runs.setdefault((part, peer), []).append(value)


def last_words(code: int | None, said: str, complained: str, limit: float) -> str:
    """Why a program has failed: its exit code (None if it was ended at the limit) and the line that tells most."""
    if code is None:
        return f"it did not end within {limit} s"
    lines = [line.strip() for line in (complained or said).splitlines() if line.strip()]
    told = next((line for line in lines if "Exception" in line or "Error" in line), lines[-1] if lines else "no word")
    return f"it ended with {code}: {told}"
