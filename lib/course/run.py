"""`./course run`: executes pages headless, each in a fresh kernel, and judges what they say.

| a page ends with               | line  | exit |
|--------------------------------|-------|------|
| every cell run, as expected    | ok    | 0    |
| more than 45 s, all else well  | slow  | 0    |
| a verdict that was not expected or not given | bad | 1 |
| a failed cell, or one over 120 s | bad | 1    |
"""

import asyncio
import os
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

from course import child, pages, verdicts
from course.page import read
from course.place import HERE, Place
from course.progress import Progress
from course.steps import one_at_a_time, write
from course.stop import FAILED, Stop
from course.verdicts import Verdict

BUDGET = 45
CELL_LIMIT = 120
MOST_LINES = 15
KERNEL = re.compile(r"^[|\s]*at (org\.dflib|jdk\.|java\.base/)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Outcome:
    page: Path
    cells: int = 0
    seconds: float = 0
    whole: bool = False
    """Whether every cell was run to its end."""

    faults: list[str] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def summary(self) -> str:
        words = [verdict.verdict for verdict in self.verdicts]
        told = ", ".join(f"{words.count(word)} {word}" for word in verdicts.WORDS if word in words)
        late = f" (over its {BUDGET} s)" if self.whole and self.seconds > BUDGET else ""
        state = "bad " if self.faults else "slow" if late else "ok  "
        return f"{state} {self.page.stem}  {self.cells} cells  {self.seconds:.1f} s{late}  {told or 'no verdicts'}"


def start(*wanted: str) -> int:
    return run(HERE, list(wanted))


def run(place: Place, wanted: list[str]) -> int:
    chosen = pages.chosen(place.notebooks, wanted)
    out = place.target / "pages"
    with one_at_a_time(out / "lock", "running pages"):
        outcomes = run_all(place, chosen, out, everything=not wanted)
    for outcome in outcomes:
        for fault in outcome.faults:
            print(f"\n{outcome.page.name}: {fault}")
    bad = sum(bool(outcome.faults) for outcome in outcomes)
    print(f"\n{counted(len(outcomes) - bad)} as expected, {bad} not; see {os.path.relpath(out)}")
    return 1 if bad else 0


def run_all(place: Place, chosen: list[Path], out: Path, everything: bool) -> list[Outcome]:
    """Runs these pages, and remakes the table of what all pages said."""
    state = out / "state"
    earlier = {line.get("page") for line in verdicts.records(state)}
    verdicts.forget(state, earlier if everything else {pages.number(page) for page in chosen})
    outcomes = [page_run(page, out, state) for page in chosen]
    write(out / "claims.md", verdicts.table(verdicts.read(state), verdicts.claims(place.notebooks)))
    return outcomes


def counted(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def page_run(page: Path, out: Path, state: Path) -> Outcome:
    """Runs one page up to its end or its first failed cell, and keeps what was executed."""
    outcome = Outcome(page)
    try:
        notebook = read(page, 4)
    except ValueError as flaw:
        outcome.faults.append(str(flaw))
        print(outcome.summary, flush=True)
        return outcome
    progress = Progress(page.stem, sum(cell.cell_type == "code" for cell in notebook.cells))
    try:
        execute(notebook, page, out, state, outcome, progress)
    finally:
        progress.close()
    outcome.verdicts = [verdict for verdict in verdicts.read(state) if verdict.page == pages.number(page)]
    outcome.faults += [str(verdict) for verdict in outcome.verdicts if verdict.unexpected]
    outcome.whole = outcome.cells == progress.cells
    if outcome.whole:
        silent = verdicts.tagged(notebook.cells, "code") - {verdict.id for verdict in outcome.verdicts}
        outcome.faults += [f"claim {id}: no verdict was given" for id in sorted(silent)]
    keep(notebook, out / page.name)
    print(outcome.summary, flush=True)
    return outcome


def execute(notebook, page: Path, out: Path, state: Path, outcome: Outcome, progress: Progress) -> None:
    started = time.monotonic()
    with serving(notebook, page, out / "kernel.log", state) as client:
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            try:
                client.execute_cell(cell, index)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as failure:
                outcome.faults.append(fault(index, cell, failure, out / "kernel.log"))
                break
            finally:
                outcome.seconds = time.monotonic() - started
            outcome.cells += 1
            progress.at(outcome.cells)


@contextmanager
def serving(notebook, page: Path, log: Path, state: Path):
    """A client whose kernel serves this page: it runs the cells of `notebook`, and its results go to `state`."""
    client = NotebookClient(
        notebook, timeout=CELL_LIMIT, kernel_name="java", resources={"metadata": {"path": str(page.parent)}}
    )
    env = {**os.environ, "ASYNCJAVA_STATE": str(state), "ASYNCJAVA_PAGE": pages.number(page)}
    with open(log, "a") as out, started_kernel(client, log, env=env, stdout=out, stderr=out):
        try:
            yield client
        except BaseException:
            give_up_the_cell()
            raise


def give_up_the_cell() -> None:
    """Of an interrupted run. Else it ends with its kernel, by an error that nobody awaits and asyncio tells at length."""
    loop = ensure_event_loop()
    under_way = asyncio.all_tasks(loop)
    for task in under_way:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*under_way, return_exceptions=True))


@contextmanager
def started_kernel(client: NotebookClient, log: Path, **options):
    """A kernel that is ended whatever happens, also when we are interrupted while it starts."""
    manager = client.create_kernel_manager()
    process = None
    try:
        client.start_new_kernel(**options)
        process = manager.provisioner.process
        try:
            client.start_new_kernel_client()
        except RuntimeError as why:
            raise Stop(f"the Java kernel does not start; {os.path.relpath(log)} has what it said.", FAILED) from why
        with client.setup_kernel():
            yield
    finally:
        process = process or (manager.provisioner.process if manager.has_kernel else None)
        if process is not None and process.poll() is None:  # nbclient's own end was cut short
            child.end(process)
            manager.cleanup_connection_file()


def fault(index: int, cell, failure: Exception, log: Path) -> str:
    """The cell's number, its source and what went wrong, trimmed."""
    source = "\n".join("    " + line for line in cell.source.splitlines())
    match failure:
        case CellTimeoutError():
            said = f"did not end within {CELL_LIMIT} s; {os.path.relpath(log)} has what the kernel said"
        case DeadKernelError():
            said = f"ended the kernel; {os.path.relpath(log)} has what it said"
        case _:
            said = "\n".join(["failed:", *error(cell, failure)[:MOST_LINES]])
    return f"cell {index + 1}\n{source}\n{said}"


def error(cell, failure: Exception) -> list[str]:
    """The lines that tell what a cell threw, without colour and without the kernel's own frames."""
    output = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None)
    traceback = COLOUR.sub("", "\n".join(output.traceback) if output else str(failure)).splitlines()
    return [line for line in traceback if not KERNEL.search(line)]


def keep(notebook, path: Path) -> None:
    write(path, nbformat.writes(notebook))
    html, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": path.stem}})
    write(path.with_suffix(".html"), html)
