"""`python -m course.inside COMMAND WORDS`: goes on in the course's own Python, where Jupyter is.

The command's module is imported late, so that Ctrl-C is told in one sentence also while Jupyter is being loaded.
"""

import importlib
import sys

from course.__main__ import main


def start(command: str, *words: str) -> int:
    return importlib.import_module(f"course.{command}").start(*words)


if __name__ == "__main__":
    sys.exit(main(lambda: start(*sys.argv[1:])))
