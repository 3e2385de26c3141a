"""News files can be put together, and the places that state the version agree."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TYPES = {entry["directory"] for entry in PROJECT["tool"]["towncrier"]["type"]}
FRAGMENTS = [path for path in sorted((ROOT / "changelog.d").iterdir()) if not path.name.startswith(".")]


def test_the_types_of_news_are_the_five_of_contributing() -> None:
    assert {"added", "changed", "fixed", "removed", "breaking"} == TYPES


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_news_file_has_a_valid_name_and_one_sentence(path: Path) -> None:
    name = re.fullmatch(r"\+[a-z0-9]+(?:-[a-z0-9]+)*\.([a-z]+)\.md", path.name)
    assert name, f"{path.name}: write +what-it-is-about.TYPE.md"
    assert name[1] in TYPES
    text = path.read_text(encoding="utf-8").strip()
    assert text.endswith(".")
    assert "\n" not in text, "one sentence on one line"


def test_a_breaking_change_says_how_to_migrate() -> None:
    breaking = [path.name for path in FRAGMENTS if path.name.endswith(".breaking.md")]
    assert not breaking or (ROOT / "docs" / "how-to" / "migrate.md").exists(), breaking


def test_the_changelog_has_a_place_for_the_news() -> None:
    start = PROJECT["tool"]["towncrier"]["start_string"].strip()
    assert (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").count(start) == 1


def test_the_citation_gives_the_version_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [PROJECT["project"]["version"]]
