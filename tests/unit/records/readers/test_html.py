"""HTML: words, headings, lists, notes; no scripts, nothing hidden, nothing fetched; in linear time."""

from __future__ import annotations

import time

import pytest
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText


def read(inner: str, encoding: str = "utf-8") -> SourceText:
    source = source_of_bytes(f"<!DOCTYPE html>{inner}".encode(encoding), "memo.html")
    assert source.medium == "html"
    check_sound(source)
    return source


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>One\n  line <b>with</b>\tblanks.", "One line with blanks."),
        ("<p>One<p>two<div>three</div>four", "One\n\ntwo\n\nthree\n\nfour"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<h1>Title</h1><h3>Part <i>two</i></h3>words", "# Title\n\n### Part two\n\nwords"),
        ("<ul><li>a<li>b</ul><ol><li>c<li>d</ol>", "- a\n- b\n\n1. c\n2. d"),
        ("<ol start=4><li>a</li><li><p>b</p></li></ol>", "4. a\n5. b"),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>d", "- a\n  1. b\n- c\n\nd"),
        ("<table><tr><td>a<td>b<tr><th>c</th></table>d", "a\nb\nc\n\nd"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"),
        ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd"),
        ("said<sup>1</sup> the 5<sup>th</sup>", "said<sup>1</sup> the 5th"),
        ("<sup><a href=#n>12</a></sup> Note", "<sup>12</sup> Note"),
        ("<p><b>Prospects</b></p><p><strong>Not</strong> all", "**Prospects**\n\nNot all"),
        ("A &amp; B &lt; C &eacute; &#8212; &nosuch; &#xD800; &#0;", "A & B < C é — &nosuch; \ufffd \ufffd"),
        ("5 < 6 and <3 </ 7 <> x", "5 < 6 and <3 </ 7 <> x"),
        ("a<!-- <p>no --> b<!doctype x> c<?php no ?> d", "a b c d"),
        ("<head><title>No</title></head>Yes", "Yes"),
        ("<head><title>No</title><p>Yes", "Yes"),
        ("<p title='a > b' class=\"x\">Yes</p >", "Yes"),
        ("</p></div></html>Yes</b>", "Yes"),
        ("<P>ONE<BR>TWO</P>", "ONE\nTWO"),
        ("x &#7; y", "x y"),
    ],
)
def test_words_as_shown(inner: str, text: str) -> None:
    assert read(inner).text == text + "\n"


@pytest.mark.parametrize(
    "inner",
    [
        "<script>document.write('<p>EVIL</p>')</script>",
        "<script src='http://example.org/EVIL.js'>if (a < b) {{ EVIL }}</script>",
        "<SCRIPT>EVIL</script >",
        "<style>p::before { content: 'EVIL' }</style>",
        "<template><p>EVIL</p></template>",
        "<noscript>EVIL</noscript>",
        "<svg><text>EVIL</text></svg>",
        "<img src=x onerror=EVIL>",
        "<a href='javascript:EVIL()'></a>",
        "<p hidden>EVIL</p>",
        "<div style='color:red; DISPLAY : none'>a<div>EVIL</div></div>",
        "<div style='visibility:hidden'>EVIL</div>",
        "<input type=text value=EVIL>",
        "<textarea>EVIL</textarea>",
        "<select><option>EVIL</select>",
        "<iframe src=http://example.org/EVIL>EVIL</iframe>",
        "<object data=EVIL>EVIL</object>",
        "<nav><ul><li>EVIL</ul></nav>",
        "<title>EVIL</title>",
        "<div hidden>" + "<div>" * 600 + "</div>" * 600 + "EVIL</div>",
    ],
)
def test_what_is_not_shown_is_not_read(inner: str) -> None:
    source = read(f"<p>Before</p>{inner}<p>After</p>")
    assert source.text == "Before\n\nAfter\n"
    assert "EVIL" not in repr(source)


def test_a_script_without_an_end_takes_the_rest() -> None:
    assert read("<p>Before<script>EVIL <p>EVIL").text == "Before\n"


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<p hidden>x</p>", "hidden_text"),
        ("<nav>x</nav>", "left_out"),
        ("<iframe src=x></iframe>", "external_reference"),
    ],
)
def test_what_was_left_out_is_said(inner: str, code: str) -> None:
    assert codes(read(f"Words{inner}")) == [code]
    assert codes(read("Words")) == []


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("KOI8-R", "koi8-r"),
        ("Shift_JIS", "cp932"),
        ("utf-8", "utf-8"),
    ],
)
def test_the_declared_encoding_is_used(declared: str, codec: str) -> None:
    text = {"cp1251": "Москва", "koi8-r": "Москва", "cp932": "東京"}.get(codec, "café")
    assert read(f"<meta charset='{declared}'><p>{text}", codec).text == text + "\n"
    older = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'><p>{text}"
    assert read(older, codec).text == text + "\n"


@pytest.mark.parametrize(
    "declared", ["zip", "rot13", "unicode_escape", "idna", "utf-7", "no-such", "x" * 200, "utf-16"]
)
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert read(f"<meta charset={declared}><p>café").text == "café\n"


def test_a_byte_order_mark_goes_before_what_is_declared() -> None:
    data = "<html><meta charset=koi8-r><p>Москва и café".encode("utf-16")
    assert source_of_bytes(data, "memo.html").text == "Москва и café\n"


def test_a_page_without_words_is_refused() -> None:
    refused(b"<!DOCTYPE html><script>x()</script><div id=app></div>", "no words outside its scripts", name="app.html")


def test_a_binary_that_begins_like_html_is_refused() -> None:
    refused(b"<html>" + bytes(range(32)) * 50, "binary", name="x.html")


N = 200_000


@pytest.mark.parametrize(
    "hostile",
    [
        '<a "' * N,
        "<" * N * 5,
        "</" * N * 2,
        '<a b="x' * N,
        "<a b='" * N,
        "<!--" * N,
        "<!-" * N,
        "<?" * N,
        "<div>" * N,
        "<ul><li>" * N,
        "<table><tr><td>" * N,
        "<b>" * N + "x" + "</b>" * N,
        "<p>" + "</x>" * N,
        "<script>" * N,
        "<sup>" * N,
        "&" * N * 5,
        "&#x" * N,
        "&lt" * N,
        "<a " + "b=c " * N + ">",
        "<a" + " " * N * 5,
        "<a " + "=" * N * 5 + ">",
        "<meta charset=" * N,
        "<p style='" + "display :" * N + "'>",
        "<" + "a" * N * 5 + ">",
        "\f" * N,
        " " * N * 5 + "<p>",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_pages_take_linear_time(hostile: str) -> None:
    data = f"<!DOCTYPE html><p>Words {hostile}".encode()
    started = time.process_time()
    check_sound(source_of_bytes(data, "memo.html"))
    assert time.process_time() - started < 5


def test_millions_of_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from countermove.records.readers.html import read as reader

    monkeypatch.setattr(reader, "MOST_PIECES", 1000)
    refused(b"<!DOCTYPE html>" + b"<p>x" * 1000, "millions of tags", name="a.html")
