"""What if in a real browser: by keyboard alone, the focus kept, and the answer beside what is coded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from desk.browser.conftest import NARROW, Watched
from playwright.sync_api import expect

from countermove.casefile.catalogue import catalogue_folder

KEY = "torva-dam/case.yaml"


def violations(tab: Watched) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in Axe().run(tab.page).response["violations"]]


def test_by_keyboard_alone(desk_on: Callable[..., Watched], tmp_path: Path) -> None:
    shutil.copytree(catalogue_folder() / "torva-dam", tmp_path / "torva-dam")
    tab = desk_on(tmp_path)
    page, press = tab.page, tab.page.keyboard.press
    tab.goto(f"/what-if/{KEY}")
    page.focus("#ask-drop-summary")
    press("Enter")
    press("Tab")
    expect(page.locator("#drop-at")).to_be_focused()
    page.keyboard.type("Lowmark 5")
    press("Tab")
    press("Enter")
    expect(page.locator(".steps li")).to_have_count(1)
    expect(page.locator("#told")).to_contain_text("results change")
    expect(page.locator("#do-drop")).to_be_focused()
    expect(page.locator("#ask-drop")).to_have_attribute("open", "")
    assert violations(tab) == []
    page.focus("#remove-1")
    press("Enter")
    expect(page.locator(".steps li")).to_have_count(0)
    page.focus("#steps-undo")
    press("Enter")
    expect(page.locator(".steps li")).to_have_count(1)
    page.focus("#take-over")
    press("Enter")
    expect(page.locator("#saved")).to_have_text("Draft, not saved")
    expect(page.locator("#undo")).to_be_focused()
    press("Enter")
    expect(page.locator("#saved")).to_have_text("As in the file")


def test_a_variant_is_kept_and_compared(desk_on: Callable[..., Watched], tmp_path: Path) -> None:
    shutil.copytree(catalogue_folder() / "torva-dam", tmp_path / "torva-dam")
    tab = desk_on(tmp_path, NARROW)
    page = tab.page
    tab.goto(f"/what-if/{KEY}")
    page.click("#ask-status_quo-summary")
    page.select_option("#status-option", "withdraw_suit")
    page.click("#do-status_quo")
    page.fill("#variant-label", "suit withdrawn")
    page.click("#keep-variant")
    expect(page.locator("#compare-kept")).to_be_focused()
    assert (tmp_path / "torva-dam" / "torva-dam-suit-withdrawn.yaml").is_file()
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    page.click("#compare-kept")
    expect(page.locator("#sides")).to_be_visible()
    expect(page.locator("main")).to_contain_text("The option withdraw_suit of lowmark is taken as things stand")
    assert violations(tab) == []
    with page.expect_download() as download:
        page.click("text=Take it as JSON")
    assert download.value.suggested_filename == "comparison.json"
