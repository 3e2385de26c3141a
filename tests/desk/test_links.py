"""Links lead somewhere: every address that a page names answers, and every place on a page that is linked is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from desk.desk_client import make_client
from desk.page_forms import forms_of

SAID_BY_VALUE = {"view", "kind", "form"}
PLACES = {"edit", "add", "move"}
SLOW = {"/paper", "/paper-preview", "/paper-file", "/sure"}  # worked out in the background; each has its own tests


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    found: Any = make_client(tmp_path)
    found.post("/new", data={"name": "harbour"})
    yield found
    found.desk.close()


def test_every_link_leads_to_a_page_and_every_mark_is_on_it(client: Any) -> None:
    client.post("/copy/@torva-dam")
    pages: dict[str, str] = {}
    waiting, kinds, dead = ["/"], set[str](), []
    while waiting:
        here = waiting.pop(0)
        answer = client.get(here)
        if answer.status_code != 200:
            dead.append((here, answer.status_code))
        pages[here] = answer.text if "html" in answer.headers.get("content-type", "") else ""
        for there in sorted(links_of(here, pages[here])):
            url = urldefrag(there).url
            if url in pages or url in waiting or kind_of(url) in kinds:
                continue
            kinds.add(kind_of(url))
            waiting.append(url)
    assert dead == []
    assert len(pages) > 60
    missing = {there for here, page in pages.items() for there in links_of(here, page) if is_missing(there, pages)}
    assert missing == set()


def links_of(here: str, page: str) -> set[str]:
    found = (urljoin(here, unescape(link)) for link in re.findall(r'\shref="([^"]*)"', page))
    return {link for link in found if "/" + urlsplit(link).path.split("/")[1] not in SLOW}


def kind_of(url: str) -> str:
    """Return what addresses of a kind have in common; one of each is followed."""
    parts = urlsplit(url)
    asked = (f"{name}={_kind_of_value(name, value)}" for name, value in parse_qsl(parts.query))
    return " ".join([parts.path if "@" not in parts.path else parts.path.split("/")[1], *sorted(asked)])


def _kind_of_value(name: str, value: str) -> str:
    if name in PLACES:
        return "/".join(value.split("/")[1::2]) or value
    return value if name in SAID_BY_VALUE else ""


def is_missing(link: str, pages: dict[str, str]) -> bool:
    """Say whether a link names a place of a page that has none of the name."""
    url, mark = urldefrag(link)
    return bool(mark) and url in pages and f'id="{mark}"' not in pages[url]


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("add=events", "form-add-at-events"),
        ("add=sources", "form-add-at-sources"),
        ("edit=company/stakeholders/crews", "form-edit-at-company-stakeholders-crews"),
    ],
)
def test_what_a_form_stands_in_is_open_where_it_is_asked_for(client: Any, asked: str, form: str) -> None:
    page = client.get(f"/board/harbour/case.yaml?{asked}").text
    before = page[: page.index(f'id="{form}"')]
    around = list(re.findall(r"</?details[^>]*>", before))
    while "</details>" in around:
        end = around.index("</details>")
        del around[end - 1 : end + 1]
    assert around
    assert all(tag.endswith(" open>") for tag in around)


def test_a_party_gets_another_id_everywhere(client: Any) -> None:
    page = client.get("/board/harbour/case.yaml?edit=town").text
    (form,) = (one for one in forms_of(page) if one.id == "form-edit-at-town")
    assert ">Change The town</" in page
    answer = client.post(form.action, data=form.fields | {"name": "The port", "new_id": "port"})
    assert answer.status_code == 200
    text = client.desk.open("harbour/case.yaml").text
    assert "initiator: port," in text
    assert "\n  port:\n    name: The port\n" in text
    assert client.desk.open("harbour/case.yaml").steps[0].endswith("and 1 more")
    assert "What could <b>The port</b> do" in client.get("/board/harbour/case.yaml").text
