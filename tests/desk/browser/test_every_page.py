"""Every page of the desk in a real browser: axe finds nothing, it fits a telephone, nothing leaves the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk.browser.conftest import NARROW, WIDE, Watched
from playwright.sync_api import expect

CASE, SOURCE = "torva-dam/case.yaml", "NR-M-87-20031"
PASSAGE = f"source={SOURCE}&cite={SOURCE}/OPT/2"
PAGES = [
    "/",
    "/reading",
    f"/reading/{CASE}",
    f"/reading/{CASE}?find=river",
    "/reading/@soviet-japan-1985",
    f"/passage/{CASE}?{PASSAGE}&kind=option",
    f"/passage/{CASE}?{PASSAGE}&kind=reaction",
    f"/board/{CASE}",
    f"/board/{CASE}?view=text",
    f"/board/{CASE}?edit=question",
    f"/board/{CASE}?add=decision_makers/averra/options",
    "/board/@elmira-9",
    "/board/@soviet-japan-1985-full",
    f"/answers/{CASE}",
    f"/answers/{CASE}?view=before-after",
    f"/answers/{CASE}?view=inside",
    f"/answers/{CASE}?view=outcomes",
    f"/answers/{CASE}?view=stable&state=1",
    f"/answers/{CASE}?view=moves",
    f"/what-if/{CASE}",
    "/what-if/@elmira-9",
    f"/compare?a={CASE}&b=@hand-example",
    f"/sure/{CASE}",
    f"/sure/{CASE}?view=watching",
    f"/sure/{CASE}?view=motives",
    f"/sure/{CASE}?view=timeline",
    f"/sure/{CASE}?view=forecasts",
    f"/sure/{CASE}?view=sweep&go=1",
    f"/paper/{CASE}",
    f"/paper/{CASE}?kind=campaign",
    f"/conflict/{CASE}",
]
ORDER = '[data-order="town/preferences"] > .entry'
# The drawing in the frame of the paper is a page of its own, which the tests of papers look at.
LOOK_AT = {"iframes": False, "resultTypes": ["violations"]}


def look(tab: Watched) -> None:
    """Fail if axe finds anything on the page that is shown, or it is wider than the window."""
    assert tab.page.locator("h1").count() == 1
    assert tab.page.locator("main").count() == 1
    found = Axe().run(tab.page, options=LOOK_AT)
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]] == []
    for size in (NARROW, WIDE):
        tab.page.set_viewport_size(size)  # type: ignore[arg-type]
        overflow = tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"the page is {overflow} pixels wider than {size['width']}"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits(tab: Watched, path: str) -> None:
    tab.goto(path)
    look(tab)


def test_what_opens_on_a_page_is_as_good_as_the_page(tab: Watched) -> None:
    """What stands behind a cell, the proposals of a document, what is supposed with its answer, a long sweep."""
    page = tab.page
    tab.goto(f"/answers/{CASE}")
    page.click("#assessment tbody td a >> nth=0")
    page.wait_for_selector("#panel-head")
    look(tab)
    tab.goto(f"/reading/{CASE}")
    page.click("#ask-proposals")
    page.wait_for_selector("#proposals .offers")
    look(tab)
    tab.goto(f"/what-if/{CASE}")
    page.fill("#move-to", "3")
    page.click("#do-move")
    page.wait_for_selector("#told")
    look(tab)
    page.click("#steps-clear")
    page.wait_for_selector("#told", state="detached")


def test_a_page_that_shows_work_going_on(tab: Watched) -> None:
    page = tab.page
    page.goto(f"{tab.origin}/sure/{CASE}?view=sweep&what=judged&reach=19&draws=900000&go=1")
    expect(page.locator("[id^=work-told]")).to_contain_text("of 900,000")
    look(tab)
    page.click("[id^=stop-]")
    expect(page.get_by_text("This was stopped before its end")).to_be_visible()
    tab.ready()
    look(tab)


@pytest.mark.parametrize("path", ["/board/nothing.yaml", f"/sure/{CASE}?view=nothing", "/nothing"])
def test_a_page_that_refuses(tab: Watched, path: str) -> None:
    tab.expected = ("404 (Not Found)", "422 (Unprocessable")
    tab.goto(path)
    expect(tab.page.locator("[role=alert]")).to_be_visible()
    look(tab)


def test_pages_on_which_something_is_to_be_decided(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    """Changed meanwhile in another tab, changed meanwhile in the file, and with problems."""
    key, path = fresh_case
    page, second = tab.page, tab.another()
    tab.expected = ("409 (Conflict)",)
    for one in (tab, second):
        one.goto(f"/board/{key}")
    page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(page.locator("#undo")).to_be_enabled()
    second.page.click(f"{ORDER}:last-child button:has-text('Up')")
    expect(second.page.locator("#do-it-now")).to_be_visible()
    look(second)

    path.write_text(path.read_text(encoding="utf-8").replace("build if", "build iff"), encoding="utf-8")
    tab.goto(f"/conflict/{key}")
    expect(page.locator("#keep-mine")).to_be_visible()
    look(tab)
    page.click("#take-theirs")
    expect(page.locator("#keep-mine")).to_have_count(0)

    path.write_text(path.read_text(encoding="utf-8").replace("build iff", "bild iff"), encoding="utf-8")
    for name in ("board", "answers"):
        tab.goto(f"/{name}/{key}")
        look(tab)
    expect(page.locator("[role=alert]").first).to_contain_text("The draft has 3 problems")
