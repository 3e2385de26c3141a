"""Which coalition could upset a state: verdicts in sentences, limits that say so, data for JSON."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from doc_pages import DOCS, plain, tables
from rich.console import Console
from unit.engine.small import drawn, never, party, prisoners

import countermove as cm
from countermove.cli.coalitions import print_coalitions
from countermove.engine.coalition import as_one as as_one_module
from countermove.engine.coalition import groups, stability
from countermove.engine.coalition import report as report_module
from countermove.engine.coalition.against_equilibria import WHAT
from countermove.engine.coalition.as_one import as_one
from countermove.engine.coalition.present import as_json
from countermove.engine.coalition.report import coalition_report
from countermove.engine.coalition.stability import coalition_stability
from countermove.engine.coalition.upset import universally_stable, upset, upset_equilibria
from countermove.engine.solution import Solution
from countermove.engine.solve import INTERRUPTED, solve
from countermove.errors import NotApplicable, TooLarge
from countermove.model import Conflict

FOUR = ["nash", "gmr", "smr", "seq"]
# From s, a and b can go to t, which both prefer; only c and d together, c losing on the way, can then spoil it.
TEAM = drawn("stuv", a=("s-t", "t suv"), b=("", "t suv"), c=("t-u", "v t su"), d=("u-v", "v t su"))


def solved(name: str) -> Solution:
    return solve(cm.load(name).model(), FOUR)


def test_the_sentence_names_the_moves_and_who_gains() -> None:
    (found,) = upset(solve(prisoners(), FOUR), 1, "gmr")
    assert found.upsets
    assert found.text == (
        "One and Two could upset state 1: Two takes c2 (state 3), then One takes c1 (state 4). "
        "Both prefer state 4 to 1. Nobody is left to answer."
    )
    assert (found.gains, found.loses, found.ends, found.improvements) == (("one", "two"), (), None, 1)


def test_where_not_all_can_gain_the_sentence_says_so() -> None:
    (found,) = upset(solve(prisoners(), FOUR), 4, "seq")
    assert not found.upsets
    assert str(found) == "One and Two cannot upset state 4: no joint move of theirs leads to a state they all prefer."


def test_what_deters_is_named_with_whom() -> None:
    found = upset(solved("elmira-9"), "s1", "gmr", coalitions=["moe+local_government"])[0]
    assert not found.upsets
    assert ([step.to for step in found.move], [step.to for step in found.sanction]) == (["s5"], ["s9"])
    assert (found.ends, found.unwilling) == ("s9", ("moe", "local_government"))
    assert "But then Uniroyal moves to" in found.text


def test_answers_by_groups_deter_what_answers_by_individuals_do_not() -> None:
    solution = solve(TEAM, FOUR)
    alone = upset(solution, "s", "seq", coalitions=["a+b"])[0]
    together = upset(solution, "s", "seq", coalitions=["a+b"], credible="groups")[0]
    assert alone.upsets
    assert not together.upsets
    assert [(step.dm, step.to) for step in together.sanction] == [("c", "u"), ("d", "v")]
    assert "(each a gain for its group)" in together.text
    assert "s" not in coalition_stability(solution, "a+b").stable["seq"]
    assert "s" in coalition_stability(solution, "a+b", credible="groups").stable["seq"]


def test_groups_that_share_a_member_reach_more_than_any_legal_sequence() -> None:
    # c and d together go from t by x to u, then d alone to v: two groups, once each, but d moves twice running.
    wants_t, wants_v = "t xu s v", "v u t x s"
    graph = drawn("stxuv", a=("s-t", wants_t), b=("", wants_t), c=("t-x", wants_v), d=("x-u u-v", wants_v))
    solution = solve(graph, FOUR)
    for concept in ("gmr", "seq"):
        assert "s" not in coalition_stability(solution, "a+b").stable[concept]
    found = upset(solution, "s", "seq", coalitions=["a+b"], credible="groups")[0]
    assert not found.upsets
    assert [(step.dm, step.to) for step in found.sanction] == [("c", "x"), ("d", "u"), ("d", "v")]


def test_all_coalitions_are_asked_about_at_once() -> None:
    solution = solved("elmira-9")
    found = upset_equilibria(solution, ["nash"])
    assert len(found) == 3 * 4
    assert [(one.state, one.members, one.move[-1].to) for one in found if one.upsets] == [
        ("s5", ("moe", "uniroyal"), "s8")
    ]


@pytest.mark.parametrize("ask", [upset_equilibria, universally_stable])
def test_a_concept_the_solution_does_not_hold_is_refused(ask: Any) -> None:
    with pytest.raises(NotApplicable, match="was not asked for"):
        ask(solve(prisoners(), ["nash"]), "gmr")
    with pytest.raises(NotApplicable, match="not defined for coalitions"):
        upset(solve(prisoners()), 1, "sim")


def test_work_beyond_a_limit_is_refused_with_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solved("elmira-9")
    monkeypatch.setattr(stability, "WORK_LIMIT", 100)
    with pytest.raises(NotApplicable, match=r"takes 4 questions .* the limit is 100"):
        upset(solution, "s1")
    found = coalition_stability(solution, "moe+uniroyal", ["nash"])
    assert not found.stable
    assert "the limit is 100" in found.not_given["nash"]
    report = coalition_report(solution, ["every"])
    assert set(report.not_given) == set(FOUR)
    assert "is not given" in printed(solution, report)


def test_a_search_by_groups_stops_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solve(TEAM, FOUR)
    moves = stability.moves_of(solution)
    targets = stability.moves_of(solution).rank(0) == 1
    with pytest.raises(NotApplicable, match="more than 3 cells"):
        groups.Groups(moves, limit=3).can_answer((2, 3), 1, targets)


def test_members_as_one_stop_at_their_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solved("elmira-12")
    monkeypatch.setattr(as_one_module, "MOST_ARCS", 10)
    with pytest.raises(TooLarge, match="The limit is 10 moves"):
        as_one(solution, ["moe+uniroyal"])
    monkeypatch.setattr(as_one_module, "MOST_STATES", 11)
    with pytest.raises(TooLarge, match="The limit is 11 states"):
        as_one(solution, ["moe+uniroyal"])


def test_two_coalitions_that_move_as_one_share_nobody() -> None:
    with pytest.raises(NotApplicable, match="uniroyal is in two of these coalitions"):
        as_one(solved("elmira-12"), ["moe+uniroyal", "uniroyal+local_government"])


def test_a_merged_mover_jumps_over_what_is_infeasible() -> None:
    # One alone and two alone would each pass through a state that cannot be; together they need not.
    both = Conflict(
        "Together or not at all",
        (party("one", "x", "x and y"), party("two", "y", "x and y")),
        (never("x and not y"), never("y and not x")),
    )
    solution = solve(both, FOUR)
    assert coalition_stability(solution, "one+two", ["nash"]).stable["nash"] == (1, 2)
    assert as_one(solution, ["one+two"], ["nash"]).equilibria("nash") == (2,)


REPORTS: dict[str, tuple[str, dict[str, Any]]] = {
    "every": ("elmira-9", {"coalitions": ["every"]}),
    "one": ("elmira-12", {"coalitions": ["moe+uniroyal"], "merged": ["moe+uniroyal"]}),
    "groups": ("prisoners-dilemma", {"coalitions": ["every"], "credible": "groups"}),
    "only merged": ("elmira-9", {"coalitions": [], "merged": ["moe+uniroyal"]}),
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_field_of_the_data_is_documented(name: str) -> None:
    case, asked = REPORTS[name]
    page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    documented = {plain(row[0]) for row in tables(page, "fields of")["coalitions"]}
    data = json.loads(json.dumps(as_json(coalition_report(solved(case), **asked))))
    assert leaves(data) <= documented


def leaves(value: Any, path: str = "") -> set[str]:
    """The paths of plain values, with concepts and movers as in the page."""
    if isinstance(value, dict) and value:
        parts = [(key if key not in FOUR else "{concept}", part) for key, part in value.items()]
        if path.endswith("as_one.stable.{concept}"):
            parts = [("{mover}", part) for _, part in parts]
        return {leaf for key, part in parts for leaf in leaves(part, f"{path}.{key}" if path else key)}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return {leaf for part in value for leaf in leaves(part, f"{path}[]")}
    empty = {"asked", "upsets", "universally_stable", "as_one", "not_given", "asked[].not_given", "as_one.not_given"}
    return set() if value in (None, [], {}) and (path in empty or path.endswith(("move", "sanction"))) else {path}


def test_the_terminal_shows_who_could_upset_what() -> None:
    solution = solved("elmira-9")
    text = printed(solution, coalition_report(solution, ["every"], merged=["moe+uniroyal"]))
    assert "s5     nash gmr smr seq   moe+uniroyal (nash gmr smr seq)" in text
    assert "no coalition" in text
    assert "MoE and Uniroyal could upset state s5: Uniroyal moves to" in text
    assert "Equilibria of moe+uniroyal, local_government, members moving as one" in text
    assert "Whether its members would trust one another" in " ".join(text.split())


def test_the_terminal_shows_one_coalition() -> None:
    solution = solved("elmira-12")
    text = printed(solution, coalition_report(solution, ["moe+uniroyal"]))
    assert "States that are stable for moe+uniroyal together" in text
    assert "none of those asked about" in text


def test_texts_of_a_case_are_no_markup() -> None:
    graph = drawn("st", a=("s-t", "t s"), b=("", "t s"))
    graph.states["t"] = "[red]t[/red]"  # type: ignore[index]
    solution = solve(graph, FOUR)
    found = upset(solution, "s", "nash")[0]
    assert '"[red]t[/red]"' in found.text


def printed(solution: Solution, report: Any) -> str:
    console = Console(file=StringIO(), width=100, highlight=False)
    print_coalitions(console, solution, report)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return text


def test_the_doors_of_a_solution_give_the_same() -> None:
    solution = solved("elmira-9")
    assert solution.upset("s1", "gmr", ["moe+local_government"]) == upset(
        solution, "s1", "gmr", coalitions=["moe+local_government"]
    )
    assert solution.coalition("moe+uniroyal").stable == coalition_stability(solution, "moe+uniroyal").stable
    assert solution.universally_stable("seq", "groups") == universally_stable(solution, "seq", credible="groups")
    assert solution.as_one("moe+uniroyal", ["nash"]).equilibria("nash") == as_one(
        solution, ["moe+uniroyal"], ["nash"]
    ).equilibria("nash")
    team = solve(TEAM, FOUR)
    assert [team.upset("s", "seq", ["a+b"], credible)[0].upsets for credible in ("individuals", "groups")] == [
        True,
        False,
    ]
    assert "s" in team.coalition("a+b", ["seq"], "groups").stable["seq"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda solution: solution.upset("s1", "seq", None, "group"),
        lambda solution: solution.coalition("moe+uniroyal", None, "group"),
        lambda solution: solution.universally_stable("seq", "group"),
        lambda solution: coalition_report(solution, ["every"], credible="group"),
        lambda solution: upset_equilibria(solution, credible="group"),
    ],
)
def test_an_unknown_reading_is_refused_everywhere(ask: Any) -> None:
    with pytest.raises(NotApplicable, match='reading of credible answers "group"; did you mean "groups"'):
        ask(solved("elmira-9"))


def test_results_print_readably() -> None:
    solution = solved("elmira-9")
    assert repr(solution.coalition("moe+uniroyal", ["nash", "gmr"])).splitlines() == [
        "Stable for moe+uniroyal together",
        "  nash  6 states: s1, s3, s4, s7, s8, s9",
        "  gmr   6 states: s1, s3, s4, s7, s8, s9",
    ]
    assert "Equilibria of moe+uniroyal, local_government, members moving as one" in repr(
        solution.as_one("moe+uniroyal")
    )


def test_every_reports_what_no_coalition_upsets() -> None:
    solution = solved("elmira-9")
    report = coalition_report(solution, ["every"])
    assert report.universal == {concept: universally_stable(solution, concept) for concept in FOUR}
    text = " ".join(printed(solution, report).split())
    assert "nash, seq: no coalition of any size upsets s8, s9, so they are universally stable." in text
    assert "gmr, smr: no coalition of any size upsets s1, s4, s8, s9, so they are universally stable." in text
    assert "universally" not in printed(solution, coalition_report(solution, ["moe+uniroyal"]))


def stopping(after: int, wanted: str) -> Any:
    """A watcher that asks to stop once a piece of work has come so far, and from then on."""
    stopped = []

    def watch(what: str, done: int, _: int) -> bool:
        if what == wanted and done >= after:
            stopped.append(what)
        return bool(stopped)

    return watch


def test_an_interrupt_keeps_the_equilibria_that_are_finished() -> None:
    solution = solved("elmira-9")
    whole = coalition_report(solution, ["every"])
    report = coalition_report(solution, ["every"], progress=stopping(2 * 4, WHAT))
    assert report.upsets == tuple(one for one in whole.upsets if one.state in ("s1", "s4"))
    # s1 and s4 are equilibria under gmr and smr alone.
    assert report.not_given["gmr"] == "interrupted after 2 of 5 equilibria, which are kept"
    assert report.not_given["nash"] == "interrupted before it was finished"
    assert report.universal == {}
    text = " ".join(printed(solution, report).split())
    assert "under gmr is not given in full: interrupted after 2 of 5 equilibria, which are kept." in text
    assert "under nash is not given: interrupted before it was finished." in text


@pytest.mark.parametrize("what", ["moves as one", "nash for moe+uniroyal", "smr for moe+uniroyal", WHAT])
def test_an_interrupt_anywhere_ends_in_a_report_that_says_so(what: str) -> None:
    solution = solved("elmira-12")
    report = coalition_report(solution, ["every", "moe+uniroyal"], merged=["moe+uniroyal"], progress=stopping(0, what))
    assert report.as_one is not None
    assert (report.as_one.not_given == dict.fromkeys(FOUR, INTERRUPTED)) == (what == "moves as one")
    assert report.not_given == dict.fromkeys(FOUR, INTERRUPTED)
    assert report.upsets == ()
    assert not report.universal
    assert "interrupted before it was finished" in printed(solution, report)
    json.dumps(as_json(report))


def test_universal_stability_by_groups_can_be_interrupted() -> None:
    solution = solved("elmira-12")
    report = coalition_report(
        solution, ["every"], credible="groups", progress=stopping(0, "universal stability under seq")
    )
    assert report.not_given == {"seq": INTERRUPTED}
    assert report.universal is not None
    assert set(report.universal) == {"nash", "gmr", "smr"}
    assert {one.concept for one in report.upsets} == set(FOUR)


def test_a_search_by_groups_that_is_too_long_leaves_the_other_concepts(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = solve(TEAM, FOUR)
    whole = coalition_report(solution, ["every"], credible="groups")
    assert any(found.concept == "seq" for found in whole.upsets)
    monkeypatch.setattr(groups.Groups, "can_answer", refused)
    monkeypatch.setattr(groups.Groups, "answer", refused)
    report = coalition_report(solution, ["a+b"], credible="groups")
    assert report.not_given["seq"] == "too long"
    assert {found.concept for found in report.upsets} == {"nash", "gmr", "smr"}


def refused(*_: object) -> None:
    raise NotApplicable("too long")


def test_what_can_be_refused_is_refused_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("work has begun")

    monkeypatch.setattr(report_module, "coalition_stability", never)
    monkeypatch.setattr(report_module, "against_equilibria", never)
    for merged in (["moe+uniroyl"], ["moe+uniroyal", "uniroyal+local_government"]):
        with pytest.raises(NotApplicable):
            coalition_report(solved("elmira-9"), ["every", "moe+uniroyal"], merged=merged)
