"""Runs other programs so that none outlives the course, and their walls of text go to a file."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def logged(command: Sequence[object], log: Path, **options) -> bool:
    """Runs it with its output appended to `log`; true when it succeeded. Ends its whole group if we are interrupted."""
    log.parent.mkdir(parents=True, exist_ok=True)
    words = [str(word) for word in command]
    with open(log, "a", encoding="utf-8") as out:
        print("$", *words, file=out, flush=True)
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True, **options
        )
        try:
            return process.wait() == 0
        except BaseException:
            end(process)
            raise


def heard(command: Sequence[object], limit: float) -> tuple[int | None, str, str]:
    """Runs it to its end: its exit code (None if it was ended at the limit, in seconds), and what it said on both."""
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    with process.stdout, process.stderr:
        try:
            said, complained = process.communicate(timeout=limit)
            return process.returncode, said, complained
        except subprocess.TimeoutExpired:
            end(process)
            return None, "", ""
        except BaseException:
            end(process)
            raise


def attended(command: Sequence[object], **env: str) -> int:
    """Runs it on our terminal until it ends, or until we are told to: then it is asked to end, once, and waited for."""
    process = subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.DEVNULL, env={**os.environ, **env}, start_new_session=True
    )
    try:
        return process.wait()
    except BaseException:
        end(process, grace=30)
        raise


def end(process: subprocess.Popen, grace: float = 10) -> None:
    """Ends a process that leads its own session, and all that it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(grace)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def become(python: Path, *arguments: object, **env: str) -> None:
    """Goes on as another Python program: same terminal, same signals, its exit code."""
    sys.stdout.flush()
    os.execve(python, [str(python), *map(str, arguments)], {**os.environ, **env})
