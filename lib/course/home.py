"""Which Python environment the course lives in, and how its packages get there.

| where                                            | environment       | packages                      |
|--------------------------------------------------|-------------------|-------------------------------|
| Binder (NB_PYTHON_PREFIX)                        | that prefix       | checked against the pins      |
| a conda environment made from environment.yml    | CONDA_PREFIX      | checked against the pins      |
| anywhere else, other conda environments included | .venv, made by us | installed from the pins       |

A .venv stays as long as it was made here, its own Python works and the pins hold, whatever Python started us.
"""

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from course import child, pins
from course.place import Place
from course.steps import Step, digest
from course.stop import Stop

SITE = "import sys, sysconfig; print(sysconfig.get_path('purelib')); sys.exit(sys.version_info < (3, 10))"


@dataclass(frozen=True)
class Home:
    prefix: Path
    ours: bool
    """True for .venv, which we make; false for an environment that conda or Binder made."""

    @property
    def python(self) -> Path:
        return self.prefix / "bin" / "python"

    @property
    def kernel(self) -> Path:
        """The kernelspec's folder; JJava's wheel puts its jar there."""
        return self.prefix / "share" / "jupyter" / "kernels" / "java"

    @property
    def lab_settings(self) -> Path:
        return self.prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"


def choose(place: Place, env: dict[str, str]) -> Home:
    for name in ("NB_PYTHON_PREFIX", "CONDA_PREFIX"):
        home = Home(Path(env.get(name, "")), ours=False)
        if env.get(name) and (home.kernel / "jjava.jar").exists():
            return home
    return Home(place.venv, ours=True)


def ensure(home: Home, place: Place) -> None:
    """Has the pinned packages in the environment."""
    wanted = pins.read(place.root / "environment.yml")
    if home.ours:
        step(home, place, wanted).ensure()
    elif said := flaw(home, wanted):
        raise Stop(
            f"the active environment {home.prefix} {said}: "
            "run `conda env update -f environment.yml` in it, or `conda deactivate`, and try again."
        )


def step(home: Home, place: Place, wanted: list[str]) -> Step:
    return Step(
        name="Python packages",
        announce=f"Making {home.prefix.name} with JupyterLab and the Java kernel",
        stamp=place.setup / "python",
        whole=lambda: flaw(home, wanted) is None,
        digest=digest(str(home.prefix), *wanted),
        make=lambda: make(home, place, wanted),
    )


def make(home: Home, place: Place, wanted: list[str]) -> None:
    """Builds it in place, since an environment cannot be moved, and leaves nothing behind when that fails."""
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop(
            f"the Python at {sys.executable} cannot make virtual environments: install its venv package "
            "(on Debian and Ubuntu: apt install python3-venv) and run this again."
        )
    try:
        shutil.rmtree(home.prefix, ignore_errors=True)
        fill(home, place, wanted)
    except BaseException:
        shutil.rmtree(home.prefix, ignore_errors=True)
        raise


def fill(home: Home, place: Place, wanted: list[str]) -> None:
    log = place.setup_log
    if not child.logged([sys.executable, "-m", "venv", home.prefix], log):
        raise Stop(
            f"Python could not make {home.prefix.name}; {log} has its words: free some disk and run this again."
        )
    pip = [home.python, "-I", "-m", "pip", "install", "--retries", "2", "--no-input", *wanted]
    if wanted and not child.logged(pip, log):
        raise Stop(
            f"pip could not install the course's packages; {log} has its words: "
            "check the network (the first run needs it) and run this again."
        )


def flaw(home: Home, wanted: list[str]) -> str | None:
    """Why the environment cannot be used, or None."""
    there = installed(home.python)
    if there is None:
        return "has no Python 3.10 or newer that runs"
    missing = pins.unmet(wanted, there)
    return f"lacks {', '.join(missing)}" if missing else None


def installed(python: Path) -> dict[str, str] | None:
    """Normalised name to version, by the names of the folders that pip leaves; None when that Python will not do."""
    try:
        site = subprocess.run([python, "-I", "-c", SITE], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    named = (folder.stem.rsplit("-", 1) for folder in Path(site).glob("*-*.dist-info"))
    return {pins.normalised(name): version for name, version in named}
