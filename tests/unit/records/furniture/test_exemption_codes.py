"""Exemption codes of every order, whole and broken, and what only looks like one."""

from __future__ import annotations

import pytest

from countermove.records.furniture.exemption_codes import broken_code, find_codes, normalised, split_codes, state_code


def found(text: str) -> list[str]:
    return [code for _, _, code in sorted(find_codes(text))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a 25X1 b 25X9 c", ["25X1", "25X9"]),
        ("he met 25X1A and 25X1X there", ["25X1A", "25X1X"]),
        ("he met 25Xl there", ["25X1"]),
        ("he met 2 5X1 there and 25 X1", ["25X1", "25X1"]),
        ("50X1-HUM, 50X2-WMD; 75X1", ["50X1-HUM", "50X2-WMD", "75X1"]),
        ("told STATINTL and STATSPEC or STATOTHR", ["STATINTL", "STATSPEC", "STATOTHR"]),
        ("a word ILLEGIB here", ["ILLEGIB"]),
        ("withheld (b)(1) and (b)(3) here", ["(b)(1)", "(b)(3)"]),
        ("withheld (B)(1)(C) here", ["(b)(1)(c)"]),
        ("(b)(1) (b)(3)", ["(b)(1)", "(b)(3)"]),
        ("1.4(c)\n1.4 (D)", ["1.4(c)", "1.4(d)"]),
        ("3.3(b)(1)", ["3.3(b)(1)"]),
        ("3.3(h)(2)", ["3.3(h)(2)"]),
        ("EO 13526 3.5(c)", ["EO 13526 3.5(c)"]),
        ("E.O. 13526, 3.5(c)", ["EO 13526 3.5(c)"]),
        ("EO 12958 3.4(b)(1)>25Yrs", ["EO 12958 3.4(b)(1)"]),
        ("6.2(c)", ["6.2(c)"]),
    ],
)
def test_codes_in_a_text(text: str, codes: list[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "a 25X10 scope",
        "part A25X1",
        "a 25X zoom lens",
        "the STAT nurse",
        "STATIC and STATINTLY",
        "THERMOSTAT",
        "under section 1.4(c) of the order",
        "Sec. 3.3(b)(1)",
        "E.O. 12958, SEC 3.4(B)(1)",
        "paragraph (b)(1)",
        "see 11.4(c)",
        "CLASSIFIED BY: THE CONSUL FOR REASONS 1.5 (B) AND (D)",
        "version 1.4 (beta)",
        "rule (a)(b)(1)",
        "(b) (10)",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert found(text) == []


def test_a_margin_code_may_be_an_ordinary_word_elsewhere() -> None:
    assert found("STAT\n") == ["STAT"]
    assert found("the end of the line STAT\nnext") == ["STAT"]
    assert found("STAT the beginning") == ["STAT"]
    assert found("25X\n") == ["25X"]


def test_offsets_are_those_of_the_printed_code() -> None:
    text = "told E.O. 13526, 3.5(c) twice"
    ((start, end, code),) = find_codes(text)
    assert text[start:end] == "E.O. 13526, 3.5(c)"
    assert code == "EO 13526 3.5(c)"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("25Xl", "25X1"),
        ("2SX1", "25X1"),
        ("25 X 1", "25X1"),
        ("Z5Xl.", "25X1"),
        ("25x1", "25X1"),
        ("50Xl-HUM", "50X1-HUM"),
        ("25X1 A", "25X1A"),
        ("STA'", "STAT"),
        ("S TA'", "STAT"),
        ("STATI NTL", "STATINTL"),  # codespell:ignore
        ("STATlNTL", "STATINTL"),
        ("1LLEGIB", "ILLEGIB"),
        ("25", ""),
        ("STA", ""),
        ("STATE", ""),
        ("STATION", ""),
        ("25 May", ""),
    ],
)
def test_broken_codes_on_their_own_lines(words: str, code: str) -> None:
    assert broken_code(words) == code


def test_codes_split_over_two_lines() -> None:
    text = "end.\n25X\n1\nmore\n25\n\nX1\nSTAT\nINTL\n"
    assert [(text[start:end], code) for start, end, code in split_codes(text)] == [
        ("25X\n1", "25X1"),
        ("25\n\nX1", "25X1"),
        ("STAT\nINTL", "STATINTL"),
    ]
    assert [code for _, _, code in split_codes("the end of it 25X\n1\n")] == ["25X1"]
    assert list(split_codes("in 25\nX1 was")) == []
    assert list(split_codes("on page 25\nX1\n")) == []
    assert list(split_codes("25X\n1. The first")) == []


def test_normalised_codes_keep_their_letters() -> None:
    assert [normalised(raw) for raw in ("25X1A", "1.4(D)", "(B)(6)", "STATINTL")] == [
        "25X1A",
        "1.4(d)",
        "(b)(6)",
        "STATINTL",
    ]


def test_codes_of_the_department_of_state() -> None:
    assert [state_code(words) for words in ("B1", "B7C", "B0", "A1", "B12")] == ["B1", "B7C", "", "", ""]
