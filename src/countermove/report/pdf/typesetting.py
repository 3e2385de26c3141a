"""Typst set to work: the fixed template, the built-in fonts first, and what is missing told plainly.

No file is read besides the template and fonts, and nothing of a paper is ever source.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from countermove.errors import CountermoveError, TooLarge
from countermove.report.pdf.scripts import by_script, font_for, readable

PAPER, LETTER = "paper.typ", "letter.typ"
MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""The date that every file bears: an archive format asks for one, and a paper that is written twice is the same."""
FONTS = "COUNTERMOVE_FONTS"
"""The environment variable that names folders of fonts, for scripts that the built-in fonts lack."""
ASKED = 300  # letters that are tried one by one, once a paper is known to hold one without a font
NAMED = 12  # letters of a script that a message shows
LARGEST = 8_000_000  # letters of data: some 700 pages, for 25 s
MEMORY = 390  # bytes that a letter of data takes while it is set
_NO_FONT = "could not be displayed"


def typeset(data: dict[str, Any]) -> bytes:
    """Return the data of a paper as a PDF, in the built-in fonts; where they lack letters, in this machine's as well.

    Raises: ``CountermoveError`` for letters that no font has, ``TooLarge`` for a paper of very many pages.
    """
    import typst

    told = json.dumps(data, ensure_ascii=False)
    _check_size(told)
    try:
        return _set(PAPER, told)
    except typst.TypstError as fault:
        if _NO_FONT not in str(fault):
            raise CountermoveError(_plain(fault)) from None
    return _set_in_other_fonts(data, told)


def _set_in_other_fonts(data: dict[str, Any], told: str) -> bytes:
    import typst

    lacking = by_script(_without_font(told))
    marked = {**data, "made-with": [*data["made-with"], ["fonts", _fonts_used(lacking)]]}
    try:
        return _set(PAPER, json.dumps(marked, ensure_ascii=False), built_in_only=False)
    except typst.TypstError as fault:
        if _NO_FONT not in str(fault):
            raise CountermoveError(_plain(fault)) from None
        missing = _without_font(told, built_in_only=False)
        raise CountermoveError(_no_font(by_script(missing)) if missing else _plain(fault)) from None


def _set(form: str, told: str, *, built_in_only: bool = True) -> bytes:
    """Return data set in one of this package's forms."""
    import typst

    folder = str(resources.files(__package__))
    return typst.compile(
        os.path.join(folder, form),
        root=folder,
        sys_inputs={"paper": told},
        pdf_standards=["ua-1", "a-3a"],
        timestamp=MADE,
        ignore_system_fonts=built_in_only,
        font_paths=[] if built_in_only else _folders(),
    )


def _folders() -> list[str]:
    """Return the folders of fonts that the user has named.

    Raises: ``CountermoveError`` for one that is not there.
    """
    named = [part for part in os.environ.get(FONTS, "").split(os.pathsep) if part]
    absent = [part for part in named if not Path(part).is_dir()]
    if absent:
        raise CountermoveError(f"{FONTS} names a folder of fonts that is not there: {', '.join(absent)}")
    return named


def _without_font(told: str, *, built_in_only: bool = True) -> list[str]:
    """Return the letters of a paper that no font has; of very many different ones, those that come first."""
    letters = [letter for letter in dict.fromkeys(told) if ord(letter) > 0x24F and letter.isprintable()]
    return [letter for letter in letters[:ASKED] if not _has_font(letter, built_in_only)]


def _has_font(letter: str, built_in_only: bool) -> bool:
    import typst

    try:
        _set(LETTER, json.dumps(letter), built_in_only=built_in_only)
    except typst.TypstError as fault:
        return _NO_FONT not in str(fault)
    return True


def _fonts_used(lacking: dict[str, list[str]]) -> str:
    scripts = ", ".join(lacking) or "some letters"
    return f"{scripts}: a font of the machine that wrote this file; other machines may write other bytes"


def _no_font(lacking: dict[str, list[str]]) -> str:
    lines = ["the PDF cannot be written: no font has these letters"]
    for script, letters in lacking.items():
        more = f" and {len(letters) - NAMED} more" if len(letters) > NAMED else ""
        lines.append(f"    {script}: {', '.join(map(readable, letters[:NAMED]))}{more}; try {font_for(script)}")
    lines.append(f"    Install such a font, or put its file in a folder and name the folder in {FONTS}.")
    lines.append("    Latin, Greek, Cyrillic and Hebrew are built in. HTML, Word and Markdown papers need no font.")
    return "\n".join(lines)


def _plain(fault: Exception) -> str:
    hints = "; ".join(getattr(fault, "hints", ()))
    return f"the PDF cannot be written: {fault}" + (f" ({hints})" if hints else "")


def _check_size(told: str) -> None:
    if len(told) > LARGEST:
        advice = f"A PDF is written of up to {LARGEST:,} letters; write the paper as HTML, or of fewer initiatives."
        raise TooLarge(f"A PDF of {len(told):,} letters", len(told) * MEMORY, advice)
