"""Two tabs on one case do not overwrite each other; what is taken back can be done again, by buttons and by keys."""

from __future__ import annotations

from pathlib import Path

from desk.browser.conftest import Watched
from playwright.sync_api import Locator, expect

ORDER = '[data-order="town/preferences"] > .entry'
AS_CODED = ["build if permit", "build", "not fee"]


def wants(tab: Watched) -> Locator:
    """Return what the town wants, in its order, as the page shows it."""
    return tab.page.locator(f"{ORDER} > .said > code")


def test_the_second_change_is_shown_and_not_lost(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    before = path.read_text(encoding="utf-8")
    tab.expected = ("409 (Conflict)",)
    second = tab.another()
    for one in (tab, second):
        one.goto(f"/board/{key}")
    tab.page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(wants(tab)).to_have_text(["build", "build if permit", "not fee"])

    second.page.click(f"{ORDER}:last-child button:has-text('Up')")
    expect(second.page.locator("h1")).to_have_text("This case was changed meanwhile")
    expect(second.page.locator("main")).to_contain_text("Since then")
    assert path.read_text(encoding="utf-8") == before, "the file changes only when somebody saves"

    second.page.click("#do-it-now")
    expect(wants(second)).to_have_text(["build", "not fee", "build if permit"])
    tab.goto(f"/board/{key}")
    expect(wants(tab)).to_have_text(["build", "not fee", "build if permit"])


def test_a_page_that_is_out_of_date_does_not_save(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    before = path.read_text(encoding="utf-8")
    tab.expected = ("409 (Conflict)",)
    second = tab.another()
    tab.goto(f"/board/{key}")
    tab.page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(wants(tab)).to_have_text(["build", "build if permit", "not fee"])
    second.goto(f"/board/{key}")
    tab.page.click("#undo")
    expect(wants(tab)).to_have_text(AS_CODED)
    second.page.keyboard.press("Control+s")
    expect(second.page.locator("h1")).to_have_text("This case was changed meanwhile")
    assert path.read_text(encoding="utf-8") == before


def test_undo_and_redo_by_buttons_and_by_keys(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, _ = fresh_case
    tab.goto(f"/board/{key}")
    page, moved = tab.page, ["build", "build if permit", "not fee"]
    expect(page.locator("#undo")).to_be_disabled()
    page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(wants(tab)).to_have_text(moved)
    expect(page.locator("#undo")).to_be_enabled()
    for undo, redo in ((["#undo"], ["#redo"]), (["Control+z"], ["Control+y"]), (["Control+z"], ["Control+Shift+z"])):
        for way, shown in ((undo, AS_CODED), (redo, moved)):
            page.click(way[0]) if way[0].startswith("#") else page.keyboard.press(way[0])
            expect(wants(tab)).to_have_text(shown)
    expect(page.locator("#saved")).to_have_text("Draft, not saved")
    page.keyboard.press("Control+z")
    expect(wants(tab)).to_have_text(AS_CODED)
    expect(page.locator("#saved")).to_have_text("As in the file")


def test_a_key_for_undo_inside_a_field_is_the_fields_own(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, _ = fresh_case
    tab.goto(f"/board/{key}")
    page = tab.page
    page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(wants(tab)).not_to_have_text(AS_CODED)
    page.click("#edit-at-question")
    field = page.locator("form.edits input[type=text]").first
    field.press("End")
    field.press("x")
    field.press("Control+z")
    expect(field).not_to_have_value("x")
    expect(wants(tab)).not_to_have_text(AS_CODED)
    expect(page.locator("#undo")).to_be_enabled()
    page.on("dialog", lambda asked: asked.accept())
    page.keyboard.press("Escape")
