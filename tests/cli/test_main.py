"""The command line finds its commands without importing them, and turns errors into exit statuses."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import countermove
from countermove.cli import main as command_line
from countermove.cli.main import COMMANDS, main


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"countermove {countermove.__version__}\n"


def test_help_lists_the_commands_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for name in ("new", "check", "cases", "schema", "convert"):
        assert f"\n  {name} " in out


def test_a_command_whose_module_is_not_there_is_not_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "nowhere", "Not written yet.")
    main(["--help"])
    assert "nowhere" not in capsys.readouterr().out
    assert main(["nowhere"]) == 2


@pytest.mark.parametrize("name", [name for name in COMMANDS if command_line.find_spec(f"countermove.cli.{name}")])
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name, "--help"]) == 0
    assert f"Usage: countermove {name}" in capsys.readouterr().out


def test_without_a_command_the_help_is_shown() -> None:
    assert main([]) == 2


def test_help_and_listing_import_no_command_and_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['countermove', '--help']\n"
        "from countermove.cli.main import main; main()\n"
        "loaded = [m for m in ('numpy', 'pydantic', 'ruamel.yaml', 'lark', 'rich', 'countermove.cli.check') "
        "if m in sys.modules]\n"
        "sys.exit(bool(loaded))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (KeyboardInterrupt(), 130, ""),
        (countermove.CountermoveError("mend this"), 1, "mend this\n"),
        (PermissionError(13, "Permission denied", "out.json"), 1, "out.json: Permission denied\n"),
    ],
)
def test_an_error_becomes_an_exit_status(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    words: str,
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(import_module("countermove.casefile.load"), "load", fail)
    assert main(["check", "hand-example"]) == status
    assert capsys.readouterr().err == words
