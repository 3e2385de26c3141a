"""The statement language, read by recursive descent (interface.md 1, "Expression language")."""

from __future__ import annotations

import re

from .conflict import State, Statement

SYNONYMS = {"!": "not", "-": "not", "&": "and", "|": "or", "->": "implies", "<->": "iff"}
KEYWORDS = {"not", "and", "or", "implies", "if", "iff"}
TOKEN = re.compile(r"\s*(<->|->|[!&|()-]|[A-Za-z_][A-Za-z0-9_]*)")


def words(text: str) -> list[str]:
    """The tokens, synonyms replaced by keywords, keywords in lower case."""
    found, at = [], 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read {text!r} at {at}")
        word, at = match.group(1), match.end()
        found.append(word.lower() if word.lower() in KEYWORDS else SYNONYMS.get(word, word))
    return found


class _Reader:
    """Precedence: not > and > or > implies/if > iff; operators of one level are read from the left."""

    def __init__(self, text: str) -> None:
        self.left = words(text)
        self.names: set[str] = set()

    def take(self, *wanted: str) -> str | None:
        if self.left and self.left[0] in wanted:
            return self.left.pop(0)
        return None

    def iff(self) -> Statement:
        a = self.conditional()
        while self.take("iff"):
            a = equivalence(a, self.conditional())
        return a

    def conditional(self) -> Statement:
        a = self.disjunction()
        while operator := self.take("implies", "if"):
            b = self.disjunction()
            a = implication(a, b) if operator == "implies" else implication(b, a)
        return a

    def disjunction(self) -> Statement:
        a = self.conjunction()
        while self.take("or"):
            a = disjunction(a, self.conjunction())
        return a

    def conjunction(self) -> Statement:
        a = self.negation()
        while self.take("and"):
            a = conjunction(a, self.negation())
        return a

    def negation(self) -> Statement:
        if self.take("not"):
            return negation(self.negation())
        if self.take("("):
            a = self.iff()
            if not self.take(")"):
                raise ValueError("unclosed parenthesis")
            return a
        name = self.left.pop(0)
        self.names.add(name)
        return option(name)


def option(name: str) -> Statement:
    """True where the option is taken."""
    return lambda state: name in state


def negation(a: Statement) -> Statement:
    return lambda state: not a(state)


def conjunction(a: Statement, b: Statement) -> Statement:
    return lambda state: a(state) and b(state)


def disjunction(a: Statement, b: Statement) -> Statement:
    return lambda state: a(state) or b(state)


def implication(a: Statement, b: Statement) -> Statement:
    """Material: true where the condition fails (theory 3.3)."""
    return lambda state: not a(state) or b(state)


def equivalence(a: Statement, b: Statement) -> Statement:
    return lambda state: bool(a(state)) == bool(b(state))


def read(text: str) -> tuple[Statement, frozenset[str]]:
    """A statement as a function of the state, and the options it names."""
    reader = _Reader(text)
    formula = reader.iff()
    if reader.left:
        raise ValueError(f"unexpected {reader.left[0]!r} in {text!r}")
    return formula, frozenset(reader.names)


def holds(text: str, state: State) -> bool:
    """Whether a statement is true at a state."""
    return bool(read(text)[0](state))
