"""Home: the cases and documents of the folder, and how to start."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from countermove.casefile.catalogue import bundled_names, catalogue_folder
from countermove.desk.desk import BUNDLED, Desk
from countermove.desk.home.facts import stems_of
from countermove.desk.home.listing import Shelf, entries, stamp_of
from countermove.desk.home.starting import LARGEST_DOCUMENT, Saved, new_case, save_documents
from countermove.desk.jobs import Job
from countermove.desk.pages import back, desk_of, get, post, show
from countermove.desk.reading.library import Library
from countermove.desk.rendering import address
from countermove.errors import CountermoveError

SAMPLE = "torva-dam"
FEW_DOCUMENTS = 50
"""So many documents are shown here; the reading room lists all."""
PATIENCE_SECONDS = 0.08


def home(request: Request) -> Response:
    """Show what lies in the folder, what came with the program, and how to start."""
    desk = desk_of(request)
    own, bundled = _own(desk), _bundled()
    job = _look(desk, [*own.values(), *bundled.values()])
    documents = desk.folder.documents()
    shelf, stems, runs = desk.kept(Shelf), stems_of(documents), desk.runs()
    return show(
        request,
        "home.html.jinja",
        cases=list(entries(own, shelf, stems, runs)),
        bundled=list(entries(bundled, shelf, stems, runs, bundled=True)),
        documents=desk.kept(Library).listing(desk.folder, documents[:FEW_DOCUMENTS]),
        count=len(documents),
        job=job if not job.is_over else None,
        sample=SAMPLE,
        megabytes=LARGEST_DOCUMENT // 1_000_000,
    )


def start(request: Request, form: FormData) -> Response:
    """Start a case in a folder of its own, and go to its board."""
    desk = desk_of(request)
    key = new_case(desk.folder, str(form.get("name", "")), str(form.get("title", "")))
    desk.notices.append(f"{key} is an example to change into your own; everything in it can be changed here.")
    return RedirectResponse(address("board", key), 303)


def upload(request: Request, form: FormData) -> Response:
    """Save documents into the folder for sources, and say what became of each."""
    desk = desk_of(request)
    sent = [one for one in form.getlist("documents") if isinstance(one, UploadFile) and one.filename]
    if not sent:
        raise CountermoveError("No file was chosen; choose one or more documents first.")
    wanted = str(form.get("as", ""))
    named = [(_named(one.filename or "", wanted), one.file) for one in sent]
    saved = save_documents(desk.folder, named, str(form.get("case", "")))
    desk.notices.extend(_told(saved))
    return back(form)


def _named(given: str, wanted: str) -> str:
    """Return the name to save a document under: its own, or that of the source it is sent for with its own ending."""
    return f"{wanted}{PurePosixPath(given).suffix}" if wanted else given


def _told(saved: Saved) -> list[str]:
    if not saved.names:
        return list(saved.refused)
    count = "One document was" if len(saved.names) == 1 else f"{len(saved.names)} documents were"
    return [f"{count} saved: {', '.join(saved.names)}.", *saved.refused]


def _own(desk: Desk) -> dict[str, Path]:
    return {name: desk.folder.root / name for name in desk.folder.cases()}


def _bundled() -> dict[str, Path]:
    return {f"{BUNDLED}{name}": catalogue_folder() / name / "case.yaml" for name in bundled_names()}


def _look(desk: Desk, paths: list[Path]) -> Job:
    """Return the job that looks at the cases that nobody has looked at as they are now."""
    shelf = desk.kept(Shelf)
    unknown = shelf.unknown(paths)
    named = ("cases", tuple((path, stamp_of(path)) for path in unknown))
    job = desk.jobs.start(named, "Looking at the cases", lambda progress: shelf.look(unknown, progress))
    job.wait(PATIENCE_SECONDS)
    return job


routes: list[Any] = [get("/", home), post("/new", start), post("/upload", upload)]
