"""What if, as a browser without scripts asks it: nothing is written until it is taken over or kept."""

from __future__ import annotations

import json
import re
import shutil
import time
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from desk.desk_client import make_client
from desk.page_forms import PageForm, forms_of

import countermove as cm
from countermove.casefile.catalogue import catalogue_folder
from countermove.comparing.results import changed_results
from countermove.interchange.gmcr import as_gmcr

SCAFFOLD = (resources.files("countermove.casefile") / "scaffold.yaml").read_text(encoding="utf-8")


@pytest.fixture
def client(tmp_path: Path) -> Any:
    shutil.copytree(catalogue_folder() / "torva-dam", tmp_path / "torva-dam")
    (tmp_path / "harbour.yaml").write_text(SCAFFOLD, encoding="utf-8")
    return make_client(tmp_path)


def page_of(client: Any, key: str) -> str:
    """Return the page once its work is done."""
    for _ in range(200):
        found = client.get(f"/what-if/{key}")
        assert found.status_code == 200
        if 'id="work-' not in found.text:
            return str(found.text)
        time.sleep(0.05)
    raise AssertionError("the work does not end")


def form_of(page: str, action: str, **fields: str) -> PageForm:
    return next(
        form for form in forms_of(page) if form.action.startswith(action) and fields.items() <= form.fields.items()
    )


def send(client: Any, form: PageForm, **changed: str) -> Any:
    return client.post(form.action, data=form.fields | changed)


def suppose(client: Any, key: str, kind: str, **changed: str) -> str:
    form = form_of(page_of(client, key), "/suppose/", suppose=kind)
    answered = send(client, form, **changed)
    assert answered.status_code == 200, words(answered.text)
    return page_of(client, key)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".countermove" not in path.parts
    }


EVERYTHING = {
    "move": {"at": "averra///3", "to": "1"},
    "drop": {"at": "lowmark//growers/1"},
    "reword": {"at": "lowmark///2", "statement": "slow_filling and gauge_readings"},
    "want": {"order": "bank//", "statement": "not call_in if slow_filling", "place": "1"},
    "status_quo": {"option": "withdraw_suit", "taken": "yes"},
    "option": {"party": "averra", "id": "apology", "text": "Say that it was wrong"},
    "constraint": {"constraint": "2"},
    "mute": {"party": "bank"},
    "settle": {"settling": "aim=standing"},
    "influence": {"inside": "lowmark/growers", "influence": "high"},
    "weight": {"inside": "lowmark/growers", "weight": "0.9"},
}


def test_every_form_supposes_something_and_writes_nothing(client: Any, tmp_path: Path) -> None:
    key, before = "torva-dam/case.yaml", files(tmp_path)
    page = page_of(client, key)
    offered = {form.fields["suppose"] for form in forms_of(page) if "suppose" in form.fields}
    assert offered == {*EVERYTHING}  # this case has no other reading of a party to offer
    for number, (kind, fields) in enumerate(EVERYTHING.items(), 1):
        page = suppose(client, key, kind, **fields)
        assert page.count("Leave out</button>") == number
    assert "results change" in words(page)
    assert files(tmp_path) == before
    assert client.desk.open(key).steps == ()


def test_the_answer_is_what_the_command_finds(client: Any) -> None:
    page = words(suppose(client, "torva-dam/case.yaml", "drop", at="lowmark///5"))
    before, after = cm.assess("torva-dam"), cm.assess("torva-dam", dropped=[("lowmark", 5)])
    changed = changed_results(before, after)
    assert len(changed) > 1
    assert f"{len(changed)} of " in page
    hardest = next(one for one in changed if one.kind == "hardest")
    told = f"{' + '.join(hardest.before[0].split('+'))} {' + '.join(hardest.after[0].split('+'))}"
    assert f"Hardest for Lowmark on the five tests changed {told}" in page


def test_a_bundled_case_and_a_file_of_another_program_can_be_asked(client: Any, tmp_path: Path) -> None:
    (tmp_path / "other.gmcr").write_text(as_gmcr(cm.load("hand-example").conflict)[0], encoding="utf-8")
    before = files(tmp_path)
    page = words(suppose(client, "@soviet-japan-1985", "profile", profile="moscow/before_1985"))
    assert "moscow is read as before_1985" in page
    assert "results change" in page
    assert "no case file says it" in page
    assert "nothing to write down" in page
    suppose(client, "@chicken", "mute")
    page = suppose(client, "other.gmcr", "option", id="more")
    assert "Added the option “more”" in words(page)
    assert "Take it over into" not in words(page)
    assert "in graph form" in words(client.get("/what-if/@elmira-9").text)
    assert files(tmp_path) == before
    send(client, form_of(page, "/keep-variant/"), label="more")
    assert "more" in cm.load(tmp_path / "other-more.yaml").conflict.option_names


def test_what_makes_no_case_is_told_in_the_words_of_the_command_line(client: Any) -> None:
    key = "torva-dam/case.yaml"
    page = words(suppose(client, key, "want", order="bank//", statement="pay_first_prat"))
    assert 'line 159 bank/preferences/3 there is no option "pay_first_prat"' in page
    assert 'did you mean "pay_first_part"?' in page
    buttons = re.findall(r'<button[^>]*id="(?:take-over|keep-variant)"[^>]*>', page_of(client, key))
    assert len(buttons) == 2
    assert all("disabled" in button for button in buttons)
    refused = send(client, form_of(page_of(client, key), "/suppose/", suppose="option"), id="slow_filling")
    assert refused.status_code == 422
    assert "Nothing was changed" in words(refused.text)
    page = words(suppose(client, key, "status_quo", option="stop_mail_boats", taken="yes"))
    assert "pay_first_prat" in page


def test_nothing_that_was_asked_changes(client: Any) -> None:
    page = words(suppose(client, "torva-dam/case.yaml", "move", at="averra///8", to="8"))
    assert "Nothing that was asked changes: all " in page


def test_steps_are_left_out_taken_back_and_done_again(client: Any) -> None:
    key = "harbour.yaml"
    suppose(client, key, "mute")
    page = suppose(client, key, "move", to="2")
    step = re.search(r"Moved “[^”]+” of \w+ to place 2", words(page))
    assert step
    send(client, form_of(page, "/suppose-less/", place="1"))
    page = page_of(client, key)
    assert "never moves (" not in words(page)
    assert step[0] in words(page)
    for way, count in (("undo", 2), ("undo", 1), ("redo", 2), ("clear", 0), ("undo", 2)):
        send(client, form_of(page_of(client, key), "/suppose-change/", way=way))
        assert page_of(client, key).count("Leave out</button>") == count


def test_another_tab_was_first(client: Any) -> None:
    key = "harbour.yaml"
    old = form_of(page_of(client, key), "/suppose/", suppose="mute")
    suppose(client, key, "move", to="2")
    answered = send(client, old)
    assert "changed in another tab or window" in unescape(answered.text)
    assert page_of(client, key).count("Leave out</button>") == 1


def test_the_case_was_changed_meanwhile(client: Any) -> None:
    from countermove.editing import operation_from

    key = "harbour.yaml"
    old = form_of(page_of(client, key), "/suppose/", suppose="move")
    opened = client.desk.open(key)
    wanted = opened.case.conflict.party("town").preference.statements[0].text
    moved = {"kind": "move_statement", "party": "town", "line": 1, "to": 2, "expected": wanted}
    opened.edit(operation_from(moved), opened.revision)
    assert "nothing was supposed" in unescape(send(client, old).text)
    assert "Leave out</button>" not in page_of(client, key)


def test_a_large_case_is_worked_out_in_the_background(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "torva-dam/case.yaml"
    at_once = words(suppose(client, key, "drop", at="lowmark///5"))
    send(client, form_of(page_of(client, key), "/suppose-change/", way="clear"))
    monkeypatch.setattr("countermove.desk.views.what_if.QUICK_INITIATIVES", 0)
    later = words(suppose(client, key, "drop", at="lowmark///5"))
    start = "What becomes of the results"
    assert later[later.index(start) :] == at_once[at_once.index(start) :]
    assert "Working out what changes" in client.desk.runs().values()


def test_a_case_in_json(client: Any, tmp_path: Path) -> None:
    content = cm.load("hand-example").content
    (tmp_path / "hand.json").write_text(json.dumps(content, indent=2), encoding="utf-8")
    page = suppose(client, "hand.json", "move", to="2")
    send(client, form_of(page, "/keep-variant/"), label="other")
    kept = cm.load(tmp_path / "hand-other.json")
    assert kept.title.endswith("(other)")


def test_taking_over_is_one_step_of_the_draft(client: Any, tmp_path: Path) -> None:
    key = "harbour.yaml"
    suppose(client, key, "mute")
    suppose(client, key, "move", to="2")
    page = suppose(client, key, "want", statement="not fee")
    opened = client.desk.open(key)
    start = opened.text
    answered = send(client, form_of(page, "/take-over/"))
    assert "Taken over into the draft as one step" in answered.text
    assert len(opened.steps) == 1
    assert opened.has_changes
    assert page_of(client, key).count("Leave out</button>") == 1  # that a party never moves is in no text
    assert (tmp_path / key).read_text(encoding="utf-8") == SCAFFOLD
    opened.undo(opened.revision)
    assert opened.text == start


def test_a_step_that_no_longer_fits_is_said_and_can_be_left_out(client: Any) -> None:
    from countermove.editing import operation_from

    key = "harbour.yaml"
    page = suppose(client, key, "drop", at="town///1")
    opened = client.desk.open(key)
    wanted = opened.case.conflict.party("town").preference.statements[0].text
    gone = operation_from(
        {"kind": "remove_statement", "party": "town", "line": 1, "expected": wanted, "with_uses": True}
    )
    opened.edit(gone, opened.revision)
    page = page_of(client, key)
    assert "does not fit the case any more" in words(page)
    send(client, form_of(page, "/suppose-less/", place="1"))
    assert "Supposed now Nothing yet" in words(page_of(client, key))


def test_a_variant_is_a_case_of_its_own_and_nothing_is_written_over(client: Any, tmp_path: Path) -> None:
    key = "torva-dam/case.yaml"
    page = suppose(client, key, "move", at="averra///3", to="1")
    before = files(tmp_path)
    for label in ("loan first", "../Loan first", "Loan_first!"):
        answered = send(client, form_of(page, "/keep-variant/"), label=label)
        assert answered.status_code == 200
    assert send(client, form_of(page, "/keep-variant/"), label="../").status_code == 422
    after = files(tmp_path)
    numbers = ("", "-2", "-3")
    assert {*after} - {*before} == {f"torva-dam/torva-dam-loan-first{number}.yaml" for number in numbers}
    assert {name: after[name] for name in before} == before
    kept = cm.load(tmp_path / "torva-dam" / "torva-dam-loan-first.yaml")
    assert kept.title == "The Torva dam and the Sarn Strait ferries (invented) (loan first)"
    assert "drop_objection" in kept.conflict.party("averra").preference.statements[0].text
    assert "# An invented dispute" in after["torva-dam/torva-dam-loan-first.yaml"].decode()
    assert "torva-dam-loan-first.yaml" in client.get("/").text
    assert client.get("/what-if/torva-dam/torva-dam-loan-first.yaml").status_code == 200


def test_two_cases_and_two_dates_say_what_the_command_says(client: Any) -> None:
    from countermove.comparing.sentences import paragraphs

    address = "/compare?a=torva-dam/case.yaml@1987-01&b=torva-dam/case.yaml&b_day=1987-03-09"
    for _ in range(200):
        page = client.get(address).text
        if 'id="sides"' in page:
            break
        time.sleep(0.05)
    found = cm.compare("torva-dam@1987-01", "torva-dam@1987-03-09")
    for title, lines in paragraphs(found):
        assert title in words(page)
        for line in lines:
            assert (
                line.strip().removeprefix("- ").replace("torva-dam@1987", "case.yaml@1987")[:40] in words(page)
                or "In " in line
            )
    document = client.get("/compare-json?a=torva-dam/case.yaml@1987-01&b=torva-dam/case.yaml@1987-03-09").json()
    assert document["format"] == "countermove.comparison/1"
    assert document["results"] == json.loads(json.dumps(found.to_json()["results"]))


@pytest.mark.parametrize(
    "query", ["a=nothing.yaml&b=harbour.yaml", "a=../x&b=harbour.yaml", "a=harbour.yaml&b=@nothing"]
)
def test_a_case_that_is_not_there_is_said(client: Any, query: str) -> None:
    answered = client.get(f"/compare?{query}")
    assert answered.status_code == 404
    assert "That did not work" in answered.text


def test_no_day_is_said(client: Any) -> None:
    answered = client.get("/compare?a=harbour.yaml&b=torva-dam/case.yaml&b_day=soon")
    assert answered.status_code == 422
    assert "“soon” is no day" in unescape(answered.text)
