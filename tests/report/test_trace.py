"""From any sentence of a paper to the command, the inputs and the paragraphs: each resolves in full."""

from __future__ import annotations

import random
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from report.sample_paper import texts

from countermove.assessment import CaseAssessment, assess
from countermove.casefile.load import load
from countermove.cli.main import COMMANDS
from countermove.command_line import case_argument, command, question_flags
from countermove.report import gathering
from countermove.report.content import Paper
from countermove.report.kinds import KINDS
from countermove.report.paper import make_paper
from countermove.report.trace import said, trace

NAMES = [("options", "torva-dam"), ("options", "soviet-japan-1985"), ("campaign", "soviet-japan-1982")]


@cache
def made(kind: str, name: str) -> tuple[CaseAssessment, Paper, dict[str, Any]]:
    """Return an assessment, its paper and its trace; of single changes, so that it takes a second."""
    found, usual = assess(load(name), max_changes=1), gathering.PAIRS
    gathering.PAIRS = 0
    try:
        paper = make_paper(kind, found)
    finally:
        gathering.PAIRS = usual
    return found, paper, trace(found, paper, kind)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_random_sentences_resolve_in_full(kind: str, name: str) -> None:
    found, _, traced = made(kind, name)
    assert traced["case_hash"] == found.case.hash
    sections = {one["anchor"]: one for one in traced["sections"]}
    cited = {one.cite: one for one in found.case.citations}
    for entry in random.Random(1985).sample(traced["sentences"], 100):
        assert entry["said_in"]
        assert all(sections[anchor]["worked_out"] for anchor in entry["said_in"])
        commands = [text for anchor in entry["said_in"] for text in sections[anchor]["commands"]]
        assert commands or entry["said_in"] == ["limits"]
        for text in commands:
            program, verb, *words = shlex.split(text)
            assert (program, verb in COMMANDS) == ("countermove", True)
            assert words[0] == name
        for ground in entry["rests_on"]:
            assert ground["inputs"], ground
            assert all(cite["cite"] in cited for cite in ground["cites"])


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_input_named_is_there_in_the_case(kind: str, name: str) -> None:
    found, _, traced = made(kind, name)
    for place in {p for s in traced["sentences"] for g in s["rests_on"] for p in g["inputs"]}:
        assert _lookup(found.case.content, place) is not None, place


def _lookup(content: Any, place: str) -> Any:
    """Return what stands at a place; parties go without their table, and items of lists by id or from 1."""
    first, *steps = place.split("/")
    here = content["decision_makers"].get(first) or content[first]
    for step in steps:
        if isinstance(here, list):
            byid = [one for one in here if isinstance(one, dict) and one.get("id") == step]
            here = byid[0] if byid else here[int(step) - 1]
        else:
            here = here[step]
    return here


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_the_trace_has_every_text_of_the_paper_once_and_in_order(kind: str, name: str) -> None:
    _, paper, traced = made(kind, name)
    assert [one["text"] for one in traced["sentences"]] == [one.text for one in said(paper)]
    assert [one["number"] for one in traced["sentences"]] == list(range(1, len(traced["sentences"]) + 1))
    assert {one.text for one in paper.summary} <= set(texts(paper))
    assert [one["section"] for one in traced["sentences"][: len(paper.summary)]] == ["summary"] * len(paper.summary)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_no_section_is_without_its_computation(kind: str, name: str) -> None:
    _, paper, _ = made(kind, name)
    assert {one.anchor for one in paper.sections} == set(paper.computed)
    assert not [anchor for anchor, one in paper.computed.items() if one.what == "the whole paper"]


def test_the_paper_says_hash_command_version_and_seed() -> None:
    found = assess(load("torva-dam"), "lowmark", "averra", dropped=[("averra", 1)], max_changes=1)
    for kind in KINDS:
        told = dict(make_paper(kind, found).made_with)
        words = shlex.split(told["command"])
        assert told["case hash"] == found.case.hash
        assert {"countermove", "engine", "weightings", "completions"} <= set(told)
        assert words[:3] == ["countermove", "paper", "torva-dam"]
        flags = ["--actor", "lowmark", "--target", "averra", "--max-changes", "1", "--drop", "averra/preferences/1"]
        assert words[3 : 3 + len(flags)] == flags
        assert ("campaign" in words) == (kind == "campaign")


def test_a_case_of_ones_own_is_named_without_its_folder(tmp_path: Path) -> None:
    text = (Path(load("hand-example").path) / "case.yaml") if Path(load("hand-example").path).is_dir() else None
    source = text or Path(load("hand-example").path)
    own = tmp_path / "my dispute.yaml"
    own.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert command("options", load(own)) == "countermove options 'my dispute.yaml'"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "case.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert case_argument(load(folder)) == "folder"
    assert str(tmp_path) not in "".join(texts(make_paper("options", assess(load(own)))))


def test_flags_say_only_what_is_not_usual() -> None:
    assert question_flags() == ()
    assert question_flags(allies=["a", "b"], muted={"d", "c"}, profiles={"p": "q"}) == (
        "--ally", "a", "--ally", "b", "--profile", "p:q", "--mute", "c", "--mute", "d",
    )  # fmt: skip
