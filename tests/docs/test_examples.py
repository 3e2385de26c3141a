"""What the pages show is what the commands print: here within this process, on one page in processes of their own."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import run
from doc_pages import PAGES, ROOT, name_of, tool

refresh = tool("refresh_docs")
REFERENCE = tool("write_command_reference")
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}
WITH_EXAMPLES = [page for page, text in TEXTS.items() if "```console" in text or ">>> " in text]
BY_PROCESSES: Callable[[str], str] = refresh.output_of
HELP_BY_PROCESSES: Callable[..., str] = REFERENCE.help_of


def output_of(command: str) -> str:
    """What a command of ours prints, errors included."""
    program, *arguments = shlex.split(command)
    assert program == "countermove"
    printed = run(*arguments, together=True, COLUMNS=str(refresh.WIDTH), NO_COLOR="1").out
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def help_of(*command: str) -> str:
    """What a command says under --help."""
    asked = run(*command, "--help", COLUMNS="80", NO_COLOR="1")
    assert asked.status == 0
    return "\n".join(line.rstrip() for line in asked.out.strip().splitlines())


@pytest.fixture(autouse=True)
def within_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "output_of", output_of)
    monkeypatch.setattr(REFERENCE, "help_of", help_of)


def check(page: Path) -> None:
    """Compare a page with what its commands print."""
    differences = refresh.run_page(page.read_text(encoding="utf-8")).differences
    assert not differences, "run python3 tools/refresh_docs.py\n\n" + "\n".join(differences)


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_a_page_shows_what_is_printed(page: Path) -> None:
    check(page)


@pytest.mark.parametrize("page", ["README.md", "docs/how-to/write-a-paper.md"])
def test_a_page_shows_what_processes_of_their_own_print(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "output_of", BY_PROCESSES)
    check(ROOT / page)


@pytest.mark.parametrize(
    "command",
    ["countermove solve --concept nosh chicken", "countermove check chickn", "countermove explain hand-example 1"],
)
def test_a_command_prints_here_what_a_process_prints(command: str) -> None:
    assert output_of(command) == BY_PROCESSES(command)


def test_a_command_says_here_under_help_what_a_process_says() -> None:
    assert help_of("options") == HELP_BY_PROCESSES("options")


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
