"""The verdicts that pages append to results.jsonl, and the table `claims.md` made from them."""

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from course.steps import write
from course.stop import FAILED, Stop

WORDS = ["holds", "holds-if", "false-here", "dated", "opinion", "cannot-tell"]


@dataclass(frozen=True)
class Verdict:
    id: str
    page: str
    verdict: str
    expected: str
    why: str

    @property
    def unexpected(self) -> bool:
        return self.verdict != self.expected

    def __str__(self) -> str:
        return f"claim {self.id}: {self.verdict} where {self.expected} was expected{self.why and f' ({self.why})'}"


def records(state: Path) -> list[dict]:
    results = state / "results.jsonl"
    text = results.read_text(encoding="utf-8", errors="replace") if results.exists() else ""
    return [record for line in text.split("\n") if (record := parsed(line))]


def parsed(line: str) -> dict | None:
    """None if it cannot be read: a killed kernel may leave half a line."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def read(state: Path) -> list[Verdict]:
    """The last verdict of each claim on each page, in order of page."""
    last = {(line["page"], line["id"]): line for line in records(state) if line["kind"] == "claim"}
    found = [
        Verdict(id, page, line["verdict"], line["expected"], line.get("why") or "") for (page, id), line in last.items()
    ]
    return sorted(found, key=lambda verdict: (verdict.page, key(verdict.id)))


def forget(state: Path, pages: set[str]) -> None:
    """Drops what these pages said in an earlier run."""
    kept = [json.dumps(line, ensure_ascii=False) + "\n" for line in records(state) if line.get("page") not in pages]
    write(state / "results.jsonl", "".join(kept))


def claims(notebooks: Path) -> list[dict]:
    return rows(notebooks / "claims.yml")


def rows(file: Path) -> list[dict]:
    """Those of a YAML file; none if it is not there."""
    try:
        return (yaml.safe_load(file.read_text(encoding="utf-8")) or []) if file.exists() else []
    except (ValueError, yaml.YAMLError) as flaw:
        raise Stop(f"{file.name} cannot be read: {' '.join(str(flaw).split())}.", FAILED) from flaw


def tagged(cells: list, kind: str | None = None) -> set[str]:
    """The ids of the `claim-ID` tags on these cells."""
    chosen = [cell for cell in cells if kind in (None, cell.cell_type)]
    tags = [tag for cell in chosen for tag in cell.metadata.get("tags", [])]
    return {tag.removeprefix("claim-") for tag in tags if tag.startswith("claim-")}


def table(verdicts: list[Verdict], claims: list[dict]) -> str:
    """claims.md."""
    words = {claim["id"]: claim["claim"] for claim in claims}
    rows = [
        f"| {v.id} | {cell(words.get(v.id, ''))} | {v.verdict}{' **(unexpected)**' if v.unexpected else ''} "
        f"| {v.expected} | {cell(v.why)} | {v.page} |\n"
        for v in verdicts
    ]
    head = "| id | claim, in our words | verdict | expected | why | page |\n|---|---|---|---|---|---|\n"
    return "# What this machine says\n\n" + head + "".join(rows)


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def key(id: str) -> list[tuple[bool, int, str]]:
    """2.9 before 2.10, X.1 last."""
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in id.split(".")]
