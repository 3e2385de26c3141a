"""Attacks in a real browser: hostile texts are shown and do nothing, and a page of another site gets nowhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from desk.browser.conftest import Watched
from desk.browser.hostile import DOCUMENT, FOLDER, write_hostile
from playwright.sync_api import Dialog, Request, Response, expect

PAGES = (
    "/",
    "/reading/{key}",
    "/reading/{key}?document={document}",
    "/board/{key}",
    "/board/{key}?view=text",
    "/board/{key}?edit=question",
    "/answers/{key}",
    "/answers/{key}?view=inside",
    "/answers/{key}?view=stable",
    "/answers/{key}?view=moves",
    "/what-if/{key}",
    "/sure/{key}",
    "/sure/{key}?view=watching",
    "/sure/{key}?view=sweep&what=judged&draws=5&go=1",
    "/paper/{key}",
    "/paper-preview/{key}",
    "/compare?a={key}&b=@chicken",
)
HARM = """() => [
  ...document.querySelectorAll("[onerror], [onload], [onclick], base, object, embed, a[href^='javascript:']"),
  ...[...document.querySelectorAll("script")].filter((one) => !one.src.startsWith(location.origin + "/static/")),
  ...[...document.querySelectorAll("[hx-get], [hx-post]")].filter(
    (one) => !/^\\/[^/]/.test(one.getAttribute("hx-get") || one.getAttribute("hx-post"))),
  ...[...document.querySelectorAll("iframe, img, form")].filter(
    (one) => (one.src || one.action) && !(one.src || one.action).startsWith(location.origin)),
].map((one) => one.outerHTML.slice(0, 200))"""


def test_hostile_texts_do_nothing_on_any_page(desk_on: Callable[[Path], Watched], tmp_path: Path) -> None:
    key = write_hostile(tmp_path)
    before = (tmp_path / key).read_text(encoding="utf-8")
    tab = desk_on(tmp_path)
    dialogs: list[str] = []
    tab.page.on("dialog", lambda asked: _note(asked, dialogs))
    for page in PAGES:
        path = page.format(key=quote(key), document=quote(f"{FOLDER}/sources/{DOCUMENT}"))
        tab.page.goto(tab.origin + path) if "preview" in path else tab.goto(path)
        assert "onerror" in tab.page.content(), f"{page}: the hostile text is shown"
        assert tab.page.evaluate(HARM) == [], page
        if page.endswith("view=text"):
            assert tab.page.locator("#text").input_value() == before
    assert dialogs == []


def _note(asked: Dialog, dialogs: list[str]) -> None:
    dialogs.append(asked.message)
    asked.dismiss()


ATTACK = """<!doctype html><title>another site</title><p id="told">trying</p>
<form id="top" method="post" action="{desk}/new"><input name="name" value="by-form"></form>
<form id="framed" method="post" action="{desk}/new" target="hidden"><input name="name" value="by-frame"></form>
<iframe name="hidden"></iframe><iframe src="{desk}/board/{key}"></iframe>
<img src="{desk}/static/icon.svg"><script src="{desk}/static/desk.js"></script>
<script>
const told = [], posted = {{ method: "POST", credentials: "include" }};
const form = new URLSearchParams({{ name: "by-fetch" }});
const tries = [
  fetch("{desk}/text/{key}", {{ credentials: "include" }}),
  fetch("{desk}/text/{key}", {{ credentials: "include", mode: "no-cors" }}),
  fetch("{desk}/new", {{ ...posted, body: form }}),
  fetch("{desk}/new", {{ ...posted, mode: "no-cors", body: form }}),
  fetch("{desk}/new", {{ ...posted, mode: "no-cors", referrerPolicy: "no-referrer", body: form }}),
  fetch("{desk}/new", {{ ...posted, headers: {{ "hx-request": "true" }}, body: form }}),
];
document.getElementById("framed").submit();
const read = (one) => one.then((got) => got.text()).then((text) => told.push(text), () => told.push(""));
Promise.all(tries.map(read)).then(
  () => {{ document.getElementById("told").textContent = "read: [" + told.join("") + "]"; }});
</script>"""


class OtherSite(BaseHTTPRequestHandler):
    """Serves one page."""

    def __init__(self, content: str, *more: object) -> None:
        self.content = content
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.content.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other_site(tab: Watched, fresh_case: tuple[str, Path]) -> Iterator[int]:
    """Another site on this machine, whose page attacks the desk; its port."""
    content = ATTACK.format(desk=tab.origin, key=fresh_case[0])
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(OtherSite, content))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_another_site_gets_nowhere(
    tab: Watched, other_site: int, fresh_case: tuple[str, Path], name: str
) -> None:
    """The same machine under another port shares its cookies with the desk; under another name it does not."""
    key, path = fresh_case
    before, there = path.read_bytes(), sorted(tab.folder.iterdir())
    page = tab.page.context.new_page()
    asked: list[Request] = []
    answers: list[Response] = []
    page.on("request", lambda one: asked.append(one))  # noqa: PLW0108 - a mark is put on it
    page.on("response", lambda one: answers.append(one))  # noqa: PLW0108 - a mark is put on it
    page.goto(f"http://{name}:{other_site}/")
    expect(page.locator("#told")).to_have_text("read: []")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.getElementById('top').submit()")
    page.wait_for_url(f"{tab.origin}/new")
    expect(page.locator("body")).to_contain_text("nothing was done")
    assert len([one for one in asked if one.url.startswith(tab.origin)]) >= 11, "each try has reached the desk"
    assert {one.status for one in answers if one.url.startswith(tab.origin)} == {403}
    page.close()
    assert path.read_bytes() == before
    assert sorted(tab.folder.iterdir()) == there
    tab.goto(f"/board/{key}")
    expect(tab.page.locator("#saved")).to_have_text("As in the file")
