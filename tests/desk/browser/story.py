"""The story of a first case, as both tests of it tell it: what is typed, and what has to be on disk at its end."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import countermove as cm
from countermove.casefile.catalogue import catalogue_folder
from countermove.model import Conflict

MEMO = catalogue_folder() / "torva-dam" / "sources" / "torva-dam-memo.pdf"
SOURCE = "NR-M-87-20031"
FOLDER, KEY = "harbour", "harbour/case.yaml"
SAMPLE = "@torva-dam"
TITLE = "The river and the boats"
LONG_SWEEP = {"what": "judged", "reach": "20", "draws": "1000000"}
SHORT_SWEEP = {"what": "judged", "reach": "1", "draws": "20"}
REMARKS = ("# Whose options are looked at,", "# what it can do; `id: text`", "# those inside:", "# what cannot be;")
FORMS = (".docx", ".pdf", ".html", ".md", ".xlsx", ".csv")


@dataclass(frozen=True)
class Coding:
    """One passage that is put into the case: where it stands, what it becomes, and what the fields of that are,
    in the order in which they stand on the page."""

    place: str
    kind: str
    fields: dict[str, str]
    choices: dict[str, str]

    @property
    def cite(self) -> str:
        """Return its citation."""
        return f"{SOURCE}/{self.place}"

    @property
    def button(self) -> str:
        """Return what selects the link that opens the panel for it."""
        return f'a[data-cite="{self.cite}"]'


CODINGS = (
    Coding("3/2", "option", {"text": "Let the boats back to the landing", "id": "landing"}, {"party": "town"}),
    Coding("2/2", "interest", {"statement": "landing", "because": "a third of what it earns"}, {"whose": "company"}),
    Coding(
        "2/1",
        "event",
        {"date": "1987-02-04", "id": "sluices", "text": "The sluices were closed without notice"},
        {},
    ),
)


def check_file(folder: Path) -> None:
    """Fail unless the case on disk has the scaffold's remarks, the three codings with their citations, and is sound."""
    path = folder / KEY
    text = path.read_text(encoding="utf-8")
    for remark in (
        "# Whose options are looked at,",
        "# what it can do; `id: text`",
        "# those inside:",
        "# what cannot be;",
    ):
        assert remark in text, f"the remark {remark!r} of the scaffold is gone"
    case = cm.load(path)
    assert case.title == TITLE
    assert case.sources[SOURCE].file == "sources/torva-dam-memo.pdf"
    assert isinstance(case.conflict, Conflict)
    option = {one.id: one for one in case.conflict.options}["landing"]
    assert (option.owner, option.text, option.cites) == (
        "town",
        "Let the boats back to the landing",
        (CODINGS[0].cite,),
    )
    wanted = {one.text: one for one in case.conflict.party("company").preference.statements}["landing"]
    assert (wanted.because, wanted.cites) == ("a third of what it earns", (CODINGS[1].cite,))
    event = {one.id: one for one in case.events}["sluices"]
    assert (event.date, event.cites) == ("1987-02-04", (CODINGS[2].cite,))
    checked = subprocess.run(
        [sys.executable, "-m", "countermove", "check", str(path)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert not (path.parent / "case.yaml.draft").exists()


def check_paper(ending: str, content: bytes) -> None:
    """Fail unless the bytes are a paper about the case in the form that the ending names."""
    if ending == ".pdf":
        assert content.startswith(b"%PDF-")
        assert content.rstrip().endswith(b"%%EOF")
    elif ending in {".docx", ".xlsx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert parts.testzip() is None
            main = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}[ending]
            assert main in parts.namelist()
    else:
        text = content.decode("utf-8-sig")
        start = {".html": "<!doctype html>", ".md": "# ", ".csv": ""}[ending]
        assert text.lower().startswith(start)
        assert "landing" in text
        assert "<script" not in text
