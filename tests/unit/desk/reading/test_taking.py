"""What was typed about a passage becomes operations on the case, with the citation; what is missing is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import GRAPH, bridge, loaded
from crossing_memo import stay, write_memo

from countermove.casefile.load import load_text
from countermove.coding.copying import copied_words
from countermove.desk.disputes import Stale
from countermove.desk.opened import OpenCase
from countermove.desk.reading.adding import add, copied_in, outside
from countermove.desk.reading.choices import KINDS, choices_of
from countermove.desk.reading.chosen import chosen, proposals_here
from countermove.desk.reading.library import Wanted, read_document
from countermove.desk.reading.suggesting import fitting
from countermove.desk.reading.taking import copied, source_operations, take
from countermove.editing.apply import apply_all
from countermove.errors import CaseError, NotApplicable
from countermove.records.record import Record

CITE = "MEMO-7/TAL/1"
PEOPLE = (
    "name: The company\n",
    "name: The company\n    stakeholders:\n      owners:\n        name: The owners\n"
    "        reactions: {fee: {push: high, cites: [MEMO-7/SUM/1]}}\n",
)
SECTIONS = (("SUM", "Summary"), ("TAL", "The talks"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = write_memo(tmp_path_factory.mktemp("memo"))
    return read_document(Wanted(path, "MEMO-7", SECTIONS), stay).record


def taken(folder: Path, kind: str, options: tuple[str, ...] = (), **values: str) -> str:
    """Return the lines that a passage adds to the small case, or changes in it."""
    text = bridge(PEOPLE)
    case = loaded(text, folder)
    operations = take(case, kind, CITE, values, options).operations
    after = apply_all(text, operations)
    load_text(after, folder / "case.yaml", "case")
    return "\n".join(line.strip() for line in after.splitlines() if line not in text.splitlines())


def test_a_new_option_has_the_citation_and_a_name_that_is_free(tmp_path: Path) -> None:
    found = taken(tmp_path, "option", party="town", text="Build a pier", basis="stated")
    assert found == "build_pier: {text: Build a pier, cites: [MEMO-7/TAL/1], basis: stated}"


def test_an_option_that_is_there_gets_the_citation(tmp_path: Path) -> None:
    found = taken(tmp_path, "option", existing="permit")
    assert found == "permit:\ntext: Grant the permit\ncites: [MEMO-7/TAL/1]"


def test_an_interest_stands_where_it_is_put(tmp_path: Path) -> None:
    values = {"whose": "company", "statement": "not fee", "above": "company/2", "because": "it costs", "tier": "vital"}
    found = taken(tmp_path, "interest", **values)
    assert "not fee" in found
    assert "tier: vital" in found
    assert "cites: [MEMO-7/TAL/1]" in found


def test_a_want_that_is_there_gets_the_citation(tmp_path: Path) -> None:
    found = taken(tmp_path, "interest", whose="company", statement="not  sue")
    assert "statement: not sue" in found
    assert found.count("MEMO-7/TAL/1") == 1


def test_constraints_of_every_shape(tmp_path: Path) -> None:
    both = ("fee", "sue")
    assert "never: fee and sue" in taken(tmp_path, "constraint", both, shape="never")
    assert "never: fee and not sue" in taken(tmp_path, "constraint", shape="never", formula="fee and not sue")
    assert "at_most_one: [fee, sue]" in taken(tmp_path, "constraint", both, shape="at_most_one")
    assert "requires: {build: [fee, sue]}" in taken(tmp_path, "constraint", both, shape="requires", first="build")


def test_reactions_of_people_that_are_there_and_of_new_ones(tmp_path: Path) -> None:
    assert "permit: {pull: high, cites: [MEMO-7/TAL/1]}" in taken(
        tmp_path, "reaction", who="company/owners", option="permit", pull="high"
    )
    new = taken(tmp_path, "reaction", new_party="company", new_name="The crews", option="permit", push="low")
    assert "crews:" in new
    assert "name: The crews" in new
    own = taken(tmp_path, "reaction", who="company/owners", option="build", pull="medium")
    assert "stances: {build: {for: medium, cites: [MEMO-7/TAL/1]}}" in own
    again = taken(tmp_path, "reaction", who="company/owners", option="fee", push="low")
    assert "fee: {push: high, cites: [MEMO-7/SUM/1, MEMO-7/TAL/1]}" in again


def test_an_event_has_its_date_and_a_direction_only_with_an_option(tmp_path: Path) -> None:
    values = {"text": "The town made an offer", "date": "2025-04-12", "actor": "town", "direction": "on"}
    found = taken(tmp_path, "event", **values)
    assert "date: 2025-04-12" in found
    assert "direction" not in found
    assert "direction: 'on'" in taken(tmp_path, "event", option="permit", **values).replace('"', "'")


@pytest.mark.parametrize("kind", [name for name, *_ in KINDS] + ["nothing"])
def test_everything_that_is_missing_is_told_at_once(tmp_path: Path, kind: str) -> None:
    with pytest.raises(CaseError) as fault:
        take(loaded(bridge(), tmp_path), kind, CITE, {})
    assert len(fault.value.problems) == {"constraint": 2, "reaction": 4, "nothing": 1}.get(kind, 2)


def test_nothing_goes_into_a_drawn_case(tmp_path: Path) -> None:
    with pytest.raises(NotApplicable):
        take(loaded(GRAPH, tmp_path), "option", CITE, {})


def test_six_words_in_a_row_are_told(record: Record) -> None:
    passage = record.passage(CITE)
    assert passage
    assert "put it into your own words" in copied({"text": "THE COMPANY'S owners would welcome a permit"}, passage.text)
    assert copied({"text": "The owners would be glad of a permit"}, passage.text) == ""
    assert copied_words("one two three four five six", "Zero one, two (three) four five six.") == (
        "one two three four five six"
    )


# The document as a source


def test_a_document_becomes_a_source_once(tmp_path: Path, record: Record) -> None:
    case = loaded(bridge(), tmp_path)
    assert source_operations(case, record, tmp_path) == ()
    path = write_memo(tmp_path / "sources", "paper.txt")
    new = read_document(Wanted(path), stay).record
    (operation,) = source_operations(case, new, tmp_path)
    after = load_text(apply_all(bridge(), [operation]), tmp_path / "case.yaml", "case")
    source = after.sources[new.id]
    assert (source.file, source.date, list(source.sections.values())) == (
        "sources/paper.txt",
        "2025-05-03",
        ["SUMMARY", "THE TALKS"],
    )


def test_a_document_from_elsewhere_is_copied_beside_the_case(tmp_path: Path) -> None:
    from countermove.desk.folder import open_folder

    (tmp_path / "case").mkdir()
    case = loaded(bridge(), tmp_path / "case")
    opened = OpenCase.open("case/case.yaml", tmp_path / "case" / "case.yaml", "case", is_editable=True)
    new = read_document(Wanted(write_memo(tmp_path, "paper.txt")), stay).record
    assert outside(opened, case, new, open_folder(tmp_path)) == "paper.txt"
    assert copied_in(opened, new) == tmp_path / "case" / "sources" / "paper.txt"
    assert copied_in(opened, new).name == "paper-2.txt"


# On the open case


@pytest.fixture
def opened(tmp_path: Path) -> OpenCase:
    loaded(bridge(), tmp_path)
    return OpenCase.open("case.yaml", tmp_path / "case.yaml", "case", is_editable=True)


def test_several_operations_are_one_step(opened: OpenCase) -> None:
    case = opened.case
    assert case
    one = take(case, "reaction", CITE, {"new_party": "company", "new_name": "Crews", "option": "fee", "push": "low"})
    assert len(one.operations) == 2
    add(opened, one.operations, one.label, opened.revision)
    assert opened.steps == (one.label,)
    opened.undo(opened.revision)
    assert opened.text == bridge()


def test_what_would_break_the_case_is_refused(opened: OpenCase) -> None:
    case = opened.case
    assert case
    wrong = take(case, "interest", CITE, {"whose": "town", "statement": "not bridge"})
    with pytest.raises(CaseError, match="bridge"):
        add(opened, wrong.operations, wrong.label, opened.revision)
    assert not opened.has_changes


def test_a_broken_draft_can_still_be_coded_into(opened: OpenCase) -> None:
    case = opened.case
    assert case
    opened.rewrite(opened.text.replace("not fee", "not fees"), "broke it", opened.revision)
    right = take(case, "option", CITE, {"party": "town", "text": "Build a pier"})
    add(opened, right.operations, right.label, opened.revision)
    assert len(opened.problems) == 1


def test_a_page_out_of_date_is_told(opened: OpenCase) -> None:
    case, revision = opened.case, opened.revision
    assert case
    opened.rewrite(opened.text + "# more\n", "wrote", revision)
    right = take(case, "option", CITE, {"party": "town", "text": "Build a pier"})
    with pytest.raises(Stale):
        add(opened, right.operations, right.label, revision)


# What is filled in


def test_a_passage_comes_with_what_countermove_proposes_for_it(tmp_path: Path, record: Record) -> None:
    case = loaded(bridge(), tmp_path)
    passage = record.passage("MEMO-7/SUM/1")
    assert passage
    proposals = proposals_here(case, record, passage.cite)
    found = chosen(case, passage, {}, proposals)
    assert found.kind == "option"
    assert found.suggested
    assert (found.values["id"], found.values["party"]) == ("raise_landing_fee", "town")
    assert found.values["text"] == ""  # the document's own words are never filled in where six are in a row
    assert [span for span, _ in found.sentences] == [
        f"0-{len(passage.text)}",
        "0-49",
        f"50-{passage.text.index(' [redacted]')}",
    ]
    typed = chosen(case, passage, {"kind": "event", "span": "0-49"}, proposals, typed={"text": "mine"})
    assert (typed.values["text"], typed.quote) == ("mine", "The town could raise the landing fee this summer.")


@pytest.mark.parametrize("span", ["5-2", "0-99999", "x-y", "-", "1e3-5", "²-9", "0-0"])
def test_a_span_that_is_none_is_the_whole_passage(tmp_path: Path, record: Record, span: str) -> None:
    passage = record.passage(CITE)
    assert passage
    found = chosen(loaded(bridge(), tmp_path), passage, {"span": span})
    assert found.quote == passage.text


def test_a_proposal_that_was_chosen_goes_first(tmp_path: Path, record: Record) -> None:
    case = loaded(bridge(), tmp_path)
    proposals = proposals_here(case, record, CITE)
    assert {str(one.kind) for one in proposals} >= {"reaction", "event"}
    for one in proposals:
        if one.kind != "link":
            assert fitting(proposals, CITE, 0, 0, one.id)[0] == one.kind
    assert fitting((), CITE, 0, 10) == ("", {})


def test_what_can_be_chosen(tmp_path: Path) -> None:
    choices = choices_of(loaded(bridge(PEOPLE), tmp_path))
    assert choices.wanting == (
        ("town", "The town"),
        ("company", "The company"),
        ("company/owners", "The owners, inside The company"),
    )
    assert choices.option_names == ("permit", "fee", "build", "sue")
    assert choices.first == "town"
