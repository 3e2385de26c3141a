"""The pages on records and on scales say what the program does: every example in their tables is run."""

import re
from pathlib import Path

import pytest
from doc_pages import DOCS, ROOT, plain, tables

from countermove.citing.resolve import SAME_PARAGRAPH
from countermove.records.body.sections import _NEAR
from countermove.records.digest import SKETCH_SIZE
from countermove.records.furniture.classify import classify_lines
from countermove.records.furniture.marks import Mark, find_marks
from countermove.records.furniture.quality import POOR
from countermove.records.furniture.release_header import _THRESHOLD
from countermove.records.judgments.scales import Band, Scale, scales
from countermove.records.layers import LAYER_OF, Layer
from countermove.records.readers.limits import DEFAULT_LIMITS
from countermove.records.readers.open import source_of_text
from countermove.records.store.identity import SAME_PASSAGE

RECORDS = (DOCS / "reference" / "records.md").read_text(encoding="utf-8")
SCALES = (DOCS / "reference" / "scales.md").read_text(encoding="utf-8")
WORDS = " ".join(RECORDS.split())
PROSE = "\n\nThe town will grant the permit before the summer, and the company will build a bridge.\n"


def rows(marker: str, name: str) -> list[list[str]]:
    return tables(RECORDS, marker)[name]


@pytest.mark.parametrize(("line", "taken"), rows("lines", "recognised"))
def test_a_line_is_taken_for_what_the_page_says(line: str, taken: str) -> None:
    found = classify_lines(source_of_text(plain(line) + PROSE)).lines[0]
    kind, _, certainty = taken.partition(", certainty ")
    assert (found.kind.value, found.certainty) == (plain(kind), certainty or "high")


def withholding(printed: str) -> list[Mark]:
    return [mark for mark in find_marks(plain(printed)) if mark.is_withholding]


@pytest.mark.parametrize(("printed", "code"), rows("marks", "codes"))
def test_a_code_is_read_as_the_page_says(printed: str, code: str) -> None:
    wanted = [] if code.startswith("nothing") else [plain(code)]
    assert [mark.code for mark in withholding(printed)] == wanted


@pytest.mark.parametrize(("printed", "read", "extent"), rows("marks", "markers"))
def test_a_mark_is_read_as_the_page_says(printed: str, read: str, extent: str) -> None:
    wanted = [] if read.startswith("nothing") else [extent]
    assert [mark.extent for mark in withholding(printed)] == wanted


def test_the_limits_are_those_of_the_readers() -> None:
    shown = {plain(name): float(size.replace(",", "")) for name, size in rows("limits", "one")}
    assert shown == {name: getattr(DEFAULT_LIMITS, name) for name in DEFAULT_LIMITS.__slots__}


def test_the_thresholds_are_those_of_the_program() -> None:
    assert f"at least {SAME_PARAGRAPH:.0%} of the word pairs" in WORDS
    assert SAME_PASSAGE == SAME_PARAGRAPH
    assert f"at most {SKETCH_SIZE} hashes" in WORDS
    assert f"at least {_NEAR:.0%} agree" in WORDS
    assert f"fewer than {POOR:.0%} of the words" in WORDS
    assert f"{_THRESHOLD:.0%} of the letters" in WORDS


def test_every_layer_is_on_the_page() -> None:
    assert {plain(row[0]) for row in rows("layers", "all")} == set(Layer)
    assert set(LAYER_OF.values()) | {Layer.DOCUMENT} == set(Layer)


def remark_codes() -> set[str]:
    """Return the codes of the remarks that the sources of the package make."""
    forms = (r'Remark\(\s*"(\w+)"', r'\(\s*"\w+",\s*"(\w+)",\s*"\{pages\}', r'\(\s*"(\w+_not_stated)"')
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src/countermove/records").rglob("*.py")]
    return {code for text in texts for form in forms for code in re.findall(form, text)}


def test_every_remark_is_on_the_page() -> None:
    shown = [plain(row[0]) for row in rows("remarks", "all")]
    assert sorted(shown) == sorted(remark_codes())


def test_every_scale_is_on_its_page() -> None:
    assert set(tables(SCALES, "bands of")) == {scale.name for scale in scales()}
    for scale in scales():
        assert f"| [`{scale.name}`](#{scale.name}) | {scale.title} |" in SCALES
        assert scale.origin.rstrip(".") in SCALES


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.name)
def test_the_bands_of_a_scale_are_those_of_the_data(scale: Scale) -> None:
    shown = tables(SCALES, "bands of")[scale.name]
    assert shown == [[band.term, percent(band), ", ".join(band.own), ", ".join(band.words)] for band in scale.bands]


def percent(band: Band) -> str:
    if band.low == band.high:
        return f"{band.low * 100:g}%"
    return f"{band.low * 100:g}% to {'' if band.high_belongs else 'under '}{band.high * 100:g}%"


def test_the_measured_judgments_add_up() -> None:
    text = (DOCS / "explanation" / "how-sure-a-document-is.md").read_text(encoding="utf-8")
    *tiers, total = [[int(cell) for cell in row[1:]] for row in tables(text, "measured")["judgments"]]
    assert [sum(column) for column in zip(*tiers, strict=True)] == total
    marked, found, reported, right = total
    assert found == right
    assert round(5 * found / marked) == 4
    assert right / reported > 0.9


def test_pictures_are_small_and_told_in_words() -> None:
    text = (DOCS / "how-to" / "from-a-pdf-to-a-case.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]*)\]\((\S+)\)", text)
    assert shown
    for told, name in shown:
        assert len(told) > 30
        assert (DOCS / "how-to" / Path(name)).stat().st_size < 150_000
