"""What `countermove` promises is what it has."""

import types

import countermove


def test_every_promised_name_resolves() -> None:
    missing = [name for name in countermove.__all__ if not hasattr(countermove, name)]
    assert not missing


def test_a_name_is_promised_once() -> None:
    assert len(countermove.__all__) == len(set(countermove.__all__))


def test_nothing_public_is_left_unpromised() -> None:
    public = {name for name in dir(countermove) if not name.startswith("_")}
    modules = {name for name in public if isinstance(getattr(countermove, name), types.ModuleType)}
    assert public - modules <= set(countermove.__all__)


def test_dir_lists_what_is_promised() -> None:
    assert set(countermove.__all__) <= set(dir(countermove))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(countermove, "no_such_name")
