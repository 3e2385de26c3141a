"""The assessment table: what each column is sorted by, and what stands behind its cells."""

from __future__ import annotations

import pytest

from countermove.assessment import assess
from countermove.desk.answers.comparison import NAMES, SortedTable, comparison_of
from countermove.desk.answers.opened import MEANINGS, opened
from countermove.desk.answers.parts import before_after_of, compared, in_short, inside_of
from countermove.errors import NotApplicable
from countermove.report.content import Figure
from countermove.report.sections.tables import comparison_table
from countermove.report.view import CarriedView


@pytest.fixture(scope="module")
def view() -> CarriedView:
    return CarriedView(assess("torva-dam"), ())


def texts(table: SortedTable, column: str) -> list[str]:
    return [row.cells[NAMES.index(column)].text for row in table.rows]


def test_the_table_is_the_papers_hardest_first(view: CarriedView) -> None:
    found, paper = comparison_of(view), comparison_table(view)
    assert [[cell.text for cell in row.cells] for row in found.rows] == [[c.text for c in row] for row in paper.rows]
    assert [row.number for row in found.rows] == list(range(1, len(view.shown) + 1))
    assert tuple(column.head for column in found.columns) == paper.head


def test_places_are_sorted_by_gravity_with_nothing_last_either_way(view: CarriedView) -> None:
    up = texts(comparison_of(view, "pull"), "pull")
    down = texts(comparison_of(view, "pull", "down"), "pull")
    given = [text for text in up if not text.startswith("–")]
    assert up[: len(given)] == given
    assert all(text.startswith("–") for text in down[len(given) :])
    assert 0 < len(given) < len(up)


def test_gains_and_losses_are_sorted_by_what_they_are_worth(view: CarriedView) -> None:
    found = texts(comparison_of(view, "return"), "return")
    worths = [row.cost.yielded for row in view.shown]
    gains = sorted((-one.priority for one in worths if one.priority > 0), reverse=True)
    losses = sorted((one.priority for one in worths if one.priority < 0), reverse=False)
    assert [int(text.replace("−", "-")) for text in found if text.startswith("+")] == sorted(-one for one in gains)
    lost = [int(text.replace("−", "-")) for text in found if text.startswith("−")]
    assert sorted(lost) == losses
    assert lost == sorted(lost)  # the smallest loss, −8 before −5 before −1, comes first of them
    assert found.index(next(t for t in found if t.startswith("−"))) > found.index(
        next(t for t in found if t.startswith("+"))
    )


def test_shares_are_numbers_and_not_words(view: CarriedView) -> None:
    found = comparison_of(view, "first")
    shares = [row.cells[NAMES.index("first")].value for row in found.rows]
    assert all(isinstance(value, float) for value in shares)
    assert shares == sorted(shares, reverse=True)  # type: ignore[type-var]


def test_an_area_cuts_the_table_down(view: CarriedView) -> None:
    whole = comparison_of(view)
    parts = [comparison_of(view, area=area) for area in whole.areas]
    assert len(whole.areas) > 1
    assert all(0 < len(part.rows) < len(whole.rows) for part in parts)
    assert {row.id for part in parts for row in part.rows} == {row.id for row in whole.rows}


def test_every_cell_opens(view: CarriedView) -> None:
    for row in view.shown:
        for column in NAMES:
            found = opened(view, row.id, column)
            assert found.title
            assert found.meaning == MEANINGS.get(column, "")


def test_a_cell_opens_to_the_statement_and_the_paragraph(view: CarriedView) -> None:
    row = view.shown[0]
    found = opened(view, row.id, "pull")
    assert found.text == "5 (0.50)"
    (ground,) = found.grounds
    assert ground.label == "Lowmark 5"
    assert ground.statement == "drop_objection iff (slow_filling or (open_landing and commission))"
    assert ground.cites == ("NR-M-87-20031/REA/1", "NR-M-87-20031/REA/2")
    said = " ".join(one.text for _, sentences in found.parts for one in sentences)
    assert "to carry on as before would lose its priority 5" in said


def test_the_first_column_opens_to_the_card(view: CarriedView) -> None:
    found = opened(view, view.shown[0].id, "initiative")
    assert found.title.startswith("No. 1: ")
    assert [label for label, _ in found.parts][:3] == ["What", "Price for Averra", "How Lowmark would answer"]


def test_what_is_not_there_is_refused_with_what_is(view: CarriedView) -> None:
    with pytest.raises(NotApplicable, match="commissions"):
        opened(view, "commissions", "pull")
    with pytest.raises(NotApplicable, match="pul"):
        opened(view, view.shown[0].id, "pul")


def test_the_parts_say_what_the_paper_says(view: CarriedView) -> None:
    said = [one.text for one in in_short(view)]
    assert said[0].startswith("Of 15 initiatives open to Averra, the hardest for Lowmark")
    assert [section.anchor for section in compared(view)] == ["hard-and-return", "responses"]
    (section,) = inside_of(view)
    assert section.title == "Inside Lowmark"


def test_before_and_after_is_drawn_of_any_initiative(view: CarriedView) -> None:
    last = view.shown[-1]
    (section,) = before_after_of(view, last.id)
    figure = next(block for block in section.blocks if isinstance(block, Figure))
    assert figure.caption.startswith(f"Initiative: {len(view.shown)}. ")


def test_a_target_with_nobody_inside_says_what_is_to_be_coded() -> None:
    (section,) = inside_of(CarriedView(assess("torva-dam", target="bank"), ()))
    assert "Nobody inside the Northern Development Bank is coded" in section.blocks[0].sentences[0].text  # type: ignore[union-attr]
