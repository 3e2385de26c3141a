"""The whole story of a first case in a real browser, by mouse: an empty folder at its start, a paper at its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
from playwright.sync_api import Locator, Page, expect


def test_the_whole_story_by_mouse(desk_on: Callable[[Path], Watched], tmp_path: Path) -> None:
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


def start_a_case(tab: Watched) -> None:
    page = tab.page
    expect(page.get_by_text("There is no case in this folder yet")).to_be_visible()
    page.fill("#new-name", FOLDER)
    page.fill("#new-title", TITLE)
    page.click("#new-case")
    page.wait_for_url(f"**/board/{KEY}")
    tab.ready()
    expect(page.locator(".which")).to_contain_text(TITLE)


def send_the_memorandum(tab: Watched) -> None:
    page = tab.page
    page.click("nav >> text=Reading room")
    tab.ready()
    page.set_input_files("#upload-files", MEMO)
    page.click("#upload")
    expect(page.locator("#notices")).to_contain_text(MEMO.name)
    tab.ready()
    page.click(f"table a:has-text('{MEMO.name}')")
    page.wait_for_selector("#record")
    tab.ready()
    expect(page.locator("h1")).to_contain_text("The Torva Dam")
    expect(page.locator(".withheld").first).to_be_visible()
    expect(page.locator("mark.judged.likelihood").first).to_be_visible()


def code(tab: Watched, coding: Coding) -> None:
    """Select words of a passage with the mouse, say what they are, fill the form in and send it."""
    page = tab.page
    words = page.locator(f'.words[data-cite="{coding.cite}"]')
    select_words(page, words)
    page.click(f"#picker button:has-text('{coding.kind}')")
    panel = page.locator("#use .using")
    expect(panel).to_be_visible()
    for name, value in coding.choices.items():
        page.select_option(f"#use-{name}", value)
    for name, value in coding.fields.items():
        page.fill(f"#use-{name}", value)
    page.click("#use-it")
    expect(panel).to_have_count(0)
    expect(page.locator("#notices")).not_to_be_empty()
    expect(page.locator(f'article:has(.words[data-cite="{coding.cite}"]) > .rests')).to_be_visible()


def select_words(page: Page, words: Locator) -> None:
    """Drag over the first line of a passage."""
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 10, steps=4)
    page.mouse.up()


def order_priorities(tab: Watched) -> None:
    """Drag the company's new wish from the last place to the first, take that back and do it again."""
    page = tab.page
    page.click("nav >> text=Board")
    tab.ready()
    order = page.locator('[data-order="company/preferences"]')
    first, new = order.locator(".entry code").first, order.locator(".handle").last
    expect(order.locator(".entry code").last).to_have_text("landing")
    new.scroll_into_view_if_needed()
    start, end = new.bounding_box(), order.locator(".handle").first.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 5, steps=6)
    page.mouse.up()
    expect(first).to_have_text("landing")
    page.click("#undo")
    expect(first).not_to_have_text("landing")
    page.click("#redo")
    expect(first).to_have_text("landing")


def see_the_answers(tab: Watched) -> None:
    """Sort the table, and open what stands behind a cell."""
    page = tab.page
    page.click("nav >> text=Answers")
    tab.ready()
    rows = page.locator("#assessment tbody tr")
    expect(rows).not_to_have_count(0)
    page.click("#assessment thead button >> nth=1")
    expect(page.locator("#assessment th[aria-sort]")).to_have_count(1)
    rows.first.locator("td a").first.click()
    expect(page.locator("#panel-head")).to_be_visible()
    page.click("#panel-close")
    expect(page.locator("#panel-head")).to_have_count(0)


def ask_what_if(tab: Watched) -> None:
    """Drop an assumption in thought, see what becomes of the results, and leave it."""
    page = tab.page
    page.click("nav >> text=What if")
    tab.ready()
    page.click("#ask-drop-summary")
    page.click("#do-drop")
    expect(page.locator("#told")).to_be_visible()
    expect(page.locator(".steps li")).to_have_count(1)
    page.click("#steps-clear")
    expect(page.locator(".steps li")).to_have_count(0)


def sweep(tab: Watched) -> None:
    """Run a short sweep to its end, and stop a long one, of a case that came with the program."""
    page = tab.page
    go_to_sweeps(tab)
    ask_sweep(page, SHORT_SWEEP)
    tab.ready()
    expect(page.locator("main table").first).to_be_visible()
    page.click(".home")
    tab.ready()
    page.click(f'a[href="/board/{SAMPLE}"]')
    tab.ready()
    go_to_sweeps(tab)
    ask_sweep(page, LONG_SWEEP)
    expect(page.locator("[id^=work-told]")).to_contain_text("of 1,000,000")
    page.click("[id^=stop-]")
    expect(page.get_by_text("This was stopped before its end")).to_be_visible()
    page.click(".home")
    page.click(f'a[href="/board/{KEY}"]')
    tab.ready()


def go_to_sweeps(tab: Watched) -> None:
    tab.page.click("nav >> text=How sure")
    tab.page.click("#tab-sweep")
    tab.page.wait_for_url("**view=sweep**")


def ask_sweep(page: Page, asked: dict[str, str]) -> None:
    page.select_option("#what", asked["what"])
    page.fill("#reach", asked["reach"])
    page.fill("#draws", asked["draws"])
    page.click("#go")


def take_papers_away(tab: Watched) -> None:
    page = tab.page
    page.click("nav >> text=Paper")
    tab.ready()
    for ending in FORMS:
        with page.expect_download() as coming:
            page.click(f"#take-{ending[1:]}")
        assert coming.value.suggested_filename.endswith(ending)
        check_paper(ending, Path(coming.value.path()).read_bytes())


def save(tab: Watched) -> None:
    page = tab.page
    expect(page.locator("#saved")).to_have_text("Draft, not saved")
    page.click("#save")
    expect(page.locator("#saved")).to_have_text("As in the file")
