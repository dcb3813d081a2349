"""A page as the lint reads it, and what all pages share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})[^`\n]*\n.*?(?:^[ >]*\1[`~]* *$|\Z)", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`\n]*`")


def read(file: Path, version: int = nbformat.NO_CONVERT) -> nbformat.NotebookNode:
    """The notebook; raises ValueError with a sentence if it is none."""
    try:
        notebook = nbformat.reads(file.read_text(encoding="utf-8"), as_version=version)
        nbformat.validate(notebook)
        return notebook
    except (ValueError, AttributeError, KeyError, TypeError, nbformat.ValidationError) as flaw:
        first, *_ = f"{flaw}\n".splitlines()
        raise ValueError(f"is no valid notebook: {first}") from flaw


@dataclass(frozen=True)
class Course:
    notebooks: Path
    pages: list[Path]
    claims: list[dict]
    glossary: list[dict]


@dataclass(frozen=True)
class Page:
    file: Path
    notebook: dict

    @property
    def number(self) -> str:
        return self.file.name[:2]

    def cells(self, kind: str | None = None) -> Iterator[tuple[int, dict]]:
        """The cells of a kind, numbered from 1 as a reader counts them."""
        for index, cell in enumerate(self.notebook.cells, 1):
            if kind in (None, cell.cell_type):
                yield index, cell

    def prose(self) -> Iterator[tuple[int, str]]:
        """The Markdown without its code."""
        for index, cell in self.cells("markdown"):
            yield index, INLINE.sub("", FENCE.sub("", cell.source))
