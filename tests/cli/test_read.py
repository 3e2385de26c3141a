"""``countermove read`` as its users run it: summary, JSON, Markdown, the source beside the record, many documents."""

import json
from pathlib import Path

import pytest

from countermove.cli.main import main

SAMPLES = Path(__file__).resolve().parents[1] / "records" / "samples"
MEMO = SAMPLES / "strait-memo.txt"
PDF = Path(__file__).resolve().parents[2] / "src/countermove/cases/torva-dam/sources/torva-dam-memo.pdf"


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> str:
    assert main([str(arg) for arg in args]) == 0
    return capsys.readouterr().out


def test_the_summary_says_what_it_is_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "read", MEMO)
    assert said.startswith("NR-M-87-20031: The Torva Dam and the Sarn Strait Ferries: What Could Averra Offer?")
    assert "information as of  not stated" in said
    assert "words are withheld inside NR-M-87-20031/3/4" in said
    first = said.index("Judgments, strongest first")
    assert first < said.index("almost certain", first) < said.index("probably", first)


def test_the_pdf_gives_the_record_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    text, pdf = (json.loads(run(capsys, "read", file, "--json", "-")) for file in (MEMO, PDF))

    def words(record: dict[str, object]) -> list[tuple[str, str]]:
        sections: list[dict[str, list[dict[str, str]]]] = record["sections"]  # type: ignore[assignment]
        return [(p["cite"], " ".join(p["text"].split())) for section in sections for p in section["paragraphs"]]

    assert words(pdf) == words(text)
    assert len(words(pdf)) == 14
    for part in ("document", "footnotes", "distribution", "judgments", "counts"):
        assert without_places(pdf[part]) == without_places(text[part]), part


def without_places(value: object) -> object:
    """Return a part of a record without what differs between media: lines, offsets into the source."""
    if isinstance(value, dict):
        places = {"line", "lines", "span", "spans", "pieces"}
        return {key: without_places(part) for key, part in value.items() if key not in places}
    return [without_places(part) for part in value] if isinstance(value, list) else value


def test_section_codes_come_from_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(run(capsys, "read", PDF, "--json", "-"))
    coded = json.loads(run(capsys, "read", PDF, "--case", "torva-dam", "--json", "-"))
    assert [section["id"] for section in plain["sections"]] == ["1", "2", "3", "4", "5"]
    assert [section["id"] for section in coded["sections"]] == ["SUM", "QUA", "OPT", "REA", "OUT"]
    assert main(["read", str(SAMPLES / "plain.txt"), "--case", "torva-dam"]) == 1
    assert "is none of the case's sources: NR-M-87-20031" in capsys.readouterr().err


def test_beside_prints_every_line_of_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "read", MEMO, "--beside").splitlines()
    lines = MEMO.read_text("utf-8").split("\n")
    assert [line.partition(" | ")[2] for line in said] == [line.rstrip() for line in lines]


def test_markdown_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "memo.md"
    run(capsys, "read", MEMO, "--markdown", target)
    assert "## " in target.read_text("utf-8")
    target.write_text("mine", "utf-8")
    assert main(["read", str(MEMO), "--markdown", str(target)]) == 1
    assert target.read_text("utf-8") == "mine"


def test_several_documents_are_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "read", MEMO, SAMPLES / "plain.txt", "--json", "-"))
    assert found["format"] == "countermove.records/1"
    assert [record["id"] for record in found["records"]] == ["NR-M-87-20031", "plain"]


def test_everything_that_cannot_be_read_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    assert main(["read", str(tmp_path / "empty.txt"), str(tmp_path / "gone.txt"), str(MEMO)]) == 1
    said = capsys.readouterr().err
    assert "empty.txt" in said
    assert "gone.txt" in said


def test_records_are_kept_for_search(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "read", *sorted(SAMPLES.glob("*.txt")), "--into", tmp_path / "store")
    assert "8 added" in said
    assert "1 another release" in said
    assert "unchanged" in run(capsys, "read", MEMO, "--into", tmp_path / "store")
    assert "NR-M-87-20031/3/2" in run(capsys, "search", "Kettle", "Point", "reopening", "--in", tmp_path / "store")


def test_a_scale_that_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(MEMO), "--scale", "kent-1965"]) == 2
    assert 'did you mean "kent-1964"?' in capsys.readouterr().err


def test_another_scale_reads_the_same_words_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for scale in ("kent-1964", "icd-203"):
        record = json.loads(run(capsys, "read", MEMO, "--scale", scale, "--json", "-"))
        found[scale] = next(one for one in record["judgments"] if one["cue"] == "probably")
    assert [found[scale]["range"] for scale in found] == [[0.63, 0.87], [0.55, 0.8]]
    assert [found[scale]["scale"] for scale in found] == ["kent-1964", "icd-203"]
    assert found["kent-1964"]["span"] == found["icd-203"]["span"]


def test_spacy_is_asked_only_when_wanted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    run(capsys, "read", MEMO)
    assert main(["read", str(MEMO), "--spacy"]) == 1
    assert "spaCy, which is not installed" in capsys.readouterr().err


def test_those_that_can_be_read_are_shown_with_those_that_cannot(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(SAMPLES / "gone.txt"), str(MEMO)]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("NR-M-87-20031")
    assert "gone.txt" in shown.err


def test_a_denied_likelihood_is_told_as_denied(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "read", SAMPLES / "estimate.txt", "--all")
    assert "not: " not in said
    assert "not unlikely" not in said


def test_orders_to_the_terminal_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = tmp_path / "a\x1b[31mb.txt"
    name.write_text("The mayor has the key.\n\nThe crews will probably stay.\n", "utf-8")
    assert "\x1b" not in run(capsys, "read", name)
    assert main(["read", str(tmp_path / "no\x1b[31m.txt")]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_other_settings_read_kept_documents_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    run(capsys, "read", MEMO, "--into", store)
    assert "unchanged" in run(capsys, "read", MEMO, "--into", store)
    assert "updated" in run(capsys, "read", MEMO, "--into", store, "--scale", "icd-203")
    assert "0.55-0.80 on icd-203" in run(capsys, "search", "--in", store, "--cue", "probably")
