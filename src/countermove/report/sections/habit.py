"""What the target's present line leans on: moves that the initiator has not made, and so has spared it."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.report.content import Paragraph, listing, paragraph
from countermove.report.view import PaperView


def habit(view: PaperView) -> tuple[Paragraph, ...]:
    """Return what the initiator's past line has spared the target; nothing where no move displaces its line.

    Source: mission F41; tradecraft.md, section 8 (what past policy has saved the target).
    """
    sentences = tuple(_sentences(view))
    return (paragraph(*sentences),) if sentences else ()


def _sentences(view: PaperView) -> Iterator[str]:
    found = view.doubts.habit
    if found is None:
        return
    if found.always:
        named = listing([view.wording.package(name) for name in found.always], "or")
        every = ", in every completion" if found.is_swept else ""
        yield f"The present line of {view.them} is its best only while {view.us} makes no move like {named}{every}."
    if found.sometimes:
        named = listing([view.wording.package(name) for name in found.sometimes], "or")
        also = "also " if found.always else ""
        yield f"In some completions the present line of {view.them} {also}rests on {view.us} not making {named}."
