"""Who is measured: how each peer is built, and how it is run.

| peers                                        | program            | built by                                    |
|----------------------------------------------|--------------------|---------------------------------------------|
| await-compiled, await-coroutine,             | lib/bench          | the Maven wrapper                           |
| hand-written, virtual-threads,               |                    |                                             |
| platform-threads, completable-future,        |                    |                                             |
| reactor                                      |                    |                                             |
| tokio, smol                                  | lib/peers/rust     | cargo, where there is one                   |
| kotlin                                       | lib/peers/kotlin   | the Maven wrapper's profile `peers`         |

A program does one job for one peer and prints a line of JSON for each result (lib/peers/README.md). What cannot be
built is left out with one line; only our own library must be there.

Every JVM has the serial collector, as many carriers of virtual threads as the job has workers, and a heap of a fixed
size: three times the live data of the job, two thirds of it young, so that the live data fits once into the rest.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from course import child, prepare
from course.jdk import Jdk
from course.place import Place
from course.steps import Step, digest
from course.stop import Stop

JAVA = (
    "await-compiled",
    "await-coroutine",
    "hand-written",
    "virtual-threads",
    "platform-threads",
    "completable-future",
    "reactor",
)
QUICK = ("await-compiled", "virtual-threads")
"""Of these, who is measured by `--quick`."""

RUST = ("tokio", "smol")
KOTLIN = ("kotlin",)

COROUTINES = ("await-coroutine",)
"""Who needs the JDK's own coroutines opened. Without them a body that cannot be compiled fails, instead of being
measured as if it were compiled."""

SMALLEST_HEAP = 64
LIVE = {
    "hand-written": (85, 80, 150),
    "await-compiled": (90, 85, 150),
    "await-coroutine": (170, 450, 550),
    "virtual-threads": (450, 700, 800),
    "platform-threads": (10, 10, 10),
    "completable-future": (85, 90, 150),
    "reactor": (250, 200, 300),
    "kotlin": (250, 350, 450),
}
"""A peer's live data in MB, with a million tasks: spawned and not yet joined; parked; asleep. Of platform threads with
the ten thousand that they do."""

SPAWNED = ("spawn-join", "scale")
PARKED = ("parked-heap", "parked-rss", "cold-resume", "warm-resume", "resume-after-gc")

SPARED = {
    "cold-resume": ("await-coroutine", "platform-threads", "completable-future", "reactor", "smol"),
    "warm-resume": ("platform-threads", "completable-future", "reactor", "smol"),
    "resume-after-gc": ("await-coroutine", "platform-threads", "completable-future", "reactor", "smol", "kotlin"),
    "spawn-join": ("reactor",),
    "parked-rss": ("completable-future", "reactor", "smol"),
    "timers": ("reactor", "smol"),
    "timeout-cancel": ("smol",),
    "pool-spawn": ("reactor",),
    "pool-yield": ("smol", "reactor"),
    "pool-ping-pong": ("reactor",),
    "pool-chain": ("smol", "reactor"),
    "scale": ("smol", "reactor"),
}
"""Who does a job only if it is asked for by name."""


@dataclass(frozen=True)
class Peer:
    name: str
    command: Callable[[str], list[object]]
    """The words that do a job."""

    way: Callable[[str], str]
    """How it is run, for the reader of the table."""


def find(place: Place, jdk: Jdk, quick: bool) -> tuple[list[Peer], list[str]]:
    """Those that can be measured, all built, and a sentence about each group that cannot."""
    ours(place, jdk).ensure()
    peers, left_out = [peer for peer in java(place, jdk) if not quick or peer.name in QUICK], []
    found, said = others(RUST[:1] if quick else RUST, lambda: rust(place))
    peers += found
    left_out += said
    if not quick or said:
        found, said = others(KOTLIN, lambda: kotlin(place, jdk))
        peers += found
        left_out += said
    return peers, left_out


def others(names: Sequence[str], build: Callable[[], list[Peer]]) -> tuple[list[Peer], list[str]]:
    try:
        return [peer for peer in build() if peer.name in names], []
    except Stop as why:
        return [], [f"{' and '.join(names)} left out: {why}"]


def spared() -> dict[tuple[str, str], str]:
    """Whom a run of all jobs leaves out, and why."""
    return {
        (job, peer): f"left out, so that all ends in 25 minutes: ./course bench {job} has it"
        for job, peers in SPARED.items()
        for peer in peers
    }


def heap(job: str, peer: str) -> int:
    """In MB."""
    spawned, parked, asleep = LIVE[peer]
    if job in SPAWNED:
        live = spawned
    elif job in PARKED:
        live = parked
    elif job == "timers":
        live = asleep
    else:
        live = asleep / 10 if job == "timeout-cancel" else 0
    return max(SMALLEST_HEAP, int(3 * live))


def workers(job: str) -> int:
    return 2 if job.startswith("pool-") else 1


def flags(job: str, peer: str) -> list[str]:
    size = heap(job, peer)
    words = ["-XX:+UseSerialGC", f"-Xms{size}m", f"-Xmx{size}m", f"-Xmn{2 * size // 3}m"]
    if peer in COROUTINES:
        words += ["--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED"]
    if peer == "virtual-threads":
        words += [f"-Djdk.virtualThreadScheduler.{name}={workers(job)}" for name in ("parallelism", "maxPoolSize")]
    return words


def on_the_jvm(jdk: Jdk, peer: str, program: list[object]) -> Peer:
    return Peer(
        peer,
        command=lambda job: [jdk.java, *flags(job, peer), *program, job, peer],
        way=lambda job: " ".join(flags(job, peer)),
    )


# Our own


def benchmarks(place: Place) -> Path:
    return place.root / "lib" / "bench" / "target" / "benchmarks.jar"


def java(place: Place, jdk: Jdk) -> list[Peer]:
    return [on_the_jvm(jdk, name, ["-cp", benchmarks(place), "async.bench.job.Main"]) for name in JAVA]


def ours(place: Place, jdk: Jdk) -> Step:
    return Step(
        name="bench",
        announce="Building lib/bench",
        stamp=place.setup / "bench",
        whole=benchmarks(place).is_file,
        digest=digest(jdk.version, files=prepare.sources(place), root=place.root),
        make=lambda: maven(place, jdk, "lib/bench", "-am"),
    )


def maven(place: Place, jdk: Jdk, module: str, how: str) -> None:
    command = [place.wrapper, "-q", "-B", "-Dmaven.test.skip=true", "-pl", module, how, "package"]
    if not child.logged(command, place.setup_log, cwd=place.root, env=prepare.java_env(jdk)):
        raise Stop(f"Maven could not build {module}; {place.setup_log} has its words (the first run needs the network)")


# Rust


def rust(place: Place) -> list[Peer]:
    crate = place.root / "lib" / "peers" / "rust"
    program = place.target / "peers" / "release" / "peers"
    cargo = shutil.which("cargo")
    if not cargo:
        raise Stop("there is no cargo on the PATH (https://rustup.rs has one)")
    if not crate.is_dir():
        raise Stop(f"{crate} is not there")
    Step(
        name="rust peers",
        announce="Building lib/peers/rust",
        stamp=place.setup / "peers-rust",
        whole=program.is_file,
        digest=digest(rustc(), files=files(crate), root=place.root),
        make=lambda: build(place, cargo, crate),
    ).ensure()
    return [Peer(name, lambda job, name=name: [program, job, name], lambda job: "--release, fat LTO") for name in RUST]


def build(place: Place, cargo: str, crate: Path) -> None:
    if not child.logged([cargo, "build", "--release", "--locked"], place.setup_log, cwd=crate):
        raise Stop(f"cargo could not build {crate}; {place.setup_log} has its words (the first run needs the network)")


def rustc() -> str:
    """Its name and version, or nothing."""
    try:
        return subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


# Kotlin


def kotlin(place: Place, jdk: Jdk) -> list[Peer]:
    module = place.root / "lib" / "peers" / "kotlin"
    program = module / "target" / "peers.jar"
    if not module.is_dir():
        raise Stop(f"{module} is not there")
    Step(
        name="kotlin peer",
        announce="Building lib/peers/kotlin",
        stamp=place.setup / "peers-kotlin",
        whole=program.is_file,
        digest=digest(jdk.version, files=[place.root / "pom.xml", *files(module)], root=place.root),
        make=lambda: maven(place, jdk, "lib/peers/kotlin", "-Ppeers"),
    ).ensure()
    return [on_the_jvm(jdk, "kotlin", ["-jar", program])]


def files(folder: Path) -> Iterator[Path]:
    """All that something in this folder is made from."""
    for path in folder.rglob("*"):
        if path.is_file() and "target" not in path.relative_to(folder).parts:
            yield path
