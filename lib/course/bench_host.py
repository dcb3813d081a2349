"""What the numbers of `./course bench` come from: the facts of its host card."""

import os
import platform
from datetime import date
from pathlib import Path

from course import bench_peers
from course.jdk import Jdk


def facts(found: Jdk) -> dict[str, str]:
    """What the numbers come from, by name."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    facts = {
        "cores": f"{cores} cores",
        "processor": processor(),
        "memory": memory(),
        "system": f"{platform.system()} {platform.release()}",
        "Java": f"JDK {found.version}",
        "Rust": bench_peers.rustc() or "no rustc",
        "busy": busy(),
        "date": date.today().isoformat(),
    }
    return {name: value for name, value in facts.items() if value}


def memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    except (ValueError, OSError):
        return ""


def busy() -> str:
    """How many programs wanted to run in the minute before: what is more than nothing spoils the numbers."""
    return f"load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
