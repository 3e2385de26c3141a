"""Two cases, or one on two dates, side by side: what the command ``compare`` says, as a page and as JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from countermove.casefile.catalogue import bundled_names
from countermove.desk.desk import BUNDLED, PATIENCE_SECONDS, Desk
from countermove.desk.jobs import Job
from countermove.desk.pages import desk_of, get, show
from countermove.desk.what_if.two_cases import Compared, Side, compared, comparison, told
from countermove.engine.watch import Progress
from countermove.errors import CountermoveError


def compare(request: Request) -> Response:
    """Show which two cases can be compared, and, once two are named, what the comparison says."""
    desk = desk_of(request)
    fields = dict(request.query_params)
    known = cases(desk)
    asked = compared(fields, known)
    job = _job(desk, asked) if asked else None
    found = job.result if job else None
    everything = bool(fields.get("everything"))
    return show(
        request,
        "compare.html.jinja",
        known=known,
        asked=asked,
        first=asked.first if asked else Side(fields.get("a", "")),
        second=asked.second if asked else Side(fields.get("b", "")),
        job=job,
        found=found,
        told=told(found, everything) if found is not None else (),
        everything=everything,
        parameters=asked.parameters() if asked else {},
    )


def compare_json(request: Request) -> Response:
    """Give a comparison that was made as the JSON that the command writes."""
    from countermove import __version__
    from countermove.comparing.as_json import FORMAT

    desk = desk_of(request)
    asked = compared(dict(request.query_params), cases(desk))
    job = _job(desk, asked) if asked else None
    if job is None or job.result is None:
        raise CountermoveError("The comparison is not made yet; wait for its end, and ask again.")
    document = {"format": FORMAT, "countermove": __version__, **job.result.to_json()}
    headers = {"content-disposition": 'attachment; filename="comparison.json"'}
    return Response(json.dumps(document, ensure_ascii=False, indent=1), media_type="application/json", headers=headers)


def cases(desk: Desk) -> tuple[str, ...]:
    """Return the keys of all cases that can be compared: those of the folder, then those that came with the program."""
    return (*desk.folder.cases(), *(f"{BUNDLED}{name}" for name in bundled_names()))


def _job(desk: Desk, asked: Compared, patience: float = PATIENCE_SECONDS) -> Job:
    one, two = (desk.sound(desk.open(side.key)) for side in (asked.first, asked.second))

    def do(progress: Progress) -> Any:
        return comparison(one, two, asked, progress)

    named = {**asked.parameters(), "second": two.hash, "at": two.path}
    return desk.work("compare", one, "Comparing the two", do, asked=named, keeps_finished=True, patience=patience)


routes: list[Any] = [get("/compare", compare), get("/compare-json", compare_json)]
