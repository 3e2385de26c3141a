"""Pictures for the documentation: taken by tests, looked at, and written with ``--update-pictures``."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
COLOURS = 32
LEAST_INK, LEAST_SHADES = 0.01, 8
"""A picture with less than this share of dark points, or with fewer shades of grey, is held to be blank."""


@dataclass(frozen=True)
class Album:
    """A folder of pictures of the documentation; ``updates`` says whether they are written."""

    folder: Path
    updates: bool

    def keep(self, name: str, picture: bytes) -> None:
        """Fail if a picture is blank, or the documentation has none of its size under this name; or write it there."""
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGB")
        shades = image.convert("L").histogram()
        assert sum(count > 0 for count in shades) >= LEAST_SHADES, f"{name} is blank"
        assert sum(shades[:128]) >= LEAST_INK * image.width * image.height, f"{name} is blank"
        path = self.folder / f"{name}.png"
        if self.updates:
            self.folder.mkdir(parents=True, exist_ok=True)
            few = image.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
        assert path.exists(), f"{path} is missing: run this test with --update-pictures"
        with Image.open(path) as kept:
            assert kept.size == image.size, f"{path} has another size: run this test with --update-pictures"
