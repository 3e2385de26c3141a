"""search and notes: what they print, write and refuse. The documents are invented."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from unit.records.store.invented import LEVER, SELM, TALKS, record, rich_record

from countermove.cli.main import main
from countermove.cli.search import read_judgment, read_words
from countermove.errors import RecordError
from countermove.records.store import RecordStore

NAME = "EUR-83-10211X"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "100")
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(rich_record(), tmp_path / "memo.txt")
        store.add(record("M-2", "Rain fell on Selm, and gas was dear.", date="1984"), tmp_path / "rain.txt")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_results_are_printed_with_citation_document_and_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "search", "gas", "--in", str(folder), "--to", "1983")
    assert (status, err) == (0, "")
    assert out == (
        "1 place\n\n"
        f"{NAME}/1/1  Orsovia's Gas Line, 1983-06, Secret\n"
        "    Selm will probably sign the contract for *gas* before the winter, whatever the Coast League may\n"
        "    say of it.\n"
    )


def test_what_is_withheld_is_listed_with_marks_and_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "search", "--withheld", "--in", str(folder))
    assert status == 0
    assert out.startswith("4 places\n")
    assert (
        f"{NAME}/1  Orsovia's Gas Line, 1983-06, Secret\n    block withheld: [REDACTED] 25X1 STAT (2 lines) after"
        in out
    )
    assert "    words withheld: [redacted] 25X1\n" in out
    assert "    footnote 2 is not there\n" in out
    assert out.endswith("    2 pages denied\n")


@pytest.mark.parametrize("asked", ["0.6-0.95", "60-95%", "60%–95%", "probability"])
def test_judgments_are_listed_with_range_scale_and_holder(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    status, out, _ = run(capsys, "search", "--judgment", asked, "--in", str(folder))
    assert status == 0
    assert '    "probably": probability 0.63-0.87 on kent-1964, authors\n' in out
    assert "*probably*" in out


def test_every_option_reaches_the_query(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--from", "1983", "--to", "1983-12", "--actor", "Orsovia", "--marking", "S/NF", "--holder", "orsovia"]
    options += ["--cue", "could", "--document", NAME, "--office", "southern"]
    status, out, _ = run(capsys, "search", "lever", *options, "--in", str(folder))
    assert (status, out.splitlines()[:3]) == (0, ["1 place", "", f"{NAME}/1/2  {TITLE}, paragraph (S/NF)"])
    status, out, _ = run(capsys, "search", "--event-from", "1983-03", "--event-to", "1983", "--in", str(folder))
    assert (status, out.splitlines()[2]) == (0, f"{NAME}/1/3  {TITLE}")
    status, out, _ = run(capsys, "search", "--code", "STAT", "--in", str(folder))
    assert (status, out.splitlines()[2]) == (0, f"{NAME}/1  {TITLE}")


TITLE = "Orsovia's Gas Line, 1983-06, Secret"


def test_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "search", "--withheld", "--limit", "3", "--in", str(folder))
    assert out.splitlines()[0] == "4 places, 1 to 3 shown; more with --skip 3"
    _, out, _ = run(capsys, "search", "--withheld", "--limit", "3", "--skip", "3", "--in", str(folder))
    assert out.splitlines()[0] == "4 places, from 4"
    _, out, _ = run(capsys, "search", "--withheld", "--skip", "9", "--in", str(folder))
    assert out == "There are only 4 results.\n"
    _, out, _ = run(capsys, "search", "nowhere", "--in", str(folder))
    assert out == "Nothing was found.\n"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["gas", "line"], "gas line"),
        (["gas line"], '"gas line"'),
        (["late March", "gas"], '"late March" gas'),
        (["gas NEAR/3 line"], "gas NEAR/3 line"),
        (["gas OR oil"], "gas OR oil"),
        (["gas NOT line"], "gas NOT line"),
        (['"gas line" winter'], '"gas line" winter'),
        (["half-finished line"], '"half-finished line"'),
        (["gas -line"], "gas -line"),
    ],
)
def test_what_the_shell_holds_together_is_a_phrase(words: list[str], read: str) -> None:
    assert read_words(words) == read


def test_a_judgment_is_a_range_or_a_kind() -> None:
    assert read_judgment("0.6-0.95") == ("", (0.6, 0.95))
    assert read_judgment("60 - 95 %") == ("", (0.6, 0.95))
    assert read_judgment("Belief") == ("belief", None)
    assert read_judgment("") == ("", None)
    for text in ("0.6", "0.6-", "a-0.5"):
        with pytest.raises(RecordError, match=r"no range of probabilities; write 0\.6-0\.95 or 60-95%"):
            read_judgment(text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing is asked: give words"),
        (["--judgment", "0.6"], "no range of probabilities"),
        (["--judgment", "belif"], 'did you mean "belief"'),
        (["--actor", "Selmm"], 'did you mean "selm"'),
        (["--from", "yesterday"], "is not a date"),
        (['"gas'], "a quotation mark is not closed"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    status, out, err = run(capsys, "search", *arguments, "--in", str(folder))
    assert (status, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", [["search", "gas"], ["notes"], ["notes", "M-1/1/1", "A note."]])
def test_a_folder_without_records_says_how_to_make_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    status, out, err = run(capsys, *command, "--in", str(tmp_path))
    assert (status, out) == (1, "")
    assert err == f"there are no records in {tmp_path}: countermove read FILE… --into {tmp_path}\n"
    assert list(tmp_path.iterdir()) == []


def test_results_as_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "search", "lever", "--judgment", "option", "--in", str(folder), "--json", "-")
    document = json.loads(out)
    assert status == 0
    assert (document["format"], document["total"]) == ("countermove.search/1", 1)
    assert document["query"] == {"words": "lever", "judgment_kind": "option", "limit": 20, "offset": 0}
    (result,) = document["results"]
    assert result["cite"] == f"{NAME}/1/2"
    assert result["document"]["files"] == ["memo.txt"]
    assert result["document"]["date"] == "1983-06"
    snippet = result["snippet"]
    assert [snippet["text"][start:end] for start, end in snippet["matches"]] == ["lever"]
    assert result["judgments"] == [
        {
            "cue": "could",
            "kind": "option",
            "negated": False,
            "holder": "authors",
            "holders": ["authors", "orsovia"],
            "range": None,
            "scale": None,
        }
    ]
    target = tmp_path / "found.json"
    status, out, _ = run(capsys, "search", "--withheld", "--in", str(folder), "--json", str(target))
    assert (status, out.splitlines()[0]) == (0, "4 places")
    kinds = [
        (result["kind"], result["missing"]) for result in json.loads(target.read_text(encoding="utf-8"))["results"]
    ]
    assert kinds == [
        ("withheld_block", "block withheld: [REDACTED] 25X1 STAT (2 lines) after paragraph 1"),
        ("paragraph", "words withheld: [redacted] 25X1"),
        ("missing_footnote", "footnote 2 is not there"),
        ("denied_pages", "2 pages denied"),
    ]


def test_notes_are_added_listed_and_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--in", str(folder)]
    status, out, _ = run(
        capsys, "notes", f"{NAME}/1/2", "Ask the desk.", "--author", "E. Marsh", "--date", "2026-01-31", *arguments
    )
    assert (status, out) == (0, f"Noted at {NAME}/1/2.\n")
    run(capsys, "notes", "M-2/1/1", "Which Selm?", "--quote", "Rain fell on Selm", *arguments)
    with RecordStore.open(folder) as store:
        store.add(record(NAME, SELM, LEVER.replace("Hadrin", "Hadrln"), TALKS), folder / "memo.txt")
    status, out, _ = run(capsys, "notes", *arguments)
    assert status == 0
    first, second = out.split("\n\n")
    assert first.splitlines()[:2] == [f"1. {NAME}/1/2  E. Marsh, 2026-01-31", "    Ask the desk."]
    assert "the paragraph reads differently now: EUR-83-10211X/1/2 shares" in " ".join(first.split())
    assert second.splitlines()[1:] == ["    Which Selm?", '    on "Rain fell on Selm"']
    assert second.startswith("2. M-2/1/1  unsigned, 20")
    status, out, _ = run(capsys, "notes", "--accept", "1", *arguments)
    assert (status, out) == (0, f"Note 1 now stands at {NAME}/1/2.\n")
    assert "reads differently" not in run(capsys, "notes", *arguments)[1]
    status, _, err = run(capsys, "notes", "--accept", "2", *arguments)
    assert (status, err) == (1, "nothing is suggested for note 2\n")
    status, out, _ = run(capsys, "notes", "M-2", *arguments, "--json", "-")
    (note,) = json.loads(out)["notes"]
    assert (note["cite"], note["standing"], note["quote"]) == ("M-2/1/1", "in place", "Rain fell on Selm")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["M-2/1/2", "A note."], 'nothing at "M-2/1/2"; did you mean "1/1"'),
        (["M-3"], 'no document "M-3"; did you mean "M-2"'),
        (["M-2/1/1", "A note.", "--date", "today"], "is not a date"),
        (["M-2/1/1", "A note.", "--quote", "Snow"], "does not stand in M-2/1/1"),
    ],
)
def test_a_note_on_nothing_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    status, out, err = run(capsys, "notes", *arguments, "--in", str(folder))
    assert (status, out) == (1, "")
    assert message in err


def test_texts_of_strangers_give_a_terminal_no_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "A gas \x1b[2J line \u202edekcah\u202c and a \x07 bell \x9b31m."
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record("M-1", text))
    _, out, _ = run(capsys, "search", "gas", "--in", str(tmp_path))
    assert not set(out) & set("\x1b\x07\x9b\u202e")


def test_searching_is_quick_to_start(folder: Path) -> None:
    """Nothing heavy is imported: no numerical library, no reader of documents, no templates."""
    script = (
        "import sys\nfrom countermove.cli.main import main\n"
        f"main(['search', 'gas', '--in', {str(folder)!r}])\n"
        "heavy = {'numpy', 'jinja2', 'pypdfium2', 'docx', 'rich.console', 'countermove.records.read'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
