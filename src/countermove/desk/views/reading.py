"""The reading room: documents beside their records."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.home.starting import LARGEST_DOCUMENT
from countermove.desk.jobs import Job, State
from countermove.desk.pages import back, desk_of, get, post, show
from countermove.desk.reading.choices import BASES, GRADES, KINDS, SHAPES
from countermove.desk.reading.chosen import Chosen
from countermove.desk.reading.finding import Found, find, find_in, keep_all
from countermove.desk.reading.library import Read
from countermove.desk.reading.marks import LETTERS
from countermove.desk.reading.page import Extras, anchor_of, part_of, stamps
from countermove.desk.reading.resting import resting_on
from countermove.desk.reading.room import Room, room_of
from countermove.model import Conflict
from countermove.records.summary import facts, missing

WORDS: dict[str, Any] = {"kinds": KINDS, "shapes": SHAPES, "bases": BASES, "grades": GRADES, "anchor_of": anchor_of}
"""What the panel for a passage needs besides the passage."""


def room(request: Request) -> Response:
    """Show a document beside its record, or what there is to read."""
    held = room_of(desk_of(request), request.path_params.get("key", ""), request.query_params)
    wanted = held.wanted
    if held.asked["find"] or wanted is None:
        return _list(request, held)
    read = held.read(wanted)
    if isinstance(read, Read):
        return show_document(request, held, read)
    job = read if isinstance(read, Job) else None
    stopped = job is not None and job.state is State.STOPPED
    return show(request, "reading_wait.html.jinja", held.opened, room=held, job=job, told=read, stopped=stopped)


def read_all(request: Request, form: FormData) -> Response:
    """Read every document of the folder, so that all of them can be searched."""
    desk = desk_of(request)
    named = ("read all", desk.folder.documents())
    desk.jobs.start(named, "Reading every document", partial(keep_all, desk.folder), keeps_finished=True)
    return back(form, "/reading")


def show_document(
    request: Request, held: Room, read: Read, panel: Chosen | None = None, status: int = 200, **more: Any
) -> Response:
    """Return the page of a document, with the panel for a passage where one was chosen."""
    case, cite = held.case, held.cite(read)
    clash = held.clash(read)
    can_use = bool(
        case and isinstance(case.conflict, Conflict) and held.opened and held.opened.is_editable and not clash
    )
    sought = tuple(held.asked["words"].split())
    part = part_of(read, held.part_number(read), Extras(resting_on(case), sought))
    return show(
        request,
        "reading_document.html.jinja",
        held.opened,
        status=status,
        page="reading",
        here=held.here(part=str(part.number) if part.number > 1 else "", cite=cite),
        room=held,
        record=read.record,
        part=part,
        cite=cite,
        cited=anchor_of(cite) if read.record.passage(cite) else "",
        facts=list(facts(read.record)),
        missing=list(missing(read.record)),
        stamps=stamps(read),
        letters=LETTERS,
        chosen=panel,
        can_use=can_use,
        clash=clash,
        **({"job": None} | more),
        cases=held.desk.folder.cases() if not held.key else (),
        **WORDS,
    )


def _list(request: Request, held: Room) -> Response:
    words, folder = held.asked["find"].strip(), held.desk.folder
    source = held.source
    return show(
        request,
        "reading.html.jinja",
        held.opened,
        room=held,
        source=source if source and source.path is None else None,
        others=held.library.listing(folder, held.documents.others),
        found=_found(held, words) if words else None,
        words=words,
        job=held.desk.jobs.known(("read all", folder.documents())),
        cases=folder.cases() if not held.key else (),
        megabytes=LARGEST_DOCUMENT // 1_000_000,
    )


def _found(held: Room, words: str) -> Found:
    folder = held.desk.folder
    return find(folder, words) if folder.is_writable else find_in(folder, words, held.library.records())


routes: list[Any] = [get("/reading", room), get("/reading/{key:path}", room), post("/read-all", read_all)]
