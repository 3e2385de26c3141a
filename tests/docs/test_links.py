"""Links lead somewhere, and every page can be found."""

import re
from functools import cache
from pathlib import Path

import pytest
from doc_pages import DOCS, PAGES, name_of

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")


def prose(page: Path) -> str:
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    return [link for link in LINK.findall(prose(page)) if not re.match(r"[a-z]+:", link)]


@cache
def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        stem = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        number = sum(other == stem or re.fullmatch(rf"{re.escape(stem)}-\d+", other) is not None for other in found)
        found.add(f"{stem}-{number}" if number else stem)
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_link_inside_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


def test_every_page_can_be_reached_from_the_index() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        here = [link.partition("#")[0] for link in links(page) if not link.startswith("#")]
        waiting += [(page.parent / name).resolve() for name in here]
    assert not [name_of(page) for page in DOCS.rglob("*.md") if page not in seen]
