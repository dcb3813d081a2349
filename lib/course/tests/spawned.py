"""Programs that a test starts: they hear an interrupt though we may not, and never outlive the test."""

import signal
import subprocess
from contextlib import contextmanager

from course import child


@contextmanager
def spawned(command: list[object], **options):
    """Like Popen; a shell that starts us in the background lets us ignore SIGINT, which children would inherit."""
    process = subprocess.Popen(
        [str(word) for word in command], start_new_session=True, preexec_fn=hear_interrupts, **options
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            child.end(process)
        for pipe in filter(None, (process.stdout, process.stderr)):
            pipe.close()


def hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
