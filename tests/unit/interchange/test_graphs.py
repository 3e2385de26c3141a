"""GraphML, DOT and the table of states: what stands in them, that texts are texts, and their limits."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from case_texts import GRAPH, loaded
from properties.engine_models import random_conflict, random_graph

from countermove.casefile.load import load
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.errors import TooLarge
from countermove.interchange import moves, state_table
from countermove.interchange.dot import as_dot
from countermove.interchange.graphml import as_graphml
from countermove.interchange.moves import refuse_large_graph
from countermove.interchange.state_table import as_state_table
from countermove.interchange.tables.csv_folder import harmless, plain
from countermove.model import Conflict, GraphConflict

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
HOSTILE = 'x" ]; y [label="<b>&amp;\\N\\"]]>\n\t\x00\x1b\ud83d\ufffe='


def parsed(text: str) -> tuple[dict[str, dict[str, str]], list[dict[str, str]]]:
    """Return the nodes and edges of a GraphML text, their data by the names of the keys."""
    root = ElementTree.fromstring(text)
    names = {key.attrib["id"]: key.attrib["attr.name"] for key in root.iter(f"{NAMESPACE}key")}

    def data(element: ElementTree.Element) -> dict[str, str]:
        return {names[part.attrib["key"]]: part.text or "" for part in element.iter(f"{NAMESPACE}data")}

    nodes = {node.attrib["id"]: data(node) for node in root.iter(f"{NAMESPACE}node")}
    edges = [
        {"source": edge.attrib["source"], "target": edge.attrib["target"], **data(edge)}
        for edge in root.iter(f"{NAMESPACE}edge")
    ]
    return nodes, edges


@pytest.mark.parametrize("seed", range(40))
def test_graphml_has_the_states_and_moves_of_the_definitions(seed: int) -> None:
    model = random_graph(seed) if seed % 4 == 0 else random_conflict(seed, 5)
    solution, written = solve(model), write_out(model)
    nodes, edges = parsed("".join(as_graphml(solution)))
    called = {state: str(solution.states.name(place)) for place, state in enumerate(written.states)}
    assert list(nodes) == list(called.values())
    found = {(edge["mover"], edge["source"], edge["target"], edge["improvement"]) for edge in edges}
    assert len(found) == len(edges)
    assert found == {
        (dm, called[start], called[end], "true" if written.rank[dm][end] > written.rank[dm][start] else "false")
        for dm, arcs in written.arcs.items()
        for start, ends in arcs.items()
        for end in ends
    }
    for concept in ("nash", "gmr", "smr", "seq"):
        marked = {name for name, data in nodes.items() if data[concept] == "true"}
        assert marked == {str(name) for name in solution.equilibria(concept)}
        assert marked == {name for name, data in nodes.items() if concept in data["equilibrium"].split()}


def test_graphml_says_what_a_state_is() -> None:
    nodes, edges = parsed("".join(as_graphml(solve(load("elmira-12")))))
    first = nodes["1"]
    assert (first["label"], first["letters"], first["code"], first["status_quo"]) == ("{delay}", "NYNNN", "2", "true")
    assert sum(data["status_quo"] == "true" for data in nodes.values()) == 1
    assert min(int(data["rank.moe"]) for data in nodes.values()) == 1
    assert {edge["effect"] for edge in edges} <= {"better", "worse", "as good"}
    assert {edge["mover_name"] for edge in edges} == {"MoE", "Uniroyal", "Local Government"}


def hostile(path: Path) -> GraphConflict:
    graph = loaded(GRAPH, path).model()
    assert isinstance(graph, GraphConflict)
    parties = tuple(replace(party, name=HOSTILE) for party in graph.decision_makers)
    moves_of = {"s1": ("=s2\n",), "=s2\n": ("s3",)}
    first = replace(parties[0], moves=moves_of, ranking=(("s3",), ("s1", "=s2\n")))
    second = replace(parties[1], ranking=(("s1",), ("=s2\n",), ("s3",)))
    return GraphConflict(HOSTILE, {"s1": HOSTILE, "=s2\n": "=2+2", "s3": ""}, (first, second), "s1")


def test_hostile_texts_are_texts_in_graphml(tmp_path: Path) -> None:
    nodes, edges = parsed("".join(as_graphml(solve(hostile(tmp_path)))).encode("utf-8", "strict").decode())
    assert list(nodes) == ["s1", "=s2\n", "s3"]
    assert nodes["s1"]["label"].startswith('x" ]; y [label="<b>&amp;\\N\\"]]>')
    assert {edge["target"] for edge in edges} == {"=s2\n", "s3", "s1"}


DOT_TOKEN = re.compile(r'\s*(?:("(?:[^"\\\n]|\\["\\n])*")|([A-Za-z_]\w*|\d+)|(->|[{}\[\];,=]))')


def dot_tokens(text: str) -> list[str]:
    """Return the tokens of a DOT text; fail on what is none. In a quotation only \\", \\\\ and \\n are let through."""
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = DOT_TOKEN.match(text, at)
        assert found is not None, text[at : at + 60]
        tokens.append(found[0].strip())
        at = found.end()
    return tokens


def dot_statements(text: str) -> list[list[str]]:
    """Return the statements of a DOT text between its outer braces."""
    tokens = dot_tokens(text)
    assert tokens[0] == "digraph"
    assert (tokens[2], tokens[-1]) == ("{", "}")
    statements: list[list[str]] = [[]]
    for token in tokens[3:-1]:
        if token == ";":
            statements.append([])
        else:
            statements[-1].append(token)
    assert statements.pop() == []
    return statements


def test_dot_has_a_node_a_state_and_an_edge_a_move() -> None:
    solution = solve(load("elmira-12"))
    statements = dot_statements("".join(as_dot(solution)))
    edges = [statement for statement in statements if "->" in statement]
    nodes = [statement for statement in statements if statement[0].startswith('"') and "->" not in statement]
    structure = write_out(load("elmira-12").model())
    assert len(nodes) == 12
    assert len(edges) == sum(len(ends) for arcs in structure.arcs.values() for ends in arcs.values())
    framed = {statement[0] for statement in nodes if "peripheries" in statement}
    assert framed == {f'"{state}"' for concept in solution.concepts for state in solution.equilibria(concept)}
    effects = [edge["effect"] for edge in parsed("".join(as_graphml(solution)))[1]]
    styles = {"better": "solid", "worse": "dashed", "as good": "dotted"}
    assert set(effects) == set(styles)
    assert [statement[-2] for statement in edges] == [styles[effect] for effect in effects]


def test_hostile_texts_are_texts_in_dot(tmp_path: Path) -> None:
    text = "".join(as_dot(solve(hostile(tmp_path), case=HOSTILE)))
    statements = dot_statements(text)
    assert len([one for one in statements if one[0].startswith('"') and one[1] == "["]) == 3
    assert "\x00" not in text
    assert '"=s2"' in text
    text.encode("utf-8", "strict")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("seed", range(20))
def test_the_table_of_states_says_what_the_solution_says(seed: int) -> None:
    model = random_conflict(seed, 5)
    if not model.options:
        return
    solution, structure = solve(model), write_out(model)
    table = rows("".join(as_state_table(solution)))
    assert [int(row["state"]) for row in table] == list(range(1, len(solution) + 1))
    assert [int(row["code"]) for row in table] == list(structure.states)
    for place, row in enumerate(table):
        taken = [name for name in model.option_names if row[name] == "Y"]
        assert taken == model.taken(int(row["code"]))
        for concept in ("nash", "gmr", "smr", "seq"):
            assert (row[concept] == "Y") == bool(solution.flags(concept)[place])
            assert all(
                (row[f"{concept}.{dm}"] == "Y") == bool(solution.flags(concept, dm)[place]) for dm in model.party_names
            )
    for dm in model.party_names:
        ranks = [int(row[f"rank.{dm}"]) for row in table]
        levels = [structure.rank[dm][state] for state in structure.states]
        ladder = sorted(set(levels), reverse=True)
        assert ranks == [ladder.index(level) + 1 for level in levels]


def test_no_cell_of_the_table_can_be_run(tmp_path: Path) -> None:
    text = "".join(as_state_table(solve(hostile(tmp_path))))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=s2\n" in cells
    assert "'=2+2" in cells


@pytest.mark.parametrize("text", ["=1+1", "+1", "-permit", "@x", "'=1", "'", "''", "plain", "", "\t=1", "a=1", "-"])
def test_what_is_made_harmless_comes_back(text: str) -> None:
    assert plain(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_graphs_that_are_too_large_are_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLarge, match=r"The graph of up to 2,055,141,851,136 states .* Write \.csv"):
        refuse_large_graph(load("soviet-japan-1985-full").model())
    model = load("soviet-japan-1985").model()
    refuse_large_graph(load("elmira-12").model())
    refuse_large_graph(model)
    monkeypatch.setattr(moves, "MOST_MOVES", 1000)
    with pytest.raises(TooLarge, match="4,096 states and 1,000 moves"):
        refuse_large_graph(model)
    graph = random_graph(0)
    monkeypatch.setattr(moves, "MOST_STATES", 2)
    with pytest.raises(TooLarge):
        refuse_large_graph(graph)


def test_tables_longer_than_a_spreadsheet_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_table, "MOST_ROWS", 3)
    solution = solve(load("elmira-12"), ["nash"])
    with pytest.raises(TooLarge, match="A table of 12 states"):
        as_state_table(solution)
    assert isinstance(solution.model, Conflict)
