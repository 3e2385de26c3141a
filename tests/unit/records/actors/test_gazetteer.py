"""The gazetteer of the package, and lists of the user's own."""

from pathlib import Path
from time import process_time

import pytest
from doc_pages import DOCS, block_of

from countermove.errors import RecordError
from countermove.records.actors import Gazetteer, find_actors
from countermove.records.actors.entry import ANY_STATE, TYPES
from countermove.records.actors.own_names import LARGEST_FILE, GazetteerError
from countermove.records.actors.tables import entries
from countermove.records.record import Passage

OWN = """\
actors:
  - id: karo_velin
    name: Karo Velin
    type: person
    of: karvelia
    roles: [{role: prime minister, from: 1979, to: 1984}]
  - {id: karvelia, name: Karvelia, type: state, aliases: [Karvelian, Karvelians, Port Ambel], years: 1948-}
"""


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load([written(folder, text)])
    return str(caught.value).replace(str(folder), "")


def test_ids_stand_once_and_fields_are_in_order() -> None:
    listed = entries()
    assert len({entry.id for entry in listed}) == len(listed) > 800
    ids = {entry.id for entry in listed} | {"", ANY_STATE}
    for entry in listed:
        assert entry.type in TYPES
        assert entry.of in ids, entry
        assert entry.first is None or entry.last is None or entry.first <= entry.last
        assert all(role.role and 1900 < role.first <= (role.last or 9999) for role in entry.roles), entry
        assert entry.type != "person" or (entry.roles and entry.surname), entry


@pytest.mark.parametrize(
    ("state", "least"), [("ussr", 40), ("us", 50), ("japan", 35), ("china", 20), ("uk", 20), ("france", 15)]
)
def test_the_states_that_matter_have_their_leaders(state: str, least: int) -> None:
    assert sum(1 for entry in entries() if entry.type == "person" and entry.of == state) >= least


def test_every_soviet_and_american_leader_of_the_cold_war_is_there() -> None:
    for state, roles in (("us", "president"), ("ussr", "foreign minister"), ("japan", "prime minister")):
        held = [role for entry in entries() if entry.of == state for role in entry.roles if role.role == roles]
        missing = [year for year in range(1955, 1991) if not any(role.held_in(year) for role in held)]
        assert not missing, (state, missing)


def test_the_package_s_tables_load_fast() -> None:
    started = process_time()
    Gazetteer(entries())
    assert process_time() - started < 0.5


def test_a_list_of_one_s_own_is_added(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load([written(tmp_path, OWN)])
    passage = Passage("M/1", "The Karvelians met. Velin left Port Ambel for Moscow.", (1, 1))
    found = {actor.id: (actor.type, actor.of, actor.role) for actor in find_actors([passage], gazetteer, 1982)}
    assert found == {
        "karvelia": ("state", "", ""),
        "karo_velin": ("person", "karvelia", "prime minister"),
        "ussr": ("state", "", ""),
    }
    assert "karvelia" not in Gazetteer.load().by_id


def test_the_list_on_the_reference_page_can_be_read(tmp_path: Path) -> None:
    text = block_of((DOCS / "reference" / "gazetteer.md").read_text(encoding="utf-8"), "names.yaml")
    by_id = Gazetteer.load([written(tmp_path, text)]).by_id
    assert [role.role for role in by_id["karo_velin"].roles] == ["foreign minister", "prime minister"]
    assert (by_id["karvelia"].first, by_id["ilo_march"].surname_alone) == (1948, False)


def test_an_entry_of_one_s_own_takes_the_place_of_the_package_s(tmp_path: Path) -> None:
    text = "actors:\n  - {id: abe, name: Abel Abe, type: person, of: us, roles: [{role: senator, from: 1980}]}\n"
    gazetteer = Gazetteer.load([written(tmp_path, text)])
    assert gazetteer.by_id["abe"].of == "us"
    assert len(gazetteer.entries) == len(entries())


def test_a_list_is_read_anew_only_when_it_has_changed(tmp_path: Path) -> None:
    path = written(tmp_path, OWN)
    first = Gazetteer.load([path])
    assert Gazetteer.load([path]) is first
    written(tmp_path, OWN.replace("Karo Velin", "Karo Velin the Younger"))
    assert Gazetteer.load([path]).by_id["karo_velin"].name == "Karo Velin the Younger"


def test_later_files_win(tmp_path: Path) -> None:
    other = OWN.replace("Karo Velin", "Karo Velin the Younger")
    paths = [written(tmp_path, OWN), written(tmp_path, other, "other.yaml")]
    assert Gazetteer.load(paths).by_id["karo_velin"].name == "Karo Velin the Younger"


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    told = complaint(
        tmp_path,
        "actors:\n"
        "  - {id: Karo, name: Karo, typ: person}\n"
        "  - id: karo\n"
        "    id: karo\n"
        '    name: "123"\n'
        "    type: persn\n"
        "    roles: [{role: premier, from: soon}]\n"
        "  - {id: x, name: Xu, type: person, of: japon}\n"
        "  - {id: x, name: Xu, type: person, years: 1990-1980}\n"
        "  - {id: y, name: Yu, type: person, surname_alone: maybe, aliases: {a: b}}\n",
    )
    for expected in (
        'own.yaml:2:28: actors/1: unknown key "typ"',
        'did you mean "type"?',
        'own.yaml:2:10: actors/1/id: "Karo" is not an id',
        "own.yaml:4:5: actors/2/id: stands twice",
        "own.yaml:5:11: actors/2/name: expected a name",
        "own.yaml:6:11: actors/2/type: expected state, group",
        'there is no actor "japon"',
        'did you mean "japan"?',
        "own.yaml:9:44: actors/4/years: end before they begin",
        "actors/5/surname_alone: expected true or false",
        "actors/5/aliases: expected names",
    ):
        assert expected in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty; expected `actors:`"),
        ("- 1\n", "expected actors"),
        ("actors:\n  - {}\n", "own.yaml:2:5: actors/1: expected id, name"),
        ("actors: {a: b}\n", "expected `actors:` and a list"),
        ("actors: [", "cannot be read"),
        ("actors: &x [1]\nother: *x\n", "anchors, aliases and tags cannot be used"),
        ("actors: !!python/object/apply:os.system [ls]\n", "anchors, aliases and tags cannot be used"),
        ("actors: " + "[" * 5000, "is nested too deep"),
        ("actors:\n" + " - {}\n" * 35_000, "holds too many values"),
        ("x" * (LARGEST_FILE + 1), "is larger than"),
        (
            "actors:\n  - {id: x, name: Xu, type: person}\n  - {id: x, name: Xu, type: person}\n",
            '"x" stands twice; first in line 2',
        ),
        ("actors:\n" + "  - x\n" * 80, "and 30 more"),
        ("a: \x00", "cannot be read"),
    ],
    ids=lambda value: value[:24],
)
def test_a_bad_list_is_refused_with_a_reason(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in complaint(tmp_path, text)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        Gazetteer.load([tmp_path / "none.yaml"])
    (tmp_path / "bad.yaml").write_bytes(b"actors: \xff\xfe")
    with pytest.raises(RecordError, match="is not UTF-8 text"):
        Gazetteer.load([tmp_path / "bad.yaml"])
