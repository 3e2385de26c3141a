"""A tab that is closed in the middle of work, a desk that is stopped: nothing is lost, and it is said."""

from __future__ import annotations

import shutil
from pathlib import Path

from desk.browser.conftest import WIDE, Watched, start_desk, watched
from playwright.sync_api import Browser, expect

LONG = "view=sweep&what=judged&of=assessment&reach=20&draws=1000000&seed=1985&go=1"
ORDER = '[data-order="town/preferences"] > .entry'


def test_a_sweep_goes_on_without_its_tab(tab: Watched) -> None:
    key = "torva-dam/case.yaml"
    second = tab.another()
    second.page.goto(f"{tab.origin}/sure/{key}?{LONG}")
    expect(second.page.locator("progress")).to_be_visible()
    second.page.close()

    tab.page.goto(f"{tab.origin}/sure/{key}?{LONG}")
    told = tab.page.locator("[id^=work-told]")
    expect(told).to_contain_text("of 1,000,000")
    before = told.inner_text()
    expect(told).not_to_have_text(before)
    tab.page.click("[id^=stop-]")
    expect(tab.page.get_by_text("This was stopped before its end")).to_be_visible()
    tab.ready()


def test_a_desk_that_was_stopped_says_so_and_keeps_the_draft(
    browser: Browser, tmp_path: Path, fresh_case: tuple[str, Path]
) -> None:
    shutil.copy(fresh_case[1], tmp_path / "case.yaml")
    server, address = start_desk(tmp_path)
    tab = watched(browser, address, tmp_path, WIDE)
    tab.expected = ("ERR_CONNECTION_REFUSED", "Failed to fetch")
    first = tab.page.locator(f"{ORDER} > .said > code").first
    try:
        tab.goto("/board/case.yaml")
        tab.page.click(f"{ORDER}:first-child button:has-text('Down')")
        expect(first).to_have_text("build")
        server.terminate()
        server.wait(10)
        tab.page.click("#undo")
        expect(tab.page.get_by_text("The desk does not answer")).to_be_visible()
        tab.check()
        tab.page.context.close()
    finally:
        server.terminate()
        server.wait(10)
    assert (tmp_path / "case.yaml.draft").exists()

    server, address = start_desk(tmp_path)
    tab = watched(browser, address, tmp_path, WIDE)
    try:
        tab.goto("/board/case.yaml")
        first = tab.page.locator(f"{ORDER} > .said > code").first
        expect(first).to_have_text("build")
        tab.page.click("#undo")
        expect(first).to_have_text("build if permit")
        tab.page.context.close()
    finally:
        server.terminate()
        server.wait(10)
    tab.check()
