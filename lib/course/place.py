"""Where things are, relative to the root of the repository."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    root: Path

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def setup(self) -> Path:
        """The stamps of finished set-up steps, and the lock."""
        return self.root / ".setup"

    @property
    def target(self) -> Path:
        return self.root / "target"

    @property
    def setup_log(self) -> Path:
        return self.target / "setup.log"

    @property
    def course_jar(self) -> Path:
        return self.root / "lib" / "measure" / "target" / "course.jar"

    @property
    def wrapper(self) -> Path:
        return self.root / "mvnw"


HERE = Place(Path(__file__).resolve().parents[2])
