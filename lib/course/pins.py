"""Reads the exact pins in the `pip:` list of environment.yml, before any YAML library is there."""

from pathlib import Path


def read(environment: Path) -> list[str]:
    """`["jjava==1.0a8", ...]`: the items under `- pip:`, which are all that is indented deeper than it."""
    pins: list[str] = []
    depth = None
    for line in environment.read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].rstrip()
        indent = len(text) - len(text.lstrip())
        if text.strip() == "- pip:":
            depth = indent
        elif text and depth is not None:
            if indent <= depth:
                break
            pins.append(text.strip().removeprefix("- "))
    return pins


def unmet(pins: list[str], installed: dict[str, str]) -> list[str]:
    """The pins that `installed` (normalised name to version) does not hold."""
    return [pin for pin in pins if installed.get(normalised(pin.split("==")[0])) != pin.split("==")[1]]


def normalised(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
