"""The Markdown paper says the same, and no text in it becomes markup."""

import re
from functools import cache
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from report.sample_paper import EMPTY, changed, grounds, paper

from countermove.report import markdown, markup
from countermove.report.content import Card, Cell, Figure, Ground, Items, Paper, Quotation, Section, Sentence, Table
from countermove.report.diagrams import Scatter

HOSTILE = [
    "<script>alert(1)</script>",
    "a | b || c",
    "`code` ``more``",
    "*weak* **strong** _weak_ __strong__ ~~gone~~",
    "[link](javascript:alert(1)) ![image](x) [^1] [ref]: x",
    "<https://example.org> https://example.org www.example.org",
    "&lt; &amp; &#60; \\ \\\\",
    "$x$ a^2^ H~2~",
    "ends with a backslash \\",
]
STARTS = [
    "# head",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> said",
    "---",
    "===",
    "    code",
    "| a |",
    "```",
    ":::",
    "~~~",
]

READER = MarkdownIt("gfm-like", {"linkify": False})


def one(*blocks: object) -> Paper:
    return Paper("T", "", (), (), (Section("S", "s", blocks),))


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for token in READER.parse(text):
        found += [token, *(token.children or [])]
    return found


def shape(text: str) -> list[str]:
    """Return what a reader of Markdown makes of a text, without the text."""
    return [token.type for token in tokens(text) if token.type not in ("text", "text_special")]


def said(text: str) -> str:
    inline = (token for token in READER.parse(text) if token.type == "inline")
    return "\n".join("".join(child.content for child in token.children or []) for token in inline)


@cache
def shape_of_the_paper() -> list[str]:
    return shape(markdown.write(paper()))


def test_the_same_paper_gives_the_same_text() -> None:
    assert markdown.write(paper()) == markdown.write(paper())


@pytest.mark.parametrize("hostile", HOSTILE + STARTS)
def test_a_text_is_read_as_it_was_written(hostile: str) -> None:
    for context in ("{}", "- {}", "1. {}", "> {}", "# {}", "**x**: {}", "said. {}"):
        text = context.format(markup.text(hostile))
        assert " ".join(hostile.split()) in said(text)
        assert shape(text) == shape(context.format("plain"))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_hostile_text_stays_text_everywhere(hostile: str, where: str) -> None:
    def change(text: str) -> str:
        return text and (hostile + text if where == "before" else text + hostile)

    written = markdown.write(changed(paper(), change))
    assert shape(written) == shape_of_the_paper()
    words = said(written)
    assert all(" ".join(change(fact).split()) in words for fact, _ in paper().facts)


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_holds_any_text(start: str) -> None:
    text = markdown.write(one(Table("C", ("A", start), ((Cell(start), Cell(start, is_strong=True)),))))
    cells = [token for token in READER.parse(text) if token.type in ("th_open", "td_open")]
    assert len(cells) == 4


def test_headings_are_in_order() -> None:
    levels = [int(token.tag[1]) for token in READER.parse(markdown.write(paper())) if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_ground_appears_in_full() -> None:
    text = markdown.write(paper())
    for ground in grounds(paper()):
        assert markup.ground(ground, {}) in text or markup.ground(ground, paper().quotations) in text


def test_every_mark_has_one_note() -> None:
    text = markdown.write(paper())
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert len(notes) == len(set(notes))
    assert set(notes) == set(re.findall(r"\[\^(\d+)\](?!:)", text))


def test_a_ground_reads_as_people_cite() -> None:
    ground = Ground("Moscow 8", "not agenda", ("85/INT/1", "85/INT/2"), "judged")
    quoted = {"85/INT/2": Quotation("85/INT/2", "no talks", "no talks at all", "words are withheld in it")}
    assert markup.ground(ground, {}) == "**Moscow 8**, *not agenda*: 85/INT/1; 85/INT/2 (judged)"
    told = "**Moscow 8**, *not agenda*: 85/INT/1; 85/INT/2 “no talks” (words are withheld in it) (judged)"
    assert markup.ground(ground, quoted) == told
    assert markup.ground(Ground("Moscow 8", basis="stated"), {}) == "**Moscow 8**"


def test_cited_paragraphs_are_quoted_in_full() -> None:
    text = markdown.write(paper())
    assert "> Without the winter boat the school closes." in text
    assert "line 4 · how sure: probably (authors) · words are withheld in it" in text


def test_a_figure_becomes_a_table() -> None:
    text = markdown.write(paper())
    assert "<svg" not in text
    assert "| 4 tests |  |  |  | **Offer a ten-year lease of the new berth**; Invite a second operator" in text
    assert "| The town | Nordline replies | Others react | The town is left with |" in text


def test_tables_are_read_as_tables() -> None:
    kinds = [token.type for token in READER.parse(markdown.write(paper()))]
    assert kinds.count("table_open") == 5


def test_what_is_missing_leaves_no_trace() -> None:
    assert markdown.write(EMPTY) == "# Nothing yet\n"
    empty_figure = Figure(Scatter((), "", (), "", ()), "C", "A")
    text = markdown.write(one(Items(()), Card("A", "a", (), ()), Table("C", (), ()), empty_figure))
    assert "Nothing to show." in text
    assert "None" not in text
    assert "\n\n\n" not in text


def test_lists_are_numbered_where_order_means_something() -> None:
    items = (Sentence("a"), Sentence("b"))
    assert "1. A\n2. B" in markdown.write(one(Items(items, is_numbered=True)))
    assert "- A\n- B" in markdown.write(one(Items(items)))
