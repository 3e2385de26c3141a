"""The question that a form asks, and what it can be made of."""

from __future__ import annotations

import pytest

from countermove.casefile.load import load
from countermove.desk.answers.asked import QuestionAsked, choices_of, question_asked, refusal
from countermove.errors import CountermoveError, NotApplicable


def test_nothing_said_is_the_question_of_the_case() -> None:
    found = question_asked([("view", "options"), ("initiator", ""), ("profile", "")])
    assert found == QuestionAsked()
    assert found.is_usual
    assert found.parameters() == {}


def test_a_question_survives_the_way_through_an_address() -> None:
    found = question_asked(
        [("initiator", "bank"), ("target", "lowmark"), ("mute", "averra"), ("drop", "averra/preferences/3"),
         ("drop", "averra/preferences/1"), ("profile", "lowmark:hawks")]
    )  # fmt: skip
    assert found.dropped == (("averra", 3), ("averra", 1))
    assert question_asked(found.parameters().items()) == found
    assert found.reading() == {"profile": "lowmark:hawks", "drop": "averra/preferences/3,averra/preferences/1"}


def test_everything_that_cannot_be_read_is_said_at_once() -> None:
    with pytest.raises(CountermoveError) as told:
        question_asked([("profile", "hawks"), ("drop", "averra/3"), ("drop", "averra/preferences/0")])
    assert "PARTY:NAME, not “hawks”" in str(told.value)
    assert "not “averra/3”" in str(told.value)
    assert "not “averra/preferences/0”" in str(told.value)


def test_what_a_question_is_made_of_comes_from_the_case() -> None:
    found = choices_of(load("torva-dam"))
    assert [name for name, _ in found.parties] == ["averra", "lowmark", "bank"]
    party, statements = found.statements[2]
    assert party == "The Northern Development Bank"
    assert statements[0] == ("bank/preferences/1", "1. call_in iff stop_mail_boats")
    assert choices_of(load("elmira-9")).statements == ()


def test_a_case_without_options_says_so_and_a_wrong_name_is_refused() -> None:
    assert "in graph form" in refusal(load("elmira-9"), QuestionAsked())
    assert refusal(load("torva-dam"), QuestionAsked()) == ""
    for wrong in (QuestionAsked("averr"), QuestionAsked(muted=("nobody",)), QuestionAsked(dropped=(("averra", 99),))):
        with pytest.raises(NotApplicable):
            refusal(load("torva-dam"), wrong)
