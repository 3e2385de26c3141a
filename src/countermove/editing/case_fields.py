"""Operations on what a case says of itself, of its question and of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.operation_kind import Operation
from countermove.editing.places import is_empty, set_field
from countermove.editing.primitives import put, remove

ALONE = ("title", "as_of", "summary", "note")
WITH_PARTS = ("question", "paper")


@dataclass(frozen=True)
class SetField(Operation):
    """Title, date, summary, note, or a place in ``question`` or ``paper`` set; an empty value takes it out.

    ``path`` is a text such as ``question/initiator``, or its steps; steps into lists are numbers from 0.
    """

    path: Any
    value: Any

    @property
    def steps(self) -> Path:
        """Return the place in the case."""
        parts = self.path.split("/") if isinstance(self.path, str) else list(self.path)
        return tuple(int(part) if isinstance(part, str) and part.isdecimal() else part for part in parts)

    @property
    def label(self) -> str:
        """Return what was done."""
        names = [str(step).replace("_", " ") if isinstance(step, str) else str(step + 1) for step in self.steps]
        return f"Changed the {', '.join(names)}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the place."""
        if not isinstance(self.path, str | tuple) or not all(isinstance(one, str | int) for one in self.path):
            return [("path", "a place is a text such as question/initiator, or a list of its steps")]
        steps = self.steps
        known = steps[:1] and ((steps[0] in ALONE and len(steps) == 1) or steps[0] in WITH_PARTS)
        if known and len(steps) <= 8 and "" not in steps:
            return []
        places = ", ".join([*ALONE, *(f"{name}/…" for name in WITH_PARTS)])
        return [("path", f'"{self.path}" is no place that can be set so; known: {places}')]

    def done(self, document: Document) -> Document:
        """Return the document with the value there."""
        path = self.steps
        last = path[-1]
        if len(path) > 1 and isinstance(last, str):
            is_office = path[0] == "paper" and len(path) == 4
            return set_field(document, path[:-1], last, self.value, "office" if is_office else "")
        if not is_empty(self.value):
            return put(document, path, self.value)
        return document if document.part(path) is None else remove(document, path)
