"""Text to formula. Nothing is evaluated, ever: a name is a name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from countermove.errors import StatementError
from countermove.language.formula import And, Formula, Iff, Implies, Not, Option, Or

if TYPE_CHECKING:
    from lark import Lark, Tree

KEYWORDS = frozenset({"not", "and", "or", "implies", "if", "iff"})
MAXIMUM_LENGTH = 20_000
MAXIMUM_DEPTH = 100

_EXPECTED = {
    "IFF": '"iff"',
    "IMPLIES": '"implies"',
    "IF": '"if"',
    "OR": '"or"',
    "AND": '"and"',
    "NOT": '"not"',
    "NAME": "an option",
    "LPAR": '"("',
    "RPAR": '")"',
    "$END": "the end of the statement",
}


def is_identifier(text: str) -> bool:
    """Say whether a text can name an option, a party or a source of uncertainty."""
    return re.fullmatch(r"[^\W\d]\w*", text) is not None and text.lower() not in KEYWORDS


@lru_cache(maxsize=4096)
def parse(text: str) -> Formula:
    """Return the formula a statement's text stands for.

    Raises: ``StatementError`` with the column of the fault and what was expected there.
    Source: interface.md, section 1, expression language.
    """
    _refuse_oversize(text)
    from lark import exceptions

    try:
        tree = parser_of_statements().parse(text)
    except exceptions.UnexpectedToken as fault:
        raise _unexpected(text, fault) from None
    except exceptions.UnexpectedCharacters as fault:
        at = fault.pos_in_stream or 0
        character = text[at]
        raise StatementError(
            f'cannot read "{character}" in a statement',
            text,
            at + 1,
            "use option names with not, and, or, implies, if, iff and parentheses",
        ) from None
    return _build(tree.children[0])


def _refuse_oversize(text: str) -> None:
    if not text.strip():
        raise StatementError("the statement is empty", text, 1, "write an option's name, or: dialogue if agenda")
    if len(text) > MAXIMUM_LENGTH:
        raise StatementError(f"the statement is longer than {MAXIMUM_LENGTH:,} characters", text[:80], 1)
    # Each level of nesting costs a parenthesis, a "not" or a connective, so counting them bounds the depth.
    if len(re.findall(r"[(!&|>-]|\b(?:not|and|or|implies|if|iff)\b", text, re.IGNORECASE)) > MAXIMUM_DEPTH * 2:
        raise StatementError(
            f"the statement has more than {MAXIMUM_DEPTH * 2} connectives and parentheses",
            text[:80],
            1,
            "split it into several statements",
        )


@cache
def parser_of_statements() -> Lark:
    """Return the parser of the statement language, made once."""
    from importlib.resources import files

    from lark import Lark

    grammar = files("countermove.language").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic")


def _unexpected(text: str, fault: Any) -> StatementError:
    expected = sorted({_EXPECTED.get(name, name) for name in fault.accepts or fault.expected})
    token = fault.token
    at_end = token.type == "$END"
    column = len(text.rstrip()) + 1 if at_end else token.start_pos + 1
    found = "the statement stops too early" if at_end else f'did not expect "{token}" here'
    advice = ""
    if token == "-" and not at_end:
        advice = "an option's name has no hyphen in it: write us_pressure, not us-pressure"
    if token.type in {"IF", "IMPLIES"}:
        advice = 'put parentheses where "if" and "implies" meet, to say which belongs together'
    wanted = " or ".join(filter(None, (", ".join(expected[:-1]), *expected[-1:])))
    return StatementError(f"{found}; expected {wanted}", text, column, advice)


def _build(node: Any) -> Formula:
    """Turn a parse tree into formula nodes."""
    tree: Tree[Any] = node
    parts = [child for child in tree.children if not _is_operator(child)]
    match tree.data:
        case "option":
            return Option(str(tree.children[0]))
        case "not_":
            return Not(_build(parts[0]))
        case "and_":
            return And(_build(parts[0]), _build(parts[1]))
        case "or_":
            return Or(_build(parts[0]), _build(parts[1]))
        case "iff_":
            return Iff(_build(parts[0]), _build(parts[1]))
        case "implication":
            return Implies(_build(parts[0]), _build(parts[1]))
        case "reversed":
            return Implies(_build(parts[1]), _build(parts[0]), written_as_if=True)
    raise AssertionError(f"no such rule: {tree.data}")


def _is_operator(child: Any) -> bool:
    return getattr(child, "type", "") in {"IFF", "IMPLIES", "IF", "OR", "AND", "NOT"}
