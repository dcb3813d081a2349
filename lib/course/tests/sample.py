"""Small notebooks and places to test with."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.lint_cells import LANGUAGE, SETUP
from course.place import HERE, Place

METADATA = {
    "kernelspec": {"name": "java", "display_name": "Java", "language": "java"},
    "language_info": dict(LANGUAGE),
}


def text(source: str, *tags: str):
    return new_markdown_cell(source, metadata={"tags": list(tags)} if tags else {})


def code(source: str, *tags: str):
    return new_code_cell(source, metadata={"tags": list(tags)} if tags else {})


def setup() -> list:
    return [code(source) for source in SETUP]


def place(root: Path) -> Place:
    """An empty course with the real library."""
    made = Place(root)
    made.notebooks.mkdir()
    (root / "lib").symlink_to(HERE.root / "lib")
    return made


def save(folder: Path, name: str, *cells) -> Path:
    path = folder / name
    nbformat.write(new_notebook(cells=list(cells), metadata=METADATA), path)
    return path
