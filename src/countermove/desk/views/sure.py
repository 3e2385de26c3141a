"""How sure: what holds however open points are settled, flips, indicators, motives, timeline, forecasts, sweeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from countermove.desk.content import shown
from countermove.desk.desk import PATIENCE_SECONDS, Desk
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, get, show
from countermove.desk.sure.asked import OF_WHAT, WHAT, SweepAsked, sweep_asked
from countermove.desk.sure.parts import PARTS, forecast_parts
from countermove.desk.sure.swept import sweep_section
from countermove.errors import CountermoveError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from countermove.casefile.case import Case
    from countermove.engine.watch import Progress
    from countermove.forecasts.forecast import Forecast
    from countermove.sweeping import Sweep

TABS = (*((name, label) for name, (label, _) in PARTS.items()), ("forecasts", "Forecasts"), ("sweep", "Sweeps"))
REGISTERS = (".sqlite", ".db")


def sure(request: Request) -> Response:
    """Show one part of how sure things are; what takes long is worked out once and kept."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    tab = request.query_params.get("view", "holds")
    if tab not in dict(TABS):
        raise CountermoveError(unknown("part of this page", tab, dict(TABS)))
    if tab == "sweep":
        return _sweep(request, desk, opened)
    job = desk.gathered(desk.sound(opened))
    content, registers = None, _registers(desk) if tab == "forecasts" else ()
    register = request.query_params.get("register") or next(iter(registers), "")
    if job.state is State.DONE:
        view = job.result
        sections = forecast_parts(view, _forecasts(desk, register)) if tab == "forecasts" else PARTS[tab][1](view)
        content = shown(sections, opened.key, view.quotations)
    return show(
        request,
        "sure.html.jinja",
        opened,
        tabs=TABS,
        tab=tab,
        job=job,
        content=content,
        registers=registers,
        register=register,
    )


def _sweep(request: Request, desk: Desk, opened: OpenCase) -> Response:
    """Show the form of a sweep, and, once it was asked for, how far it is or what came of it."""
    params = dict(request.query_params)
    asked = sweep_asked(params)
    job = _swept(desk, desk.sound(opened), asked) if "go" in params else None
    content = shown([sweep_section(job.result)], opened.key) if job and job.result is not None else None
    return show(
        request,
        "sure_sweep.html.jinja",
        opened,
        tabs=TABS,
        tab="sweep",
        asked=asked,
        what=WHAT,
        of_what=OF_WHAT,
        job=job,
        content=content,
        parameters=asked.parameters(),
    )


def sweep_json(request: Request) -> Response:
    """Give a sweep that was done as the JSON that the command writes."""
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    job = _swept(desk, desk.sound(opened), sweep_asked(dict(request.query_params)))
    if job.result is None:
        raise CountermoveError(job.error or "The sweep is not done yet; wait for its end, and ask again.")
    content = json.dumps(job.result.to_json(), ensure_ascii=False, indent=1)
    headers = {"content-disposition": 'attachment; filename="sweep.json"'}
    return Response(content, media_type="application/json", headers=headers)


def _swept(desk: Desk, case: Case, asked: SweepAsked, patience: float = PATIENCE_SECONDS) -> Job:
    def do(progress: Progress) -> Sweep:
        from countermove.sweeping import sweep

        return sweep(
            case,
            judged=asked.reach if asked.what == "judged" else None,
            draws=asked.draws,
            seed=asked.seed,
            stability=[] if asked.of == "equilibria" else None,
            progress=progress,
        )

    return desk.work("sweep", case, "Sweeping", do, asked=asked.parameters(), keeps_finished=True, patience=patience)


def _registers(desk: Desk) -> tuple[str, ...]:
    """Return the files of the folder that hold forecasts."""
    from contextlib import suppress

    found = []
    for name in desk.folder.files():
        if name.lower().endswith(REGISTERS):
            with suppress(CountermoveError):
                _forecasts(desk, name)
                found.append(name)
    return tuple(found)


def _forecasts(desk: Desk, name: str) -> Sequence[Forecast] | None:
    if not name:
        return None
    from countermove.forecasts.register import Register

    with Register.open(desk.folder.path(name), writes=False) as register:
        return register.forecasts()


routes: list[Any] = [get("/sure/{key:path}", sure), get("/sweep-json/{key:path}", sweep_json)]
