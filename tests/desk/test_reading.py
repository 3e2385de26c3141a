"""The reading room: documents beside their records, passages on their way into a case, and hostile documents."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_texts import GRAPH, bridge
from crossing_memo import write_memo
from desk.desk_client import make_client

from countermove.desk.folder import Folder

KEY = "town/case.yaml"
ROOM = f"/reading/{KEY}"
HTMX = {"hx-request": "true"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    folder = tmp_path / "cases"
    (folder / "town").mkdir(parents=True)
    (folder / KEY).write_text(bridge(), encoding="utf-8")
    found: Any = make_client(folder)
    found.folder = folder
    yield found
    found.desk.close()


def page(client: Any, address: str, status: int = 200) -> str:
    """Return a page once what it waits for is done."""
    for _ in range(200):
        answer = client.get(address)
        if 'class="working"' not in answer.text or "<progress" not in answer.text:
            assert answer.status_code == status
            return str(answer.text)
        time.sleep(0.05)
    raise AssertionError("the document is never read")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


# Which document


def test_a_source_that_is_not_here_is_said_to_be_missing_with_a_way_to_get_it(client: Any) -> None:
    found = words(page(client, f"{ROOM}?cite=MEMO-7/SUM/1"))
    assert "MEMO-7 is not here" in found
    assert "So the words of MEMO-7/SUM/1 cannot be shown" in found
    assert "sources/MEMO-7.pdf" in found
    answer = client.post(
        "/upload",
        files={"documents": ("scan.txt", b"SUMMARY\n\nThe town may act.\n")},
        data={"case": KEY, "as": "MEMO-7", "next": ROOM},
    )
    assert "town/sources/MEMO-7.txt" in answer.text
    assert "The town may act" in words(page(client, f"{ROOM}?cite=MEMO-7/SUM/1"))


def test_the_only_source_is_shown_at_once_and_a_citation_is_marked(client: Any) -> None:
    write_memo(client.folder / "town" / "sources")
    plain = page(client, ROOM)
    assert 'id="p-MEMO-7-SUM-1"' in plain
    assert "SECRET" in plain
    assert "data-go=" not in plain
    cited = page(client, f"{ROOM}?cite=MEMO-7/TAL/2")
    assert 'data-go="p-MEMO-7-TAL-2"' in cited
    assert cited.count('class="passage cited"') == 1
    gone = words(page(client, f"{ROOM}?cite=MEMO-7/TAL/9"))
    assert "This document has no passage MEMO-7/TAL/9" in gone


def test_judgments_withheld_words_and_markings_are_on_the_page(client: Any) -> None:
    write_memo(client.folder / "town" / "sources")
    found = page(client, ROOM)
    assert re.search(r'<mark class="judged likelihood" data-letter="L"[^>]*>probably</mark>', found)
    assert '<span class="withheld" title="Words are withheld here">[redacted]</span>' in found
    assert re.search(r'<span class="tag">banner</span> SECRET <span class="soft">\(2 times\)', found)
    assert "probably (63–87%): likelihood, the authors" in found
    assert "12 April 2025" in found


def test_documents_can_be_read_without_a_case(client: Any) -> None:
    write_memo(client.folder, "paper.txt")
    assert "paper.txt" in page(client, "/reading")
    found = page(client, "/reading?document=paper.txt")
    assert "The Crossing" in found
    assert "Use this passage" not in found
    assert f'href="{ROOM}?document=paper.txt"' in found


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "gone.txt", "town/case.yaml", "..%2Fx.txt"])
def test_nothing_outside_is_read(client: Any, name: str) -> None:
    (client.folder.parent / "secret.txt").write_text("A secret outside", encoding="utf-8")
    answer = client.get("/reading", params={"document": name})
    assert answer.status_code == 404
    assert "secret outside" not in answer.text


def test_a_link_that_leads_out_is_not_followed(client: Any) -> None:
    (client.folder.parent / "secret.txt").write_text("A secret outside", encoding="utf-8")
    (client.folder / "link.txt").symlink_to(client.folder.parent / "secret.txt")
    assert client.get("/reading", params={"document": "link.txt"}).status_code == 404
    assert "link.txt" not in client.get("/reading").text


# Hostile documents


def test_markup_in_a_document_is_shown_as_its_words(client: Any) -> None:
    evil = b'SUMMARY\n\nThe <script>alert(1)</script> town could {{ 7*7 }} " onfocus=alert(1) x=" raise a fee.\n'
    (client.folder / "evil.txt").write_bytes(evil)
    found = page(client, "/reading?document=evil.txt")
    assert "<script>alert" not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    assert "{{ 7*7 }}" in found
    assert ' onfocus=alert(1) x="' not in re.sub(r">[^<]*<", "><", found)


def test_scripts_of_an_html_document_do_not_reach_the_page(client: Any) -> None:
    (client.folder / "evil.html").write_bytes(
        b"<html><body onload=alert(1)><h1>Summary</h1><script>alert(2)</script><p>The town could act.</p>"
        b"<img src=http://example.org/x onerror=alert(3)></body></html>"
    )
    found = page(client, "/reading?document=evil.html")
    assert "alert(" not in found
    assert "example.org" not in found
    assert "The town" in found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("junk.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40),
        ("junk.docx", b"PK\x03\x04" + bytes(range(256)) * 40),
        ("junk.txt", bytes(range(256)) * 40),
        ("empty.txt", b""),
        ("run.txt", b"MZ" + b"\0" * 500),
    ],
)
def test_junk_is_a_plain_error_or_shown_as_data(client: Any, name: str, content: bytes) -> None:
    (client.folder / name).write_bytes(content)
    found = page(client, f"/reading?document={name}")
    assert "Traceback" not in found
    assert "Reading room" in found or "The record" in found


def test_a_long_document_is_shown_in_parts(client: Any) -> None:
    text = "SUMMARY\n\n" + "".join(f"Sentence {number} says that the town could act.\n\n" for number in range(420))
    (client.folder / "long.txt").write_text(text, encoding="utf-8")
    found = page(client, "/reading?document=long.txt")
    assert len(found) < 1_000_000
    assert "Part 1 of 3" in found
    assert "Sentence 419" in page(client, "/reading?document=long.txt&part=3")
    page(client, "/reading?document=long.txt&part=99999999999999999999")


# Passages into the case


def use(client: Any, cite: str = "MEMO-7/TAL/1", **values: Any) -> Any:
    data = {"source": "MEMO-7", "cite": cite, "revision": client.desk.open(KEY).revision, **values}
    return client.post(f"/use/{KEY}", data=data)


@pytest.fixture
def coded(client: Any) -> Any:
    write_memo(client.folder / "town" / "sources")
    page(client, ROOM)
    return client


def test_the_panel_comes_alone_or_on_its_page(coded: Any) -> None:
    address = f"/passage/{KEY}?source=MEMO-7&cite=MEMO-7/TAL/1"
    alone = coded.get(address, headers=HTMX).text
    whole = coded.get(address).text
    assert alone.lstrip().startswith("<section")
    assert "<html" in whole
    for text in (alone, whole):
        assert 'id="use-it"' in text
    assert coded.get(f"/passage/{KEY}?source=MEMO-7&cite=MEMO-7/TAL/9").status_code == 404
    assert coded.get("/passage/@torva-dam?cite=NR-M-87-20031/SUM/1").status_code in {404, 422}


FIELDS = {
    "option": {"existing", "party", "text", "id", "area"},
    "interest": {"whose", "statement", "above", "tier", "because"},
    "constraint": {"shape", "first", "options", "formula", "because"},
    "reaction": {"who", "new_party", "new_name", "option", "pull", "push", "note"},
    "event": {"date", "id", "text", "actor", "recipient", "option", "direction", "standing", "novelty"},
}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_kind_has_its_form(coded: Any, kind: str) -> None:
    found = coded.get(f"/passage/{KEY}?source=MEMO-7&cite=MEMO-7/TAL/1&kind={kind}", headers=HTMX).text
    form = found.partition('id="use-form"')[2]
    hidden = {"revision", "source", "cite", "kind", "span", "basis"}
    assert set(re.findall(r' name="(\w+)"', form)) == FIELDS[kind] | hidden


def test_a_passage_lands_in_the_case_with_its_citation_and_is_shown_there(coded: Any) -> None:
    answer = use(coded, kind="option", party="town", text="Build a pier", basis="stated")
    assert answer.status_code == 200
    opened = coded.desk.open(KEY)
    option = next(one for one in opened.case.conflict.options if one.text == "Build a pier")
    assert option.cites == ("MEMO-7/TAL/1",)
    assert "Added the option “Build a pier” of town, from MEMO-7/TAL/1." in answer.text
    assert "Option of The town: Build a pier" in answer.text
    assert (coded.folder / KEY).read_text(encoding="utf-8") == bridge()
    assert (coded.folder / f"{KEY}.draft").is_file()
    coded.post(f"/undo/{KEY}", data={"revision": opened.revision})
    assert opened.text == bridge()


def test_what_is_wrong_is_told_with_what_was_typed(coded: Any) -> None:
    answer = use(coded, kind="interest", whose="town", statement="not bridges", because="my own <words>")
    assert answer.status_code == 422
    assert "there is no option &#34;bridges&#34;" in answer.text
    assert 'value="not bridges"' in answer.text
    assert "my own &lt;words&gt;" in answer.text
    assert not coded.desk.open(KEY).has_changes


def test_a_name_that_is_taken_keeps_what_was_typed(coded: Any) -> None:
    answer = use(coded, kind="option", party="town", id="fee", text="Ask for <more>")
    assert answer.status_code == 422
    assert "Ask for &lt;more&gt;" in answer.text
    assert "fee" in words(answer.text.partition("Nothing was put into the case yet")[2])
    assert not coded.desk.open(KEY).has_changes


def test_copied_words_are_remarked_on(coded: Any) -> None:
    answer = use(coded, kind="option", party="town", text="The company's owners would welcome a permit")
    assert "6 words in a row from the document" in answer.text
    assert coded.desk.open(KEY).has_changes


def test_a_new_document_becomes_a_source_and_is_copied_beside_the_case(client: Any) -> None:
    write_memo(client.folder, "paper.txt")
    found = page(client, f"{ROOM}?document=paper.txt")
    cite = re.search(r'data-cite="([^"]+/2/1)"', found)
    assert cite
    panel = client.get(f"/passage/{KEY}", params={"document": "paper.txt", "cite": cite[1]}, headers=HTMX).text
    assert "Copy <code>paper.txt</code> into the folder of the case" in panel
    revision = client.desk.open(KEY).revision
    data = {"document": "paper.txt", "cite": cite[1], "kind": "option", "party": "town", "text": "Build a pier"}
    answer = client.post(f"/use/{KEY}", data={**data, "copy": "yes", "revision": revision})
    assert answer.status_code == 200
    source = client.desk.open(KEY).case.sources[cite[1].partition("/")[0]]
    assert source.file == "sources/paper.txt"
    assert (client.folder / "town" / "sources" / "paper.txt").is_file()
    assert client.desk.open(KEY).steps == (f"Added the option “Build a pier” of town, from {cite[1]}",)
    again = page(client, str(answer.url).partition(":8485")[2])  # the next passage is taken from the copy
    assert "Use this passage" in again
    assert "Option of The town: Build a pier" in again
    clash = page(client, f"{ROOM}?document=paper.txt")
    assert "goes by the name" in clash


def test_a_page_that_is_out_of_date_offers_to_do_it_now(coded: Any) -> None:
    revision = coded.desk.open(KEY).revision
    use(coded, kind="option", party="town", text="Build a pier")
    data = {"source": "MEMO-7", "cite": "MEMO-7/TAL/1", "kind": "option", "party": "town", "text": "Build a quay"}
    answer = coded.post(f"/use/{KEY}", data={**data, "revision": revision})
    assert answer.status_code == 409
    assert "Build a quay" in answer.text
    assert "Added the option “Build a pier”" in answer.text


def test_proposals_are_offered_one_by_one(coded: Any) -> None:
    address = f"/proposals/{KEY}?source=MEMO-7"
    for _ in range(100):
        found = coded.get(address, headers=HTMX).text
        if "proposals-wait" not in found:
            break
        time.sleep(0.05)
    offered = re.findall(r'hx-get="(/passage/[^"]*proposal=[^"]*)"', found)
    assert len(offered) >= 3
    panel = coded.get(offered[0].replace("&amp;", "&"), headers=HTMX).text
    assert "Filled in with what countermove would propose" in panel
    assert "<html" in coded.get(address).text


def test_two_documents_of_one_name_are_not_mixed_up(coded: Any) -> None:
    write_memo(coded.folder, "other.txt").write_text(
        (coded.folder / "town/sources/MEMO-7.txt").read_text(encoding="utf-8").replace("bridge", "pier"),
        encoding="utf-8",
    )
    case = coded.desk.open(KEY)
    found = page(coded, f"{ROOM}?document=other.txt")
    name = re.search(r'<p class="soft">(\S+) ·', found)
    assert name
    renamed = case.text.replace("MEMO-7:", f"{name[1]}: {{title: Another, file: sources/MEMO-7.txt}}\n  MEMO-7:")
    case.rewrite(renamed, "added a source", case.revision)
    clash = page(coded, f"{ROOM}?document=other.txt")
    assert "goes by the name" in clash
    assert "Use this passage" not in clash


def test_a_broken_case_can_still_be_read_beside(client: Any) -> None:
    write_memo(client.folder, "paper.txt")
    (client.folder / "broken.yaml").write_text("countermove: 1\ntitle: [\n", encoding="utf-8")
    found = page(client, "/reading/broken.yaml?document=paper.txt")
    assert "has problems" in found
    assert "Use this passage" not in found


def test_nothing_is_offered_for_drawn_and_bundled_cases(client: Any) -> None:
    write_memo(client.folder, "paper.txt")
    (client.folder / "drawn.yaml").write_text(GRAPH, encoding="utf-8")
    found = page(client, "/reading/drawn.yaml?document=paper.txt")
    assert "A case in graph form has no options" in found
    assert "Use this passage" not in found
    assert "Use this passage" not in page(client, "/reading/@hand-example?document=paper.txt")


# Finding


def test_words_are_found_in_what_was_read(client: Any) -> None:
    write_memo(client.folder, "paper.txt")
    write_memo(client.folder / "more", "other.txt").write_text("SUMMARY\n\nThe ferry is slow.\n", encoding="utf-8")
    assert "2 documents of this folder were not read yet" in words(page(client, "/reading?find=permit"))
    page(client, "/reading?document=paper.txt")
    found = words(page(client, "/reading?find=permit"))
    assert "2 places with “permit”" in found
    assert "1 document of this folder was not read yet" in found
    client.post("/read-all", data={"next": "/reading"})
    for _ in range(200):  # all are read in the background
        found = page(client, "/reading?find=ferry")
        if "1 place with “ferry”" in words(found):
            break
        time.sleep(0.05)
    link = re.search(
        r'href="(/reading\?document=more/other\.txt[^"]*|/reading\?document=more%2Fother\.txt[^"]*)"', found
    )
    assert link
    assert '<mark class="sought">ferry</mark>' in page(client, link[1].replace("&amp;", "&"))


def test_where_nothing_can_be_kept_words_are_found_in_what_was_read_since(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "is_writable", False)
    write_memo(client.folder, "paper.txt")
    page(client, "/reading?document=paper.txt")
    assert "2 places with “a permit”" in words(page(client, "/reading?find=a permit"))
    assert not (client.folder / ".countermove").exists()


@pytest.mark.parametrize(
    "asked", ['"', "(", "a AND", "<script>alert(1)</script>", "*", "-x", "x" * 5_000, "'; DROP TABLE x"]
)
def test_odd_words_are_no_trouble(coded: Any, asked: str) -> None:
    answer = coded.get("/reading", params={"find": asked})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
