"""Faults of YAML syntax in our own words."""

from __future__ import annotations

from countermove.casefile.nodes import SourceText
from countermove.errors import Problem

# What the parser says, what it means to somebody who writes a case, and what to do about it.
_MEANINGS = (
    ("mapping values are not allowed", "did not expect a colon here", 'put a text with ": " in it in quotation marks'),
    ("cannot start any token", "cannot read this character here", "indent with spaces, and quote texts that start so"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "close it"),
    ("could not find expected ':'", "a colon is missing after a name", "write `name: value`"),
    ("expected <block end>", "this line does not fit the indentation above it", "align it with its neighbours"),
    ("did not find expected ',' or", "a comma or a closing bracket is missing", "close the bracket, or add the comma"),
    ("expected ',' or", "a comma or a closing bracket is missing", "close the bracket, or add the comma"),
    ("did not find expected node content", "did not expect this here", "quote the text, or take the character out"),
    ("expected the node content", "did not expect this here", "quote the text, or take the character out"),
    ("found unknown escape", "unknown escape after a backslash", "write the backslash twice"),
    ("special characters are not allowed", "a control character stands here", "take it out"),
    ("sequence entries are not allowed", "did not expect a list here", "start the list on its own line"),
    ("found duplicate anchor", "an anchor (&…) cannot be used in a case", "write the value out in full"),
    ("found undefined alias", "an alias (*…) cannot be used in a case", "write the value out in full"),
)


def fault_problem(source: SourceText, fault: Exception, last: int) -> Problem:
    """Return what is wrong with a text that the YAML parser cannot read, and where.

    Args:
        last: where the last thing that could be read starts, for faults without a place.
    """
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    index = mark.index if mark is not None else getattr(fault, "position", None)
    if not isinstance(index, int):
        index = last
    index = min(index, len(source.text))
    said = " ".join(str(part) for part in (getattr(fault, "problem", None), getattr(fault, "reason", None)) if part)
    message, advice = _meaning(said)
    line, column = source.place(index)
    return Problem(message, "", source.path, line, column, source.line(line), advice)


def _meaning(said: str) -> tuple[str, str]:
    for phrase, message, advice in _MEANINGS:
        if phrase in said:
            return message, advice
    return "cannot be read as YAML from here on" + (f": {said}" if said else ""), "compare with `countermove new`"
