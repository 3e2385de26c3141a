"""Every page of the desk in a real browser: axe finds nothing, it fits a telephone, nothing leaves the machine."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk.browser.conftest import NARROW, WIDE, Watched

PAGES = [
    "/",
    "/reading/torva-dam/case.yaml",
    "/board/torva-dam/case.yaml",
    "/board/torva-dam/case.yaml?view=text",
    "/answers/torva-dam/case.yaml",
    "/answers/torva-dam/case.yaml?view=before-after",
    "/answers/torva-dam/case.yaml?view=inside",
    "/answers/torva-dam/case.yaml?view=outcomes",
    "/answers/torva-dam/case.yaml?view=stable",
    "/answers/torva-dam/case.yaml?view=moves",
    "/what-if/torva-dam/case.yaml",
    "/compare?a=torva-dam/case.yaml&b=@hand-example",
    "/sure/torva-dam/case.yaml",
    "/sure/torva-dam/case.yaml?view=watching",
    "/sure/torva-dam/case.yaml?view=motives",
    "/sure/torva-dam/case.yaml?view=timeline",
    "/sure/torva-dam/case.yaml?view=forecasts",
    "/sure/torva-dam/case.yaml?view=sweep&go=1",
    "/paper/torva-dam/case.yaml",
    "/paper/torva-dam/case.yaml?kind=campaign",
    "/board/@elmira-9",
    "/board/@soviet-japan-1985-full",
]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits(tab: Watched, path: str) -> None:
    tab.goto(path)
    assert tab.page.locator("h1").count() == 1
    assert tab.page.locator("main").count() == 1
    # The drawing in the frame of the paper is a page of its own, which the tests of papers look at.
    found = Axe().run(tab.page, options={"iframes": False})
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]] == []
    for size in (NARROW, WIDE):
        tab.page.set_viewport_size(size)  # type: ignore[arg-type]
        overflow = tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"the page is {overflow} pixels wider than {size['width']}"
