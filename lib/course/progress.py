"""One line about a page that is running: updated in place on a terminal, otherwise printed once at the start."""

import sys
import time


class Progress:
    def __init__(self, name: str, cells: int, out=sys.stdout):
        self.name, self.cells, self.out = name, cells, out
        self.started = time.monotonic()
        self.live = out.isatty()
        self.at(0) if self.live else print(f"...  {name}  {cells} cells", file=out, flush=True)

    def at(self, done: int) -> None:
        if self.live:
            seconds = time.monotonic() - self.started
            self.out.write(f"\r\x1b[K...  {self.name}  {done}/{self.cells} cells  {seconds:.0f} s")
            self.out.flush()

    def close(self) -> None:
        if self.live:
            self.out.write("\r\x1b[K")
            self.out.flush()
