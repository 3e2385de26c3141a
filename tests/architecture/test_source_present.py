"""Every public function that implements a published definition says where the definition stands."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "countermove"

CONCEPTS = ("definitions", "nash", "gmr", "smr", "seq", "sim", "sseq", "seq_or_sim")
TESTS_OF_AN_INITIATIVE = ("pull", "bind", "split", "strain", "trap")
MODULES = [
    *(PACKAGE / "engine" / f"{name}.py" for name in CONCEPTS),
    *(PACKAGE / "analysis" / "assess" / f"{name}.py" for name in TESTS_OF_AN_INITIATIVE),
]


def public_functions(path: Path) -> list[ast.FunctionDef]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node for node in body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def has_source(function: ast.FunctionDef) -> bool:
    return re.search(r"^\s*Sources?:\s*\S", ast.get_docstring(function) or "", re.MULTILINE) is not None


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.exists()], ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_a_published_definition_names_its_source(path: Path) -> None:
    functions = [function for function in public_functions(path) if not has_source(function)]
    missing = [f"{path.relative_to(ROOT)}:{function.lineno} {function.name}" for function in functions]
    assert not missing, f"no `Source:` line in the docstring of {missing}"
