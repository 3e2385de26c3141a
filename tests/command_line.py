"""The command line within this process: what a command prints, and its exit status.

A process of its own spends half a second of the processor on imports before it does anything. So only those tests
start one that are about processes (the start, signals, streams, memory), and a few of every kind besides, so that what
is said here is known to be what a person sees.
"""

from __future__ import annotations

import io
import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from countermove.cli.main import main

SILENT = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
START_SECONDS = 0.5  # what a process takes before a command begins; tests/architecture holds it to that


@dataclass(frozen=True)
class Run:
    """What a command did; ``seconds`` are of the processor, a whole start included."""

    status: int
    out: str
    err: str
    seconds: float


def run(*arguments: str, folder: Path | None = None, together: bool = False, **environment: str) -> Run:
    """Run a command in a folder, as ``python -m countermove`` would; ``together`` puts both streams into ``out``."""
    out = stream()
    err = out if together else stream()
    started = time.process_time()
    with surroundings(folder, environment), redirect_stdout(out), redirect_stderr(err):
        status = main(arguments)
    seconds = time.process_time() - started
    return Run(status, written(out), "" if together else written(err), START_SECONDS + seconds)


def stream() -> io.TextIOWrapper:
    """Return a stream such as a process has that prints to a file."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def written(printed: io.TextIOWrapper) -> str:
    """Return what was printed to a stream."""
    printed.flush()
    assert isinstance(printed.buffer, io.BytesIO)
    return printed.buffer.getvalue().decode("utf-8")


@contextmanager
def surroundings(folder: Path | None, environment: dict[str, str]) -> Iterator[None]:
    """Be in a folder, with nothing to read and with some variables set; a warning that would be printed is a fault."""
    with pytest.MonkeyPatch.context() as patch, open(os.devnull, encoding="utf-8") as nothing:
        patch.setattr(sys, "stdin", nothing)
        if folder is not None:
            patch.chdir(folder)
        for name, value in environment.items():
            patch.setenv(name, value)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for kind in SILENT:
                warnings.simplefilter("ignore", kind)
            yield
