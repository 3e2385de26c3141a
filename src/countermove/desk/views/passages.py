"""Passages of a document that go into a case, by hand or from what countermove proposes."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from countermove.desk.disputes import Conflict, Stale
from countermove.desk.folder import Outside
from countermove.desk.jobs import State
from countermove.desk.pages import desk_of, fragment, get, post
from countermove.desk.reading.adding import add, case_folder, copied_in, outside
from countermove.desk.reading.chosen import Chosen, chosen, proposals_here, proposals_job
from countermove.desk.reading.library import Read
from countermove.desk.reading.page import anchor_of
from countermove.desk.reading.room import Room, room_of
from countermove.desk.reading.suggesting import offers
from countermove.desk.reading.taking import copied, source_operations, take
from countermove.desk.rendering import address
from countermove.desk.views.reading import WORDS, show_document
from countermove.errors import CaseError, CountermoveError, Problem
from countermove.records.record import Passage


def panel(request: Request) -> Response:
    """Show a passage with the form that puts it into the case: the panel alone, or on its page."""
    held = _room(request)
    read = held.now()
    found = _chosen(held, read, _passage(held, read))
    if request.headers.get("hx-request") == "true":
        return fragment("reading_panel.html.jinja", chosen=found, room=held, **WORDS)
    return show_document(request, held, read, found)


def proposals(request: Request) -> Response:
    """Give the list of what countermove would propose for a document: alone, or on the document's page."""
    held = _room(request)
    read = held.now()
    _, case = held.into(read)
    job = proposals_job(held.desk, case, read.record, 0.1)
    listed = offers(job.result) if job.state is State.DONE else []
    if request.headers.get("hx-request") == "true":
        return fragment("reading_proposals.html.jinja", job=job, room=held, offers=listed, anchor_of=anchor_of)
    return show_document(request, held, read, job=job, offers=listed)


def use(request: Request, form: FormData) -> Response:
    """Put a passage into the case with its citation; where that cannot be, say why and keep what was typed."""
    values = {name: value for name, value in form.items() if isinstance(value, str)}
    ticked = tuple(str(value) for value in form.getlist("options"))
    held = room_of(desk_of(request), request.path_params["key"], values)
    read = held.now()
    passage = _passage(held, read)
    try:
        label = _put(held, read, passage, values, ticked)
    except (Stale, Conflict, Outside):
        raise
    except CountermoveError as fault:
        problems = fault.problems if isinstance(fault, CaseError) else (Problem(str(fault)),)
        more = {"typed": values, "problems": problems, "ticked": ticked}
        return show_document(request, held, read, _chosen(held, read, passage, **more), 422)
    held.desk.notices.extend(filter(None, [f"{label}.", copied(values, passage.text)]))
    there = address("reading", held.key, source=read.record.id, cite=passage.cite)
    return RedirectResponse(there, 303)


def _put(held: Room, read: Read, passage: Passage, values: dict[str, str], ticked: tuple[str, ...]) -> str:
    """Put a passage into the case and return what was done."""
    opened, case = held.into(read)
    taken = take(case, values.get("kind", ""), passage.cite, values, ticked)
    is_outside = values.get("copy") and outside(opened, case, read.record, held.desk.folder)
    file = copied_in(opened, read.record) if is_outside else None
    sources = source_operations(case, read.record, case_folder(opened), file)
    add(opened, (*sources, *taken.operations), taken.label, values.get("revision", ""))
    return taken.label


def _chosen(held: Room, read: Read, passage: Passage, **more: Any) -> Chosen:
    opened, case = held.into(read)
    is_new = read.record.id not in case.sources
    where = outside(opened, case, read.record, held.desk.folder)
    known = proposals_here(case, read.record, passage.cite)
    return chosen(case, passage, held.asked, known, outside=where, is_new_source=is_new, **more)


def _passage(held: Room, read: Read) -> Passage:
    found = read.record.passage(held.asked["cite"])
    if found is None:
        raise Outside(f"{read.record.id} has no passage {held.asked['cite'][:80]}; draw the page again")
    return found


def _room(request: Request) -> Room:
    return room_of(desk_of(request), request.path_params["key"], request.query_params)


routes: list[Any] = [
    get("/passage/{key:path}", panel),
    get("/proposals/{key:path}", proposals),
    post("/use/{key:path}", use),
]
