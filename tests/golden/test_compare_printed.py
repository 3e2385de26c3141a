"""What ``countermove compare`` prints of two cases, held as text files.

After a change on purpose: run this file with ``--update-golden``, and read the difference before it is kept.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

import countermove
from countermove.cli.main import main

HERE = Path(__file__).parent / "compare"
COMPARED = {
    "two-dates": ("torva-dam@1987-01", "torva-dam@1987-03-09", "--all"),
    "two-games": ("chicken", "prisoners-dilemma", "--match", "a=prisoner_one", "--match", "b=prisoner_two"),
    "two-memoranda": ("soviet-japan-1982", "soviet-japan-1985", "--runs", "0"),
}


@pytest.mark.parametrize("name", COMPARED)
def test_compare_prints_what_it_did(
    name: str,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    for variable in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["compare", *COMPARED[name]]) == 0
    printed = capsys.readouterr().out.replace(f"countermove {countermove.__version__}", "countermove X.Y.Z")
    path = HERE / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(printed, encoding="utf-8")
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "".join(unified_diff(held.splitlines(True), printed.splitlines(True), path.name, "printed now"))
    if difference:
        pytest.fail(f"{difference}\nIf this is meant, run with --update-golden.", pytrace=False)
