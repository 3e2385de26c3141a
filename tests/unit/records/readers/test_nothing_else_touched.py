"""A file that is read reaches no network, starts nothing, and has no other file opened or written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from unit.records.readers.docx_files import docx, paragraph, relations
from unit.records.readers.pdf_files import box, lines, pdf

# Reads each file twice: the first time loads what is needed; the second time everything that is done is written down.
WATCH = """
import json, sys, warnings
from countermove.errors import RecordError
from countermove.records.readers.open import open_source
from countermove.records.readers.pdf.child import findings
from countermove.records.readers.limits import DEFAULT_LIMITS
done, watching = [], False
def watch(event, arguments):
    if watching and event.split(".")[0] in {"open", "socket", "subprocess", "os", "urllib", "http", "shutil"}:
        done.append([event, str(arguments[0]) if arguments else ""])
def read(path):
    data = open(path, "rb").read()
    if data.startswith(b"%PDF"):  # in this process, where it can be watched
        job = {"seconds": 60, "pages": 10, "characters": 10**6}
        return list(findings(data, job))
    return open_source(path)
for path in sys.argv[1:]:
    read(path)
sys.addaudithook(watch)
watching = True
for path in sys.argv[1:]:
    read(path)
watching = False
print(json.dumps(done))
"""
HTML = """<!DOCTYPE html><link rel=stylesheet href=http://127.0.0.1:9/a.css><base href=http://127.0.0.1:9/>
<img src=http://127.0.0.1:9/a.png><iframe src=http://127.0.0.1:9/></iframe><script src=//127.0.0.1:9/a.js></script>
<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><p>Words</p>"""
LINK = "<< /Type /Annot /Subtype /Link /Rect [72 700 200 730] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>"
OPENS = "/AA << /O << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> >>"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    outside = (("image", "http://127.0.0.1:9/a.png", True), ("attachedTemplate", "file:///etc/passwd", True))
    contents = {
        "memo.txt": b"Words of http://127.0.0.1:9/ and file:///etc/passwd",
        "memo.html": HTML.encode(),
        "memo.docx": docx(
            paragraph("Words") + '<w:altChunk r:id="r1"/>',
            {"word/_rels/settings.xml.rels": relations(*outside)},
            outside,
        ),
        "memo.pdf": pdf(lines("Words") + box(300, 300, 50, 50), annotations=LINK, page_extra=OPENS),
    }
    paths = []
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    return paths


def test_nothing_is_opened_but_the_file_itself(files: list[Path]) -> None:
    run = subprocess.run([sys.executable, "-c", WATCH, *map(str, files)], capture_output=True, check=True)
    done = json.loads(run.stdout)
    opened = {arguments for event, arguments in done if event == "open" and not arguments.isdecimal()}
    assert opened == {str(path) for path in files}
    assert [event for event, _ in done if event != "open"] == []


def test_the_watch_of_the_test_sees_a_socket_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("Words")
    spoilt = WATCH.replace("return open_source(path)", "__import__('socket').socket(); open('/dev/null'); return 1")
    run = subprocess.run([sys.executable, "-c", spoilt, str(tmp_path / "memo.txt")], capture_output=True, check=True)
    assert {event for event, _ in json.loads(run.stdout)} >= {"socket.__new__", "open"}


def test_the_process_that_reads_a_pdf_does_not_look_into_the_folder_or_the_variables(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from countermove.records.readers.open import open_source

    evil = "import os; open(os.path.join(os.path.dirname(__file__), 'ran'), 'w')"
    for name in ("json.py", "pypdfium2.py", "sitecustomize.py", "usercustomize.py"):
        (tmp_path / name).write_text(evil)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    assert open_source("memo.pdf").text == "Words\n"
    assert not (tmp_path / "ran").exists()


def test_reading_leaves_no_file_behind(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from countermove.records.readers.open import open_source

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    before = {path: path.stat().st_mtime_ns for path in files}
    for path in files:
        open_source(path)
    assert os.listdir(scratch) == []
    assert {path: path.stat().st_mtime_ns for path in files} == before
