"""What ``countermove options`` prints of every bundled case, held as text files.

After a change on purpose: run this file with ``--update-golden``, and read the difference before it is kept.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from bundled import option_form

import countermove
from countermove.cli.main import main

HERE = Path(__file__).parent
OPTION_FORM = option_form()


@pytest.fixture(autouse=True)
def plain_and_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", OPTION_FORM)
def test_options_prints_what_it_did(
    name: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    assert main(["options", name]) == 0
    printed = capsys.readouterr().out.replace(f"countermove {countermove.__version__}", "countermove X.Y.Z")
    path = HERE / f"options-{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(printed, encoding="utf-8")
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "".join(unified_diff(held.splitlines(True), printed.splitlines(True), path.name, "printed now"))
    if difference:
        pytest.fail(f"{difference}\nIf this is meant, run with --update-golden.", pytrace=False)


def test_every_text_file_belongs_to_a_case() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {f"options-{name}" for name in OPTION_FORM}
