"""Where names stand in a statement, for those who rename them; the statement need not be finished."""

from __future__ import annotations

from countermove.language.parse import MAXIMUM_LENGTH, parser_of_statements


def name_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return every name in a statement with where it starts and ends, by the tokens of the language.

    A text that cannot be read to its end gives the names up to there.
    """
    from lark.exceptions import LarkError

    found: list[tuple[int, int, str]] = []
    if len(text) > MAXIMUM_LENGTH:
        return ()
    try:
        for token in parser_of_statements().lex(text):
            if token.type == "NAME":
                start = token.start_pos or 0
                found.append((start, start + len(token), str(token)))
    except LarkError:
        pass
    return tuple(found)
