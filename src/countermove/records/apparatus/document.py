"""Put what was found together: the facts of a document, and what it does not state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from countermove.records.apparatus.addressing import first_text, values_of
from countermove.records.apparatus.date_line import PrintedDate, first_date, labelled_date
from countermove.records.apparatus.form_page import form_date
from countermove.records.apparatus.gazetteer import offices
from countermove.records.apparatus.kinds import type_of_head, type_of_number, type_of_sentences
from countermove.records.apparatus.markings import (
    caveats_of,
    control_numbers_of,
    highest,
    level_in,
    release_notes_of,
)
from countermove.records.apparatus.search import Search
from countermove.records.apparatus.title import clean_title
from countermove.records.layers import Kind
from countermove.records.record import Document, Office
from countermove.records.source import Remark


def document_of(search: Search) -> Document:
    """Return the facts of a document; what it does not state is None or empty."""
    when = _date(search)
    numbers = control_numbers_of(search.furniture, search.head, _labelled_numbers(search)) or _other_numbers(search)
    return Document(
        type=type_of(search, numbers),
        title=search.title.text if search.title else None,
        date=when.iso if when else None,
        date_precision=when.precision if when else None,
        information_as_of=search.statements.information_as_of,
        control_numbers=numbers,
        classification=_classification(search),
        caveats=_caveats(search),
        copy_number=search.furniture.copy_number,
        offices=tuple(_offices(search, numbers)),
        coordination=tuple(search.statements.coordination),
        contact=search.statements.contact,
        duplicate_of=next(iter(search.furniture.duplicates), None),
        release_ids=search.furniture.release_ids,
        release_notes=release_notes_of(search.furniture),
        subject=_subject(search),
        originator=search.distribution.originator,
    )


def _subject(search: Search) -> str | None:
    said = first_text(search.fields, "subject")
    return clean_title(said) if said else None


def _date(search: Search) -> PrintedDate | None:
    """Return the date: labelled, else the fullest alone at the front, else of a cable's head, else at the end."""
    labelled = [when for value, _ in values_of(search.fields, "date") if (when := labelled_date(value))]
    for name in ("time and place", "time", "place"):
        labelled += [when for value, _ in values_of(search.fields, name) if (when := first_date(value))]
    if labelled:
        return labelled[0]
    first = search.dates[0] if search.dates else None
    if first and first.precision == "month":
        fuller = [when for when in search.dates if when.precision == "day" and when.iso.startswith(first.iso)]
        first = fuller[0] if fuller else first
    at_the_end = search.distribution.date or search.end_date or search.signature.date
    return first or search.cable.date or at_the_end or form_date(search.form)


def _other_numbers(search: Search) -> tuple[str, ...]:
    """Return the number on an archive's form, else the one that the document has in the series of its kind."""
    number = search.form.get("AGENCY FILE NUMBER")
    return (number,) if number else tuple(dict.fromkeys(search.type_numbers))


def _labelled_numbers(search: Search) -> list[str]:
    return [*search.numbers, *search.cable.control_numbers, *(value for value, _ in values_of(search.fields, "number"))]


def _classification(search: Search) -> str | None:
    levels = [banner.level for _, banner in search.furniture.banners] + [banner.level for banner in search.banners]
    levels += [level for text in search.cable.banners if (level := level_in(text))]
    stated = highest(levels)
    return stated or (search.source_note.classification if search.source_note else None)


def _caveats(search: Search) -> tuple[str, ...]:
    note = search.source_note
    found = caveats_of(search.furniture, search.head, [*search.cable.banners, *(note.caveats if note else ())])
    return tuple(dict.fromkeys((*found, *(caveat for banner in search.banners for caveat in banner.caveats))))


def type_of(search: Search, numbers: Sequence[str] = ()) -> str | None:
    """Return the kind of document: as a line at the front says, else its head, its sentences or its number."""
    if search.types:
        return max((kind for _, kind in search.types), key=len)
    if search.cable.is_cable:
        return "cable"
    if search.published:
        return search.published.kind
    said = (block.text for block in search.blocks if search.lines.get(block.lines[0].number) is Kind.FRONT_MATTER)
    kind = type_of_head(search.fields) or type_of_sentences(said) or type_of_number(numbers)
    return kind or ("letter" if search.is_letter else None)


def _offices(search: Search, numbers: Sequence[str]) -> Iterable[Office]:
    """Return who had to do with the document; an office inferred from the number only where no sentence names one."""
    found = [*search.statements.offices, *search.cable.stations]
    for role in ("from", "through", "to"):
        found += [Office(value, role, line) for value, line in values_of(search.fields, role) if _is_party(value)]
    found += [Office(value, "participant", line) for value, line in values_of(search.fields, "participants") if value]
    found += search.signature.offices
    if search.published and not any(office.role in ("from", "to") for office in found):
        found += search.published.offices
    if not any(office.role.endswith(" by") or office.role == "from" for office in found):
        issuers = [name for number in numbers if (name := offices().issuer(number))]
        found += [Office(name, "inferred from control number", certainty="low") for name in issuers[:1]]
    return found


def _is_party(value: str) -> bool:
    """Say whether an addressee is somebody: a memorandum for the record goes to nobody."""
    return bool(value) and value.lower().removeprefix("the ") not in ("record", "records", "file", "files")


def remarks_on(document: Document, search: Search) -> Iterable[Remark]:
    """Say what the document does not state, so that nobody takes an empty field for an answer."""
    unstated = (
        ("title_not_stated", document.title, "no title is printed"),
        ("date_not_stated", document.date, "no date of its own is printed at its head"),
        (
            "classification_not_stated",
            document.classification,
            "no classification is printed; that does not make it unclassified",
        ),
        ("cut_off_not_stated", document.information_as_of, "it does not say as of when its information is"),
    )
    for code, value, message in unstated:
        if value is None:
            yield Remark(code, message)
    if search.statements.not_coordinated:
        yield Remark("not_coordinated", "it says that it was not coordinated", search.statements.not_coordinated)
    elif not document.coordination:
        yield Remark("coordination_not_stated", "it does not say with whom it was coordinated")
    if not any(office.role.endswith(" by") for office in document.offices):
        yield Remark("preparation_not_stated", "it does not say who prepared it")
    if search.statements.names_withheld:
        yield Remark("names_withheld", "names of those who prepared it are withheld")
