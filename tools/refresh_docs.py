"""Run the examples of the documentation, and with no argument write what they print into the pages.

    python3 tools/refresh_docs.py            run every page, rewrite outputs that changed, and the command reference
    python3 tools/refresh_docs.py PAGE…      these pages only
    python3 tools/refresh_docs.py --check    change nothing; say which pages are stale

A page on which something fails, where it shows no error, is left as it is, and the failure is told.

A page is run from top to bottom in an empty folder of its own:

- a fenced block after ``<!-- file: NAME -->`` is written to that file, one after ``<!-- append: NAME -->`` added to it;
- in a ``console`` block, each line ``$ countermove …`` is run, and what follows is what it prints, errors included;
- a ``python`` block is a doctest; all of a page share their names.

In an output, one line ``...`` stands for any number of lines. Trailing blanks are not compared.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 80
FENCE = re.compile(
    r"(?:^<!-- (?P<action>file|append): (?P<name>\S+) -->\n+)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S
)
TRACEBACK = "Traceback (most recent call last):\n    ...\n"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def pages() -> list[Path]:
    """Return every page that may hold examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@dataclass
class Page:
    """The text of a page as it would have to be, what differs from it, and what failed where no error was shown."""

    text: str
    differences: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def run_page(text: str) -> Page:
    """Run the examples of a page, and return the page with what they print."""
    page, names, done = Page(""), dict[str, object](), 0
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for block in FENCE.finditer(text):
            start, end = block.span("body")
            page.text += text[done:start] + _run(block, names, page)
            done = end
    page.text += text[done:]
    return page


def _run(block: re.Match[str], names: dict[str, object], page: Page) -> str:
    body = block["body"]
    if block["action"]:
        path = Path(block["name"])
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if block["action"] == "file" else "a", encoding="utf-8") as file:
            file.write(body)
    elif block["kind"] == "console":
        return "".join(_run_command(command, shown, page) for command, shown in commands(body))
    elif block["kind"] == "python" and ">>>" in body:
        return _run_python(body, names, page)
    return body


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a console block, each with the output shown."""
    for part in re.split(r"^(?=\$ )", body, flags=re.M):
        if part.strip():
            command, _, shown = part.partition("\n")
            yield command.removeprefix("$ "), shown


def _run_command(command: str, shown: str, page: Page) -> str:
    printed = output_of(command)
    if matches(shown, printed):
        return f"$ {command}\n{shown}"
    page.differences.append(f"$ {command}\n--- shown\n{shown}--- printed\n{printed}")
    if "Traceback (most recent call last)" in printed:
        page.failures.append(f"$ {command}")
    return f"$ {command}\n{_shortened_like(shown, printed)}"


def output_of(command: str) -> str:
    """Return what a command of ours prints, errors included."""
    program, *arguments = shlex.split(command)
    if program != "countermove":
        raise ValueError(f"a console block runs countermove only, not {program}")
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-m", "countermove", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())


def matches(shown: str, printed: str) -> bool:
    """Say whether an output is as shown, a line of three dots standing for any number of lines."""
    head, dots, tail = _parts(shown)
    lines = printed.rstrip().splitlines()
    if not dots:
        return head == lines
    enough = len(lines) >= len(head) + len(tail)
    return enough and lines[: len(head)] == head and (not tail or lines[-len(tail) :] == tail)


def _parts(shown: str) -> tuple[list[str], bool, list[str]]:
    lines = [line.rstrip() for line in shown.rstrip().splitlines()]
    if "..." not in lines:
        return lines, False, []
    place = lines.index("...")
    return lines[:place], True, lines[place + 1 :]


def _shortened_like(shown: str, printed: str) -> str:
    """Return an output cut where the one shown before was cut: as many lines before and after the dots."""
    head, dots, tail = _parts(shown)
    lines = printed.rstrip().splitlines()
    if not dots or len(lines) <= len(head) + len(tail) + 1:
        return "".join(f"{line}\n" for line in lines)
    kept = [*lines[: len(head)], "...", *(lines[-len(tail) :] if tail else [])]
    return "".join(f"{line}\n" for line in kept)


def _run_python(body: str, names: dict[str, object], page: Page) -> str:
    parts = doctest.DocTestParser().parse(body)
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        printed = _printed(part.source, names)
        if _is_same(part, printed):
            printed = part.want
        else:
            if printed.startswith(TRACEBACK) and part.exc_msg is None:
                page.failures.append(f">>> {part.source.rstrip()}")
            page.differences.append(f">>> {part.source}--- shown\n{part.want}--- printed\n{printed}")
        first, *more = part.source.rstrip("\n").split("\n")
        text += "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in more)]) + "\n" + printed
    return text


def _is_same(example: doctest.Example, printed: str) -> bool:
    """Say whether an example gives what it shows; of an error, the message counts and not the way to it."""
    wanted, found = example.want, printed
    if example.exc_msg is not None and printed.startswith(TRACEBACK):
        wanted, found = example.exc_msg, printed.removeprefix(TRACEBACK)
    return doctest.OutputChecker().check_output(wanted, found, FLAGS)


def _printed(source: str, names: dict[str, object]) -> str:
    """Return what one example prints, or its error as a doctest shows it."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        try:
            exec(compile(source, "<example>", "single"), names)
        except Exception as error:
            kind = type(error)
            name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
            print(f"{TRACEBACK}{name}: {error}")
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


def main(arguments: list[str]) -> int:
    """Bring pages up to date, or with --check say which are not; return the exit status."""
    sys.path.insert(0, str(ROOT / "tools"))
    from write_command_reference import PAGE, reference

    check = "--check" in arguments
    chosen = [Path(name).resolve() for name in arguments if not name.startswith("--")]
    status = 0
    for path in chosen or pages():
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        try:
            page = Page(reference()) if path == PAGE else run_page(before)
        except subprocess.CalledProcessError as failure:
            page = Page(before, failures=[" ".join(failure.cmd)])
        name = path.relative_to(ROOT)
        if page.failures:
            status = 1
            print(f"{name} is left as it is, since this fails:\n  " + "\n  ".join(page.failures))
        elif page.text != before:
            status = max(status, int(check))
            print(f"{name} {'is stale' if check else 'is written anew'}")
            if not check:
                path.write_text(page.text, encoding="utf-8")
    return status


if __name__ == "__main__":
    python = ROOT / ".venv" / "bin" / "python"
    if python.exists() and not python.parents[1].samefile(sys.prefix):
        os.execv(python, [str(python), *sys.argv])
    sys.exit(main(sys.argv[1:]))
