"""How much a reader takes on before it stops and says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Units: ``file_bytes``, ``unpacked_bytes`` and ``memory_bytes`` are bytes; ``characters`` counts what comes out;
    ``pdf_seconds`` and ``ocr_seconds`` are for a whole file, ``ocr_page_seconds`` for one page, which is finished.
    """

    file_bytes: int = 200_000_000
    characters: int = 60_000_000
    pages: int = 2_000
    unpacked_bytes: int = 200_000_000
    members: int = 10_000
    memory_bytes: int = 2_000_000_000
    pdf_seconds: float = 300.0
    ocr_seconds: float = 1_800.0
    ocr_page_seconds: float = 120.0
    ocr_pixels: int = 100_000_000


DEFAULT_LIMITS = Limits()
