"""Files and functions stay small enough to be read in one go."""

import ast
import re
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))

FILE_LIMIT, FILE_WARNING, FUNCTION_LIMIT = 400, 300, 40

# Files that are a table and no logic, relative to src/countermove, each with its reason.
TABLES: dict[str, str] = {}


def relative(path: Path) -> str:
    return path.relative_to(ROOT / "src" / "countermove").as_posix()


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function from `def` to its end; its docstring does not count."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        total -= (first.end_lineno or first.lineno) - first.lineno + 1
    return total


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_file_has_at_most_400_lines(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    if relative(path) in TABLES:
        return
    if FILE_WARNING < length <= FILE_LIMIT:
        warnings.warn(f"{relative(path)} has {length} lines; think about splitting it by concept", stacklevel=1)
    assert length <= FILE_LIMIT, f"{relative(path)} has {length} lines: split it by concept of the theory"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, functions)]
    too_long = [f"{relative(path)}:{node.lineno} {node.name}" for node in nodes if lines_of(node) > FUNCTION_LIMIT]
    assert not too_long, f"more than {FUNCTION_LIMIT} lines without the docstring: {too_long}"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_file_is_named_after_what_it_holds(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "misc", "common"}
    assert not re.match(r"part_?\d", path.stem)


def test_the_table_of_exceptions_is_current() -> None:
    assert set(TABLES) <= {relative(path) for path in SOURCES}
