"""The reading room in a real browser: passages go into the case by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from case_texts import bridge
from crossing_memo import write_memo
from desk.browser.conftest import NARROW, Watched
from playwright.sync_api import Page

ROOM = "/reading/case.yaml"


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    found: str = page.evaluate("document.activeElement.id")
    return found


def select_words(page: Page, passage: str, start: int, end: int) -> None:
    """Select words of a passage as a mouse does: with a selection, and the button let go."""
    page.evaluate(
        """([id, start, end]) => {
            const walker = document.createTreeWalker(document.querySelector(`#${id} .words`), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let at = 0, started = false;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!started && start < at + node.length) { range.setStart(node, start - at); started = true; }
                if (end <= at + node.length) { range.setEnd(node, end - at); break; }
                at += node.length;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [passage, start, end],
    )
    page.dispatch_event(f"#{passage} .words", "pointerup")


def test_passages_go_into_the_case(tmp_path: Path, desk_on: Callable[..., Watched]) -> None:
    (tmp_path / "case.yaml").write_text(bridge(), encoding="utf-8")
    write_memo(tmp_path)
    tab = desk_on(tmp_path)
    page = tab.page
    tab.goto(ROOM)

    # By mouse: words that run over a mark keep their places.
    select_words(page, "p-MEMO-7-SUM-1", 50, 97)
    page.wait_for_selector("#picker:not([hidden])")
    assert "We believe the company will probably build" in page.inner_text("#picker")
    page.click("#picker >> text=A reaction")
    page.wait_for_selector("#kind-reaction[aria-current]")
    assert page.input_value("#use-span") == "50-97"
    page.select_option("#use-new_party", "company")
    page.fill("#use-new_name", "The crews")
    page.select_option("#use-option", "permit")
    page.select_option("#use-pull", "high")
    page.click("#use-it")
    page.wait_for_selector("#p-MEMO-7-SUM-1 .rests")
    assert "How The crews (The company) takes: Grant the permit" in page.inner_text("#p-MEMO-7-SUM-1 .rests")
    assert page.locator(".using").count() == 0
    assert focused(page) == "use-p-MEMO-7-SUM-1"

    # By keyboard alone.
    page.focus("#use-p-MEMO-7-TAL-2")
    page.keyboard.press("Enter")
    page.wait_for_selector(".using")
    page.wait_for_selector("#using-head:focus")
    page.keyboard.press("Escape")
    assert page.locator(".using").count() == 0
    assert focused(page) == "use-p-MEMO-7-TAL-2"
    page.keyboard.press("Enter")
    page.wait_for_selector("#using-head:focus")
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == "kind-option":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#kind-option[aria-current]")
    page.wait_for_selector("#kind-option:focus")
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == "use-text":
            break
    page.keyboard.type("Build a pier")
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == "use-it":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#p-MEMO-7-TAL-2 .rests")
    assert "Option of The town: Build a pier" in page.inner_text("#p-MEMO-7-TAL-2 .rests")

    # Both can be taken back, and the file is as it was all along.
    page.click("#undo")
    page.wait_for_selector("#p-MEMO-7-TAL-2 .rests", state="detached")
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == bridge()


def test_a_citation_is_gone_to_and_told_of_on_both_sides(tmp_path: Path, desk_on: Callable[..., Watched]) -> None:
    (tmp_path / "case.yaml").write_text(bridge(), encoding="utf-8")
    write_memo(tmp_path)
    tab = desk_on(tmp_path, NARROW)
    tab.goto(f"{ROOM}?cite=MEMO-7/TAL/1")
    page = tab.page
    page.wait_for_selector(".lines .near")
    assert focused(page) == "p-MEMO-7-TAL-1"
    assert "12 April 2025" in page.inner_text(".lines .near >> nth=0")
    page.focus("#p-MEMO-7-SUM-1 .judged.likelihood >> nth=0")
    assert "probably (63–87%): likelihood, the authors" in page.inner_text("#told")
    page.keyboard.press("Escape")
    assert page.is_hidden("#told")
