"""The HTML paper: one file, nothing fetched, every text a text, every judgment with its ground."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from report.sample_paper import EMPTY, changed, grounds, paper

from countermove.report import html
from countermove.report.content import Card, Cell, Paper, Paragraph, Section, Sentence, Table
from countermove.report.letters import clean

VOID = {"meta", "link", "img", "br", "hr", "input", "col", "wbr"}
HOSTILE = [
    "<script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "' onerror='alert(1)'",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "</style><img src=x onerror=alert(1)>",
    "</title></svg></desc>]]><!--",
    "&lt;b&gt; &amp; &#60;",
    "a\x00b\x1b\ud800\u202ec",
]


class Page(HTMLParser):
    """A page's tags, its text, and what is open; complains when tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert tag != "a" or "a" not in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.tags if attribute in attributes]


def one(*blocks: object) -> Paper:
    return Paper("T", "", (), (), (Section("S", "s", blocks),))


def test_the_same_paper_gives_the_same_text() -> None:
    assert html.write(paper()) == html.write(paper())


@pytest.mark.parametrize("sample", [paper(), EMPTY, one(), one(Paragraph(()))], ids=["full", "empty", "bare", "mute"])
def test_a_page_is_well_formed(sample: Paper) -> None:
    page = Page(html.write(sample))
    assert page.values("lang") == ["en-GB"]
    assert {"header", "main"} <= {tag for tag, _ in page.tags}


def test_nothing_is_run_and_nothing_is_fetched() -> None:
    text = html.write(paper())
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img", "object", "embed", "form", "base"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "src"]
    assert all(address.startswith("#") for address in page.values("href"))
    assert "url(" not in text
    assert "@import" not in text
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page.values("content")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_stays_text(hostile: str) -> None:
    plain = Page(html.write(paper()))
    page = Page(html.write(changed(paper(), lambda text: text and text + hostile)))
    assert elements(page) == elements(plain)
    assert attributes(page) == attributes(plain)
    if hostile.isprintable():
        assert page.text.count(hostile) > 100


def elements(page: Page) -> list[str]:
    """The elements of a page, but for a drawing's lines of text and a basis, shown only when it is not stated."""
    return [tag for tag, found in page.tags if tag != "tspan" and found.get("class") != "basis"]


def attributes(page: Page) -> set[str]:
    return {name for _, found in page.tags for name in found}


def test_letters_that_cannot_be_written_are_replaced() -> None:
    text = html.write(changed(paper(), lambda text: text + "\x00\x1b\ud800\u202e"))
    assert not set("\x00\x1b\ud800\u202e") & set(text)
    assert text.encode("utf-8")


def test_headings_are_in_order() -> None:
    levels = [int(tag[1]) for tag, _ in Page(html.write(paper())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_ground_appears_in_full() -> None:
    page = Page(html.write(paper()))
    for ground in grounds(paper()):
        told = [ground.label, ground.statement, *ground.cites]
        assert all(part in page.text for part in told)
        assert f"({ground.basis})" in page.text or ground.basis == "stated"
    assert "(stated)" not in page.text


def test_a_cited_paragraph_at_hand_is_quoted_and_linked() -> None:
    page = Page(html.write(paper()))
    assert "Without the winter boat …" in page.text
    assert "Without the winter boat the school closes." in page.text
    assert "#LET-1-4" in page.values("href")


def test_every_mark_leads_to_a_note_and_every_note_back() -> None:
    page = Page(html.write(paper()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.values("href")} <= set(ids)
    assert set(" ".join(page.values("aria-labelledby")).split()) <= set(ids)
    notes = [i for i in ids if i.startswith("n.")]
    assert set(notes) == {f"n.{number}" for number in range(1, len(notes) + 1)}
    assert {f"#{note}" for note in notes} == {a for a in page.values("href") if a.startswith("#n.")}


def test_tables_have_captions_and_heads_with_scope() -> None:
    page = Page(html.write(paper()))
    count = sum(tag == "table" for tag, _ in page.tags)
    assert sum(tag == "caption" for tag, _ in page.tags) == count == 3
    heads = [attributes for tag, attributes in page.tags if tag == "th"]
    assert {attributes.get("scope") for attributes in heads} == {"col", "row"}


def test_the_head_of_a_row_leads_to_the_card_of_its_name() -> None:
    card = Card("Offer", "offer", (), ())
    ground = next(grounds(paper()))
    rows = ((Cell("Offer"),), (Cell("3. Offer"),), (Cell("Other"),), (Cell("Offer", (ground,), True),))
    text = html.write(one(card, Table("C", ("Option",), rows)))
    assert '<th scope="row"><a href="#offer">Offer</a></th>' in text
    assert '<th scope="row"><a href="#offer">3. Offer</a></th>' in text
    assert '<th scope="row">Other</th>' in text
    assert '<th scope="row"><a href="#offer"><strong>Offer</strong></a><sup' in text


def test_a_section_and_a_card_may_share_an_anchor() -> None:
    page = Page(html.write(one(Card("A", "s", (), ()), Card("B", "main", (), ()), Card("C", "!", (), ()))))
    assert {"s", "s-2", "main-2", "card"} <= set(page.values("id"))
    assert len(page.values("id")) == len(set(page.values("id")))


def test_two_cards_with_one_anchor_are_refused() -> None:
    with pytest.raises(ValueError, match="anchor 'a'"):
        html.write(one(Card("A", "a", (), ()), Card("B", "a", (), ())))


def test_a_figure_says_what_it_shows() -> None:
    page = Page(html.write(paper()))
    told = [
        attributes["aria-label"] for tag, attributes in page.tags if tag == "div" and attributes.get("role") == "img"
    ]
    assert told == ["The lease is hardest.", "Five options, each with its reply and reactions."]


def test_print_is_provided_for() -> None:
    text = html.write(paper())
    for rule in ("@media print", "@page", "break-inside: avoid", "table-header-group", "counter(page)"):
        assert rule in text


def test_what_is_missing_leaves_no_trace() -> None:
    page = Page(html.write(EMPTY))
    assert not {tag for tag, _ in page.tags} & {"dl", "nav", "footer", "section", "ol", "ul"}
    assert "None" not in page.text


def test_a_table_without_rows_says_so() -> None:
    assert "Nothing to show." in html.write(one(Table("C", ("A", "B"), ())))
    assert "Nothing to show." in html.write(one(Table("C", (), ())))


def test_spaces_between_sentences_and_none_before_marks() -> None:
    ground = next(grounds(paper()))
    text = html.write(one(Paragraph((Sentence("One.", (ground,)), Sentence("Two.")))))
    assert re.search(r"<p>One\.<sup class=\"marks\"><a [^>]*>1</a></sup> Two\.</p>", text)


@pytest.mark.parametrize(
    "line", ["For the council only", *HOSTILE, 'a"; } body { display: none } @import "x', "\\22 ;", "東京"]
)
def test_the_handling_line_is_printed_on_every_page_and_is_no_style(line: str) -> None:
    text = html.write(replace(paper(), facts=(("Handling", line),)))
    rule = text.split("<style>")[1].split("</style>")[0].rpartition("@top-right { content: ")[2]
    words, rest = rule[1:].split('"', 1)
    assert rest.split() == [";", "}", "}"]
    assert "".join(chr(int(code, 16)) for code in words.replace("\\", " ").split()) == clean(line)
    assert set(words) <= set("\\ 0123456789abcdef")
    Page(text)


def test_without_a_handling_line_none_is_printed() -> None:
    assert "@top-right { content" not in html.write(paper())


def test_a_long_fact_has_the_whole_width() -> None:
    facts = (
        ("Standing", "Coordinated with one office after another, of which the last has not yet answered."),
        ("As of", "May"),
    )
    page = Page(html.write(replace(paper(), facts=facts, made_with=())))
    assert page.values("class").count("long") == 1
