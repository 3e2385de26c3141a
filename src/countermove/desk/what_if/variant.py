"""A what-if kept as a case of its own: a new file beside the case, which never takes the place of another."""

from __future__ import annotations

import re
from pathlib import Path

from countermove.casefile.case import Case
from countermove.desk.folder import Folder
from countermove.desk.home.names import cleaned, numbered
from countermove.desk.opened import OpenCase
from countermove.desk.what_if.steps import Steps, operations_of
from countermove.desk.what_if.supposed import Base, supposed
from countermove.editing import apply_all, operation_from
from countermove.errors import CountermoveError

MOST_NUMBERS = 500
_SEPARATING = re.compile(r"[\W_]+")


def keep_variant(folder: Folder, opened: OpenCase, base: Base, steps: Steps, label: str) -> str:
    """Write the case as it is supposed into a new file, and return its key.

    It lies beside the case; a bundled case's variant lies in the folder itself. The label is put behind the title.

    Raises: ``CountermoveError`` for an empty label, steps that do not fit, and a folder that cannot be written to.
    """
    plain = " ".join(label.split())
    if not _SEPARATING.sub("", plain):
        raise CountermoveError("Give the variant a label of a word or two; its file will be called so.")
    if not operations_of(steps):
        raise CountermoveError(
            "There is nothing to keep: a case file cannot say that a party never moves or how an open point is "
            "settled. Suppose a change of what the case says first."
        )
    text = _text(base, steps, plain[:60])
    name = _name(opened, plain, base.is_json)
    where = opened.path.parent if _is_inside(folder, opened.path) else folder.root
    return folder.name(_written(where, name, text))


def _text(base: Base, steps: Steps, label: str) -> str:
    found = supposed(base, steps)
    if found.faults:
        raise CountermoveError(f"Step {found.faults[0].place} does not fit the case any more: {found.faults[0].why}")
    title = operation_from({"kind": "set_field", "path": "title", "value": f"{_title(base.case)} ({label})"})
    return apply_all(found.text, [title], is_json=base.is_json)


def _title(case: Case) -> str:
    return " ".join(case.title.split())


def _name(opened: OpenCase, label: str, is_json: bool) -> str:
    own = opened.path.stem if opened.path.stem != "case" else opened.name
    words = _SEPARATING.sub("-", label.lower()).strip("-")
    return cleaned(f"{own}-{words}{'.json' if is_json else '.yaml'}")


def _is_inside(folder: Folder, path: Path) -> bool:
    return path.parent.resolve().is_relative_to(folder.root)


def _written(where: Path, name: str, text: str) -> Path:
    for number in range(1, MOST_NUMBERS):
        path = where / numbered(name, number)
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError as fault:
            path.unlink(missing_ok=True)
            raise CountermoveError(
                f"{name} cannot be written here ({fault.strerror or fault}); nothing was kept. Make room or ask for "
                "the right to write."
            ) from None
        return path
    raise CountermoveError(f"There are {MOST_NUMBERS} files called {name} already; choose another label.")
