"""Who answered whom: declared apart from merely following, with the smallest and largest possible lag."""

from __future__ import annotations

from unit.timeline.events import entries, event

from countermove.analysis.timeline.answers import lags
from countermove.analysis.timeline.chains import chains

PROPOSAL = event("p", "1982-03-01", "1982-03-10", actor="a", recipient="b")


def test_a_declared_answer_has_its_lag_and_is_not_listed_as_following() -> None:
    found = lags(entries(PROPOSAL, event("q", "1982-03-24", actor="b", answers="p")), 30)
    (lag,) = found.declared
    assert (lag.first, lag.then, lag.by, lag.to, lag.least, lag.most) == ("p", "q", "b", "a", 14, 23)
    assert found.followed == ()


def test_an_answer_is_never_earlier_than_what_it_answers() -> None:
    (lag,) = lags(entries(event("p", "1982-03", actor="a"), event("q", "1982-03", actor="b", answers="p")), 0).declared
    assert (lag.least, lag.most) == (0, 30)


def test_following_is_sure_only_where_the_days_leave_no_doubt() -> None:
    later = event("q", "1982-03-24", actor="b", recipient="a")
    assert [lag.is_sure for lag in lags(entries(PROPOSAL, later), 30).followed] == [True]
    assert [lag.is_sure for lag in lags(entries(PROPOSAL, later), 20).followed] == [False], "23 days are possible"
    assert lags(entries(PROPOSAL, later), 13).followed == ()


def test_following_may_also_have_come_first() -> None:
    (lag,) = lags(entries(PROPOSAL, event("q", "1982-03-05", actor="b", recipient="a")), 30).followed
    assert (lag.first, lag.then, lag.least, lag.most, lag.is_sure) == ("p", "q", -5, 4, False)


def test_nobody_follows_himself_or_those_he_has_nothing_to_do_with() -> None:
    own = event("q", "1982-03-24", actor="a", recipient="b")
    stranger = event("r", "1982-03-24", actor="c", recipient="d")
    addressed = event("s", "1982-03-24", actor="c", recipient="a")
    found = lags(entries(PROPOSAL, own, stranger, addressed), 60).followed
    assert {(lag.first, lag.then) for lag in found} == {("p", "s"), ("q", "s")}


def test_chains_run_from_the_first_to_every_last_and_part_where_they_part() -> None:
    found = chains(
        entries(
            event("a", "1982-01"), event("b", "1982-02", answers="a"), event("c", "1982-03", repeats="b"),
            event("d", "1982-03", answers="b"), event("alone", "1982-04"),
        )
    )  # fmt: skip
    assert set(found) == {("a", "b", "c"), ("a", "b", "d")}
