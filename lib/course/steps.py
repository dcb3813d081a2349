"""One step of the set-up, done once: its stamp is a digest of what it was made from.

| product whole | stamp   | then                                      |
|---------------|---------|-------------------------------------------|
| yes           | matches | nothing to do                             |
| otherwise     |         | stamp removed, made anew, stamp written   |

The stamp is written last and atomically, so a step that was interrupted anywhere is made anew by the next run.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Step:
    name: str
    announce: str
    stamp: Path
    whole: Callable[[], bool]
    """Whether what it makes is there, and undamaged as far as a glance tells."""

    digest: str
    make: Callable[[], None]

    def done(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == self.digest and self.whole()

    def ensure(self) -> None:
        if self.done():
            return
        started = time.monotonic()
        print(f"{self.announce} ...", end=" ", flush=True)
        self.stamp.unlink(missing_ok=True)
        try:
            self.make()
        except BaseException:
            print()
            raise
        write(self.stamp, self.digest)
        print(f"{time.monotonic() - started:.0f} s", flush=True)


def write(path: Path, text: str) -> None:
    """All of it or nothing, whenever it is interrupted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    try:
        half.write_text(text, encoding="utf-8")
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def digest(*parts: str, files: Iterable[Path] = (), root: Path | None = None) -> str:
    """Of the texts, and of the files' contents and places under `root`."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode() + b"\0")
    for file in sorted(files):
        sha.update(file.relative_to(root).as_posix().encode() + b"\0")
        sha.update(hashlib.sha256(file.read_bytes()).digest())
    return sha.hexdigest()


@contextmanager
def one_at_a_time(lock: Path, doing: str):
    """Holds the lock file, so that two never meet; the system lets go of it when the process ends."""
    import fcntl

    lock.parent.mkdir(parents=True, exist_ok=True)
    with open(lock, "w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Another ./course is {doing}; waiting for it ...", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
