"""What the pages show is what the commands print."""

from pathlib import Path

import pytest
from doc_pages import PAGES, name_of, tool

refresh = tool("refresh_docs")
REFERENCE = tool("write_command_reference")
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}
WITH_EXAMPLES = [page for page, text in TEXTS.items() if "```console" in text or ">>> " in text]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_a_page_shows_what_is_printed(page: Path) -> None:
    differences = refresh.run_page(page.read_text(encoding="utf-8")).differences
    assert not differences, "run python3 tools/refresh_docs.py\n\n" + "\n".join(differences)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_on_a_page_is_a_doctest(page: Path) -> None:
    blocks = [block for block in refresh.FENCE.finditer(page.read_text(encoding="utf-8")) if block["kind"] == "python"]
    assert all(block["body"].startswith(">>> ") for block in blocks)


def test_the_command_reference_is_current() -> None:
    current = REFERENCE.PAGE.read_text(encoding="utf-8")
    assert current == REFERENCE.reference(), "run python3 tools/write_command_reference.py"


def test_a_line_of_dots_stands_for_any_number_of_lines() -> None:
    assert refresh.matches("a\n...\nc\n", "a\nb\nb\nc\n")
    assert refresh.matches("a\n...\n", "a\n")
    assert not refresh.matches("a\n...\nc\n", "a\nb\n")
    assert not refresh.matches("a\n", "a\nb\n")


def test_a_stale_output_is_found_and_written_anew() -> None:
    stale = "```console\n$ countermove --version\ncountermove 0\n```\n"
    page = refresh.run_page(stale)
    assert len(page.differences) == 1
    assert not refresh.run_page(page.text).differences


STALE_SUM = """```python
>>> 1 + 1
3
>>> 2
2
```
"""


def test_a_stale_doctest_is_found_and_written_anew() -> None:
    page = refresh.run_page(STALE_SUM)
    assert len(page.differences) == 1
    assert page.text == STALE_SUM.replace("3", "2")


def test_a_failure_is_told_and_not_taken_for_an_output() -> None:
    assert refresh.run_page("```python\n>>> 1 / 0\n0\n```\n").failures == [">>> 1 / 0"]


def test_files_of_a_page_are_written_and_added_to() -> None:
    text = (
        "<!-- file: a/case.yaml -->\n```yaml\ncountermove: 1\ntitle: A\ndecision_makers:\n```\n"
        "<!-- append: a/case.yaml -->\n```yaml\n  p: {options: {x: X}, preferences: [x]}\n```\n"
        "```console\n$ countermove check a\nA is fine.\n...\n```\n"
    )
    assert not refresh.run_page(text).differences
