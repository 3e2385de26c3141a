"""Drawings as pictures: the same bytes each time, nothing read or fetched."""

import io
import struct
from pathlib import Path

import pytest
import typst
from report.sample_paper import paper

from countermove.report.charts import draw
from countermove.report.content import Figure
from countermove.report.pictures import WIDTH, png

FIGURES = [block for section in paper().sections for block in section.blocks if isinstance(block, Figure)]


def drawing(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 60" font-size="12">{inside}</svg>'


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: type(figure.chart).__name__)
def test_a_chart_becomes_the_same_picture_twice(figure: Figure) -> None:
    for svg in draw(figure.chart):
        assert png(svg) == png(svg)


def test_a_picture_is_as_wide_as_asked_and_keeps_its_shape() -> None:
    for resolution in (100, 200):
        width, height = size(png(drawing(""), resolution))
        assert width == pytest.approx(WIDTH * resolution, abs=1)
        assert height == pytest.approx(width / 12, abs=resolution / 20)


def test_letters_are_drawn() -> None:
    assert png(drawing('<text x="0" y="20">Sundby</text>')) != png(drawing('<text x="0" y="20">Nordby</text>'))
    assert png(drawing('<text x="0" y="20">שלום 中文</text>')) != png(drawing(""))


@pytest.mark.parametrize("markup", ["#panic()", '#read("/etc/passwd")', "#{7*7}", "$x$", "\\u{41}"])
def test_a_drawing_is_data_and_no_source(markup: str) -> None:
    assert size(png(drawing(f'<text x="0" y="20">{markup}</text>')))[0] > 0


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(drawing("")))
    for place in (str(secret), secret.as_uri(), "secret.png", "../secret.png"):
        linked = drawing(f'<image href="{place}" width="50" height="50"/>')
        with pytest.raises(typst.TypstError):
            png(linked)


def test_the_picture_is_one_that_other_programs_read() -> None:
    from docx.image.image import Image

    found = Image.from_blob(png(drawing("")))
    assert found.content_type == "image/png"
    assert io.BytesIO(found.blob).read(4) == b"\x89PNG"
