"""How each section of a paper was worked out, and the commands that work it out again.

Source: mission F59.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from countermove.command_line import command
from countermove.report.content import Cell, Computation, Section, Table
from countermove.report.gathering import EXACT_UP_TO, PAIRS, is_cut
from countermove.report.view import PaperView


def paper_command(view: PaperView, kind: str) -> str:
    """Return the command that makes a paper again."""
    flags = list(view.found.flags)
    flags += [] if kind == "options" else ["--kind", kind]
    if view.forecasts is not None:
        flags += ["--forecasts", "REGISTER", "--forecasts-on", view.forecasts.as_of]
    return command("paper", view.found.case, *flags, "-o", "FILE")


@dataclass(frozen=True, slots=True)
class _Way:
    """What was worked out, and the commands for it."""

    what: str
    commands: Callable[[PaperView], Sequence[str]]


def _options(view: PaperView) -> Sequence[str]:
    return (command("options", view.found.case, *view.found.flags),)


def _outcomes(view: PaperView) -> Sequence[str]:
    return (*_options(view), command("paths", view.found.case, *_read(view)))


def _read(view: PaperView) -> tuple[str, ...]:
    """Return the flags on how the case is read, which commands that put no question know as well."""
    flags = view.found.flags
    return tuple(
        part
        for name, value in zip(flags[::2], flags[1::2], strict=True)
        if name in ("--profile", "--drop")
        for part in (name, value)
    )


def _sweep(view: PaperView) -> Sequence[str]:
    flags = ["--exact-up-to", str(EXACT_UP_TO), *([] if is_cut(view.found) else ["--flips-runs", str(PAIRS)])]
    return (command("sweep", view.found.case, *view.found.flags, *flags),)


def _readings(view: PaperView) -> Sequence[str]:
    profiles = view.found.case.profiles.items()
    return tuple(
        command("options", view.found.case, *view.found.flags, "--profile", f"{party}:{name}")
        for party, named in profiles
        for name in named
    )


def _plain(verb: str) -> Callable[[PaperView], Sequence[str]]:
    return lambda view: (command(verb, view.found.case),)


def _events(view: PaperView) -> Sequence[str]:
    """Return the command for the events; where none is coded, the one that shows that."""
    return _plain("check" if view.timeline is None else "timeline")(view)


def _motives(view: PaperView) -> Sequence[str]:
    """Return the command for the hypotheses; where none are coded, the one that shows that."""
    return _plain("check" if view.motives is None else "motives")(view)


_CASE = _Way("the case as it is coded", _plain("check"))
_OPTIONS = _Way("the assessment of the options", _options)
_OUTCOMES = _Way("the assessment of the options, and the ways between states", _outcomes)
_EVENTS = _Way("the dated events of the case", _events)
_MOTIVES = _Way("the hypotheses of the case, weighed against its evidence", _motives)
_SWEEP = _Way("every open point settled in every way, and what would flip the results", _sweep)
_READINGS = _Way("the assessment under each other reading of an order", _readings)
_FORECASTS = _Way("the forecasts of the register, as of its day", lambda _: ("countermove forecasts list REGISTER",))
_GIVEN = _Way("as the case gives it", _plain("check"))

_WAYS = {
    "position": _OPTIONS,
    "events": _EVENTS,
    "initiatives": _EVENTS,
    "interests": _CASE,
    "motives": _MOTIVES,
    "packages": _OPTIONS,
    "offers": _OPTIONS,
    "answers": _OPTIONS,
    "aims": _OUTCOMES,
    "inside": _OPTIONS,
    "comparison": _OPTIONS,
    "before-after": _OPTIONS,
    "outcomes": _OUTCOMES,
    "unchanged": _OUTCOMES,
    "holds": _SWEEP,
    "assumptions": _SWEEP,
    "indicators": _SWEEP,
    "confidence": _SWEEP,
    "readings": _READINGS,
    "forecasts": _FORECASTS,
    "coordination": _GIVEN,
    "distribution": _GIVEN,
    "limits": _Way("what holds of every paper of this kind", lambda _: ()),
    "annex-parties": _CASE,
    "annex-options": _CASE,
    "annex-method": _CASE,
    "annex-record": _Way("the documents that the case cites", _plain("check")),
}
"""By the anchor of a section; those of the areas of options are assessments."""


def way_of(anchor: str) -> _Way | None:
    """Return how the section with an anchor is worked out; None for a section that nobody has told this module of."""
    return _OPTIONS if anchor.startswith("area-") else _WAYS.get(anchor)


def computations(view: PaperView, kind: str, sections: Sequence[Section]) -> dict[str, Computation]:
    """Return how each section was worked out, by its anchor; unknown ones by the whole paper's command."""
    found = {}
    for section in sections:
        way = way_of(section.anchor)
        what, commands = (way.what, tuple(way.commands(view))) if way else ("the whole paper", ())
        found[section.anchor] = Computation(what, commands if way else (paper_command(view, kind),))
    return found


def with_computations(sections: Sequence[Section], computed: Mapping[str, Computation]) -> tuple[Section, ...]:
    """Return the sections, the table of how each was worked out at the end of the one on record and method."""
    table = Table(
        "How each section was worked out, and the command that does it again",
        ("Sections", "What was worked out", "Command"),
        tuple(_rows(sections, computed)),
    )
    return tuple(
        Section(one.title, one.anchor, (*one.blocks, table)) if one.anchor == "annex-method" else one
        for one in sections
    )


def _rows(sections: Sequence[Section], computed: Mapping[str, Computation]) -> Iterator[tuple[Cell, ...]]:
    groups: dict[Computation, list[str]] = {}
    for number, section in enumerate(sections, 1):
        groups.setdefault(computed[section.anchor], []).append(str(number))
    for one, numbers in groups.items():
        yield (Cell(", ".join(numbers)), Cell(one.what), Cell("; ".join(one.commands) or "–"))
