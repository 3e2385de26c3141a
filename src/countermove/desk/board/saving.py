"""What a form of the board asks for, as operations on the case: one for every field that was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from countermove.casefile.nodes import Path
from countermove.desk.board.constraints import content_from
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
    if mode == "add":
        found = _adding(steps, {name: value.strip() for name, value in asked.items()})
    elif mode == "move":
        found = _moving(steps, asked, expected)
    else:
        found = _editing(steps, changed, asked, expected)
    return tuple(operation_from({name: value for name, value in one.items() if value is not None}) for one in found)


def _adding(steps: Path, asked: Asked) -> Sequence[dict[str, Any]]:
    given = {name: _value(name, value) for name, value in asked.items() if value}
    match steps:
        case ("decision_makers",):
            return [{"kind": "add_party", **given}]
        case ("decision_makers", party, "options"):
            if given.get("status_quo") == "false":
                given.pop("status_quo")
            return [{"kind": "add_option", "party": party, **given, **_flag(given, "status_quo")}]
        case ("decision_makers", *_, "preferences"):
            place = {"place": _whole(given.pop("line"))} if given.get("line") else {}
            return [{"kind": "add_statement", **owner_of(steps), "statement": "", **given, **place}]
        case ("decision_makers", party, "stakeholders"):
            more = _flag(given, "veto") | ({"weight": _number(asked["weight"])} if asked.get("weight") else {})
            return [{"kind": "add_stakeholder", "party": party, **given, **more}]
        case ("decision_makers", _, "stakeholders", _, "reactions" | "stances" as kind):
            return [_take(steps, kind, given)]
        case ("constraints",):
            shape = asked.get("shape", "never")
            return [{"kind": "add_constraint", **given, "content": content_from(shape, asked.get("content", ""))}]
        case ("packages",):
            return [_package(given)]
        case ("events",):
            return [{"kind": "add_event", "id": given.pop("id", ""), "date": given.pop("date", ""), "fields": given}]
        case ("sources",):
            more = {"sections": _sections(asked["sections"])} if asked.get("sections") else {}
            return [{"kind": "add_source", **given, **more}]
    raise _unknown()


def _editing(steps: Path, changed: Asked, asked: Asked, expected: str) -> Sequence[dict[str, Any]]:
    values = {name: _value(name, value) for name, value in changed.items()}
    match steps:
        case ("question",):
            return [{"kind": "set_field", "path": _place(name), "value": value} for name, value in values.items()]
        case ("decision_makers", party):
            return [{"kind": "set_party", "id": party, **values}] if values else []
        case ("decision_makers", _, "options", option):
            return _option(str(option), values)
        case ("decision_makers", *_, "preferences", int(index)):
            return _statement(steps, index + 1, values, expected)
        case ("decision_makers", party, "stakeholders", name):
            values |= _flag(values, "veto") | ({"weight": _number(changed["weight"])} if changed.get("weight") else {})
            head = {"kind": "set_stakeholder", "party": party, "id": name}
            return [{**head, **_set(field, value)} for field, value in values.items()]
        case ("decision_makers", party, "stakeholders", name, "reactions", option):
            head = {"kind": "set_reaction", "party": party, "stakeholder": name, "option": option}
            return [{**head, **_set(field, value)} for field, value in values.items()]
        case ("decision_makers", party, "stakeholders", name, "stances", option):
            return _stance(steps, asked) if values else []
        case ("constraints", int(index)):
            return _constraint(index + 1, values, asked, expected)
        case ("events", int()):
            head = {"kind": "set_event", "id": asked.get("id", "")}
            return [{**head, **_set(field, value)} for field, value in values.items()]
    raise _unknown()


def _moving(steps: Path, asked: Asked, expected: str) -> Sequence[dict[str, Any]]:
    to = _whole(asked.get("to", ""))
    match steps:
        case ("decision_makers", *_, "preferences", int(index)):
            return [{"kind": "move_statement", **owner_of(steps), "line": index + 1, "to": to, "expected": expected}]
        case ("decision_makers", _, "options", option):
            return [{"kind": "move_option", "option": option, "to": to}]
    raise _unknown()


def owner_of(steps: Path) -> dict[str, str]:
    """Return the fields by which an operation names whose statements stand at a place."""
    named = {"party": str(steps[1])}
    if len(steps) > 3 and steps[2] == "profiles":
        named["profile"] = str(steps[3])
    if len(steps) > 3 and steps[2] == "stakeholders":
        named["stakeholder"] = str(steps[3])
    return named


def _statement(steps: Path, line: int, values: Mapping[str, Any], expected: str) -> Sequence[dict[str, Any]]:
    """Return what changes a statement: its formula after the other fields, since these name it; its place last."""
    head = {"kind": "set_statement", **owner_of(steps), "line": line, "expected": expected}
    fields = [name for name in values if name not in ("statement", "line")]
    found = [{**head, **_set(name, values[name])} for name in fields]
    if "statement" in values:
        found.append({**head, "field": "statement", "value": values["statement"]})
    if values.get("line"):
        says = values.get("statement", expected)
        to = _whole(values["line"])
        found.append({"kind": "move_statement", **owner_of(steps), "line": line, "to": to, "expected": says})
    return found


def _option(option: str, values: dict[str, Any]) -> Sequence[dict[str, Any]]:
    new_id = values.pop("new_id", "")
    values |= _flag(values, "status_quo")
    found = [{"kind": "set_option", "option": option, **_set(name, value)} for name, value in values.items()]
    return [*found, {"kind": "rename_option", "option": option, "new_id": new_id}] if new_id else found


def _constraint(index: int, values: dict[str, Any], asked: Asked, expected: str) -> Sequence[dict[str, Any]]:
    head = {"kind": "set_constraint", "index": index, "expected": expected}
    content = {name: values.pop(name) for name in ("shape", "content") if name in values}
    found = [{**head, **_set(name, value)} for name, value in values.items()]
    if content:
        shape = asked.get("shape", "never")
        found.append({**head, "field": shape, "value": content_from(shape, asked.get("content", ""))})
    return found


def _take(steps: Path, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    head = {"party": str(steps[1]), "stakeholder": str(steps[3])}
    if kind == "stances":
        given["supports"] = given.pop("for", None)
    return {"kind": "add_stance" if kind == "stances" else "add_reaction", **head, **given}


def _stance(steps: Path, asked: Asked) -> Sequence[dict[str, Any]]:
    """Return what takes a stance out and puts it back as it is to be."""
    given = {name: _value(name, value.strip()) for name, value in asked.items() if value.strip()}
    head = {"party": str(steps[1]), "stakeholder": str(steps[3]), "option": str(steps[5])}
    return [{"kind": "remove_stance", **head}, {**_take(steps, "stances", given), **head}]


def _package(given: dict[str, Any]) -> dict[str, Any]:
    for name in ("changes", "condition", "otherwise"):
        if name in given:
            given[name] = settings_from(given[name])
    given.setdefault("changes", {})
    return {"kind": "add_package", "name": given.pop("id", ""), **given}


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


def _set(field: str, value: Any) -> dict[str, Any]:
    return {"field": field, "value": value}


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


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise CountermoveError(f"a weight is a number, not “{text[:40]}”") from None


def _unknown() -> CountermoveError:
    return CountermoveError("this cannot be changed by a form; change it in the text")
