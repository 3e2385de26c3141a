"""The bundled published cases say what the collected sources say, item by item.

The collected sources are not part of the repository: the tests look for them beside it and are skipped without them.
The YAML is read directly, so that nothing here depends on the loader.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT.parent / "shared" / "published"
CASES = ROOT / "src" / "countermove" / "cases"
FILES = {
    "prisoners-dilemma": "prisoners_dilemma.json",
    "syria-iraq-1975": "syria_iraq_1975.json",
    "cuban-missile-crisis": "cuban_missile_crisis_inputs_only.json",
    "elmira-12": "elmira_12_states_gmcrplus.json",
    "elmira-9": "elmira_9_states_graph_form.json",
}
DIRECTIONS = {"both": "both", "fwd": "on", "back": "off"}
CONCEPTS = {
    "Nash": "nash",
    "GMR": "gmr",
    "SMR": "smr",
    "SEQ": "seq",
    "SSEQ": "sseq",
    "SIM": "sim",
    "SEQ&SIM": "seq_or_sim",
    "SEQ_or_SIM": "seq_or_sim",
}
# Key of the collected sources, key here: the same where nothing is said.
KEYS = {
    "reachable_from_s1_by_UIs": "reachable_from_s1_by_uis",
    "shortest_legal_UM_paths_from_s1": "shortest_legal_um_paths_from_s1",
    "equilibria_reported_among": "reported_among",
}
NOT_RESULTS = {"where", "definition"}

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the collected sources are not beside the repository")


def identifier(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower()).strip("_")


class Pair:
    """A bundled case, its results, and the collected source of both."""

    def __init__(self, slug: str) -> None:
        yaml = YAML(typ="safe")
        self.slug = slug
        self.case = yaml.load(CASES / slug / "case.yaml")
        self.published = yaml.load(CASES / slug / "published.yaml")
        self.source = json.loads((SOURCES / FILES[slug]).read_text(encoding="utf-8"))
        self.names = {name: identifier(name) for name in self.source["decision_makers"]}
        self.options = [identifier(option["name"]) for option in self.source["options"]]
        self.yn = {state["id"]: state["yn"] for state in self.source["states"]}

    def here(self, value: Any) -> Any:
        """Return a value of the source as it is written here: concepts and decision makers by their identifiers."""
        known = {**CONCEPTS, **self.names}
        if isinstance(value, dict):
            return {known.get(key, key): self.here(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.here(item) for item in value]
        return known.get(value, value) if isinstance(value, str) else value

    def blocks(self, *statuses: str) -> Iterator[tuple[str, Any]]:
        for block in self.published["results"]:
            if block["status"] in statuses:
                yield from ((key, value) for key, value in block.items() if key not in {"status", "source"})


@pytest.fixture(params=list(FILES), scope="module")
def pair(request: pytest.FixtureRequest) -> Pair:
    return Pair(request.param)


def disjunction(statement: list[list[list[Any]]], options: list[str]) -> str:
    """Write a disjunction of conjunctions of literals in the statement language."""
    terms = [
        " and ".join(options[place] if taken == "Y" else f"not {options[place]}" for place, taken in term)
        for term in statement
    ]
    if len(terms) == 1:
        return terms[0]
    return " or ".join(f"({term})" if " and " in term else term for term in terms)


def test_decision_makers_keep_name_and_order(pair: Pair) -> None:
    got = [(name, party["name"]) for name, party in pair.case["decision_makers"].items()]
    assert got == [(identifier(name), name) for name in pair.source["decision_makers"]]


def test_options_keep_owner_order_and_direction(pair: Pair) -> None:
    if pair.slug == "elmira-9":
        pytest.skip("graph form")
    got = []
    for owner, party in pair.case["decision_makers"].items():
        for name, option in party["options"].items():
            body = {"text": option} if isinstance(option, str) else option
            got.append((owner, name, body["text"], body.get("direction", "both"), body.get("note")))
    assert got == [
        (identifier(o["dm"]), identifier(o["name"]), o["name"], DIRECTIONS[o["direction"]], o.get("meaning"))
        for o in pair.source["options"]
    ]


def test_the_status_quo_is_the_first_state(pair: Pair) -> None:
    if pair.slug == "elmira-9":
        assert pair.case["status_quo"] == "s1"
        return
    options = [option for party in pair.case["decision_makers"].values() for option in party["options"].values()]
    taken = [isinstance(option, dict) and option.get("status_quo", False) for option in options]
    assert "".join("Y" if t else "N" for t in taken) == pair.yn["1"]


def test_infeasible_patterns_become_constraints(pair: Pair) -> None:
    patterns = pair.source["infeasible_patterns"] or []
    wanted = [
        disjunction([[[place, mark] for place, mark in enumerate(pattern) if mark != "-"]], pair.options)
        for pattern in patterns
    ]
    assert [constraint["never"] for constraint in pair.case.get("constraints", [])] == wanted


def test_preferences_are_the_statements_or_the_ranking_of_the_source(pair: Pair) -> None:
    for name, wanted in pair.source["preferences"].items():
        party = pair.case["decision_makers"][identifier(name)]
        if "statements" in wanted:
            assert party["preferences"] == [disjunction(line, pair.options) for line in wanted["statements"]]
        elif pair.slug == "elmira-9":
            assert party["ranking"] == wanted["ranking"]
            assert party["moves"] == pair.source["moves"][name]
        else:
            assert party["ranking"] == [[pair.yn[state] for state in group] for group in wanted["ranking"]]


def test_statements_the_source_does_not_use_stand_as_comments(pair: Pair) -> None:
    text = (CASES / pair.slug / "case.yaml").read_text(encoding="utf-8")
    for wanted in pair.source["preferences"].values():
        for line in wanted.get("statements_in_file_not_used", []):
            assert f"    #   {disjunction(line, pair.options)}\n" in text


def test_graph_states_carry_their_option_vector() -> None:
    pair = Pair("elmira-9")
    assert list(pair.case["states"]) == list(pair.yn)
    for name, text in pair.case["states"].items():
        assert text.endswith(f"({pair.yn[name]})")


def test_states_are_numbered_as_in_the_source(pair: Pair) -> None:
    assert pair.published["states"] == pair.yn


def test_every_published_result_is_kept(pair: Pair) -> None:
    results = {key: value for key, value in pair.source["results"].items() if key not in NOT_RESULTS}
    got: dict[str, Any] = dict(pair.blocks("published"))
    if pair.slug == "syria-iraq-1975":
        rankings = {name: preference["ranking"] for name, preference in pair.source["preferences"].items()}
        assert got.pop("ranking") == pair.here(rankings)
        tree = {
            path: [f"{step.split()[0]} {step.split()[1].lower()}" for step in steps]
            for path, steps in results["evolution_tree_from_1_depth_3"]["children"].items()
        }
        assert got["evolution_tree_from_1_depth_3"].pop("children") == tree
        results["evolution_tree_from_1_depth_3"].pop("children")
        assert got["inverse_counts"][0].pop("others") == results["inverse_counts"][0].pop("others").lower()
    wanted = {KEYS.get(key, key): pair.here(value) for key, value in results.items() if value}
    assert got == wanted


def test_every_reference_result_is_kept(pair: Pair) -> None:
    reference = dict(pair.source["reference_results"])
    assert pair.published["definition"] == reference.pop("definition")
    got = dict(pair.blocks("reference"))
    got.pop("dilemmas", None)
    assert got == {KEYS.get(key, key): pair.here(value) for key, value in reference.items()}


def test_every_corrected_result_is_kept(pair: Pair) -> None:
    assert dict(pair.blocks("corrected")) == pair.here(pair.source.get("corrected_results", {}))


def test_every_block_says_where_it_is_from(pair: Pair) -> None:
    for block in pair.published["results"]:
        assert block["status"] in {"published", "reference", "corrected"}
        assert block["source"]


def test_what_was_not_reproduced_is_said(pair: Pair) -> None:
    wanted, got = pair.source["verification"], pair.published["verification"]
    assert got["compared"] == wanted["compared"]
    assert got.get("reproduced") == wanted.get("reproduced")
    failed = [item["what"] for item in wanted.get("items", []) if not item["reproduced"]]
    assert [item["what"] for item in got.get("not_reproduced", [])] == failed
