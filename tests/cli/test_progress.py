"""Progress goes to standard error, only where that is a terminal, and only once the work has taken a while."""

from __future__ import annotations

import io
import sys

import pytest

from countermove.cli import progress as module
from countermove.cli.main import main
from countermove.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "PATIENCE_SECONDS", patience)
    monkeypatch.setattr(module, "STEP_SECONDS", 0.0)
    with progress() as report:
        report("initiatives", 0, 4)
        report("initiatives", 2, 4)
    return stream.getvalue()


def test_on_a_terminal_it_says_what_is_done_and_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Terminal(), 0.0)
    assert "initiatives: 2 of 4" in text
    assert text.endswith("\r\x1b[K")


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 60.0) == ""


def test_what_is_not_a_terminal_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.0) == ""


def test_an_interruption_clears_the_line_and_is_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    import countermove.assessment

    def interrupted(*_: object, **more: object) -> None:
        report = more["progress"]
        assert callable(report)
        report("initiatives", 1, 2)
        raise KeyboardInterrupt

    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(module, "STEP_SECONDS", 0.0)
    monkeypatch.setattr(countermove.assessment, "assess", interrupted)
    assert main(["options", "hand-example"]) == 130
    assert stream.getvalue().endswith("\r\x1b[K")
