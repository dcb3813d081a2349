"""The kernelspec `java`: JJava's jar, started directly by the JDK that we found, and Lab's own settings.

| flag                | why                                                                     |
|---------------------|-------------------------------------------------------------------------|
| -Xmx384m, SerialGC  | fits a free Binder machine                                              |
| --add-exports       | the coroutine engine is the JDK's own, in a package that is not exported |
| --add-opens         | JJava reads the class names of its snippets                             |
| --sun-misc-unsafe.. | JMH would print four lines of warnings                                  |
| -g, to the compiler | cells keep the names of their variables, which `explain` tells          |
"""

import json

from course.home import Home
from course.jdk import Jdk
from course.steps import write
from course.stop import Stop

FLAGS = [
    "-Xmx384m",
    "-XX:+UseSerialGC",
    "--add-exports",
    "java.base/jdk.internal.vm=ALL-UNNAMED",
    "--add-opens",
    "jdk.jshell/jdk.jshell=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
]
LAB = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def spec(jdk: Jdk) -> dict:
    return {
        "argv": [str(jdk.java), *FLAGS, "-jar", "{resource_dir}/jjava.jar", "{connection_file}"],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": {"JJAVA_COMPILER_OPTS": "-g"},
        "metadata": {"debugger": False},
    }


def ensure(home: Home, jdk: Jdk) -> None:
    """Writes what is not yet there, word for word; needs no stamp, since it compares the files themselves."""
    if not (home.kernel / "jjava.jar").exists():
        raise Stop(f"JJava's jar is not in {home.kernel}: delete {home.prefix} and run this again.")
    put(home.kernel / "kernel.json", spec(jdk))
    put(home.lab_settings, {**settings(home), **LAB})


def settings(home: Home) -> dict:
    """Those that the environment already had."""
    file = home.lab_settings
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def put(file, content: dict) -> None:
    text = json.dumps(content, indent=2) + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        write(file, text)
