"""The bundled Soviet-Japan cases say what the coding sheets say, item by item.

The sheets are not part of the repository: the tests look for them beside it and are skipped without them.
The YAML is read directly, so that nothing here depends on the loader.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]
SHEETS = ROOT.parent / "shared" / "cases"
CASES = ROOT / "src" / "countermove" / "cases"
SLUGS = ["soviet-japan-1985", "soviet-japan-1985-full", "soviet-japan-1982", "soviet-japan-1982-full"]

AREAS = {
    "territorial": "territorial",
    "political gestures": "political",
    "defence and security": "defence",
    "economic": "economic",
}
GRADES = {"LOW": "low", "MED": "medium", "HIGH": "high"}
PLACES = {"derive": "derived"}
RECORDS = {"85": "EA-M-85-10135", "82": "SOV-82-10075X"}

pytestmark = pytest.mark.skipif(not SHEETS.is_dir(), reason="the coding sheets are not beside the repository")


class Pair:
    """A bundled case and the sheet it was taken from."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.compact = not slug.endswith("-full")
        self.case = YAML(typ="safe").load(CASES / slug / "case.yaml")
        self.text = (SHEETS / f"{slug.removesuffix('-full')}.md").read_text(encoding="utf-8")
        fences = re.findall(r"```json (\S+)\n(.*?)```", self.text, re.DOTALL)
        self.json = {name: json.loads(body) for name, body in fences}
        self.model = self.json["compact-model" if self.compact else "full-model"]
        self.full = {option["id"]: option for option in self.json["full-model"]["options"]}
        self.inside = self.json["stakeholders"]
        self.compact_of = {
            cells[0].strip("`"): cells[-1].strip("`")
            for cells in table_rows(section(self.text, 3))
            if cells[0].startswith("`")
        }

    def options(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Return every option of the case with its owner, in file order."""
        return {
            name: (owner, option)
            for owner, party in self.case["decision_makers"].items()
            for name, option in party["options"].items()
        }

    def stakeholders(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self.case["decision_makers"][self.inside["inside"]]["stakeholders"]
        return found


def section(text: str, number: int) -> str:
    return text.split(f"## {number}.", 1)[1].split("\n## ", 1)[0]


def table_rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if "|" in line]


def plain(statement: str) -> str:
    return " ".join(statement.casefold().split())


def long_cites(cell: str) -> list[str]:
    return [f"{RECORDS[cite[:2]]}/{cite[3:]}" for cite in cell.split(", ")]


def graded(grades: dict[str, str]) -> dict[str, str]:
    return {name: GRADES[grade] for name, grade in grades.items()}


@pytest.fixture(params=SLUGS, scope="module")
def pair(request: pytest.FixtureRequest) -> Pair:
    return Pair(request.param)


def test_parties_come_in_the_order_of_the_sheet(pair: Pair) -> None:
    parties = pair.case["decision_makers"]
    assert [(name, party["name"]) for name, party in parties.items()] == [
        (party["id"], party["name"]) for party in pair.model["decision_makers"]
    ]


def test_parties_known_only_through_moscow_are_marked_as_its_picture(pair: Pair) -> None:
    # The sheet of 1982 says so of Beijing alone; Western Europe's alignment is reported there, its reason not.
    pictures = {name for name, party in pair.case["decision_makers"].items() if party.get("picture_of") == "moscow"}
    assert pictures == ({"beijing", "west_europe"} if "1985" in pair.slug else {"beijing"})


def test_every_option_has_its_owner_text_direction_and_status_quo(pair: Pair) -> None:
    options = pair.options()
    expected = {option["id"]: option for option in pair.model["options"]}
    assert options.keys() == expected.keys()
    for party in pair.case["decision_makers"]:
        assert list(pair.case["decision_makers"][party]["options"]) == [
            option["id"] for option in pair.model["options"] if option["dm"] == party
        ]
    for name, (owner, option) in options.items():
        want = expected[name]
        got = (owner, option["text"], option.get("direction", "both"), option.get("status_quo", False))
        assert got == (want["dm"], want["text"], want["direction"], want["status_quo"])
    assert {name for name, (_, option) in options.items() if option.get("status_quo")} == set(pair.model["status_quo"])


def test_full_options_keep_area_citations_and_costs(pair: Pair) -> None:
    if pair.compact:
        pytest.skip("compact options have none of their own")
    for name, (_, option) in pair.options().items():
        want = pair.full[name]
        costs = {part: {"grade": GRADES[cost["grade"]], "basis": cost["basis"]} for part, cost in want["cost"].items()}
        assert option["area"] == AREAS[want["area"]], name
        assert option["cites"] == want["cites"], name
        assert option.get("costs", {}) == costs, name
        assert option.get("part_of", "-") == pair.compact_of[name], name
        assert "stands_for" not in option


def test_compact_options_stand_for_full_ones_and_take_their_citations(pair: Pair) -> None:
    if not pair.compact:
        pytest.skip("full options stand for themselves")
    for name, (_, option) in pair.options().items():
        parts = [part for part in pair.full if pair.compact_of[part] == name]
        assert option["stands_for"] == parts
        assert option["cites"] == list(dict.fromkeys(cite for part in parts for cite in pair.full[part]["cites"]))
        areas = Counter(AREAS[pair.full[part]["area"]] for part in parts)
        assert areas[option["area"]] * 2 > len(parts), name
        assert "part_of" not in option
        assert "costs" not in option


def test_every_preference_keeps_its_place_reason_citations_and_flags(pair: Pair) -> None:
    letters = {"moscow": "M", "tokyo": "T", "washington": "W", "beijing": "B", "west_europe": "E"}
    assert pair.model["preferences"].keys() == pair.case["decision_makers"].keys()
    for party, wanted in pair.model["preferences"].items():
        got = pair.case["decision_makers"][party]["preferences"]
        assert len(got) == len(wanted)
        for number, (line, want) in enumerate(zip(got, wanted, strict=True), 1):
            assert line == {
                "id": f"{letters[party]}{number}",
                "statement": line["statement"],
                **({"because": want["because"]} if want["because"] else {}),
                "cites": want["cites"],
                "basis": want["basis"],
                "place": PLACES.get(want["place"], want["place"]),
            }
            assert plain(line["statement"]) == plain(want["statement"])


def test_other_profiles_are_those_of_the_sheet(pair: Pair) -> None:
    wanted = {(p["dm"], p["id"].removeprefix(f"{p['dm']}_")): p for p in pair.model.get("alternative_profiles", [])}
    got = {
        (party, name): profile
        for party, body in pair.case["decision_makers"].items()
        for name, profile in body.get("profiles", {}).items()
    }
    assert got.keys() == wanted.keys()
    for key, profile in got.items():
        want = wanted[key]
        assert [plain(line) for line in profile["preferences"]] == [plain(line) for line in want["statements"]]
        assert (profile["because"], profile["cites"], profile["basis"]) == (
            want["because"],
            want["cites"],
            want["basis"],
        )


def test_every_constraint_is_kept(pair: Pair) -> None:
    got = [{**constraint, "never": plain(constraint["never"])} for constraint in pair.case["constraints"]]
    assert got == [{**constraint, "never": plain(constraint["never"])} for constraint in pair.model["constraints"]]


def test_every_stakeholder_is_kept(pair: Pair) -> None:
    got = pair.stakeholders()
    assert list(got) == [stakeholder["id"] for stakeholder in pair.inside["stakeholders"]]
    for want in pair.inside["stakeholders"]:
        body = dict(got[want["id"]])
        body.pop("reactions", None)
        body.pop("stances", None)
        lines = [plain(line) for line in body.pop("preferences", [])]
        assert lines == [plain(line) for line in want["statements_compact"]]
        assert body.pop("veto", False) == want["veto"]
        assert body == {
            "name": want["name"],
            "influence": GRADES[want["influence"]],
            "weight": want["weight"],
            "salience": graded(want["salience"]),
            "position": want["position"],
            "cites": want["cites"],
            "note": want["judged"],
        }


def gathered(stakeholders: dict[str, dict[str, Any]], key: str, sides: tuple[str, str]) -> dict[str, dict[str, Any]]:
    """Turn the entries written per stakeholder back into one row an option, as in the sheet."""
    rows: dict[str, dict[str, Any]] = {}
    for name, body in stakeholders.items():
        for option, entry in body.get(key, {}).items():
            row = rows.setdefault(option, {side: {} for side in sides} | {"cites": [], "note": ""})
            for side in sides:
                if side in entry:
                    row[side][name] = entry[side]
            row["cites"], row["note"] = entry["cites"], entry.get("note", "")
            assert entry.keys() <= {*sides, "cites", "note"}
    return rows


def test_every_reaction_is_kept_where_its_option_is_in_the_case(pair: Pair) -> None:
    wanted = {
        row["initiative"]: {
            "pull": graded(row["pull"]),
            "push": graded(row["push"]),
            "cites": row["cites"],
            "note": row["note"],
        }
        for row in pair.inside["reactions"]
        if not pair.compact or pair.compact_of[row["initiative"]] != "-"
    }
    assert gathered(pair.stakeholders(), "reactions", ("pull", "push")) == wanted


def test_every_stakeholder_shares_the_same_remark_on_an_initiative(pair: Pair) -> None:
    for key in ("reactions", "stances"):
        remarks: dict[str, set[tuple[tuple[str, ...], str]]] = {}
        for body in pair.stakeholders().values():
            for option, entry in body.get(key, {}).items():
                remarks.setdefault(option, set()).add((tuple(entry["cites"]), entry.get("note", "")))
        assert all(len(found) == 1 for found in remarks.values())


def test_reactions_are_graded_in_the_area_of_their_option(pair: Pair) -> None:
    for row in pair.inside["reactions"]:
        assert pair.full[row["initiative"]]["area"] == row["area"]


def test_every_stance_is_kept(pair: Pair) -> None:
    wanted = {
        row["tokyo_option"]: {
            "for": graded(row["for"]),
            "against": graded(row["against"]),
            "cites": row["cites"],
            "note": row["note"],
        }
        for row in pair.inside["stances"]
    }
    assert gathered(pair.stakeholders(), "stances", ("for", "against")) == wanted


def test_every_row_on_linkages_has_a_link(pair: Pair) -> None:
    rows = [cells for cells in table_rows(section(pair.text, 6)) if cells[-1][:2] in RECORDS]
    links = pair.case["links"]
    wanted = {(cells[2], tuple(long_cites(cells[4]))) for cells in rows}
    assert {(link["effect"], tuple(link["cites"])) for link in links} == wanted
    assert len(links) >= len(rows)
    for cells in rows:
        same = [link for link in links if (link["effect"], link["cites"]) == (cells[2], long_cites(cells[4]))]
        assert any(cells[3] in link.get("note", "") for link in same), cells


def test_links_name_options_of_the_case_or_plain_words(pair: Pair) -> None:
    options = pair.options()
    for link in pair.case["links"]:
        for end in (link["from"], link["to"]):
            assert end in options or " " in end, end
        assert link.get("believed_by", "moscow") in pair.case["decision_makers"]


def test_packages_change_options_of_the_initiator(pair: Pair) -> None:
    own = pair.case["decision_makers"][pair.case["question"]["initiator"]]["options"]
    for package in pair.case.get("packages", {}).values():
        assert package["changes"].keys() <= own.keys()


def test_every_citation_is_to_a_section_of_a_source(pair: Pair) -> None:
    sources = pair.case["sources"]

    def cites(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = node.get("cites", [])
            return [*own, *(cite for value in node.values() for cite in cites(value))]
        if isinstance(node, list):
            return [cite for value in node for cite in cites(value)]
        return []

    found = cites(pair.case)
    assert found
    for cite in found:
        record, code, _ = cite.split("/")
        assert code in sources[record]["sections"], cite


def test_the_counted_states_are_those_of_the_sheet(pair: Pair) -> None:
    results = YAML(typ="safe").load(CASES / pair.slug / "published.yaml")["results"]
    counts = results[0]["counts"]
    pattern = r"compact model: ([\d,]+)" if pair.compact else r"Feasible states: ([\d,]+)"
    match = re.search(pattern, section(pair.text, 13))
    assert match is not None
    assert counts["feasible_states"] == int(match[1].replace(",", ""))
    assert counts["options"] == len(pair.options())
