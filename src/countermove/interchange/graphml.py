"""The graph of moves as GraphML, for programs that draw and analyse graphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from countermove.interchange.moves import Move, StateNode, moves_of, state_nodes

if TYPE_CHECKING:
    from countermove.engine.solution import Solution

# What XML 1.0 cannot hold in any way.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE = {
    "label": "string",
    "letters": "string",
    "code": "string",
    "status_quo": "boolean",
    "equilibrium": "string",
}
_EDGE = {"mover": "string", "mover_name": "string", "effect": "string", "improvement": "boolean"}


def as_graphml(solution: Solution) -> Iterator[str]:
    """Yield a GraphML document piece by piece: a node a state, an edge a move.

    Nodes have ``label``, ``letters``, ``code``, ``status_quo``, ``equilibrium`` (concepts with blanks between them),
    whether the state is an equilibrium under each concept, and ``rank.ID`` for each decision maker, 1 being the best.
    Edges have ``mover``, ``mover_name``, ``effect`` (better, as good, worse) and ``improvement``.
    """
    concepts = [concept for concept in solution.concepts if concept not in solution.not_given]
    ranks = [f"rank.{party}" for party in solution.parties]
    node_keys = {**_NODE, **dict.fromkeys(concepts, "boolean"), **dict.fromkeys(ranks, "int")}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from (_key("node", name, kind) for name, kind in node_keys.items())
    yield from (_key("edge", name, kind) for name, kind in _EDGE.items())
    yield f'<graph id={_attribute(solution.case)} edgedefault="directed">\n'
    for node in state_nodes(solution):
        yield _node(node, concepts, ranks)
    names = [party.name for party in solution.model.decision_makers]
    for number, move in enumerate(moves_of(solution)):
        yield _edge(number, move, solution.parties[move.mover], names[move.mover])
    yield "</graph>\n</graphml>\n"


def _key(of: str, name: str, kind: str) -> str:
    key = _attribute(f"{of}.{name}")
    return f'<key id={key} for="{of}" attr.name={_attribute(name)} attr.type="{kind}"/>\n'


def _node(node: StateNode, concepts: list[str], ranks: list[str]) -> str:
    data: dict[str, str | bool | int] = {
        "label": node.label,
        "letters": node.letters,
        "code": node.code,
        "status_quo": node.is_status_quo,
        "equilibrium": " ".join(node.equilibrium),
        **{concept: concept in node.equilibrium for concept in concepts},
        **dict(zip(ranks, node.ranks, strict=True)),
    }
    return f"<node id={_attribute(node.id)}>{_data('node', data)}</node>\n"


def _edge(number: int, move: Move, mover: str, name: str) -> str:
    data: dict[str, str | bool | int] = {
        "mover": mover,
        "mover_name": name,
        "effect": move.effect,
        "improvement": move.is_improvement,
    }
    ends = f"source={_attribute(move.start)} target={_attribute(move.end)}"
    return f'<edge id="m{number}" {ends}>{_data("edge", data)}</edge>\n'


def _data(of: str, values: dict[str, str | bool | int]) -> str:
    return "".join(f"<data key={_attribute(f'{of}.{name}')}>{_text(value)}</data>" for name, value in values.items())


def _text(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(_NO_XML.sub("\ufffd", str(value)))


def _attribute(value: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
