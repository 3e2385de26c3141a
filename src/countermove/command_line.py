"""How a question put to a case is written on a command line, for records of how a result was made.

No path of the machine is part of it: a case of one's own is named by its file or folder alone.

Source: mission F59 and F60.
"""

from __future__ import annotations

import shlex
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countermove.casefile.case import Case


def case_argument(case: Case) -> str:
    """Return a case as a command names it: a bundled one by its name, another by its file, or by its folder where the
    file is ``case.yaml`` in it; ``CASE`` for one that came from no file."""
    from countermove.casefile.catalogue import bundled_path, catalogue_folder

    if not case.path:
        return case.name if case.name and bundled_path(case.name) else "CASE"
    path = Path(case.path)
    if path.is_relative_to(catalogue_folder()):
        return case.name
    if path.suffix and path.stem == "case":
        return path.parent.name or path.name
    return path.name


def question_flags(  # noqa: PLR0913 - one argument a flag
    actor: str | None = None,
    target: str | None = None,
    *,
    allies: Sequence[str] | None = None,
    packages: Sequence[str] | None = None,
    max_changes: int | None = None,
    profiles: Mapping[str, str] | None = None,
    dropped: Collection[tuple[str, int]] = (),
    muted: Collection[str] = (),
    only_area: str | None = None,
) -> tuple[str, ...]:
    """Return the flags with which a command asks what these arguments of ``assess`` ask; none for what is usual."""
    single = (("--actor", actor), ("--target", target), ("--max-changes", max_changes), ("--only", only_area))
    several = (
        ("--ally", allies or ()),
        ("--package", packages or ()),
        ("--profile", [f"{party}:{name}" for party, name in (profiles or {}).items()]),
        ("--drop", [f"{party}/preferences/{line}" for party, line in dropped]),
        ("--mute", sorted(muted)),
    )
    flags = [part for flag, value in single if value is not None for part in (flag, str(value))]
    flags += [part for flag, values in several for value in values for part in (flag, value)]
    return tuple(flags)


def command(verb: str, case: Case, *flags: str) -> str:
    """Return a command as it is typed, quoted where a shell would misread it."""
    return shlex.join(["countermove", verb, case_argument(case), *flags])
