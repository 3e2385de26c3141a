"""The year that is not written: the last such day, or the coming one where the clause speaks of the future.

All sentences are invented; they stand in a document of 1 March 1985, a Friday.
"""

from __future__ import annotations

from time import process_time

import pytest

from countermove.records.dates import Interval, find_dates

DOCUMENT = Interval.of_iso("1985-03-01")


def dated(text: str, document: Interval | None = DOCUMENT) -> list[str]:
    return [found.iso for found in find_dates(text, document)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The harbour board will reply on 15 June.", "1985-06-15"),
        ("The board shall pay in December.", "1985-12"),
        ("They'll know more in May.", "1985-05"),
        ("On 4 July the ferries will stop.", "1985-07-04"),
        ("Orme is to sign it on 4 July.", "1985-07-04"),
        ("The vote is due 4 July.", "1985-07-04"),
        ("The vote is scheduled for November.", "1985-11"),
        ("The sailing is set for 12 September.", "1985-09-12"),
        ("A hearing planned for 12 September may help.", "1985-09-12"),
        ("The licence expires on 30 April.", "1985-04-30"),
        ("The hall opens June 18.", "1985-06-18"),
        ("The fair closes on 4 July.", "1985-07-04"),
        ("The council meets on 4 July.", "1985-07-04"),
        ("The two sides meet on 4 July.", "1985-07-04"),
        ("The ice season begins in November.", "1985-11"),
        ("The office is closed on 5 May.", "1985-05-05"),
        ("It plans to leave in August.", "1985-08"),
        ("It is likely to fall in August.", "1985-08"),
        ("The ferries might stop in August.", "1985-08"),
        ("The next sailing, on 4 July, costs more.", "1985-07-04"),
        ("Copies by 15 June, please.", "1985-06-15"),
        ("The ban stays until 15 October.", "1985-10-15"),
        ("The board will decide before 15 October.", "1985-10-15"),
        ("We will know more after the 18 June hearing.", "1985-06-18"),
        ("Mr. Holbeck will see Mrs. Orme on 4 July.", "1985-07-04"),
        ("It will move armed guards there in May.", "1985-05"),
        ("They will meet from 5 to 7 June.", "1985-06-05"),
        ("They will be at sea between 20 December and 5 January.", "1985-12-20"),
        ("The ferries will stop in March.", "1985-03"),
        ("The ferries will stop on 4 February.", "1986-02-04"),
        ("He will sail on Monday.", "1985-03-04"),
    ],
)
def test_what_is_to_come(text: str, iso: str) -> None:
    (found,) = find_dates(text, DOCUMENT)
    assert found.iso == iso
    assert found.year_inferred != found.is_relative


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On 4 July the board spoke.", "1984-07-04"),
        ("The talks opened in December.", "1984-12"),
        ("The treaty signed on 4 July will expire.", "1984-07-04"),
        ("The treaty, which was signed on 4 July, will expire.", "1984-07-04"),
        ("Orme said on 4 July that the ferries will stop.", "1984-07-04"),
        ("The ferry may have been moved in June.", "1984-06"),
        ("Since June they will not pay.", "1984-06"),
        ("The will of the people in July was plain.", "1984-07"),
        ("They had left by December.", "1984-12"),
        ("It paid crews on 4 July and will pay more.", "1984-07-04"),
        ("The meeting had been scheduled for 12 December.", "1984-12-12"),
        ("The ferries will stop. On 4 July they ran.", "1984-07-04"),
        ("Orme would speak in December.", "1984-12"),
        ("The fleet, 40 boats in July, is old.", "1984-07"),
        ("He sailed on Monday.", "1985-02-25"),
    ],
)
def test_what_is_past(text: str, iso: str) -> None:
    assert dated(text) == [iso]


def test_the_future_of_a_past_is_ahead_only_for_three_months() -> None:
    assert dated("Orme said that they would sail on 12 March.") == ["1985-03-12"]
    assert dated("Orme said that they were to sail on 12 March.") == ["1985-03-12"]
    assert dated("Orme said that they would sail on 12 August.") == ["1984-08-12"]


def test_a_year_that_is_written_stays() -> None:
    assert dated("They will sail on 12 March 1984, it said.") == ["1984-03-12"]
    assert dated("They will sail on 12 March.", None) == [""]


def test_long_texts_take_time_in_proportion() -> None:
    for piece in ("will ", "had been ", "surely ", "and, ", "likely to ", "on 4 July "):
        start = process_time()
        find_dates(piece * 4000 + "on 4 July", DOCUMENT)
        assert process_time() - start < 5
