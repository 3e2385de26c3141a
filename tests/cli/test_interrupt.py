"""Long work can be stopped: what is finished is printed, and the exit status says that it was interrupted."""

from __future__ import annotations

import pytest

import countermove as cm
from countermove.cli.main import main
from countermove.cli.progress import Progress, progress


def test_the_first_interrupt_keeps_what_is_finished_and_the_second_stops_at_once() -> None:
    with progress(keeps_finished=True) as shown:
        assert not shown("initiatives", 0, 10)
        shown.stop(2, None)
        assert shown("initiatives", 1, 10)
        with pytest.raises(KeyboardInterrupt):
            shown.stop(2, None)


def test_an_interrupted_assessment_has_the_finished_initiatives_and_says_that_it_is_not_complete() -> None:
    found = cm.assess("soviet-japan-1985", progress=lambda what, done, _: what == "initiatives" and done == 5)
    assert len(found.assessment.distinct) == 5
    assert found.assessment.is_interrupted
    assert not found.assessment.is_complete
    document = found.to_json()
    assert (document["interrupted"], document["complete"]) == (True, False)


def test_an_interrupted_command_prints_what_it_has_and_exits_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Progress, "__call__", lambda _, what, done, __: what == "initiatives" and done == 3)
    assert main(["options", "soviet-japan-1985"]) == 130
    printed = capsys.readouterr().out
    assert "Interrupted: 3 of 36 initiatives were finished and are kept." in printed


def test_work_that_is_not_interrupted_is_complete() -> None:
    assert not cm.assess("hand-example").assessment.is_interrupted


def test_an_interrupted_solve_keeps_the_concepts_that_are_finished(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_smr(self: Progress, what: str, done: int, total: int) -> bool:
        self.is_stopped = self.is_stopped or what == "smr for local_government"
        return self.is_stopped

    monkeypatch.setattr(Progress, "__call__", stop_at_smr)
    assert main(["solve", "elmira-12"]) == 130
    printed = " ".join(capsys.readouterr().out.split())
    assert "nash gmr" in printed
    for concept in ("smr", "seq", "sim"):
        assert f"{concept} is not given: interrupted before it was finished." in printed
    solution = cm.solve(cm.load("elmira-12"), progress=lambda what, *_: what.startswith("smr"))
    assert tuple(solution.verdicts) == ("nash", "gmr")
    assert not solution.complete
