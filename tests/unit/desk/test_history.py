"""Every step of a text can be taken back and done again."""

from __future__ import annotations

import json
import random

import pytest

from countermove.desk.history import STEPS, History, history_from, splice


def random_text(draw: random.Random) -> str:
    return "".join(draw.choice("ab\né😀") for _ in range(draw.randrange(12)))


def test_a_step_leads_there_and_back() -> None:
    draw = random.Random(1)
    for _ in range(2000):
        before, after = random_text(draw), random_text(draw)
        step = splice(before, after, "x")
        assert (step.done(before), step.undone(after)) == (after, before)
        assert len(step.removed) + len(step.added) <= len(before) + len(after)


def test_a_step_holds_only_what_changed() -> None:
    step = splice("one two three", "one 2 three", "Wrote a figure")
    assert (step.start, step.removed, step.added) == (4, "two", "2")


def test_random_walks_through_the_steps_come_out_where_they_should() -> None:
    draw = random.Random(2)
    history, texts, at = History(), ["start"], 0
    text = "start"
    for _ in range(1000):
        move = draw.choice(["new", "undo", "redo"])
        if move == "new":
            after = random_text(draw)
            history.add(splice(text, after, "x"))
            texts = [*texts[: at + 1], after]
            text, at = after, at + 1
        elif move == "undo" and history.done:
            text, at = history.undo(text), at - 1
        elif move == "redo" and history.undone:
            text, at = history.redo(text), at + 1
        assert text == texts[at]
        history = history_from(json.loads(json.dumps(history.to_json())))


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = History()
    for number in range(STEPS + 5):
        history.add(splice(str(number), str(number + 1), str(number)))
    assert [history.done[0].label, history.done[-1].label] == ["5", str(STEPS + 4)]


@pytest.mark.parametrize("kept", [{}, {"done": 1, "undone": []}, {"done": [["x"]], "undone": []}, {"done": []}])
def test_what_is_no_history_is_refused(kept: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        history_from(kept)  # type: ignore[arg-type]
