"""The summary held against the body: what it claims too much is found, in each way in which it can be too much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bundled import option_form

from countermove.assessment import assess
from countermove.citing.resolve import Citations
from countermove.errors import CountermoveError
from countermove.report import gathering
from countermove.report.agreement import check, disagreements
from countermove.report.content import (
    Card,
    Cell,
    Claim,
    Ground,
    Items,
    Paper,
    Paragraph,
    Section,
    Sentence,
    Table,
    paragraph,
)
from countermove.report.kinds import KINDS
from countermove.report.paper import paper_of
from countermove.report.view import PaperView

BODY = Claim("reply/lease", "sails", "in_all_drawn", (3, 7), (0.55, 0.8))
REST = Ground("Nordline 2", "not subsidy cut", ("ACC/2/1", "ACC/2/3"), "stated")
LARGE = "soviet-japan"


def paper(said: Claim, text: str = "It sails three days.", *grounds: Ground) -> Paper:
    section = Section(
        "The answer", "answer", (paragraph(Sentence("“Sail” on three days, in 3 of 7.", (REST,), (BODY,))),)
    )
    return Paper("T", "", (), (Sentence(text, grounds, (said,)),), (section,))


def whys(found: Paper) -> list[str]:
    return [one.why for one in disagreements(found)]


@pytest.mark.parametrize(
    "said",
    [
        BODY,
        Claim("reply/lease"),
        Claim("reply/lease", "sails"),
        Claim("reply/lease", strength="possible"),
        Claim("reply/lease", strength="in_all_drawn"),
        Claim("reply/lease", likelihood=(0.5, 0.8)),
        Claim("reply/lease", likelihood=(0.55, 0.8)),
    ],
)
def test_what_says_as_much_or_less_agrees(said: Claim) -> None:
    assert whys(paper(said)) == []
    check(paper(said))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Claim("reply/tender", "sails"), "no section says anything of reply/tender"),
        (Claim("reply/lease", "refuses"), "reply/lease is refuses here and sails in the section on it"),
        (Claim("reply/lease", strength="necessary"), "reply/lease is necessary here and in_all_drawn in the section"),
        (Claim("reply/lease", strength="impossible"), "reply/lease is impossible here and in_all_drawn in the section"),
        (
            Claim("reply/lease", likelihood=(0.6, 0.8)),
            "has the likelihood 60% to 80% here and 55% to 80% in the section",
        ),
        (Claim("reply/lease", likelihood=(0.8, 0.95)), "has the likelihood 80% to 95% here"),
        (Claim("reply/lease", count=(4, 7)), "reply/lease is 4 of 7 here and 3 of 7 in the section on it"),
        (Claim("reply/lease", count=(3, 8)), "reply/lease is 3 of 8 here"),
    ],
)
def test_each_way_of_claiming_too_much_is_found(said: Claim, why: str) -> None:
    (found,) = whys(paper(said))
    assert why in found


def test_a_body_that_says_nothing_of_the_kind_supports_no_claim_of_it() -> None:
    bare = Section("S", "s", (Items((Sentence("Three.", claims=(Claim("x"),)),)),))
    for said in (
        Claim("x", "y"),
        Claim("x", strength="possible"),
        Claim("x", count=(1, 2)),
        Claim("x", likelihood=(0, 1)),
    ):
        assert len(whys(Paper("T", "", (), (Sentence("It.", claims=(said,)),), (bare,)))) == 1


@pytest.mark.parametrize(
    ("ground", "agrees"),
    [
        (REST, True),
        (Ground("Nordline 2", "not subsidy cut", ("ACC/2/3",)), True),
        (Ground("Nordline 2", "", ("ACC/2/1",), "stated"), True),
        (Ground("Nordline 2", "not subsidy cut", ("ACC/2/1", "ACC/9/9"), "stated"), False),
        (Ground("Nordline 2", "subsidy cut", ("ACC/2/1",), "stated"), False),
        (Ground("Nordline 2", "not subsidy cut", ("ACC/2/1",), "inferred"), False),
        (Ground("Nordline 3", "not subsidy cut", ("ACC/2/1",), "stated"), False),
    ],
)
def test_the_summary_rests_on_nothing_that_the_body_does_not_rest_on(ground: Ground, agrees: bool) -> None:
    found = whys(paper(BODY, "It sails three days.", ground))
    assert (found == []) == agrees
    assert all(f"it rests on {ground.label}" in why for why in found)


def test_grounds_have_to_stand_where_the_same_is_said() -> None:
    elsewhere = Ground("Sundby 1", "a ferry", ("MIN/3/2",))
    found = paper(BODY, "It sails three days.", elsewhere)
    other = Section("Elsewhere", "elsewhere", (Paragraph((Sentence("A ferry.", (elsewhere,)),)),))
    assert len(whys(replace(found, sections=(*found.sections, other)))) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("“Sail” on three days, in 3 of 7.", ""),
        ("“Sail daily” on three days.", "“Sail daily” is named in no section"),
        ("It sails five days.", "the number 5 stands in no section"),
        ("It sails 55% of days.", "the number 55 stands in no section"),
        ("It sails on 1,985 days.", "the number 1,985 stands in no section"),
    ],
)
def test_what_was_only_typed_is_found_in_the_words(text: str, why: str) -> None:
    assert whys(paper(BODY, text)) == ([why] if why else [])


def test_a_sentence_that_claims_nothing_checkable_is_found() -> None:
    found = paper(BODY)
    assert whys(replace(found, summary=(Sentence("All is well."),))) == [
        "it claims nothing that could be held against the sections"
    ]


def test_claims_are_found_in_cells_and_cards_too() -> None:
    cells = Section("S", "s", (Table("C", ("a",), ((Cell("3 days", (REST,), claims=(BODY,)),),)),))
    cards = Section("S", "s", (Card("C", "c", (), (("What", (Sentence("Three days.", (REST,), (BODY,)),)),)),))
    for body in (cells, cards):
        assert whys(replace(paper(BODY, "It sails three days.", REST), sections=(body,))) == []


def test_a_disagreement_refuses_the_paper_and_names_the_sentence() -> None:
    with pytest.raises(
        CountermoveError, match=r"fault in countermove.*\n  “It sails three days\.”: reply/lease is"
    ) as caught:
        check(paper(Claim("reply/lease", "refuses")))
    assert "not written" in str(caught.value)


def view(case: str) -> PaperView:
    return gathering.gather(assess(case, max_changes=1 if case.startswith(LARGE) else None), Citations())


@pytest.fixture(scope="module")
def torva() -> PaperView:
    return view("torva-dam")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vary little: whether summary and body agree does not hang on how much was tried."""
    from countermove import sweeping, weighing
    from countermove.analysis.doubt import changes

    sweep, motives, changes_of = sweeping.sweep, weighing.motives, changes.changes_of
    monkeypatch.setattr(sweeping, "sweep", lambda *a, **k: sweep(*a, **{**k, "exact_up_to": 4, "draws": 4}))
    monkeypatch.setattr(weighing, "motives", lambda case: motives(case, completions=2))
    monkeypatch.setattr(changes, "changes_of", lambda *a: changes_of(*a)[::8])
    monkeypatch.setattr(gathering, "PAIRS", 1)


@pytest.mark.parametrize("case", option_form())
@pytest.mark.usefixtures("hasty")
def test_no_summary_of_a_bundled_case_says_more_than_its_body(case: str) -> None:
    found = view(case)
    for kind in KINDS.values():
        made = paper_of(found, kind)
        assert disagreements(made) == ()
        assert 1 <= len(made.summary) <= 5
        assert all(sentence.claims for sentence in made.summary)


@pytest.mark.parametrize("kind", KINDS)
def test_any_claim_of_a_real_summary_that_is_changed_is_found(kind: str, torva: PaperView) -> None:
    made = paper_of(torva, KINDS[kind])
    for place, sentence in enumerate(made.summary):
        for number, claim in enumerate(sentence.claims):
            wrong = replace(claim, value="otherwise") if not claim.count else replace(claim, count=(77, 78))
            claims = (*sentence.claims[:number], wrong, *sentence.claims[number + 1 :])
            summary = (*made.summary[:place], replace(sentence, claims=claims), *made.summary[place + 1 :])
            found = disagreements(replace(made, summary=summary))
            assert [one.sentence for one in found] == [sentence.text], claim
    assert sum(len(sentence.claims) for sentence in made.summary) > 15


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_body_without_the_section_that_says_it_does_not_carry_the_summary(kind: str, torva: PaperView) -> None:
    made = paper_of(torva, KINDS[kind])
    needed = {"comparison", "holds"} if kind == "options" else {"initiatives", "motives", "aims", "holds"}
    for anchor in needed:
        rest = tuple(one for one in made.sections if one.anchor != anchor)
        assert disagreements(replace(made, sections=rest)), anchor
