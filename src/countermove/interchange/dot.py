"""The graph of moves as DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.interchange.moves import Move, StateNode, moves_of, state_nodes

if TYPE_CHECKING:
    from countermove.engine.solution import Solution

_COLOURS = ("#1b6ca8", "#b4371f", "#3c7d3c", "#7a4ea3", "#8a6d1d", "#0f7c7c", "#a3386b", "#555555")
_STYLES = {"better": "solid", "as good": "dotted", "worse": "dashed"}
_WRAP = 40


def as_dot(solution: Solution) -> Iterator[str]:
    """Yield a DOT document piece by piece.

    A state is a box with its number or name and the options taken; equilibria have a double frame and the concepts
    under which they are one; the status quo is filled. A move is an arrow with its mover's name: drawn through where
    the mover gains, dashed where it loses, dotted where the move makes no difference to it.
    """
    names = [party.name for party in solution.model.decision_makers]
    yield f"digraph {_quoted(solution.case)} {{\n"
    yield f"  label={_quoted(solution.case)};\n"
    yield '  node [shape=box, fontname="sans-serif"];\n  edge [fontname="sans-serif", fontsize=10];\n'
    for node in state_nodes(solution):
        yield _node(node)
    for move in moves_of(solution):
        yield _edge(move, names[move.mover])
    yield "}\n"


def _node(node: StateNode) -> str:
    lines = [node.id, *_wrapped(node.label)]
    marks = []
    if node.equilibrium:
        lines.append(" ".join(node.equilibrium))
        marks.append("peripheries=2")
    if node.is_status_quo:
        marks += ["style=filled", 'fillcolor="#eeeeee"']
    label = '"' + "\\n".join(_escaped(line) for line in lines) + '"'
    return f"  {_quoted(node.id)} [{', '.join([f'label={label}', *marks])}];\n"


def _edge(move: Move, name: str) -> str:
    colour = _COLOURS[move.mover % len(_COLOURS)]
    marks = f'label={_quoted(name)}, color="{colour}", fontcolor="{colour}", style={_STYLES[move.effect]}'
    return f"  {_quoted(move.start)} -> {_quoted(move.end)} [{marks}];\n"


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _quoted(text: str) -> str:
    return f'"{_escaped(" ".join(text.split()))}"'


def _escaped(text: str) -> str:
    """Return a text for a quoted string: no backslash of its own means anything, and nothing ends the quotation."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return shown.replace("\\", "\\\\").replace('"', '\\"')
