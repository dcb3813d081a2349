"""What JupyterLab changes when it saves a page: not the version of the JDK, which would differ on every machine."""

from course.jdk import NEEDED


def keep_version(model: dict, **_) -> None:
    """Jupyter's pre_save_hook: the page goes on saying the Java that the course is written for."""
    if model.get("type") == "notebook" and model.get("content"):
        info = model["content"]["metadata"].get("language_info", {})
        if info.get("name") == "Java":
            info["version"] = str(NEEDED)
