"""``countermove solve --coalition``, ``--as-one`` and ``--credible``: what is printed, refused and kept."""

from __future__ import annotations

import json

import pytest

from countermove.cli.main import main
from countermove.cli.progress import Progress
from countermove.engine.coalition.against_equilibria import WHAT


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["solve", *arguments])
    out, err = capsys.readouterr()
    return status, " ".join(out.split()), " ".join(err.split())


def test_every_coalition_says_who_could_upset_what_and_what_nobody_upsets(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "elmira-12", "--concept", "nash", "--coalition", "every")
    assert status == 0
    assert "7 nash moe+uniroyal (nash)" in out
    assert "nash: no coalition of any size upsets 5, 6, 10, 11, 12, so they are universally stable." in out


def test_one_coalition_does_not_speak_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "elmira-12", "--concept", "nash", "--coalition", "moe+uniroyal")
    assert "nash 9 1, 3, 4, 5, 6, 9, 10, 11, 12" in out
    assert "universally" not in out


def test_members_that_move_as_one_have_their_equilibria_with_the_options_taken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "elmira-12", "--concept", "nash", "--concept", "gmr", "--as-one", "moe+uniroyal")
    _, _, merged = out.partition("Equilibria of moe+uniroyal, local_government, members moving as one")
    assert "9 nash gmr uniroyal: accept local_government: insist" in merged
    assert "4 gmr moe: modify uniroyal: accept" in merged
    assert merged.index("12 nash gmr") < merged.index("1 gmr")
    assert "changes any of their options in one step" in merged
    _, out, _ = run(capsys, "elmira-9", "--as-one", "moe+uniroyal")
    assert "s8 nash gmr smr seq Uniroyal accepts the modified order" in out.partition("members moving as one")[2]
    assert "all that they reach by moving in turn" in out


def test_answers_by_groups_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "elmira-9", "--concept", "seq", "--coalition", "every", "--credible", "groups")
    assert status == 0
    assert "improvements by any groups of those outside the coalition" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--credible", "groups"), "--coalition A+B, or --coalition every"),
        (("--credible", "groups", "--as-one", "moe+uniroyal"), "--coalition A+B, or --coalition every"),
        (("--credible", "groups", "--coalition", "every", "--concept", "nash"), "add --concept seq"),
        (("--credible", "group", "--coalition", "every"), "neither individuals nor groups"),
        (("--as-one", "every"), "every is for --coalition"),
        (("--coalition", "every", "--sanctions", "once"), "legal sequences only"),
    ],
)
def test_what_would_be_ignored_is_wrong_usage(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "elmira-12", *arguments)
    assert (status, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("option", ["--coalition", "--as-one"])
def test_a_slip_in_a_name_is_told_with_the_nearest(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "elmira-12", option, "moe+uniroyl")
    assert status == 1
    assert 'did you mean "uniroyal"?' in err


def test_an_interrupt_keeps_the_equilibria_that_are_finished(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_half_way(self: Progress, what: str, done: int, total: int) -> bool:
        self.is_stopped = self.is_stopped or (what == WHAT and 2 * done >= total)
        return self.is_stopped

    monkeypatch.setattr(Progress, "__call__", stop_half_way)
    question = ("elmira-12", "--concept", "nash", "--coalition", "every")
    status, out, _ = run(capsys, *question)
    assert status == 130
    assert "7 nash moe+uniroyal (nash)" in out
    assert "under nash is not given in full: interrupted after 3 of 6 equilibria, which are kept." in out
    assert "universally" not in out
    assert main(["solve", *question, "--json", "-"]) == 130
    found = json.loads(capsys.readouterr().out)["coalitions"]
    assert {one["state"] for one in found["upsets"]} == {5, 6, 7}
    assert found["not_given"]["nash"].startswith("interrupted after 3 of 6")
    assert found["universally_stable"] == {}


def test_long_work_is_told_in_pieces(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, list[tuple[int, int]]] = {}

    def look(_: Progress, what: str, done: int, total: int) -> bool:
        seen.setdefault(what, []).append((done, total))
        return False

    monkeypatch.setattr(Progress, "__call__", look)
    run(capsys, "elmira-12", "--coalition", "every", "--coalition", "moe+uniroyal", "--as-one", "moe+uniroyal")
    assert {what: pieces[-1] for what, pieces in seen.items()}.items() >= {
        (WHAT, (8 * 4 - 1, 8 * 4)),
        ("moves as one", (2 * 12, 2 * 12)),
    }
    assert "smr for moe+uniroyal" in seen
