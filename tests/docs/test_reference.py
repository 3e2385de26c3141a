"""The reference pages name everything that is there, and nothing that is not."""

import json
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from doc_pages import DOCS, block_of, plain, tables
from ruamel.yaml import YAML

import countermove as cm
from countermove import errors
from countermove.casefile.catalogue import catalogue_folder
from countermove.casefile.schema import json_schema
from countermove.cli.main import main

CASE_FORMAT = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
JSON_PAGE = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
NOTATION = (DOCS / "reference" / "notation.md").read_text(encoding="utf-8")


def schema_keys() -> dict[str, set[str]]:
    """Return the keys of each table of the case schema."""
    found = {}
    for name, definition in json_schema()["$defs"].items():
        full = next((part for part in definition.get("anyOf", [definition]) if "properties" in part), {})
        if full:
            found[name] = set(full["properties"])
    return found


SCHEMA = schema_keys()
KEY_TABLES = {name: {plain(row[0]) for row in rows} for name, rows in tables(CASE_FORMAT, "keys of").items()}


def test_every_table_of_the_schema_is_documented() -> None:
    assert set(KEY_TABLES) == set(SCHEMA)


@pytest.mark.parametrize("name", SCHEMA)
def test_every_key_of_a_table_is_documented(name: str) -> None:
    assert KEY_TABLES[name] == SCHEMA[name]


def test_the_case_with_every_key_has_every_key() -> None:
    example: Any = YAML(typ="safe").load(block_of(CASE_FORMAT, "all/case.yaml"))
    drawn = {"GraphCaseSpec", "GraphPartySpec"}
    wanted = set().union(*(keys for name, keys in SCHEMA.items() if name not in drawn))
    assert not wanted - set(keys_in(example))


def keys_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for part in value.values() for key in keys_in(part))]
    return [key for part in value for key in keys_in(part)] if isinstance(value, list) else []


def resolve(path: str) -> bool:
    """Say whether a dotted path leads to something: a module's name, then attributes or fields."""
    parts = path.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: Any = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            if is_dataclass(found) and name in {field.name for field in fields(found)}:
                return True
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


@pytest.mark.parametrize("identifier", re.findall(r"`(countermove\.[\w.]+)` \|$", NOTATION, re.MULTILINE))
def test_an_identifier_of_the_notation_is_there(identifier: str) -> None:
    assert resolve(identifier)


def test_the_tree_of_errors_is_the_one_of_the_package() -> None:
    lines = [line.strip() for line in str(errors.__doc__).splitlines()]
    tree = [line for line in lines if "──" in line or line == "CountermoveError"]
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    assert "```text\n" + "\n".join(tree) + "\n```" in page


CYCLE = """
countermove: 1
title: Two who never agree
decision_makers:
  dog: {options: {bark: Bark}, preferences: [bark]}
  cat: {options: {up: Go up}, preferences: [up iff high]}
  bird: {options: {high: Fly high}, preferences: [not (up iff high)]}
"""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("cases")
    for name, text in {"cycle": CYCLE, "all": block_of(CASE_FORMAT, "all/case.yaml")}.items():
        (folder / name).mkdir()
        (folder / name / "case.yaml").write_text(text, encoding="utf-8")
    made = {"cycle": folder / "cycle", "all": folder / "all", "store": folder / "store", "moved": folder / "moved"}
    assert (
        main(["read", str(SAMPLES / "printed.txt"), str(SAMPLES / "strait-memo.txt"), "--into", str(made["store"])])
        == 0
    )
    assert main(["notes", *NOTE, "--in", str(made["store"]), "--date", "2026-01-15"]) == 0
    keep_moved(made["moved"])
    made["register"] = keep_forecasts(folder / "register.sqlite")
    made["paper.md"] = folder / "paper.md"
    return {name: str(path) for name, path in made.items()} | {path.name: str(path) for path in SAMPLES.glob("*.txt")}


def keep_forecasts(path: Path) -> Path:
    """Return a register with the bundled forecasts, and one that has several answers."""
    said = ["--answer", "ann=60%:Ann", "--answer", "ben=40%:Ben", "--id", "who", "--made", "2026-01-15"]
    assert main(["forecasts", "import", str(path), "example-1985"]) == 0
    added = ["add", str(path), "Who wins?", "--rule", "The count", "--deadline", "2026-02-01"]
    assert main(["forecasts", *added, *said, "--case", "torva-dam", "--share", "0.6", "--reason", "Two win"]) == 0
    assert main(["forecasts", "resolve", str(path), "who", "ann", "--on", "2026-02-01", "--cite", "The count"]) == 0
    return path


def keep_moved(folder: Path) -> None:
    """Write the case of the dam with a text in which one cited paragraph is gone and another reads differently."""
    bundled = catalogue_folder() / "torva-dam"
    folder.mkdir()
    for name in ("case.yaml", "citations.json"):
        (folder / name).write_text((bundled / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = (SAMPLES / "strait-memo.txt").read_text(encoding="utf-8")
    changed = text.replace("Reopening Kettle Point would be cheaper", "To open Kettle Point again would cost less")
    assert changed != text
    moved = changed.replace("Lowmark objects to the timing", "It began at the mills.\n\nLowmark objects to the timing")
    assert moved != changed
    (folder / "memo.txt").write_text(moved, encoding="utf-8")


SAMPLES = Path(__file__).parents[1] / "records" / "samples"
BY_THE_MAJORITY = ("--profile", "town:after_the_election")
NOTE = ("NR-M-87-20031/3/2", "Ask the harbour office.")
DOCUMENTS = {
    "countermove.check/1": [
        *(["check", name] for name in ("soviet-japan-1985", "elmira-9", "all")),
        ["check", "moved", "--sources", "moved"],
    ],
    "countermove.record/1": [
        ["read", f"{name}.txt"] for name in ("cable", "estimate", "frus", "jfk", "printed", "printed-better-release")
    ],
    "countermove.records/1": [["read", "printed.txt", "typescript.txt"]],
    "countermove.releases/1": [["releases", "printed.txt", "printed-better-release.txt"]],
    "countermove.search/1": [
        ["search", "landing", "--in", "store"],
        ["search", "--withheld", "--in", "store"],
        ["search", "--judgment", "0.6-0.95", "--holder", "authors", "--in", "store"],
    ],
    "countermove.notes/1": [["notes", "--in", "store"]],
    "countermove.cited/1": [["cited", "torva-dam"], ["cited", "torva-dam", "QUA/2"], ["cited", "soviet-japan-1985"]],
    "countermove.proposals/1": [["code", "torva-dam"], ["code", "torva-dam", "--all"]],
    "countermove.solution/1": [
        ["solve", "hand-example", "--from", "1"],
        ["solve", "elmira-9", "--coalition", "every", "--coalition", "moe+uniroyal", "--as-one", "moe+uniroyal"],
    ],
    "countermove.paths/1": [["paths", "elmira-9", "--coalition", "moe+uniroyal"], ["paths", "cuban-missile-crisis"]],
    "countermove.inverse/1": [
        ["inverse", "syria-iraq-1975", "2"],
        ["inverse", "elmira-9", "s1"],
        ["inverse", "hand-example", "1"],
        ["inverse", "soviet-japan-1985", "584", "--concept", "seq"],
        ["inverse", "elmira-12", "1", "--hold", "modify"],
    ],
    "countermove.motives/1": [
        ["motives", "torva-dam", "--deception", "power"],
        ["motives", "soviet-japan-1982"],
        ["motives", "all"],
    ],
    "countermove.timeline/1": [["timeline", "torva-dam"], ["timeline", "all", "--compare", "all"]],
    "countermove.comparison/1": [
        ["compare", "torva-dam@1987-01", "torva-dam@1987-03-09"],
        ["compare", "soviet-japan-1982", "soviet-japan-1985", "--runs", "0", "--match", "gromyko_visit=fm_visit"],
    ],
    "countermove.sweep/1": [
        ["sweep", "torva-dam"],
        ["sweep", "all", "--draws", "20", "--no-doubts"],
        ["sweep", "all", "--draws", "2", "--no-doubts", "--drop", "town/preferences/2", *BY_THE_MAJORITY],
        ["sweep", "hand-example", "--judged", "--no-doubts"],
        ["sweep", "hand-example", "--concept", "nash", "--no-doubts"],
    ],
    "countermove.forecasts/1": [["forecasts", "list", "register"], ["forecasts", "show", "register", "who"]],
    "countermove.scores/1": [["forecasts", "score", "register"]],
    "countermove.explanation/1": [["explain", "prisoners-dilemma", "1"], ["explain", "elmira-9", "s1"]],
    "countermove.cases/1": [["cases"]],
    "countermove.trace/1": [["paper", "torva-dam", "-o", "paper.md", "--force"]],
    "countermove.assessment/1": [
        ["options", "soviet-japan-1985"],
        ["options", "soviet-japan-1985-full", "--package", "agenda_and_visit"],
        ["options", "soviet-japan-1985", "--mute", "beijing", "--profile", "moscow:before_1985", "--package", "agenda"],
        ["options", "all", "--drop", "town/preferences/2"],
        ["options", "elmira-12"],
        ["options", "cycle"],
        ["options", "all", "--actor", "county", "--target", "town"],
    ],
}


def documented(name: str) -> dict[str, re.Pattern[str]]:
    """Return the fields documented for a format, objects of their own written out, each with what it matches."""
    paths = written_out(name, tables(JSON_PAGE, "fields of"))
    return {path: re.compile(re.sub(r"\\\{\w+\\\}", r"[^.\\[]+", re.escape(path)) + r"(?=$|[.\[])") for path in paths}


def written_out(name: str, found: dict[str, list[list[str]]]) -> list[str]:
    """Return the fields of a table, those of the objects that it names included."""
    paths = []
    for row in found.get(name) or found.get(f"countermove.{name}/1", []):
        path = plain(row[0])
        paths += [path, *(f"{path}.{inner}" for inner in written_out(row[1].split(" ")[0], found))]
    return paths


def leaves(value: Any, path: str = "") -> list[tuple[str, bool]]:
    """Return the paths of plain values, and whether the value is empty, so that more may stand below."""
    if isinstance(value, dict) and value:
        steps = {re.sub(r"[.\[]", "_", key): part for key, part in value.items()}  # marks such as "[ ]" are keys, too
        return [leaf for key, part in steps.items() for leaf in leaves(part, f"{path}.{key}" if path else key)]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [leaf for part in value for leaf in leaves(part, f"{path}[]")]
    return [(path, value in (None, [], {}))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_field_of_a_json_document_is_documented(
    name: str, cases: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    patterns = documented(name)
    seen: set[tuple[str, bool]] = set()
    for command in DOCUMENTS[name]:
        flag = "--trace" if command[0] == "paper" else "--json"
        assert main([*(cases.get(word, word) for word in command), flag, "-"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert (document.pop("format"), document.pop("countermove")) == (name, cm.__version__)
        seen |= set(leaves(document))
    unknown = [path for path, empty in seen if not (is_known(path, patterns) or (empty and has_below(path, patterns)))]
    assert not unknown
    own = [plain(row[0]) for row in tables(JSON_PAGE, "fields of")[name]]
    stale = [path for path in own if not any(patterns[path].match(found) for found, _ in seen)]
    assert not stale, "documented, and in none of the documents"


OF_NO_CASE = {f"countermove.{name}/1" for name in ("records", "search", "notes", "forecasts", "scores")}
DRAWN = ("assessment", "motives", "sweep")


@pytest.mark.parametrize("name", sorted(DOCUMENTS.keys() - OF_NO_CASE))
def test_a_json_document_says_what_it_was_made_from(name: str) -> None:
    fields = {path.rpartition(".")[2] for path in written_out(name, tables(JSON_PAGE, "fields of"))}
    assert fields & {"hash", "case_hash", "sha256"}
    assert "seed" in fields or name not in {f"countermove.{drawn}/1" for drawn in DRAWN}


def is_known(path: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(path) for pattern in patterns.values())


def has_below(path: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    depth = re.split(r"\.|(?=\[)", path)
    return any(len(re.split(r"\.|(?=\[)", other)) > len(depth) and starts(other, depth) for other in patterns)


def starts(pattern: str, depth: list[str]) -> bool:
    steps = re.split(r"\.|(?=\[)", pattern)
    return all(step == found or step.startswith("{") for step, found in zip(steps, depth, strict=False))


def test_the_public_names_are_documented() -> None:
    page = (DOCS / "reference" / "python-api.md").read_text(encoding="utf-8")
    missing = [name for name in cm.__all__ if name not in page and name != "__version__"]
    assert not missing


def test_the_readme_case_has_ten_lines() -> None:
    text = (Path(DOCS).parent / "README.md").read_text(encoding="utf-8")
    assert len(block_of(text, "quarry/case.yaml").splitlines()) == 10
