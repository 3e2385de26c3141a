"""Events sort and compare rightly, however imprecise their dates; unknown order stays unknown (mission F08)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from unit.timeline.events import entries, event

from countermove.model.interval import Interval
from countermove.model.standing import days_of


def test_late_february_is_before_the_twenty_fourth_of_march() -> None:
    late, tashkent = entries(event("t", "1982-03-24"), event("l", "1982-02-21", "1982-02-28"))
    assert (late.id, tashkent.id) == ("l", "t")
    assert late.days.before(tashkent.days) is True
    assert late.unordered_total == tashkent.unordered_total == 0


def test_an_order_that_is_not_known_is_shown_as_such() -> None:
    year, month, day = entries(event("d", "1982-03-24"), event("m", "1982-03"), event("y", "1982"))
    assert [one.id for one in (year, month, day)] == ["y", "m", "d"]
    assert (year.unordered, month.unordered, day.unordered) == (("m", "d"), ("y", "d"), ("y", "m"))


def test_two_on_one_day_are_in_no_order_and_stay_as_in_the_file() -> None:
    first, second = entries(event("b", "1982-03-24"), event("a", "1982-03-24"))
    assert (first.id, first.unordered, second.unordered) == ("b", ("a",), ("b",))


def test_what_answers_or_repeats_comes_after_it_and_after_what_that_answers() -> None:
    found = entries(
        event("c", "1982", answers="b"), event("b", "1982", repeats="a"), event("a", "1982"), event("d", "1982")
    )
    unordered = {one.id: (set(one.unordered), one.unordered_total) for one in found}
    assert unordered == {"a": ({"d"}, 1), "b": ({"d"}, 1), "c": ({"d"}, 1), "d": ({"a", "b", "c"}, 3)}


def test_many_of_unknown_order_are_counted_and_twenty_named() -> None:
    found = entries(*(event(f"e{n}", "1982") for n in range(30)))
    assert {(len(one.unordered), one.unordered_total) for one in found} == {(20, 29)}


@pytest.mark.parametrize("seed", range(40))
def test_the_order_is_that_of_comparing_every_pair(seed: int) -> None:
    draw = Random(seed)
    events = []
    for number in range(draw.randint(1, 9)):
        first = date(1982, 1, 1) + timedelta(days=draw.randrange(20))
        last = first + timedelta(days=draw.choice([0, 0, 1, 5]))
        events.append(event(f"e{number}", first.isoformat(), last.isoformat()))
    found = entries(*events)
    for place, one in enumerate(found):
        open_ = {
            other.id
            for other in found
            if other is not one
            and not other.days.latest < one.days.earliest
            and not one.days.latest < other.days.earliest  # type: ignore[operator]
        }
        assert (set(one.unordered), one.unordered_total) == (open_, len(open_))
        assert not any(days_of(later.event).before(one.days) for later in found[place + 1 :])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("1982-01", "1982-02"), ("1981", "1982"), True),
        (("1982-01", "1982-02"), ("1982-02", "1983"), None),
        (("1982-01", "1982-02"), ("1982-03", ""), False),
        (("", "1982"), ("1981", "1982"), None),
        (("1982-05-10", "1982-05-10"), ("", "1982-05-10"), True),
    ],
)
def test_a_stretch_lies_in_another(one: tuple[str, str], other: tuple[str, str], expected: bool | None) -> None:
    assert Interval.spanning(*one).within(Interval.spanning(*other)) is expected


def test_the_time_between_two_is_a_smallest_and_a_largest() -> None:
    assert Interval.spanning("1982-03-01", "1982-03-10").days_until(Interval.spanning("1982-03-24", "1982-03-24")) == (
        14, 23,
    )  # fmt: skip
    assert Interval.spanning("1982-03", "1982-03").days_until(Interval.spanning("1982-03", "")) == (-30, None)
