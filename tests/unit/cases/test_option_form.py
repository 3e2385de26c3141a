"""The cases that tests take to be in option form are."""

from bundled import NAMES, option_form

from countermove.casefile.catalogue import bundled_names
from countermove.casefile.load import load
from countermove.model import Conflict


def test_cases_that_list_no_states_are_in_option_form() -> None:
    assert sorted(bundled_names()) == NAMES
    assert [name for name in NAMES if isinstance(load(name).model(), Conflict)] == list(option_form())
