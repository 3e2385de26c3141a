"""The board in a real browser: by mouse, by keyboard alone, with what is typed kept, and the focus where it was."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk.browser.conftest import NARROW, Watched
from playwright.sync_api import expect

SCAFFOLD = (resources.files("countermove.casefile") / "scaffold.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour.yaml").write_text(SCAFFOLD, encoding="utf-8")
    return tmp_path


def order(tab: Watched, of: str = "town") -> list[str]:
    return tab.page.locator(f"[data-order='{of}/preferences'] .said > code").all_text_contents()


def wait_for(tab: Watched, first: str, of: str = "town") -> None:
    expect(tab.page.locator(f"[data-order='{of}/preferences'] .said > code").first).to_have_text(first)


def draft(folder: Path) -> str:
    return (folder / "harbour.yaml.draft").read_text(encoding="utf-8")


def violations(tab: Watched) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in Axe().run(tab.page).response["violations"]]


def test_by_mouse(desk_on: Callable[..., Watched], folder: Path) -> None:
    tab = desk_on(folder)
    page = tab.page
    tab.goto("/board/harbour.yaml")
    start = order(tab)
    page.click("#up-at-town-preferences-2")
    wait_for(tab, "build")
    expect(page.locator("#at-town-preferences-1")).to_be_focused()  # Up is off there, so the row has the focus
    handle = page.locator("#handle-at-town-preferences-1").bounding_box()
    last = page.locator("#at-town-preferences-3").bounding_box()
    assert handle
    assert last
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + 9, last["y"] + last["height"] - 9, steps=4)
    page.mouse.up()
    wait_for(tab, start[0])
    assert order(tab) == [start[0], start[2], start[1]]
    page.click("#edit-at-town-preferences-2")
    field = page.locator("#form-edit-at-town-preferences-2-statement")
    expect(field).to_be_focused()
    field.fill("not fe")
    expect(page.locator(".live")).to_contain_text('there is no option "fe"')
    field.fill("not fee and ")
    page.click("text=Options that can be named")
    page.click("[data-inserts=sue]")
    expect(page.locator(".live")).to_contain_text("Holds in 3 of 12 feasible states")
    assert violations(tab) == []
    page.click("#form-edit-at-town-preferences-2-send")
    expect(page.locator("#last-done")).to_contain_text("Changed “not fee” of town to “not fee and sue”")
    page.click("#remove-at-town-options-permit")
    expect(page.locator("#uses li").first).to_contain_text("town/preferences/1/statement")
    page.click("text=Leave it")
    page.click("#undo")
    expect(page.locator("#last-done")).to_contain_text("Moved")
    assert (folder / "harbour.yaml").read_text(encoding="utf-8") == SCAFFOLD


def test_by_keyboard_alone(desk_on: Callable[..., Watched], folder: Path) -> None:
    tab = desk_on(folder)
    page, keys = tab.page, tab.page.keyboard
    tab.goto("/board/harbour.yaml")
    page.focus("#handle-at-town-preferences-3")
    keys.press("Alt+ArrowUp")
    expect(page.locator("#handle-at-town-preferences-2")).to_be_focused()
    keys.press("Alt+ArrowUp")
    wait_for(tab, "not fee")
    expect(page.locator("#handle-at-town-preferences-1")).to_be_focused()
    page.focus("#down-at-town-preferences-1")
    keys.press("Enter")
    wait_for(tab, "build if permit")
    expect(page.locator("#down-at-town-preferences-2")).to_be_focused()
    page.focus("#to-at-town-preferences-2")
    keys.press("Enter")
    expect(page.locator("#form-move-at-town-preferences-2-to")).to_be_focused()
    keys.type("1")
    keys.press("Control+A")
    keys.type("1")
    keys.press("Enter")
    wait_for(tab, "not fee")
    expect(page.locator("#to-at-town-preferences-1")).to_be_focused()
    page.focus("#add-at-company-preferences")
    keys.press("Enter")
    expect(page.locator("#form-add-at-company-preferences-statement")).to_be_focused()
    keys.type("sue or build")
    keys.press("Enter")
    expect(page.locator("[data-order='company/preferences'] .said > code").last).to_have_text("sue or build")
    expect(page.locator("#add-at-company-preferences")).to_be_focused()
    keys.press("Control+z")
    expect(page.locator("[data-order='company/preferences'] .said > code")).to_have_count(3)
    page.focus("#edit-at-town-options-fee")
    keys.press("Enter")
    expect(page.locator("#form-edit-at-town-options-fee-text")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("form.edits")).to_have_count(0)
    expect(page.locator("#edit-at-town-options-fee")).to_be_focused()
    page.focus("#remove-at-town-options-fee")
    keys.press("Enter")
    expect(page.locator("#uses")).to_be_visible()
    expect(page.locator("#main")).to_be_focused()


def test_the_text_goes_to_a_line_and_is_checked_beside(desk_on: Callable[..., Watched], folder: Path) -> None:
    tab = desk_on(folder)
    page = tab.page
    tab.goto("/board/harbour.yaml?view=text&line=7")
    area = "document.getElementById('text')"
    chosen = f"{area}.value.slice({area}.selectionStart, {area}.selectionEnd)"
    assert page.evaluate(chosen) == SCAFFOLD.splitlines()[6]
    assert page.locator(".gutter").inner_text().split() == [str(n + 1) for n in range(SCAFFOLD.count("\n") + 1)]
    page.fill("#text", SCAFFOLD.replace("build iff permit", "build iff permt"))
    page.click("#check-text")
    expect(page.locator("#told")).to_contain_text("1 problem")
    assert not (folder / "harbour.yaml.draft").exists()
    page.click("#told a:has-text('line')")
    assert "permt" in page.evaluate(chosen)
    page.click("#take-over")
    expect(page.locator("#undo")).to_be_enabled()
    assert "permt" in draft(folder)
    page.click("#to-board")
    tab.ready()
    page.click("text=Its place on the board")
    expect(page.locator("#at-company-preferences-2")).to_be_in_viewport()


def test_what_is_typed_is_not_thrown_away_unasked(desk_on: Callable[..., Watched], folder: Path) -> None:
    tab = desk_on(folder)
    page = tab.page
    tab.goto("/board/harbour.yaml")
    page.click("#edit-at-town-options-fee")
    page.fill("#form-edit-at-town-options-fee-text", "something typed")
    told = []
    page.once("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.click("#up-at-town-preferences-2")
    assert "would be lost" in told[0]
    assert page.input_value("#form-edit-at-town-options-fee-text") == "something typed"
    assert not (folder / "harbour.yaml.draft").exists()


def test_all_of_a_large_case_on_a_telephone(desk_on: Callable[..., Watched], tmp_path: Path) -> None:
    tab = desk_on(tmp_path, NARROW)
    page = tab.page
    tab.goto("/board/@soviet-japan-1985-full")
    page.click("#at-tokyo > summary")
    page.click("#at-tokyo-stakeholders-press > summary")
    expect(page.locator("#in-at-tokyo-stakeholders-press table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert violations(tab) == []
