"""The page of answers: every part on every kind of case, the panel, questions asked otherwise, and bad addresses."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from desk.desk_client import make_client

from countermove.casefile.catalogue import catalogue_folder

PARTS = ("options", "before-after", "inside", "outcomes", "stable", "moves")
TORVA = "/answers/torva-dam/case.yaml"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("cases")
    shutil.copytree(catalogue_folder() / "torva-dam", folder / "torva-dam")
    found: Any = make_client(folder)
    yield found
    found.desk.close()


def page(client: Any, address: str, status: int = 200) -> str:
    """Return a page once what it waits for is done."""
    for _ in range(300):
        answer = client.get(address)
        if "<progress" not in answer.text and 'id="short-work"' not in answer.text:
            assert answer.status_code == status, answer.text
            return str(answer.text)
        time.sleep(0.05)
    raise AssertionError("the work never ends")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", ["torva-dam/case.yaml", "@chicken", "@elmira-9"])
def test_every_part_answers_and_no_id_is_there_twice(client: Any, key: str, part: str) -> None:
    text = page(client, f"/answers/{key}?view={part}")
    assert text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]*)"', text)
    assert sorted(ids) == sorted(set(ids))
    assert " style=" not in text


def test_a_case_in_graph_form_says_what_does_not_apply_and_leads_on(client: Any) -> None:
    for part in ("options", "before-after", "inside", "outcomes"):
        found = page(client, f"/answers/@elmira-9?view={part}")
        assert "this case is in graph form" in words(found).lower()
        assert "view=stable" in found
    assert "What it is" in page(client, "/answers/@elmira-9?view=stable")
    assert 'class="opens" id="box-' in page(client, "/answers/@elmira-9?view=moves")


def test_the_table_sorts_without_scripts_and_turns_round(client: Any) -> None:
    text = page(client, f"{TORVA}?sort=tests")
    assert 'aria-sort="descending"' in text
    assert 'value="tests.up"' in text
    shown = re.findall(r'id="c(\d+)-initiative"', page(client, f"{TORVA}?sort=initiative.down"))
    assert shown == [str(number) for number in range(7, 0, -1)]


def test_a_cell_opens_in_the_page_and_by_itself_to_the_words_of_the_paragraph(client: Any) -> None:
    text = page(client, TORVA)
    link = unescape(re.findall(r'id="c1-pull" href="([^"#]*)', text)[0])
    whole = page(client, link)
    assert 'role="dialog"' in whole
    part = client.get(link.replace("/answers/", "/answers-panel/")).text
    assert "<html" not in part
    for _ in range(100):
        if "<blockquote>" in part:
            break
        time.sleep(0.05)
        part = client.get(link.replace("/answers/", "/answers-panel/")).text
    assert "The ferry guild, whose members decide four harbour seats" in part
    assert "/reading/torva-dam/case.yaml?cite=NR-M-87-20031%2FREA%2F1" in part
    assert "Lowmark 5" in words(part)


def test_an_area_is_chosen(client: Any) -> None:
    text = page(client, TORVA)
    area = unescape(re.findall(r'<option value="">every area</option><option[^>]*>([^<]*)', text)[0])
    cut = page(client, f"{TORVA}?area={area}")
    assert 0 < cut.count('-initiative"') < text.count('-initiative"')


def test_before_and_after_of_the_initiative_that_was_chosen(client: Any) -> None:
    text = words(page(client, f"{TORVA}?view=before-after&row=commission"))
    assert "Initiative: 7. “Propose a joint river commission”" in text
    assert client.get(f"{TORVA}?view=before-after&row=commissions").status_code == 422


def test_a_state_is_asked_about_by_number_or_by_what_is_taken(client: Any) -> None:
    by_number = words(page(client, f"{TORVA}?view=stable&state=5&under=seq"))
    assert "State 5 is not sequentially stable for Averra: it drops “Send gauge readings downstream again”" in by_number
    assert "State 5" in words(page(client, f"{TORVA}?view=stable&state=gauge_readings"))
    assert "There is no state 999" in page(client, f"{TORVA}?view=stable&state=999")
    part = client.get("/answers-panel/torva-dam/case.yaml?why=commissions&column=pull")
    assert "commissions" in part.text
    assert "<html" not in part.text


def test_a_way_is_drawn_and_told(client: Any) -> None:
    text = page(client, f"{TORVA}?view=moves&to=153")
    assert "Averra takes “Close the landing to mail boats too”" in words(text)
    assert text.count('stroke-width="3.2"') == 2


def test_a_question_asked_otherwise_changes_the_answers_and_not_the_case(client: Any) -> None:
    text = page(client, f"{TORVA}?initiator=lowmark&target=averra")
    assert "this is not the question of the case" in words(text)
    assert "open to Lowmark" in words(text)
    assert "initiator=lowmark" in text
    assert "open to Averra" in words(page(client, TORVA))


def test_an_unlisted_case_says_so_and_points_to_the_outcomes(client: Any) -> None:
    for part in ("stable", "moves"):
        found = page(client, f"/answers/@soviet-japan-1985-full?view={part}")
        assert "too many to be listed" in words(found)
        assert "view=outcomes" in found


@pytest.mark.parametrize(
    "query",
    ["view=nothing", "initiator=nobody", "drop=averra", "mute=averra&initiator=averra", "why=nothing&column=pull",
     "why=commission&column=nothing", "view=stable&under=magic", "view=moves&to=999", "view=moves&to=5&by=magic"],
)  # fmt: skip
def test_addresses_that_name_nothing_are_refused_in_words(client: Any, query: str) -> None:
    page(client, TORVA)
    for _ in range(100):
        answer = client.get(f"{TORVA}?{query}")
        if "<progress" not in answer.text:
            break
        time.sleep(0.05)
    assert "Traceback" not in answer.text
    assert answer.status_code == 422 or "alarm" in answer.text


def test_a_broken_case_shows_the_answers_of_its_last_sound_state(client: Any, tmp_path: Path) -> None:
    shutil.copytree(catalogue_folder() / "hand-example", tmp_path / "own")
    other: Any = make_client(tmp_path)
    assert "Initiatives, hardest first" in page(other, "/answers/own/case.yaml")
    file = tmp_path / "own" / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("options:", "choices:", 1), encoding="utf-8")
    found = page(other, "/answers/own/case.yaml")
    assert "what you see is of the last state without any" in words(found)
    assert "Initiatives, hardest first" in found
    other.desk.close()
