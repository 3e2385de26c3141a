"""The whole story of a first case in a real browser, by keyboard alone: no test here calls the mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from desk.browser.by_keyboard import choose_at, focused, has_focus, press_at, tab_to, type_at
from desk.browser.conftest import Watched
from desk.browser.story import (
    CODINGS,
    FOLDER,
    FORMS,
    KEY,
    LONG_SWEEP,
    MEMO,
    SAMPLE,
    SHORT_SWEEP,
    TITLE,
    Coding,
    check_file,
    check_paper,
)
from playwright.sync_api import Page, expect

ORDER = '[data-order="company/preferences"]'


def test_the_whole_story_by_keyboard(desk_on: Callable[[Path], Watched], tmp_path: Path) -> None:
    tab = desk_on(tmp_path)
    start_a_case(tab)
    send_the_memorandum(tab)
    for coding in CODINGS:
        code(tab, coding)
    order_priorities(tab)
    see_the_answers(tab)
    ask_what_if(tab)
    sweep(tab)
    take_papers_away(tab)
    save(tab)
    check_file(tmp_path)


def go_to(tab: Watched, name: str) -> None:
    """Go to another page of the case by its link in the bar."""
    press_at(tab.page, f'nav a[href^="/{name}/"]')
    tab.page.wait_for_url(f"**/{name}/**")
    tab.ready()


def start_a_case(tab: Watched) -> None:
    page = tab.page
    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    assert has_focus(page, "main"), "the skip link leads to the page"
    type_at(page, "#new-name", FOLDER)
    type_at(page, "#new-title", TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/board/{KEY}")
    tab.ready()


def send_the_memorandum(tab: Watched) -> None:
    page = tab.page
    page.on("filechooser", lambda choosing: choosing.set_files(MEMO))
    go_to(tab, "reading")
    press_at(page, "#upload-files")
    expect(page.locator("#upload-files")).to_have_value(re.compile(re.escape(MEMO.name)))
    press_at(page, "#upload")
    expect(page.locator("#notices")).to_contain_text(MEMO.name)
    tab.ready()
    press_at(page, f"table a[href*='{MEMO.stem}']")
    page.wait_for_selector("#record")
    tab.ready()


def code(tab: Watched, coding: Coding) -> None:
    """Open the panel of a passage, say what it becomes, fill the form in and send it; the focus comes back to it."""
    page = tab.page
    press_at(page, coding.button)
    expect(page.locator("#using-head")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#use .using")).to_have_count(0)
    assert has_focus(page, coding.button), f"after Escape the focus is at {focused(page)!r}"
    page.keyboard.press("Enter")
    expect(page.locator("#using-head")).to_be_focused()
    press_at(page, f"#kind-{coding.kind}")
    expect(page.locator(f"#kind-{coding.kind}")).to_be_focused()
    for name, value in coding.choices.items():
        choose_at(page, f"#use-{name}", value)
    for name, value in coding.fields.items():
        type_at(page, f"#use-{name}", value)
    press_at(page, "#use-it")
    expect(page.locator("#use .using")).to_have_count(0)
    expect(page.locator(coding.button)).to_be_focused()


def order_priorities(tab: Watched) -> None:
    """Move the company's new wish to the first place; the focus goes with it. Take that back, and do it again."""
    page = tab.page
    go_to(tab, "board")
    first = page.locator(f"{ORDER} .entry code").first
    count = page.locator(f"{ORDER} > .entry").count()
    tab_to(page, f"{ORDER} > .entry:last-child .handle")
    for place in range(count - 1, 0, -1):
        page.keyboard.press("Alt+ArrowUp")
        expect(page.locator(f"{ORDER} > .entry:nth-child({place}) .handle")).to_be_focused()
    expect(first).to_have_text("landing")
    page.keyboard.press("Control+z")
    expect(first).not_to_have_text("landing")
    assert focused(page), "the focus is somewhere after Undo"
    page.keyboard.press("Control+y")
    expect(first).to_have_text("landing")
    assert focused(page), "the focus is somewhere after Redo"


def see_the_answers(tab: Watched) -> None:
    """Open what stands behind a cell of the table, and close it again."""
    page = tab.page
    go_to(tab, "answers")
    press_at(page, "#assessment tbody td a")
    here = focused(page)
    expect(page.locator("#panel-head")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel-head")).to_have_count(0)
    assert focused(page), f"the focus goes back to {here!r}"


def ask_what_if(tab: Watched) -> None:
    page = tab.page
    go_to(tab, "what-if")
    press_at(page, "#ask-drop-summary")
    press_at(page, "#do-drop")
    expect(page.locator("#told")).to_be_visible()
    assert focused(page), "the focus is somewhere after the answer"
    press_at(page, "#steps-clear")
    expect(page.locator(".steps li")).to_have_count(0)


def sweep(tab: Watched) -> None:
    """Run a short sweep, and stop a long one with a button that keeps the focus while the count goes on."""
    page = tab.page
    go_to_sweeps(tab)
    ask_sweep(page, SHORT_SWEEP)
    tab.ready()
    expect(page.locator("main table").first).to_be_visible()
    go_to_board(tab, SAMPLE)
    go_to_sweeps(tab)
    ask_sweep(page, LONG_SWEEP)
    tab_to(page, "[id^=stop-]")
    expect(page.locator("[id^=work-told]")).to_contain_text("of 1,000,000")
    told = page.locator("[id^=work-told]").inner_text()
    expect(page.locator("[id^=work-told]")).not_to_have_text(told)
    assert has_focus(page, "[id^=stop-]"), f"while work goes on the focus leaves for {focused(page)!r}"
    page.keyboard.press("Enter")
    expect(page.get_by_text("This was stopped before its end")).to_be_visible()
    go_to_board(tab, KEY)


def go_to_sweeps(tab: Watched) -> None:
    press_at(tab.page, 'nav a[href^="/sure/"]')
    tab.page.wait_for_url("**/sure/**")
    press_at(tab.page, "#tab-sweep")
    tab.page.wait_for_url("**view=sweep**")


def go_to_board(tab: Watched, key: str) -> None:
    """Go to another case by way of the home page."""
    press_at(tab.page, ".home")
    tab.page.wait_for_url(f"{tab.origin}/")
    tab.ready()
    press_at(tab.page, f'a[href="/board/{key}"]')
    tab.page.wait_for_url(f"**/board/{key}")
    tab.ready()


def ask_sweep(page: Page, asked: dict[str, str]) -> None:
    choose_at(page, "#what", asked["what"])
    type_at(page, "#reach", asked["reach"])
    type_at(page, "#draws", asked["draws"])
    page.keyboard.press("Enter")
    page.wait_for_url("**draws=" + asked["draws"] + "**")


def take_papers_away(tab: Watched) -> None:
    page = tab.page
    go_to(tab, "paper")
    for ending in FORMS:
        tab_to(page, f"#take-{ending[1:]}")
        with page.expect_download() as coming:
            page.keyboard.press("Enter")
        check_paper(ending, Path(coming.value.path()).read_bytes())


def save(tab: Watched) -> None:
    page = tab.page
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text("As in the file")
