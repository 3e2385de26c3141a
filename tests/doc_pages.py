"""The pages of the documentation, and what the tests read in them."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def name_of(path: Path) -> str:
    """Return a page's path in the repository."""
    return path.relative_to(ROOT).as_posix()


def tool(name: str) -> ModuleType:
    """Return a script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tables(text: str, marker: str) -> dict[str, list[list[str]]]:
    """Return the rows of every table that follows ``<!-- MARKER: NAME -->``, by name, heads left out."""
    found = {}
    for part in re.finditer(rf"^<!-- {marker}: (\S+) -->\n+((?:\|.*\n)+)", text, re.MULTILINE):
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in part[2].splitlines()[2:]]
        found[part[1]] = [[cell.strip() for cell in row] for row in rows]
    return found


def plain(cell: str) -> str:
    """Return a cell without the backticks around it."""
    return cell.strip("`")


def block_of(text: str, name: str) -> str:
    """Return the block that a page writes to a file."""
    found = re.search(rf"^<!-- file: {re.escape(name)} -->\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]
