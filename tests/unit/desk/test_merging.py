"""Two changes are put together only where they touch different lines."""

from __future__ import annotations

import random

from countermove.desk.merging import difference, merged

BASE = "".join(f"line {number}\n" for number in range(8))


def test_changes_of_different_lines_are_both_there() -> None:
    together = merged(BASE, BASE.replace("line 1", "mine"), BASE.replace("line 5", "theirs"))
    assert together == BASE.replace("line 1", "mine").replace("line 5", "theirs")


def test_changes_of_one_line_or_of_neighbours_are_refused() -> None:
    for line in ("line 3", "line 2", "line 4"):
        assert merged(BASE, BASE.replace("line 3", "mine"), BASE.replace(line, "theirs")) is None


def test_the_same_change_made_twice_is_made_once() -> None:
    changed = BASE.replace("line 3", "both")
    assert merged(BASE, changed, changed) == changed


def test_what_was_not_changed_comes_from_the_other_side() -> None:
    draw = random.Random(3)
    for _ in range(300):
        lines = BASE.splitlines(keepends=True)
        for _ in range(draw.randrange(4)):
            at = draw.randrange(len(lines))
            lines[at : at + draw.randrange(2)] = [f"new {draw.random()}\n"] * draw.randrange(2)
            lines = lines or ["left\n"]
        changed = "".join(lines)
        assert merged(BASE, changed, BASE) == changed
        assert merged(BASE, BASE, changed) == changed
        assert merged(BASE, changed, changed) == changed


def test_lines_at_both_ends_can_be_added() -> None:
    assert merged(BASE, "first\n" + BASE, BASE + "last\n") == "first\n" + BASE + "last\n"


def test_a_difference_shows_what_goes_and_what_comes() -> None:
    assert {"-line 2", "+mine"} <= set(difference(BASE, BASE.replace("line 2", "mine")))
    assert difference(BASE, BASE) == ()
