"""What a person without a mouse does: goes from control to control with the keys, and sees where they are."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

MOST_PRESSES = 400
_HERE = "(wanted) => document.activeElement !== null && document.activeElement.matches(wanted)"
_SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const isIn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return isIn && (look.outlineStyle !== "none" || one.matches("input, select, textarea, main, h1, h2, li, article"));
}"""
_NAME = """() => {
  const one = document.activeElement;
  return one === document.body ? "" : one.id || one.dataset.cite || one.textContent.trim().slice(0, 60);
}"""


def has_focus(page: Page, selector: str) -> bool:
    """Say whether the element that has the focus is one of these."""
    return bool(page.evaluate(_HERE, selector))


def focused(page: Page) -> str:
    """Return the name of what has the focus; empty where nothing has it."""
    return str(page.evaluate(_NAME))


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab (or Shift with Tab) until a wanted element has the focus; it has to be seen that it has.

    Raises: ``AssertionError`` after 400 presses, or where the focus cannot be seen.
    """
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if has_focus(page, selector):
            assert page.evaluate(_SEEN), f"{selector} has the focus, and one cannot see it"
            return
    raise AssertionError(f"{selector} was not reached with {MOST_PRESSES} presses of Tab; now at {focused(page)!r}")


def press_at(page: Page, selector: str, key: str = "Enter", *, back: bool = False) -> None:
    """Go to an element and press a key on it."""
    tab_to(page, selector, back=back)
    page.keyboard.press(key)


def type_at(page: Page, selector: str, text: str) -> None:
    """Go to a field and type in it, over what stood there."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose_at(page: Page, selector: str, value: str) -> None:
    """Go to a list and move through it to a value; where the list is drawn anew meanwhile, go there again."""
    expect(page.locator(f"{selector} option[value={json.dumps(value)}]")).to_be_attached()
    for _ in range(3):
        tab_to(page, selector)
        page.keyboard.press("Home")
        for _ in range(page.locator(f"{selector} option").count() + 1):
            if page.evaluate("() => document.activeElement.value") == value:
                return
            page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value!r} of {selector} cannot be reached by keyboard")
