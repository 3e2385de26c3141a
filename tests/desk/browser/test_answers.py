"""The page of answers in a real browser: sorting, the panel, and the graph, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk.browser.conftest import NARROW, Watched

TORVA = "/answers/torva-dam/case.yaml"


def column(tab: Watched, number: int) -> list[str]:
    return tab.page.locator(f"#assessment tbody tr > :nth-child({number})").all_inner_texts()


def focused(tab: Watched) -> str:
    return str(tab.page.evaluate("document.activeElement.id"))


def test_a_column_sorts_in_place_by_keyboard_and_says_so(tab: Watched) -> None:
    tab.goto(TORVA)
    before = column(tab, 1)
    tab.page.focus("#sort-return")
    tab.page.keyboard.press("Enter")
    assert tab.page.get_attribute("th:has(#sort-return)", "aria-sort") == "descending"
    best = column(tab, 13)
    assert best[0].startswith("+")
    assert best[-1].startswith("−")
    tab.page.keyboard.press("Enter")
    assert tab.page.get_attribute("th:has(#sort-return)", "aria-sort") == "ascending"
    assert column(tab, 13)[0] == best[-1]
    assert "Return" in tab.page.inner_text("#sorted")
    assert focused(tab) == "sort-return"
    tab.page.click("#sort-pull")
    pulled = column(tab, 4)
    assert [one.startswith("–") for one in pulled] == sorted(one.startswith("–") for one in pulled)
    tab.page.click("#sort-initiative")
    assert column(tab, 1) == before


def test_a_cell_opens_beside_the_table_and_escape_goes_back_to_it(tab: Watched) -> None:
    tab.goto(TORVA)
    tab.page.focus("#c1-pull")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector("#panel blockquote")
    assert focused(tab) == "panel-head"
    assert "Lowmark 5" in tab.page.inner_text("#panel")
    assert "four harbour seats" in tab.page.inner_text("#panel")
    assert Axe().run(tab.page).response["violations"] == []
    tab.page.keyboard.press("Escape")
    assert tab.page.locator("#panel > *").count() == 0
    assert focused(tab) == "c1-pull"
    tab.page.click("#c2-initiative")
    tab.page.wait_for_selector("#panel h3")
    tab.page.click("#panel-close")
    assert tab.page.locator("#panel > *").count() == 0
    assert focused(tab) == "c2-initiative"


def test_the_summary_finishes_by_itself_and_leaves_the_sorting_alone(tab: Watched) -> None:
    tab.goto(TORVA)
    tab.page.click("#sort-initiative")
    tab.page.click("#sort-initiative")
    down = column(tab, 1)
    tab.page.wait_for_selector("#short-work", state="detached")
    assert column(tab, 1) == down


def test_a_state_is_explained_from_the_list_and_concept_by_concept(tab: Watched) -> None:
    tab.goto(f"{TORVA}?view=stable&under=seq")
    tab.page.locator("#equilibria a.opens").first.click()
    tab.page.wait_for_selector("#panel h4")
    assert "in the sequential sense" in tab.page.inner_text("#panel")
    tab.page.click("#why-nash")
    tab.page.wait_for_selector("#panel :text('in the Nash sense')")
    assert tab.page.url.endswith("view=stable&under=seq")


def test_the_graph_is_looked_at_by_keys_buttons_and_mouse(tab: Watched) -> None:
    tab.goto(f"{TORVA}?view=moves&to=153")
    box = "document.querySelector('#graph svg').getAttribute('viewBox')"
    whole = tab.page.evaluate(box)
    tab.page.focus("#zoom-in")
    tab.page.keyboard.press("Enter")
    near = tab.page.evaluate(box)
    assert float(near.split()[2]) < float(whole.split()[2])
    tab.page.focus("#graph")
    tab.page.keyboard.press("ArrowRight")
    assert float(tab.page.evaluate(box).split()[0]) > float(near.split()[0])
    tab.page.keyboard.press("0")
    assert tab.page.evaluate(box) == whole
    tab.page.click("#zoom-in")
    near = tab.page.evaluate(box)
    graph = tab.page.locator("#graph").bounding_box()
    assert graph
    tab.page.mouse.move(graph["x"] + 200, graph["y"] + 20)
    tab.page.mouse.down()
    tab.page.mouse.move(graph["x"] + 120, graph["y"] + 20, steps=4)
    tab.page.mouse.up()
    assert float(tab.page.evaluate(box).split()[0]) > float(near.split()[0])
    tab.page.click("#zoom-reset")
    tab.page.focus("#box-17")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector("#panel h4")
    assert tab.page.inner_text("#panel-head") == "State 17"
    tab.page.keyboard.press("Escape")
    assert focused(tab) == "box-17"


@pytest.mark.parametrize("view", ["options", "moves"])
def test_without_scripts_it_is_all_there(tab: Watched, view: str) -> None:
    tab.goto(f"{TORVA}?view={view}")  # whatever takes long is done after this
    browser = tab.page.context.browser
    assert browser
    plain = browser.new_context(
        java_script_enabled=False, storage_state=tab.page.context.storage_state(), viewport=NARROW
    )  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"{tab.origin}{TORVA}?view={view}")
    if view == "options":
        page.click("#sort-tests")
        assert page.get_attribute("th:has(#sort-tests)", "aria-sort") == "descending"
        page.click("#sort-tests")
        assert page.get_attribute("th:has(#sort-tests)", "aria-sort") == "ascending"
        page.click("#c1-pull")
        assert "Lowmark 5" in page.inner_text("#panel")
    else:
        assert page.locator("#graph svg").count() == 1
        assert page.locator("#viewing").is_hidden()
        page.locator("#step-1").click()
        assert "State 17" in page.inner_text("#panel")
    page.click("#panel-close")
    assert page.locator("#panel > *").count() == 0
    plain.close()
