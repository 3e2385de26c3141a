"""The case file stays the truth: what an editor writes into it is followed, and never written over unasked."""

from __future__ import annotations

import time
from pathlib import Path

from desk.browser.conftest import Watched
from playwright.sync_api import expect

ORDER = '[data-order="town/preferences"] > .entry'
OURS = ["build", "build if permit", "not fee"]
EDITED = "title: Named in an editor"


def write_as_an_editor(path: Path, old: str, new: str) -> None:
    """Change a case file as another program does, at another moment than the desk."""
    time.sleep(0.02)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def change_here(tab: Watched, key: str) -> None:
    """Move the town's first wish down, without saving."""
    tab.goto(f"/board/{key}")
    tab.page.click(f"{ORDER}:first-child button:has-text('Down')")
    expect(tab.page.locator(f"{ORDER} > .said > code")).to_have_text(OURS)


def title_of(path: Path) -> str:
    """Return the line of the file that has the title."""
    return next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("title:"))


def test_the_desk_follows_the_file(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    tab.goto(f"/board/{key}")
    write_as_an_editor(path, title_of(path), EDITED)
    tab.page.click("nav >> text=Answers")
    expect(tab.page.locator(".which")).to_contain_text("Named in an editor")
    expect(tab.page.locator("#saved")).to_have_text("As in the file")


def test_both_changes_are_shown_and_can_be_put_together(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    page = tab.page
    tab.expected = ("409 (Conflict)",)
    change_here(tab, key)
    write_as_an_editor(path, title_of(path), EDITED)
    edited = path.read_text(encoding="utf-8")

    page.click("#save")
    expect(page.locator("[role=alert]").first).to_contain_text("Another program changed the case file")
    assert path.read_text(encoding="utf-8") == edited, "what the editor wrote stays in the file"

    tab.goto(f"/board/{key}")
    page.click("text=See both and decide")
    expect(page.locator("pre.difference .gone", has_text="Named in an editor")).to_be_visible()
    page.click("#put-together")
    expect(page.locator(".which")).to_contain_text("Named in an editor")
    expect(page.locator(f"{ORDER} > .said > code")).to_have_text(OURS)
    page.click("#save")
    expect(page.locator("#saved")).to_have_text("As in the file")
    saved = path.read_text(encoding="utf-8")
    assert EDITED in saved
    assert saved.index("- statement: build\n") < saved.index("- statement: build if permit")
    assert "# what it wants, most important first" in saved


def test_one_of_two_texts_is_chosen_and_the_other_can_be_had_back(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    page = tab.page
    change_here(tab, key)
    write_as_an_editor(path, "- statement: build if permit", "- statement: build iff permit")
    tab.goto(f"/conflict/{key}")
    expect(page.get_by_text("they cannot be put together")).to_be_visible()
    page.click("#take-theirs")
    expect(page.locator(f"{ORDER} > .said > code")).to_have_text(["build iff permit", "build", "not fee"])
    page.click("#undo")
    expect(page.locator(f"{ORDER} > .said > code")).to_have_text(OURS)
    assert "build iff permit" in path.read_text(encoding="utf-8"), "the file is as the editor left it until one saves"


def test_a_case_that_breaks_while_it_is_open_says_where(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    page = tab.page
    tab.goto(f"/board/{key}")
    write_as_an_editor(path, "build iff permit", "bild iff permit")
    tab.goto(f"/answers/{key}")
    expect(page.locator("[role=alert]").first).to_contain_text("1 problem")
    page.click("text=See them on the board")
    expect(page.locator("#problems")).to_contain_text("bild")
    write_as_an_editor(path, "bild iff permit", "build iff permit")
    tab.goto(f"/board/{key}")
    expect(page.locator("#problems-head")).to_have_count(0)


def test_a_file_that_is_gone_can_be_put_back(tab: Watched, fresh_case: tuple[str, Path]) -> None:
    key, path = fresh_case
    page = tab.page
    change_here(tab, key)
    path.unlink()
    tab.goto(f"/board/{key}")
    expect(page.locator("[role=alert]").first).to_contain_text("no longer there")
    page.click("#save")
    expect(page.locator("#saved")).to_have_text("As in the file")
    assert "- statement: build if permit" in path.read_text(encoding="utf-8")
