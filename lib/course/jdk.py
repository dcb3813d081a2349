"""Finds a JDK 25 or newer: JAVA_HOME, then PATH, then the folders where each platform keeps its JDKs.

The `release` file that every JDK carries tells its version without starting it. The first good one in the order above
wins; among the platform's folders the oldest that is new enough, since that is the one the course is tested with.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from course.stop import Stop

NEEDED = 25
FOLDERS = [
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "C:/Program Files/Java/*",
    "C:/Program Files/Eclipse Adoptium/*",
    "C:/Program Files/Microsoft/jdk-*",
]


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @property
    def feature(self) -> int:
        return feature(self.version)

    @property
    def java(self) -> Path:
        return tool(self.home, "java")

    @property
    def flaw(self) -> str | None:
        """Why this one will not do, or None."""
        if self.feature < NEEDED:
            return f"is Java {self.version}"
        if not tool(self.home, "javac").exists():
            return f"is a JRE {self.version} without javac"
        return None


def find(env: dict[str, str], folders: list[str] = FOLDERS) -> Jdk:
    """The JDK to use, or a Stop that says what was seen instead."""
    seen: dict[Path, str] = {}
    for origin, home in [*named(env), *((str(home), home) for home in usual(env, folders))]:
        flaw = flaw_at(home)
        if flaw is None:
            return at(home)
        seen.setdefault(home.resolve(), f"{origin} {flaw}")
    raise Stop(
        f"no JDK {NEEDED} or newer was found ({'; '.join(seen.values()) or 'no Java at all'}): "
        "install one, for example from https://adoptium.net, or set JAVA_HOME to it."
    )


def passed_over(env: dict[str, str], found: Jdk) -> str:
    """A word about a JAVA_HOME that was not taken; empty when it was, or is not set."""
    wish = env.get("JAVA_HOME")
    return f", not JAVA_HOME={wish}, which {flaw_at(Path(wish))}" if wish and Path(wish) != found.home else ""


def flaw_at(home: Path) -> str | None:
    jdk = at(home)
    return "holds no JDK" if jdk is None else jdk.flaw


def at(home: Path) -> Jdk | None:
    """The JDK or JRE in this folder, by its `release` file."""
    release = home / "release"
    if not (release.is_file() and tool(home, "java").exists()):
        return None
    for line in release.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("JAVA_VERSION="):
            return Jdk(home, line.split("=", 1)[1].strip().strip('"'))
    return None


def named(env: dict[str, str]) -> list[tuple[str, Path]]:
    """The ones that the reader chose: JAVA_HOME and the java on PATH."""
    homes = []
    if env.get("JAVA_HOME"):
        homes.append((f"JAVA_HOME={env['JAVA_HOME']}", Path(env["JAVA_HOME"])))
    on_path = shutil.which("java", path=env.get("PATH", ""))
    if on_path:
        homes.append((f"{on_path} on the PATH", Path(on_path).resolve().parent.parent))
    return homes


def usual(env: dict[str, str], folders: list[str]) -> list[Path]:
    """The homes in the platform's folders, oldest version first, each once."""
    conda = [f"{env[name]}/lib/jvm" for name in ("CONDA_PREFIX", "NB_PYTHON_PREFIX") if env.get(name)]
    homes = {path.resolve() for pattern in [*conda, *folders] for path in expand(pattern)}
    return sorted(filter(at, homes), key=lambda home: (at(home).feature, str(home)))


def expand(pattern: str) -> list[Path]:
    path = Path(os.path.expanduser(pattern))
    return list(Path(path.anchor).glob(str(path.relative_to(path.anchor)))) if path.is_absolute() else []


def feature(version: str) -> int:
    """25 of "25.0.3", 26 of "26-ea", 8 of "1.8.0_402"."""
    parts = version.replace("-", ".").replace("+", ".").split(".")
    return int(parts[1] if parts[0] == "1" and len(parts) > 1 else parts[0])


def tool(home: Path, name: str) -> Path:
    return home / "bin" / (name + (".exe" if sys.platform == "win32" else ""))
