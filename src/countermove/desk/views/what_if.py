"""What if: something supposed, the results before and after; taken over into the draft or kept as a variant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from countermove.desk.desk import Desk
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.pages import desk_of, get, post, show
from countermove.desk.rendering import address
from countermove.desk.views.compare import cases
from countermove.desk.what_if.asking import GRADES, step_of
from countermove.desk.what_if.memory import Memory
from countermove.desk.what_if.offered import Offered, offered
from countermove.desk.what_if.scratch import Elsewhere, Scratch, Scratches
from countermove.desk.what_if.settling import Settling, settlings
from countermove.desk.what_if.steps import Steps, operations_of, readings_of
from countermove.desk.what_if.supposed import Base, Supposed, base_of, supposed
from countermove.desk.what_if.variant import keep_variant
from countermove.editing.operation import AddOption
from countermove.engine.watch import Progress
from countermove.errors import CountermoveError, NotApplicable
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.desk.what_if.working_out import WorkedOut

QUICK_INITIATIVES, QUICK_OPTIONS, QUICK_ADDED = 120, 20, 2
"""A case with so few initiatives and options, and so few options supposed besides, is assessed while the page waits."""


@dataclass(frozen=True)
class Asked:
    """One what-if as a request finds it."""

    desk: Desk
    opened: OpenCase
    scratch: Scratch
    base: Base

    @property
    def here(self) -> str:
        """Return the address of the page."""
        return address("what-if", self.opened.key)


def what_if(request: Request) -> Response:
    """Show what can be supposed, what is supposed, and what becomes of the results."""
    opened = desk_of(request).open(request.path_params["key"])
    if opened.case is None and opened.sound is not None:
        return show(request, "what_if_waits.html.jinja", opened)
    asked = _asked(request)
    conflict = asked.base.case.conflict
    if not isinstance(conflict, Conflict):
        return show(request, "what_if_graph.html.jinja", asked.opened)
    steps = asked.scratch.steps
    now = supposed(asked.base, steps)
    before = asked.desk.assessment(asked.base.case)
    found, job = _worked_out(asked, before.result) if steps and before.state is State.DONE else (None, before)
    return show(
        request,
        "what_if.html.jinja",
        asked.opened,
        scratch=asked.scratch,
        offered=_offered(asked, now),
        faults={fault.place: fault.why for fault in now.faults},
        job=job,
        found=found,
        form=request.query_params.get("form", ""),
        kept=request.query_params.get("kept", ""),
        grades=GRADES,
        can_take=bool(operations_of(steps)),
        readings=readings_of(steps),
        cases=[one for one in cases(asked.desk) if one != asked.opened.key],
        home=asked.here,
    )


def _asked(request: Request) -> Asked:
    desk = desk_of(request)
    opened = desk.open(request.path_params["key"])
    case = desk.sound(opened)
    if opened.case is None:
        raise CountermoveError(
            "The draft has problems now, so that nothing can be built on it. Mend them on the board, and ask again."
        )
    return Asked(desk, opened, desk.kept(Scratches).of(opened.key), base_of(case, opened.text, opened.path))


def _offered(asked: Asked, now: Supposed) -> Offered:
    """Return the choices of the forms, made once for each text."""
    base, question = asked.base, ("offered", asked.base.case.hash, now.text)
    memory = asked.desk.kept(Memory)
    return memory.answer(question, lambda: offered(now.value, _settlings(base), _initiator(base)))


def _initiator(base: Base) -> str:
    names = [one.id for one in base.case.conflict.decision_makers]
    return base.case.question.initiator or (names[0] if names else "")


def _settlings(base: Base) -> tuple[Settling, ...]:
    try:
        return settlings(base.case)
    except NotApplicable:
        return ()


def _worked_out(asked: Asked, before: CaseAssessment) -> tuple[WorkedOut | None, Job | None]:
    """Return what came of a what-if: at once where that is quick, and else once its job is done.

    What is quick does not queue behind work that takes long.
    """
    from countermove.desk.what_if.working_out import worked_out

    base, steps = asked.base, asked.scratch.steps
    named = {"text": asked.opened.revision, "steps": repr(steps)}
    if _is_quick(before, steps):
        memory = asked.desk.kept(Memory)
        question = (base.case.hash, base.case.path, *named.values())
        return memory.answer(question, lambda: worked_out(before, base, steps, memory=memory)), None

    def do(progress: Progress) -> WorkedOut:
        return worked_out(before, base, steps, progress)

    job = asked.desk.work("what if", base.case, "Working out what changes", do, asked=named)
    return job.result, job


def _is_quick(before: CaseAssessment, steps: Steps) -> bool:
    added = sum(isinstance(one, AddOption) for one in operations_of(steps))
    is_small = len(before.assessment.rows) <= QUICK_INITIATIVES and len(before.conflict.options) <= QUICK_OPTIONS
    return is_small and added <= QUICK_ADDED


def suppose(request: Request, form: FormData) -> Response:
    """Suppose one thing more; what the form names by its place has to stand where the page had it."""
    asked, fields = _asked(request), _fields(form)
    there = address("what-if", asked.opened.key, form=fields.get("suppose", ""))

    def do() -> None:
        asked.scratch.check(_number(fields))
        if fields.get("revision", "") != asked.opened.revision:
            raise Elsewhere
        asked.scratch.add(step_of(fields, asked.base, asked.scratch.steps), _number(fields))

    return _changed(asked, do, there)


def remove(request: Request, form: FormData) -> Response:
    """Leave one step out."""
    asked, fields = _asked(request), _fields(form)
    place = int(fields["place"]) if fields.get("place", "").isdecimal() else 0
    return _changed(asked, lambda: asked.scratch.remove(place, _number(fields)))


def change(request: Request, form: FormData) -> Response:
    """Take the last change of the list back, make it again, or start anew."""
    asked, fields = _asked(request), _fields(form)
    number, scratch = _number(fields), asked.scratch
    ways: dict[str, Callable[[int], None]] = {"undo": scratch.undo, "redo": scratch.redo, "clear": scratch.clear}
    return _changed(asked, lambda: ways.get(fields.get("way", ""), scratch.check)(number))


def take_over(request: Request, form: FormData) -> Response:
    """Do to the draft, as one step, what was supposed of the text."""
    asked, fields = _asked(request), _fields(form)
    opened, scratch = asked.opened, asked.scratch
    if not opened.is_editable:
        raise CountermoveError(f"{opened.name} cannot be changed here; keep the what-if as a variant.")
    steps = [step for step in scratch.steps if step.operation is not None]
    if not steps:
        raise CountermoveError("There is nothing to take over: a case file cannot say what is supposed here.")

    def do() -> None:
        scratch.check(_number(fields))
        more = f", and {len(steps) - 1} more" if len(steps) > 1 else ""
        operations = [step.operation for step in steps if step.operation is not None]
        opened.edit_all(operations, f"What if: {steps[0].sentence}{more}", fields.get("revision", ""))
        scratch.keep_only(readings_of(scratch.steps), scratch.number)
        asked.desk.notices.append("Taken over into the draft as one step; Undo takes it back.")

    return _changed(asked, do)


def keep(request: Request, form: FormData) -> Response:
    """Keep what is supposed as a case of its own."""
    asked, fields = _asked(request), _fields(form)
    asked.scratch.check(_number(fields))
    if not asked.desk.folder.is_writable:
        raise CountermoveError("Nothing can be written in this folder; open the desk on a folder of your own.")
    key = keep_variant(asked.desk.folder, asked.opened, asked.base, asked.scratch.steps, fields.get("label", ""))
    return RedirectResponse(address("what-if", asked.opened.key, kept=key), 303)


def _changed(asked: Asked, do: Callable[[], None], there: str = "") -> Response:
    """Change the what-if, and draw the page; where another tab was first, nothing is done and that is said."""
    try:
        do()
    except Elsewhere as fault:
        asked.desk.notices.append(str(fault))
    return RedirectResponse(there or asked.here, 303)


def _fields(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def _number(fields: dict[str, str]) -> int:
    text = fields.get("scratch", "")
    return int(text) if text.isdecimal() and len(text) < 12 else -1


routes: list[Any] = [
    get("/what-if/{key:path}", what_if),
    post("/suppose/{key:path}", suppose),
    post("/suppose-less/{key:path}", remove),
    post("/suppose-change/{key:path}", change),
    post("/take-over/{key:path}", take_over),
    post("/keep-variant/{key:path}", keep),
]
