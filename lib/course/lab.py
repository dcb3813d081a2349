"""`./course lab`: JupyterLab on the notebooks folder, opened at a page."""

import os
import socket

from course import child, pages
from course.place import Place
from course.prepare import prepare
from course.stop import USAGE, Stop

SAVING = "--FileContentsManager.pre_save_hook=course.saving.keep_version"


def lab(place: Place, page: str | None, browser: bool, wanted: str | None) -> int:
    """Refuses bad input before the set-up; then attends to JupyterLab until Ctrl-C.

    Lab is told to end by SIGTERM, since an interrupt makes it ask first, or on no terminal leave its kernels behind.
    """
    opened = pages.find(place.notebooks, page or pages.START).name
    port = None if wanted is None else free_one(wanted)
    ready = prepare(place)
    options = [f"--LabApp.default_url=/lab/tree/{opened}"]
    if port is not None:
        options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        options.append("--no-browser")
    try:
        return child.attended([ready.home.python, *command(place), *options], JUPYTER_PREFER_ENV_PATH="1")
    except KeyboardInterrupt:
        print("\nJupyterLab and its kernels have ended.")
        return 0


def command(place: Place) -> list[str]:
    """How the course starts JupyterLab, for readers and for the tests in the browser."""
    root = [] if os.geteuid() else ["--allow-root"]
    return ["-m", "jupyterlab", f"--ServerApp.root_dir={place.notebooks}", SAVING, "--log-level=WARN", *root]


def free_one(wanted: str) -> int:
    """The port that a reader named; a Stop when it is none, or is taken."""
    port = int(wanted) if wanted.isdecimal() else 0
    if not 0 < port < 65536:
        raise Stop(f'"{wanted}" is no port: give one between 1 and 65535, for example --port 8890.', USAGE)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stop(f"port {port} is taken: choose another, for example --port {free()}.") from None
    return port


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
