"""Both papers on the hand-checkable case as Markdown, held as text files.

After a change on purpose: run this file with ``--update-golden``, and read the difference before it is kept.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

import countermove
from countermove.cli.main import main
from countermove.report.markup import text

HERE = Path(__file__).parent
CASE = "hand-example"


@pytest.mark.parametrize("kind", ["options", "campaign"])
def test_the_paper_reads_as_it_did(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    target = tmp_path / "paper.md"
    assert main(["paper", CASE, "--kind", kind, "-o", str(target)]) == 0
    written = target.read_text(encoding="utf-8").replace(text(countermove.__version__), "X.Y.Z")
    path = HERE / f"paper-{CASE}-{kind}.md"
    if request.config.getoption("--update-golden"):
        path.write_text(written, encoding="utf-8")
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "".join(unified_diff(held.splitlines(True), written.splitlines(True), path.name, "written now"))
    if difference:
        pytest.fail(f"{difference}\nIf this is meant, run with --update-golden.", pytrace=False)
