"""Accepted entries written into a case: what each kind adds, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge
from unit.coding.samples import record_of

from countermove.casefile.load import load
from countermove.coding.apply import Applied, apply_entries
from countermove.coding.proposal import Kind
from countermove.coding.review import FIELDS, Entry
from countermove.errors import CaseError, NotApplicable

CASE = bridge(
    ("fee: Raise the fee", "fee: Raise the fee   # soon"),
    (
        "    preferences: [not sue, build iff permit]\n",
        "    preferences:\n      - {id: C1, statement: not sue}\n      - build iff permit\n"
        "    stakeholders:\n      board: {name: Board, reactions: {permit: {pull: high, cites: MEMO-7/SUM/1}}}\n",
    ),
)


def entry(kind: Kind, party: str = "", cite: str = "MEMO-7/SUM/2", **fields: str) -> Entry:
    blank = {name: "" for name, _ in FIELDS[kind]}
    return Entry(f"{kind[0]}-1", kind, "accept", "words", cite, party, {**blank, **fields}, line=7)


def write(folder: Path, *entries: Entry, text: str = CASE, **records: object) -> tuple[Applied, str]:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    applied = apply_entries(load(path), entries, dict(records), "review.yaml")  # type: ignore[arg-type]
    return applied, path.read_text(encoding="utf-8")


def refused(folder: Path, *entries: Entry, text: str = CASE) -> str:
    with pytest.raises(CaseError) as caught:
        write(folder, *entries, text=text)
    assert (folder / "case.yaml").read_text(encoding="utf-8") == text
    return str(caught.value)


def added_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line not in CASE.split("\n")]


def test_a_new_option(tmp_path: Path) -> None:
    applied, text = write(
        tmp_path, entry(Kind.OPTION, "town", id="gate", text="Open a gate", area="money", basis="stated")
    )
    assert added_lines(text) == ["      gate: {text: Open a gate, area: money, cites: [MEMO-7/SUM/2], basis: stated}"]
    assert [line for _, line in applied.lines] == added_lines(text)
    assert applied.written == ("o-1",)


def test_more_evidence_for_an_option_lengthens_its_short_form(tmp_path: Path) -> None:
    _, text = write(tmp_path, entry(Kind.OPTION, "town", id="fee"))
    assert "      fee:\n        text: Raise the fee   # soon\n        cites: [MEMO-7/SUM/2]\n" in text


def test_two_proposals_of_one_new_option_give_it_two_citations(tmp_path: Path) -> None:
    again = entry(Kind.OPTION, "town", cite="MEMO-7/TAL/1", id="gate", text="Otherwise")
    _, text = write(tmp_path, entry(Kind.OPTION, "town", id="gate", text="Open a gate"), again)
    assert "gate: {text: Open a gate, cites: [MEMO-7/SUM/2, MEMO-7/TAL/1]}" in text


def test_a_want_goes_last_or_where_it_is_put(tmp_path: Path) -> None:
    last = entry(Kind.INTEREST, "company", statement="not fee", tier="vital", because="it costs", place="judged")
    _, text = write(tmp_path, last, entry(Kind.INTEREST, "company", statement="fee or build", above="C1"))
    statements = [s.text for s in load(tmp_path).conflict.party("company").preference.statements]  # type: ignore[union-attr]
    assert statements == ["fee or build", "not sue", "build iff permit", "not fee"]
    assert "{statement: not fee, tier: vital, because: it costs, cites: [MEMO-7/SUM/2]}" in text


def test_a_want_of_somebody_inside(tmp_path: Path) -> None:
    _, text = write(tmp_path, entry(Kind.INTEREST, "company", statement="build", stakeholder="crews"))
    assert "      crews: {preferences: [{statement: build, cites: [MEMO-7/SUM/2]}]}" in text


def test_reactions_and_stances(tmp_path: Path) -> None:
    more = entry(Kind.REACTION, "company", stakeholder="board", option="permit", push="low")
    new = entry(
        Kind.REACTION, "company", stakeholder="crews", name="The crews", option="fee", push="high", basis="stated"
    )
    own = entry(Kind.REACTION, "company", stakeholder="board", option="build", pull="medium")
    _, text = write(tmp_path, more, new, own)
    board = "board: {name: Board, reactions: {permit: {pull: high, cites: [MEMO-7/SUM/1, MEMO-7/SUM/2], push: low}}"
    assert f"{board}, stances: {{build: {{for: medium, cites: [MEMO-7/SUM/2]}}}}}}" in text
    assert "crews: {name: The crews, reactions: {fee: {push: high, cites: [MEMO-7/SUM/2], basis: stated}}}" in text


def test_links_and_events_make_their_sections(tmp_path: Path) -> None:
    link = entry(Kind.LINK, "town", effect="raises", **{"from": "permit", "to": "bad blood"})
    event = entry(Kind.EVENT, id="e", date="1982-05", actor="town", option="fee", direction="on", standing="did")
    _, text = write(tmp_path, link, event)
    case = load(tmp_path)
    assert (case.links[0].target, case.links[0].believed_by) == ("bad blood", "town")
    assert (case.events[0].date, case.events[0].cites) == ("1982-05", ("MEMO-7/SUM/2",))
    assert text.index("links:") < text.index("events:")


def test_a_section_that_is_not_listed_is_listed(tmp_path: Path) -> None:
    cited = entry(Kind.OPTION, "town", cite="MEMO-7/OUT/1", id="fee")
    record = record_of("x", name="MEMO-7")
    assert "no section" in refused(tmp_path, cited)
    section = record.sections[0].__class__("OUT", 3, "Outlook", 1, 1, ())
    record = record.__class__("MEMO-7", record.document, record.counts, (section,))
    _, text = write(tmp_path, cited, **{"MEMO-7": record})
    assert "sections: {SUM: Summary, TAL: The talks, OUT: Outlook}}" in text


def test_a_source_that_nobody_has_is_refused(tmp_path: Path) -> None:
    assert "no source MEMO-9" in refused(tmp_path, entry(Kind.OPTION, "town", cite="MEMO-9/1/1", id="gate", text="x"))


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (entry(Kind.OPTION, "", id="gate", text="x"), "nobody is named"),
        (entry(Kind.OPTION, "towm", id="gate", text="x"), 'did you mean "town"?'),
        (entry(Kind.OPTION, "town", id="open the gate", text="x"), "cannot name an option"),
        (entry(Kind.OPTION, "town", id="sue", text="x"), '"sue" is an option of company already'),
        (entry(Kind.OPTION, "town", id="gate"), "`text` is empty"),
        (entry(Kind.OPTION, "town", id="not", text="x"), "cannot name an option"),
        (entry(Kind.OPTION, "town", id="gate", text="x", basis="rumoured"), "expected stated, inferred"),
        (entry(Kind.INTEREST, "town"), "`statement` is empty"),
        (entry(Kind.INTEREST, "town", statement="not gate"), 'there is no option "gate"'),
        (entry(Kind.INTEREST, "town", statement="fee", above="C9"), 'there is no statement "C9"'),
        (entry(Kind.LINK, **{"from": "a", "to": "b"}), "`effect` is empty"),
        (entry(Kind.REACTION, "company", stakeholder="board", option="permit"), "neither `pull` nor `push`"),
        (entry(Kind.REACTION, "company", stakeholder="board", option="permit", pull="low"), "another grade of `pull`"),
        (entry(Kind.REACTION, "company", stakeholder="board", option="permitt", pull="low"), 'did you mean "permit"'),
        (entry(Kind.EVENT, id="e"), "`date` is empty"),
        (entry(Kind.EVENT, id="e", date="soon"), "expected a date"),
        (entry(Kind.EVENT, id="e", date="1982", actor="town", option="sue"), '"sue" is an option of company'),
    ],
)
def test_what_cannot_go_in_is_refused(tmp_path: Path, one: Entry, message: str) -> None:
    assert message in refused(tmp_path, one)


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    told = refused(tmp_path, entry(Kind.OPTION, "", id="a", text="x"), entry(Kind.INTEREST, "town"))
    assert told.count("review.yaml:7:1:") == 2


def test_a_statement_that_is_counted_elsewhere_is_not_moved(tmp_path: Path) -> None:
    text = CASE + "uncertain:\n  - {id: u, kind: presence, of: company/preferences/2, probability: 0.5}\n"
    one = entry(Kind.INTEREST, "company", statement="fee", above="C1")
    assert "they would move" in refused(tmp_path, one, text=text)
    assert "statement: fee" in write(tmp_path, entry(Kind.INTEREST, "company", statement="fee"), text=text)[1]


def test_a_ranking_keeps_a_new_option_out(tmp_path: Path) -> None:
    text = CASE.replace("preferences: [build if permit, not fee]", "ranking: [[Y---], rest]")
    assert text != CASE
    refused(tmp_path, entry(Kind.OPTION, "town", id="gate", text="Open a gate"), text=text)


@pytest.mark.parametrize("kind", [Kind.OPTION, Kind.INTEREST, Kind.LINK, Kind.REACTION, Kind.EVENT])
def test_what_is_in_the_case_is_not_written_again(tmp_path: Path, kind: Kind) -> None:
    one = {
        Kind.OPTION: entry(kind, "town", id="gate", text="Open a gate"),
        Kind.INTEREST: entry(kind, "town", statement="fee"),
        Kind.LINK: entry(kind, effect="raises", **{"from": "a", "to": "b"}),
        Kind.REACTION: entry(kind, "company", stakeholder="crews", name="Crews", option="fee", push="high"),
        Kind.EVENT: entry(kind, id="e", date="1982"),
    }[kind]
    _, text = write(tmp_path, one)
    again, same = write(tmp_path, one, text=text)
    assert (again.lines, same) == ((), text)
    assert again.written == (one.id,)


def test_copied_words_are_remarked_on(tmp_path: Path) -> None:
    words = "The town could open the gate of the old quay at night."
    copied = entry(Kind.OPTION, "town", cite="MEMO-7/1/1", id="gate", text="Open the gate of the old quay")
    own = entry(Kind.OPTION, "town", cite="MEMO-7/1/1", id="lamp", text="Light the old quay")
    applied, _ = write(tmp_path, copied, own, **{"MEMO-7": record_of(words, name="MEMO-7")})
    (remark,) = applied.remarks
    assert "gate" in remark
    assert "own words" in remark


def test_a_case_that_changes_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from countermove.coding import apply as module

    def somebody_else(*_given: object) -> None:
        (tmp_path / "case.yaml").write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(module, "_check", somebody_else)
    with pytest.raises(Exception, match="by somebody else"):
        write(tmp_path, entry(Kind.OPTION, "town", id="gate", text="Open a gate"))
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_a_link_to_a_case_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(CASE, encoding="utf-8")
    (tmp_path / "case.yaml").symlink_to(real)
    apply_entries(load(tmp_path / "case.yaml"), [entry(Kind.OPTION, "town", id="gate", text="x")], {}, "r")
    assert (tmp_path / "case.yaml").is_symlink()
    assert "gate" in real.read_text(encoding="utf-8")


def test_files_of_other_programs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    foreign = load(path).in_case(path=str(tmp_path / "case.gmcr"))
    with pytest.raises(NotApplicable, match="convert"):
        apply_entries(foreign, [], {}, "review.yaml")
