"""`./course COMMAND`: reads the words and hands over."""

import argparse
import re
import signal
import sys

from course import child, pages
from course.bench import bench
from course.doctor import doctor
from course.lab import lab
from course.place import HERE
from course.prepare import prepare
from course.stop import FAILED, USAGE, Stop

WAYS = "lab, run, test, bench, lint, doctor, prepare"


class Words(argparse.ArgumentParser):
    """An argument parser whose complaint is one sentence."""

    def error(self, message: str):
        if wrong := re.search(r"COMMAND: invalid choice: '(.*)' \(", message):
            message = f"{wrong[1]} is no command: give one of {WAYS}"
        elif "COMMAND" in message:
            message = f"give one of the commands {WAYS}"
        raise Stop(f"{message} (./course --help tells more).", USAGE)


def words() -> Words:
    parser = Words(prog="./course", description="Asynchronous Java, measured.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Words)

    def command(name: str, help: str) -> Words:
        return commands.add_parser(name, help=help, description=help, allow_abbrev=False)

    opens = command("lab", "set up what is missing, then open JupyterLab at page 00 or PAGE")
    opens.add_argument("page", nargs="?", metavar="PAGE", help="a number or a file name: 1, 01, 01-a-title")
    opens.add_argument("--no-browser", action="store_true", help="do not open a browser")
    opens.add_argument("--port", help="the port to listen on")
    runs = command("run", "execute pages without a browser; results go to target/pages")
    runs.add_argument("pages", nargs="*", metavar="PAGE", help="which pages (all when none is named)")
    runs.add_argument("--exercises", action="store_true", help="only their exercises, without and with the solutions")
    tests = command("test", "run every test: lint, Python, Java, each page in a browser")
    depth = tests.add_mutually_exclusive_group()
    depth.add_argument("--quick", action="store_true", help="without the browser and slow set-ups; in three minutes")
    depth.add_argument("--deep", action="store_true", help="and what takes longer")
    measures = command("bench", "measure the library beside its peers: threads, Reactor, Rust, Kotlin")
    measures.add_argument("jobs", nargs="*", metavar="JOB", help="which jobs (all when none is named)")
    measures.add_argument("--quick", action="store_true", help="10 jobs, 3 peers, 3 runs of each; in four minutes")
    measures.add_argument("--json", metavar="FILE", help="write the results there too")
    reads = command("lint", "read the pages for mistakes of form")
    reads.add_argument("--mend", action="store_true", help="first write bars, 00's map and the README's table anew")
    command("doctor", "print what this machine has and what is missing; changes nothing")
    command("prepare", "set up and stop there (Binder's postBuild calls it)")
    return parser


def act(asked: argparse.Namespace) -> int:
    match asked.command:
        case "lab":
            return lab(HERE, asked.page, not asked.no_browser, asked.port)
        case "run":
            pages.chosen(HERE.notebooks, asked.pages)
            within("solutions" if asked.exercises else "run", *asked.pages)
        case "test":
            within("suite", *(f"--{depth}" for depth in ("quick", "deep") if getattr(asked, depth)))
        case "bench":
            return bench(HERE, asked.quick, asked.json, asked.jobs)
        case "lint":
            within("lint", *(["--mend"] if asked.mend else []))
        case "doctor":
            return doctor(HERE)
        case "prepare":
            prepare(HERE)
    return 0


def within(command: str, *arguments: str) -> None:
    """Goes on in the course's own Python, where Jupyter is."""
    ready = prepare(HERE)
    child.become(
        ready.home.python,
        "-m",
        "course.inside",
        command,
        *arguments,
        JAVA_HOME=str(ready.jdk.home),
        JUPYTER_PREFER_ENV_PATH="1",
    )


def main(run=lambda: act(words().parse_args())) -> int:
    """Runs a command; what stops it early becomes one sentence and an exit code."""
    for sign in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(sign) is signal.SIG_DFL:
            signal.signal(sign, lambda number, _: sys.exit(128 + number))
    try:
        return run()
    except Stop as stop:
        print(f"course: {stop}", file=sys.stderr)
        return stop.code
    except OSError as why:
        if why.filename is None:
            raise
        print(f"course: {why.filename} cannot be read or written ({why.strerror}).", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("course: stopped.", file=sys.stderr)
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
