"""`./course lab` itself: it answers at its page, and Ctrl-C ends it with every kernel."""

import os
import signal
import subprocess
import tempfile
import unittest
from contextlib import contextmanager
from pathlib import Path

from course import lab
from course.place import HERE
from course.server import Server, wait
from course.tests.spawned import spawned


class LabTest(unittest.TestCase):
    def test_ctrl_c_ends_lab_and_its_kernels(self):
        with tempfile.TemporaryDirectory() as folder:
            port, log = lab.free(), Path(folder) / "log"
            server = Server(f"http://127.0.0.1:{port}", "secret", Path(folder), Path(folder))
            with self.start(port, log, JUPYTER_TOKEN=server.token, JUPYTER_RUNTIME_DIR=folder) as process:
                wait(server, process, log)
                kernel = server.ask("api/kernels", "POST")["id"]
                self.assertIn(kernel, processes())
                process.send_signal(signal.SIGINT)
                self.assertEqual(0, process.wait(60))
            self.assertNotIn(kernel, processes())
            self.assertIn("JupyterLab and its kernels have ended.", log.read_text())

    @contextmanager
    def start(self, port: int, log: Path, **env: str):
        command = [HERE.root / "course", "lab", "--no-browser", "--port", port]
        with open(log, "w") as out, spawned(command, env={**os.environ, **env}, stdout=out, stderr=out) as process:
            yield process


def processes() -> str:
    return subprocess.run(["ps", "-Ao", "args", "-ww"], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    unittest.main()
