"""Finds the system's Chromium or Chrome, which the tests in the browser drive."""

import shutil
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PLACES = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
WAY = "install it (on Debian: apt install chromium), or name it in CHROMIUM"


def find(env: dict[str, str]) -> Path | None:
    """CHROMIUM wins, then the PATH, then the usual places."""
    if env.get("CHROMIUM"):
        return Path(env["CHROMIUM"]) if Path(env["CHROMIUM"]).is_file() else None
    on_path = (shutil.which(name, path=env.get("PATH", "")) for name in NAMES)
    usual = (place for place in PLACES if Path(place).is_file())
    return next((Path(found) for found in [*on_path, *usual] if found), None)
