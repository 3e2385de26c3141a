"""The walk of docs/tutorial/the-desk-in-ten-minutes.md, step by step as that page tells it, with its pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk.browser.conftest import PATIENCE, Watched
from pictures import IMAGES, Album
from playwright.sync_api import expect

SOURCE = "NR-M-87-20031"
CITE = f"{SOURCE}/REA/3"
WIDTH = 1280
BOX_OF_WORDS = """([cite, wanted]) => {
  const words = document.querySelector(`.words[data-cite="${cite}"]`), range = document.createRange();
  const start = words.textContent.indexOf(wanted), end = start + wanted.length;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = walker.nextNode(); node; seen += node.length, node = walker.nextNode()) {
    if (seen <= start && start < seen + node.length) range.setStart(node, start - seen);
    if (seen < end && end <= seen + node.length) range.setEnd(node, end - seen);
  }
  const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
  return { left: first.left, top: first.top + 5, right: last.right, bottom: last.bottom - 5 };
}"""


class Walk:
    """A walk over the desk that takes pictures on the way."""

    def __init__(self, tab: Watched, album: Album) -> None:
        self.tab, self.page, self.album = tab, tab.page, album

    def take(self, name: str, height: int, top: str = "") -> None:
        """Take a picture of the window, from its upper edge or from an element on.

        Args:
            height: units: pixels.
            top: selects the element that is to stand near the upper edge.
        """
        self.page.set_viewport_size({"width": WIDTH, "height": height})
        if top:
            self.page.locator(top).first.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 16)")
        self.page.evaluate("document.activeElement.blur()")
        self.album.keep(name, self.page.screenshot())

    def go(self, name: str) -> None:
        """Go to another page of the case."""
        self.page.click(f"nav >> text={name}")
        self.tab.ready()


def test_the_walk_of_the_tutorial(desk_on: Callable[[Path], Watched], tmp_path: Path, updates_pictures: bool) -> None:
    folder = tmp_path / "disputes"
    folder.mkdir()
    walk = Walk(desk_on(folder), Album(IMAGES / "desk", updates_pictures))
    start(walk)
    read(walk)
    see_the_board(walk)
    see_the_answers(walk)
    ask_what_if(walk)
    see_how_sure(walk)
    take_the_paper(walk)
    saved = (folder / "torva-dam" / "case.yaml").read_text(encoding="utf-8")
    assert "pay_second_part" in saved
    assert "# hard to withdraw once made" in saved, "every remark that was in the file is still there"


def start(walk: Walk) -> None:
    """An empty folder, and the invented case copied into it."""
    walk.tab.ready()
    walk.page.locator("main code").first.evaluate("one => { one.textContent = 'Documents/disputes'; }")
    walk.take("home", 800)
    walk.page.click("#copy-sample")
    walk.page.wait_for_url("**/board/torva-dam/case.yaml")
    walk.tab.ready()
    expect(walk.page.locator("main")).to_contain_text("272 feasible of 512")


def read(walk: Walk) -> None:
    """The memorandum beside its record; some words of it become an option of the bank."""
    page = walk.page
    walk.go("Reading room")
    words = page.locator(f'.words[data-cite="{CITE}"]')
    words.scroll_into_view_if_needed()
    walk.take("reading-room", 900)
    select(walk, CITE, "It could release the remaining money in two parts")
    page.click("#picker button:has-text('An option')")
    page.wait_for_selector("#use-form")
    page.select_option("#use-party", "bank")
    page.fill("#use-text", "Pay the second part of what it holds back")
    page.fill("#use-id", "pay_second_part")
    walk.take("use-a-passage", 900)
    page.click("#use-it")
    expect(page.locator("#notices")).not_to_be_empty()


def select(walk: Walk, cite: str, wanted: str) -> None:
    """Select some words of a passage, as somebody does who drags over them."""
    box = walk.page.evaluate(BOX_OF_WORDS, [cite, wanted])
    walk.page.mouse.move(box["left"] + 1, box["top"])
    walk.page.mouse.down()
    walk.page.mouse.move(box["right"] - 1, box["bottom"], steps=5)
    walk.page.mouse.up()


def see_the_board(walk: Walk) -> None:
    """Twice as many states; the new option; a priority that is moved, and moved back."""
    page = walk.page
    walk.go("Board")
    expect(page.locator("main")).to_contain_text("544 feasible of 1,024")
    order = page.locator('[data-order="averra/preferences"] > .entry > .said > code')
    page.click('[data-order="averra/preferences"] > .entry:nth-child(3) button:has-text("Up")')
    expect(order.nth(1)).to_have_text("drop_objection or withdraw_suit")
    page.click("#undo")
    expect(order.nth(2)).to_have_text("drop_objection or withdraw_suit")
    walk.take("board", 900, "details.party")


def see_the_answers(walk: Walk) -> None:
    page = walk.page
    walk.go("Answers")
    expect(page.get_by_text("is being worked out")).to_have_count(0, timeout=PATIENCE)
    walk.take("answers", 1100)
    page.click("#assessment tbody tr >> nth=0 >> td a >> nth=0")
    page.wait_for_selector("#panel-head")
    walk.take("answers-why", 900)
    page.click("#panel-close")
    walk.go("Moves")
    walk.take("moves", 1000, "#way-head")


def ask_what_if(walk: Walk) -> None:
    """One assumption is dropped in thought."""
    page = walk.page
    walk.go("What if")
    page.click("#ask-drop-summary")
    page.select_option(
        "#drop-at", label="Lowmark 5: drop_objection iff (slow_filling or (open_landing and commission))"
    )
    page.click("#do-drop")
    expect(page.locator("#told")).to_be_visible()
    expect(page.locator("table.pairs tbody tr").first).to_contain_text("changed")
    walk.tab.ready()
    walk.take("what-if", 900)
    page.click("#steps-clear")
    expect(page.locator("#told")).to_have_count(0)


def see_how_sure(walk: Walk) -> None:
    walk.go("How sure")
    walk.take("how-sure", 900)


def take_the_paper(walk: Walk) -> None:
    """The paper as a Word file, and the case saved."""
    page = walk.page
    walk.go("Paper")
    walk.take("paper", 900)
    with page.expect_download() as coming:
        page.click("#take-docx")
    assert coming.value.suggested_filename == "torva-dam-options.docx"
    page.click("#save")
    expect(page.locator("#saved")).to_have_text("As in the file")
