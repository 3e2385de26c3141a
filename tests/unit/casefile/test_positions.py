"""Every value of a file keeps its place, and what case files may not use is refused where it stands."""

from __future__ import annotations

import pytest

from countermove.casefile.nodes import Node, SourceText, character_of
from countermove.casefile.positions import read_nodes
from countermove.errors import CaseError, Problem


def read(text: str) -> tuple[Node, SourceText]:
    source = SourceText(text, "case.yaml")
    return read_nodes(source)[0], source


def refused(text: str) -> list[Problem]:
    source = SourceText(text, "case.yaml")
    with pytest.raises(CaseError) as caught:
        read_nodes(source)
    return list(caught.value.problems)


@pytest.mark.parametrize("word", ["no", "on", "yes", "off", "Y", "true", "010", "1.10", "2026-01-15", ".inf", "0x1F"])
def test_a_plain_word_stays_the_text_it_is(word: str) -> None:
    assert read(f"a: {word}")[0].plain() == {"a": word}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_only_an_empty_value_a_tilde_and_null_are_nothing(nothing: str) -> None:
    assert read(f"a: {nothing}")[0].plain() == {"a": None}
    assert read("a: 'null'")[0].plain() == {"a": "null"}


def test_a_key_that_looks_like_a_boolean_stays_a_name() -> None:
    assert read("NO: Norway")[0].plain() == {"NO": "Norway"}


def test_keys_and_values_have_their_places() -> None:
    root, source = read("a:\n  - x\n  - {b: y}\n")
    node, found = root.at(("a", 1, "b"))
    assert found
    assert source.place(node.span[0]) == (3, 9)
    assert source.place(node.key_at) == (3, 6)
    assert node.path == ("a", 1, "b")


def test_a_path_that_leads_nowhere_gives_the_deepest_part_that_is_there() -> None:
    root, _ = read("a: {b: c}")
    node, found = root.at(("a", "b", "statement"))
    assert (node.value, found) == ("c", False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("s: not sue", (1, 8)),
        ("s: 'not sue'", (1, 9)),
        ('s: "not sue"', (1, 9)),
        ('s: "not \\x73ue"', (1, 9)),
        ('s: "n\\u006ft sue"', (1, 14)),
        ("s: >\n  not\n  sue\n", (3, 3)),
        ("s: |\n  not\n  sue\n", (3, 3)),
        ("s: |2-\n    not\n    sue\n", (3, 5)),
        ("s: not\n  sue", (2, 3)),
        ('s: "not\n\n   sue"', (3, 4)),
        ("s: 'not   sue'", (1, 11)),
    ],
)
def test_a_character_of_a_text_is_found_in_the_file(text: str, wanted: tuple[int, int]) -> None:
    root, source = read(text)
    node, _ = root.at(("s",))
    assert isinstance(node.value, str)
    offset = node.value.index("sue")
    assert source.place(character_of(node, text, offset)) == wanted


def test_a_doubled_quotation_mark_counts_once() -> None:
    root, source = read("s: 'it''s sue'")
    node, _ = root.at(("s",))
    assert source.place(character_of(node, source.text, node.value.index("sue"))) == (1, 11)


def test_the_end_of_a_text_can_be_pointed_at() -> None:
    root, source = read("s: not \nt: x")
    node, _ = root.at(("s",))
    assert source.place(character_of(node, source.text, len(node.value))) == (1, 7)


def test_every_repeated_key_is_reported() -> None:
    _, repeated = read_nodes(SourceText("a: 1\na: 2\nb: {c: 1, c: 2}\n", "case.yaml"))
    assert [(problem.line, problem.column, problem.where) for problem in repeated] == [(2, 1, "a"), (3, 11, "b/c")]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: &x 1", (1, 4), "anchor"),
        ("a: *x", (1, 4), "alias"),
        ("a: !!str 1", (1, 4), "tag"),
        ("a: !python/object:os.system ls", (1, 4), "tag"),
        ("a:\n  <<: {b: 1}", (2, 3), "merge key"),
        ("a: 1\n---\nb: 2", (2, 1), "second document"),
        ("? [a, b]\n: c", (1, 3), "a name must be a text"),
        (": c", (1, 1), "a name is missing"),
        ("a: [1, 2", (1, 9), "closing bracket"),
        ("a: 'x", (1, 6), "never closed"),
        ("a: b: c", (1, 5), "colon"),
        ("a: 1\n b: 2", (2, 3), "colon"),
        ("a:\n\t- b", (2, 1), "indent with spaces"),
        ('a: "\\q"', (1, 6), "escape"),
        ("a: \x07", (1, 4), "control character"),
        ('a: "\\ud800"', (1, 4), "surrogate"),
        ("a: @b", (1, 4), "cannot read this character"),
    ],
)
def test_what_a_case_cannot_use_is_refused_where_it_stands(text: str, place: tuple[int, int], words: str) -> None:
    found = refused(text)
    assert (found[0].line, found[0].column) == place
    assert words in f"{found[0].message} {found[0].advice}"


def test_a_quoted_merge_key_is_a_name_like_any_other() -> None:
    assert read("'<<': x")[0].plain() == {"<<": "x"}


def test_all_anchors_aliases_and_tags_are_reported() -> None:
    assert len(refused("a: &x 1\nb: *x\nc: !t 2\nb: 3\n")) == 4


@pytest.mark.parametrize("text", ["[" * 150, "- " * 150, "{a: " * 150, "[ \n" * 3000])
def test_deep_nesting_is_refused(text: str) -> None:
    assert any("deep" in problem.message for problem in refused(text))


def test_a_hostile_number_of_an_escape_is_a_fault_and_no_crash() -> None:
    assert refused('a: "\\UFFFFFFFF"')


def test_a_character_written_in_two_halves_is_joined() -> None:
    assert read('a: "\\ud83d\\ude00"')[0].plain() == {"a": "\U0001f600"}


def test_lines_after_a_long_one_still_count_from_one() -> None:
    source = SourceText("x" * 500 + "\nab\n", "case.yaml")
    assert source.place(501) == (2, 1)
    assert source.line(2) == "ab"
    assert source.line(9) == ""
    assert source.place(-1) == (0, 0)
