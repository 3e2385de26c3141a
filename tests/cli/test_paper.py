"""``countermove paper``: files written and files left alone, messages, exit status, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from countermove.cli.main import main
from countermove.report.content import Cell, Paper, Section, Table
from countermove.report.write import MEDIA_TYPES, WRITERS, render


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    status = main(["paper", *map(str, args)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("ending", [".html", ".md", ".HTM"])
def test_a_paper_is_written_in_the_form_its_ending_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"paper{ending}"
    status, out, err = run(capsys, "hand-example", "-o", target)
    assert (status, out, err) == (0, f"Wrote {target}\n", "")
    text = target.read_text(encoding="utf-8")
    assert "A hand-checkable example" in text
    assert text.lower().startswith(("#", "---") if ending == ".md" else "<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_file_that_is_there_is_left_as_it_is_unless_forced(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "paper.md"
    target.write_text("mine")
    status, out, err = run(capsys, "hand-example", "-o", target)
    assert (status, out) == (1, "")
    assert "is there already and is left as it is; use --force" in err
    assert target.read_text() == "mine"
    assert run(capsys, "hand-example", "-o", target, "--force")[0] == 0
    assert target.read_text() != "mine"


@pytest.mark.parametrize("name", ["paper.pdff", "paper", "paper.docm"])
def test_an_unknown_ending_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    status, out, err = run(capsys, "hand-example", "-o", tmp_path / name)
    assert (status, out) == (1, "")
    assert all(ending in err for ending in WRITERS)
    assert list(tmp_path.iterdir()) == []


def test_the_kind_decides_what_the_paper_asks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for kind, asked in (("options", "find hard to handle"), ("campaign", "how far can it get?")):
        target = tmp_path / f"{kind}.md"
        assert run(capsys, "hand-example", "-o", target, "--kind", kind)[0] == 0
        assert asked in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "flags", "said"),
    [
        ("paper.md", ("--kind", "campaigns"), 'no kind of paper "campaigns"; did you mean "campaign"?'),
        ("paper.md", ("--table", "comparison"), "--table comparison is for .csv files"),
        ("paper.csv", ("--table", "comparson"), 'did you mean "comparison"?'),
    ],
)
def test_an_unknown_kind_or_table_is_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, flags: tuple[str, ...], said: str
) -> None:
    status, out, err = run(capsys, "hand-example", "-o", tmp_path / name, *flags)
    assert (status, out) == (1, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_a_named_table_is_the_one_that_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "paper.csv"
    assert run(capsys, "hand-example", "-o", target, "--table", "confidence")[0] == 0
    assert target.read_text(encoding="utf-8-sig").startswith("Result,Evidence,")


def test_every_ending_has_a_media_type_and_gives_bytes() -> None:
    paper = Paper("T", "", (), (), (Section("S", "s", (Table("C", ("a",), ((Cell("b"),),)),)),))
    assert set(MEDIA_TYPES) == set(WRITERS)
    for ending in WRITERS:
        data = render(paper, ending.upper())
        assert isinstance(data, bytes)
        assert data


def test_a_missing_folder_is_said_and_not_made(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "hand-example", "-o", tmp_path / "nowhere" / "paper.md")
    assert status == 1
    assert "the folder" in err
    assert "is not there; make it first" in err
    assert list(tmp_path.iterdir()) == []


def test_the_target_is_checked_before_the_case_is_looked_at(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, tmp_path / "no-case.yaml", "-o", tmp_path / "paper.xyz")
    assert status == 1
    assert "known endings" in err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--actor", "mosco"), 'did you mean "moscow"?'),
        (("--mute", "tokio"), 'did you mean "tokyo"?'),
        (("--package", "x"), 'no package or option of moscow "x"'),
        (("--only", "money"), 'no area "money"; there are none'),
        (("--profile", "moscow:old"), "moscow has no profiles"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_unknown_names_are_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, flags: tuple[str, ...], said: str
) -> None:
    status, out, err = run(capsys, "hand-example", "-o", tmp_path / "paper.md", *flags)
    assert (status, out) == (1, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_a_drawn_case_has_no_options_paper(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "elmira-9", "-o", tmp_path / "paper.md")
    assert status == 1
    assert "graph form" in err


def test_wrong_usage_is_status_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "hand-example")[0] == 2
    assert run(capsys, "hand-example", "-o", tmp_path / "paper.md", "--drop", "tokyo")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_flags_reach_the_paper(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plain, changed = tmp_path / "plain.md", tmp_path / "changed.md"
    assert run(capsys, "hand-example", "-o", plain)[0] == 0
    assert run(capsys, "hand-example", "-o", changed, "--drop", "tokyo/preferences/1")[0] == 0
    assert plain.read_text() != changed.read_text()


def test_the_same_paper_comes_out_byte_for_byte(tmp_path: Path) -> None:
    """Hashes of text are salted anew in every process: two salts, two processes, the same bytes."""
    written = []
    for salt in ("1", "2"):
        folder = tmp_path / salt
        folder.mkdir()
        program = (
            "from countermove.cli.main import main\n"
            "for ending in ('.html', '.md'): main(['paper', 'hand-example', '-o', 'paper' + ending])"
        )
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": salt},
        )
        written.append([(folder / f"paper{ending}").read_bytes() for ending in (".html", ".md")])
    assert written[0] == written[1]


def test_several_forms_are_written_of_one_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / name for name in ("one.md", "two.html", "three.csv", "four.pdf")]
    outputs = [part for path in paths for part in ("-o", str(path))]
    assert main(["paper", "hand-example", *outputs, "--table", "comparison-2"]) == 0
    told = capsys.readouterr().out
    assert [path for path in paths if str(path) not in told or not path.stat().st_size] == []
    alone = tmp_path / "alone.pdf"
    assert main(["paper", "hand-example", "-o", str(alone)]) == 0
    assert alone.read_bytes() == paths[3].read_bytes()


def test_nothing_is_written_where_one_of_several_forms_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, there = tmp_path / "good.md", tmp_path / "there.html"
    there.write_text("mine", encoding="utf-8")
    assert main(["paper", "hand-example", "-o", str(good), "-o", str(there)]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["paper", "hand-example", "-o", str(good), "-o", str(good)]) == 1
    assert "named twice" in capsys.readouterr().err
    assert not good.exists()
