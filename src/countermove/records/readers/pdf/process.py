"""Work on a file from a stranger in a process of its own, with limits: if it breaks, only that process ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from countermove.errors import RecordError

# The process finds the same packages as this one, and nothing that the user's folders or variables add.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import main; main()"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process printed, and how it ended: ``done``, ``timeout`` or ``failed``."""

    output: bytes
    ended: str


def run_apart(module: str, job: Mapping[str, Any], data: bytes, *, most: int) -> Outcome:
    """Run ``main`` of a module in a process of its own, the job on its command line, the data as its standard input.

    Units: ``most`` is the number of bytes of output that are read; ``job["seconds"]`` is how long it may take.

    Raises: ``RecordError`` where no process can be started.
    """
    paths = json.dumps([path for path in sys.path if path])
    command = [sys.executable, "-I", "-c", _START.format(module=module), paths, json.dumps(job)]
    with tempfile.TemporaryFile() as output:
        ended = run_limited(command, data, output, job["seconds"])
        output.seek(0)
        return Outcome(output.read(most), ended)


_LIMITED = """
import os, resource, sys
memory, output = int(sys.argv[1]), int(sys.argv[2])
for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, output), (resource.RLIMIT_CORE, 0)):
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        pass
os.execv(sys.argv[3], sys.argv[3:])
"""


def with_limits(command: list[str], memory_bytes: int, output_bytes: int) -> list[str]:
    """Return a command that runs a command with so much memory and output, where the system knows such limits."""
    if sys.platform == "win32":
        return command
    return [sys.executable, "-I", "-S", "-c", _LIMITED, str(memory_bytes), str(output_bytes), *command]


def run_limited(command: list[str], data: bytes, output: Any, seconds: float) -> str:
    """Run a command and return how it ended; what it prints goes to a file, and its complaints nowhere.

    Raises: ``RecordError`` where it cannot be started.
    """
    try:
        ran = subprocess.run(
            command, input=data, stdout=output, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    except OSError as error:
        what = error.strerror or str(error)
        raise RecordError(f"the process that reads the file could not be started: {what}; try again") from None
    if ran.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        return "timeout"
    return "done" if ran.returncode == 0 else "failed"
