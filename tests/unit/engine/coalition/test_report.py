"""What is asked about coalitions on the command line: put together, interrupted, printed and as plain data."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from doc_pages import DOCS, plain, tables
from rich.console import Console

import countermove as cm
from countermove.cli.coalitions import print_coalitions
from countermove.engine.coalition import report as report_module
from countermove.engine.coalition.against_equilibria import WHAT
from countermove.engine.coalition.present import as_json
from countermove.engine.coalition.report import coalition_report
from countermove.engine.coalition.upset import Asked, universally_stable
from countermove.engine.solution import Solution
from countermove.engine.solve import INTERRUPTED, solve
from countermove.errors import NotApplicable

FOUR = ["nash", "gmr", "smr", "seq"]


def solved(name: str) -> Solution:
    return solve(cm.load(name).model(), FOUR)


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
    solution = solved("elmira-12")
    answer, asked = Asked._answer, []

    def refuses_the_fifth(self: Asked, focus: Any, concept: str) -> Any:
        asked.extend(["seq"] if concept == "seq" else [])
        if concept == "seq" and len(asked) >= 5:
            raise NotApplicable("too long")
        return answer(self, focus, concept)

    whole = coalition_report(solution, ["every"], credible="groups")
    monkeypatch.setattr(Asked, "_answer", refuses_the_fifth)
    report = coalition_report(solution, ["every"], credible="groups")
    assert report.not_given == {"seq": "too long"}
    assert report.upsets == tuple(one for one in whole.upsets if one.concept != "seq")
    assert report.universal is not None
    assert set(report.universal) == {"nash", "gmr", "smr"}


def test_what_can_be_refused_is_refused_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("work has begun")

    monkeypatch.setattr(report_module, "coalition_stability", never)
    monkeypatch.setattr(report_module, "against_equilibria", never)
    for merged in (["moe+uniroyl"], ["moe+uniroyal", "uniroyal+local_government"]):
        with pytest.raises(NotApplicable):
            coalition_report(solved("elmira-9"), ["every", "moe+uniroyal"], merged=merged)


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


def printed(solution: Solution, report: Any) -> str:
    console = Console(file=StringIO(), width=100, highlight=False)
    print_coalitions(console, solution, report)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return text
