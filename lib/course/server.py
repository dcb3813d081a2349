"""A JupyterLab server for the tests, started as `./course lab` starts it, on a copy of the pages to write to."""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jupyter_client import BlockingKernelClient

from course import child, lab
from course.place import Place
from course.steps import write
from course.stop import Stop

START_LIMIT = 60
SETTINGS = {"@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"}}
"""All cells are drawn, also those that are scrolled away, so that a screenshot holds the whole page."""

THREADS = """
for (var t : Thread.getAllStackTraces().keySet()) if (t.isAlive()) System.out.println(t.getName());
"""
EXPECTED = re.compile(
    r"async-(driver|warm-up)"
    r"|main|Shell-\d+|Heartbeat-\d+|jjava-exec-\w+-\d+|reaper-\d+|iothread-\d+|Thread-0"  # JJava and its ZeroMQ
    r"|Reference Handler|Finalizer|Signal Dispatcher|Notification Thread|Common-Cleaner|Attach Listener"  # the JVM
    r"|process reaper( \(pid \d+\))?"  # the JDK's own, for a minute after a child process
    r"|(ForkJoinPool[\w.-]*|VirtualThread|MasterPoller|CompletableFuture|JNA|Cleaner)[\w.-]*"  # the JDK's own pools
)


@dataclass
class Server:
    url: str
    token: str
    runtime: Path
    state: Path

    def ask(self, path: str, method: str = "GET"):
        request = urllib.request.Request(
            f"{self.url}/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def end_kernels(self) -> None:
        for session in self.ask("api/sessions"):
            self.ask(f"api/sessions/{session['id']}", "DELETE")

    def stray_threads(self, page: str) -> list[str]:
        """The names of live threads in a page's kernel that neither the kernel, the JVM nor our driver explains."""
        session = next(session for session in self.ask("api/sessions") if session["path"] == page)
        said = talk(self.runtime / f"kernel-{session['kernel']['id']}.json", THREADS)
        return sorted(name for name in said.split("\n") if name and not EXPECTED.fullmatch(name))


def talk(connection: Path, code: str) -> str:
    """What a running kernel prints for this code."""
    said: list[str] = []

    def hear(message):
        if message["msg_type"] == "stream":
            said.append(message["content"]["text"])

    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    try:
        client.execute_interactive(code, timeout=30, store_history=False, output_hook=hear)
    finally:
        client.stop_channels()
    return "".join(said)


@contextmanager
def serve(place: Place, folder: Path):
    """Serves a copy of `place`'s pages in `folder`, with settings and state of its own; ends with all its kernels."""
    copy = copied(place, folder)
    server = Server(f"http://127.0.0.1:{lab.free()}", secrets.token_hex(16), folder / "runtime", folder / "state")
    server.runtime.mkdir(mode=0o700)
    with open(folder / "server.log", "w") as log:
        process = subprocess.Popen(
            [sys.executable, *lab.command(copy), "--no-browser", *options(server)],
            env={**os.environ, **environment(server, folder)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            wait(server, process, folder / "server.log")
            yield server
        finally:
            child.end(process, grace=30)


def copied(place: Place, folder: Path) -> Place:
    shutil.rmtree(folder, ignore_errors=True)
    copy = Place(folder)
    shutil.copytree(place.notebooks, copy.notebooks, ignore=shutil.ignore_patterns(".*"))
    (folder / "lib").symlink_to(place.root / "lib")
    for file, content in SETTINGS.items():
        write(folder / "settings" / file, json.dumps(content))
    return copy


def options(server: Server) -> list[str]:
    port = server.url.rsplit(":", 1)[1]
    return [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--LabApp.expose_app_in_browser=True"]


def environment(server: Server, folder: Path) -> dict[str, str]:
    return {
        "JUPYTER_TOKEN": server.token,
        "JUPYTER_RUNTIME_DIR": str(server.runtime),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "ASYNCJAVA_STATE": str(server.state),
    }


def wait(server: Server, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server.ask("api/sessions")
            return
        except OSError:
            time.sleep(0.1)
    raise Stop(f"JupyterLab did not start within {START_LIMIT} s; {log} has its words.")
