"""What a form of the board asks for, as operations on the case: one for every field that was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from countermove.casefile.nodes import Path
from countermove.desk.board.constraints import content_from
from countermove.desk.board.outline import kind_of
from countermove.editing import operation_from
from countermove.editing.operation import Operation
from countermove.errors import CountermoveError

Asked = Mapping[str, str]
LISTS = frozenset({"cites", "allies"})


def operations_of(mode: str, steps: Path, asked: Asked, was: Asked, expected: str) -> tuple[Operation, ...]:
    """Return the operations that a form asks for, in the order in which they are to be done.

    Args:
        steps: to the place that the form is about.
        asked: the fields as they were sent, ``was`` as the form was drawn.
        expected: what stood there when the form was drawn.

    Raises: ``CountermoveError`` with what is wrong.
    """
    changed = {name: value.strip() for name, value in asked.items() if value.strip() != was.get(name, "").strip()}
    kind = kind_of((*steps, "") if mode == "add" else steps)
    if mode == "add" and kind in _NEW:
        found = _NEW[kind](steps, {name: _value(name, value.strip()) for name, value in asked.items() if value.strip()})
    elif mode == "move" and kind in ("statement", "option"):
        found = _moving(steps, asked, expected)
    elif mode == "edit" and kind in _CHANGED:
        values = {name: _value(name, value) for name, value in changed.items()}
        found = _CHANGED[kind](Change(steps, values, asked, expected)) if values else []
    else:
        raise CountermoveError("this cannot be changed by a form; change it in the text")
    return tuple(operation_from({name: value for name, value in one.items() if value is not None}) for one in found)


@dataclass(frozen=True)
class Change:
    """A change of what stands at a place: the fields that were changed, and all that were sent."""

    steps: Path
    values: dict[str, Any]
    asked: Asked
    expected: str

    @property
    def party(self) -> str:
        """Return the party it is about."""
        return str(self.steps[1])

    def each(self, head: dict[str, Any]) -> list[dict[str, Any]]:
        """Return an operation for every field."""
        return [{**head, "field": name, "value": value} for name, value in self.values.items()]


Given = dict[str, Any]


def _new_party(_: Path, given: Given) -> list[Given]:
    return [{"kind": "add_party", **given}]


def _new_option(steps: Path, given: Given) -> list[Given]:
    more = _flag(given, "status_quo")
    if more == {"status_quo": False}:  # what is not said is so
        given, more = {name: value for name, value in given.items() if name != "status_quo"}, {}
    return [{"kind": "add_option", "party": steps[1], **given, **more}]


def _new_statement(steps: Path, given: Given) -> list[Given]:
    line = given.pop("line", "")
    return [
        {"kind": "add_statement", **owner_of(steps), "statement": "", **given, "place": _whole(line) if line else None}
    ]


def _new_stakeholder(steps: Path, given: Given) -> list[Given]:
    more = _flag(given, "veto") | _numbered(given, "weight")
    return [{"kind": "add_stakeholder", "party": steps[1], **given, **more}]


def _new_take(steps: Path, given: Given) -> list[Given]:
    return [_take(steps, str(steps[4]), given)]


def _new_constraint(_: Path, given: Given) -> list[Given]:
    content = content_from(given.get("shape", "never"), given.pop("content", ""))
    return [{"kind": "add_constraint", **given, "content": content}]


def _new_package(_: Path, given: Given) -> list[Given]:
    for name in ("changes", "condition", "otherwise"):
        if name in given:
            given[name] = settings_from(given[name])
    return [{"kind": "add_package", "name": given.pop("id", ""), "changes": {}, **given}]


def _new_event(_: Path, given: Given) -> list[Given]:
    return [{"kind": "add_event", "id": given.pop("id", ""), "date": given.pop("date", ""), "fields": given}]


def _new_source(_: Path, given: Given) -> list[Given]:
    return [{"kind": "add_source", **given, "sections": _sections(given.get("sections", ""))}]


_NEW: dict[str, Callable[[Path, Given], list[Given]]] = {
    "party": _new_party,
    "option": _new_option,
    "statement": _new_statement,
    "stakeholder": _new_stakeholder,
    "reaction": _new_take,
    "stance": _new_take,
    "constraint": _new_constraint,
    "package": _new_package,
    "event": _new_event,
    "source": _new_source,
}


def _question(change: Change) -> list[Given]:
    return [{"kind": "set_field", "path": _place(name), "value": value} for name, value in change.values.items()]


def _party(change: Change) -> list[Given]:
    """Return what changes a party: its id last, since the other changes name it."""
    new_id = change.values.pop("new_id", "")
    found = [{"kind": "set_party", "id": change.party, **change.values}] if change.values else []
    return [*found, {"kind": "rename_party", "id": change.party, "new_id": new_id}] if new_id else found


def _option(change: Change) -> list[Given]:
    """Return what changes an option: its id last, since the other changes name it."""
    option, new_id = change.steps[3], change.values.pop("new_id", "")
    change.values.update(_flag(change.values, "status_quo"))
    found = change.each({"kind": "set_option", "option": option})
    return [*found, {"kind": "rename_option", "option": option, "new_id": new_id}] if new_id else found


def _statement(change: Change) -> list[Given]:
    """Return what changes a statement: its formula after the other fields, since these name it; its place last."""
    line, to = int(change.steps[-1]) + 1, change.values.pop("line", "")
    owner = owner_of(change.steps)
    says = change.values.pop("statement", None)
    head = {"kind": "set_statement", **owner, "line": line, "expected": change.expected}
    found = change.each(head)
    if says is not None:
        found.append({**head, "field": "statement", "value": says})
    if to:
        expected = change.expected if says is None else says
        found.append({"kind": "move_statement", **owner, "line": line, "to": _whole(to), "expected": expected})
    return found


def _stakeholder(change: Change) -> list[Given]:
    change.values.update(_flag(change.values, "veto") | _numbered(change.values, "weight"))
    return change.each({"kind": "set_stakeholder", "party": change.party, "id": change.steps[3]})


def _reaction(change: Change) -> list[Given]:
    named = {"party": change.party, "stakeholder": change.steps[3], "option": change.steps[5]}
    return change.each({"kind": "set_reaction", **named})


def _stance(change: Change) -> list[Given]:
    """Return what takes a stance out and puts it back as it is to be."""
    given = {name: _value(name, value.strip()) for name, value in change.asked.items() if value.strip()}
    named = {"party": change.party, "stakeholder": change.steps[3], "option": change.steps[5]}
    return [{"kind": "remove_stance", **named}, {**_take(change.steps, "stances", given), **named}]


def _constraint(change: Change) -> list[Given]:
    """Return what changes a constraint: what it says last, since the other changes name it by that."""
    index = int(change.steps[1]) + 1
    says = {name for name in ("shape", "content") if change.values.pop(name, None) is not None}
    head = {"kind": "set_constraint", "index": index, "expected": change.expected}
    found = change.each(head)
    if says:
        shape = change.asked.get("shape", "never")
        found.append({**head, "field": shape, "value": content_from(shape, change.asked.get("content", ""))})
    return found


def _event(change: Change) -> list[Given]:
    return change.each({"kind": "set_event", "id": change.expected})


_CHANGED: dict[str, Callable[[Change], list[Given]]] = {
    "question": _question,
    "party": _party,
    "option": _option,
    "statement": _statement,
    "stakeholder": _stakeholder,
    "reaction": _reaction,
    "stance": _stance,
    "constraint": _constraint,
    "event": _event,
}


def _moving(steps: Path, asked: Asked, expected: str) -> list[Given]:
    to = _whole(asked.get("to", ""))
    if kind_of(steps) == "option":
        return [{"kind": "move_option", "option": steps[3], "to": to}]
    line = int(steps[-1]) + 1
    return [{"kind": "move_statement", **owner_of(steps), "line": line, "to": to, "expected": expected}]


def owner_of(steps: Path) -> dict[str, str]:
    """Return the fields by which an operation names whose statements stand at a place."""
    named = {"party": str(steps[1])}
    if len(steps) > 3 and steps[2] == "profiles":
        named["profile"] = str(steps[3])
    if len(steps) > 3 and steps[2] == "stakeholders":
        named["stakeholder"] = str(steps[3])
    return named


def _take(steps: Path, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    head = {"party": str(steps[1]), "stakeholder": str(steps[3])}
    if kind == "stances":
        given["supports"] = given.pop("for", None)
    return {"kind": "add_stance" if kind == "stances" else "add_reaction", **head, **given}


def settings_from(typed: str) -> dict[str, bool]:
    """Return changes of options from what somebody typed: options with commas, ``not`` before one that is dropped."""
    found = {}
    for part in typed.replace("\n", ",").split(","):
        words = part.split()
        if words:
            found[words[-1]] = words[0].lower() != "not" or len(words) == 1
    return found


def _sections(typed: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in typed.replace(";", "\n").splitlines() if line.strip())
    return {code.strip(): heading.strip() for code, _, heading in pairs}


def _value(name: str, value: str) -> Any:
    return value.replace(",", " ").split() if name in LISTS else value


def _place(name: str) -> str:
    return name if name in ("title", "summary", "as_of", "note") else f"question/{name}"


def _flag(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a field that is true or false as such; anything else is left as it is."""
    value = given.get(name)
    return {name: value == "true"} if value in ("true", "false") else {}


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CountermoveError(f"a place is a whole number from 1 up, not “{text[:40]}”") from None


def _numbered(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a field that is a number as one; nothing where it is empty."""
    text = str(given.get(name, ""))
    try:
        return {name: float(text)} if text else {}
    except ValueError:
        raise CountermoveError(f"a {name} is a number, not “{text[:40]}”") from None
