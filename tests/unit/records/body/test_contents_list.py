"""A printed list of contents is front matter, and the sections it names are still found."""

import pytest
from unit.records.body.documents import LONG, SECOND, headings, texts


@pytest.mark.parametrize(
    "printed",
    [
        "Contents\n\nThe Towns ........ 1\nThe Offer . . . . iv\n",
        "CONTENTS\n\nPage\n\nThe Towns 1\n\nPossible Ways in Which an\n\nOffer Might Be Made 4\n",
        "**Table of Contents**\n\nThe Towns ... 1\n\nThe Offer ... 4\n",
    ],
)
def test_a_list_of_contents_is_no_body(printed: str) -> None:
    text = f"{LONG}\n\n{printed}\n\nThe Towns\n\n{LONG}\n\nThe Offer\n\n{SECOND}"
    assert headings(text) == ["", "The Towns", "The Offer"]
    assert texts(text) == [LONG, LONG, SECOND]


def test_a_section_on_contents_is_a_section() -> None:
    assert texts(f"{LONG}\n\n**Contents**\n\n{SECOND}") == [LONG, SECOND]


def test_prose_that_ends_in_a_number_is_prose() -> None:
    assert texts(f"{LONG}\n\nThey met in Selm on 12\n\n{SECOND}")[1] == "They met in Selm on 12"
