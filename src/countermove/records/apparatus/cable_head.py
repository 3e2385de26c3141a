"""The head of a cable: date-time group, precedence, stations, tags, and the number at its station."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from countermove.records.apparatus.date_line import PrintedDate, first_date
from countermove.records.apparatus.sheet import SheetBlock
from countermove.records.record import Office

_GROUP = re.compile(
    r"^(?:[ZOPRY]{1,2}(?:\s+[ZOPRY]{1,2})?\s+)?(?P<when>[0-3]\d[0-2]\d[0-5]\dZ\s?[A-Z]{3,4}\s?\d\d(?:\d\d)?)\b"
)
_FROM = re.compile(r"^FM\s*:?\s+(?P<who>[A-Z][A-Z0-9 .,/()-]{2,60})$")
_STATION = (
    r"(?:SECSTATE|AMEMBASSY|AMCONSUL|USMISSION|MISSION|USDEL|CIA|WHITE HOUSE|SECDEF|JCS|DIA|DIRECTOR|ALL|AIG|DEPT"
    r"|DEPARTMENT|CINC\w*|USINT|USUN|FOREIGN|EMBASSY|CONSUL\w*)"
)
_TO = re.compile(rf"^TO\s*:?\s+(?P<who>(?:RU[A-Z]+/)?{_STATION}\b.*)$")
_INFO = re.compile(r"^(?:INFO|ACTION)\s*:?\s+[A-Z]")
_LINE = re.compile(
    r"^(?:Z(?:NY|NR|DK|FH)\b|DE\s+R[A-Z]{4}|BT$|NNNN$|E\.?\s?O\.?\s?1[12]\d{3}|TAGS?\s*:|PAGE\s+0?\d+\s+(?:OF\s+\d+\s+)?[A-Z]"
    r"|(?:SECTION|SEC)\s+\d+\s+OF\s+\d+|R\s?[0-3]\d{5}Z|PASS\s*:|(?:ACTION|INFO)\s+[A-Z]+-\d\d|LOG-\d\d|STATE\s+FOR\b"
    r"|[A-Z ]{2,20}\s+PASS\s+[A-Z]|-{6,}|#\d{4})"
)
_SPACED = re.compile(
    r"^(?:C O N F I D E N T I A L|S E C R E T|U N C L A S(?: S I F I E D)?|T O P\s+S E C R E T"
    r"|L I M I T E D\s+O F F I C I A L\s+U S E|CONFIDENTIAL|SECRET|UNCLAS|LIMITED OFFICIAL USE)(?P<rest>\s.*)?$"
)
_NUMBER = re.compile(r"\b(?P<post>(?:[A-Z]{3,12} ){0,1}[A-Z]{3,12}) (?P<serial>\d{3,6})\b")
_CONTINUED = re.compile(rf"^(?:{_STATION}\b|RU[A-Z]{{4}}|[A-Z]+-\d\d\s)")
_PRECEDENCE = re.compile(r"\s+(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE|\d{3,5}).*$")
_ROUTING = re.compile(r"^(?:RU\w+/)")


@dataclass
class CableHead:
    """What the head of a cable says; ``lines`` are the lines it takes."""

    date: PrintedDate | None = None
    control_numbers: list[str] = field(default_factory=list)
    stations: list[Office] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def is_cable(self) -> bool:
        """Say whether there is a cable's head: at least two of its lines, one with a group or a station."""
        return len(self.lines) > 1 and (self.date is not None or bool(self.stations))


def find_cable_head(blocks: Sequence[SheetBlock]) -> CableHead:
    """Return what the first blocks of a document hold of a cable's head."""
    head = CableHead()
    for block in blocks:
        running = False
        for line in block.lines:
            running = _read(line.text, line.number, head, running)
            if running:
                head.lines.append(line.number)
    return head


def _read(text: str, number: int, head: CableHead, running: bool) -> bool:
    group = _GROUP.match(text)
    if group:
        head.date = head.date or first_date(group["when"])
        return True
    for pattern, role in ((_FROM, "from"), (_TO, "to")):
        found = pattern.match(text)
        if found:
            head.stations.append(Office(_station(found["who"]), role, number))
            return True
    spaced = _SPACED.match(text)
    if spaced and len(text) < 90:
        _numbered(text, spaced, head)
        return True
    return bool(_INFO.match(text) or _LINE.match(text)) or (running and _continues(text))


def _numbered(text: str, spaced: re.Match[str], head: CableHead) -> None:
    rest = spaced["rest"] or ""
    head.banners.append(text[: spaced.start("rest")] if spaced["rest"] else text)
    found = _NUMBER.search(re.sub(r"(?:SECTION|SEC)\s+\d+\s+OF\s+\d+", "", rest))
    if found:
        head.control_numbers.append(f"{found['post']} {found['serial']}")


def _continues(text: str) -> bool:
    """Say whether a line goes on with the stations of the line before it."""
    return len(text) < 80 and bool(_CONTINUED.match(text))


def _station(who: str) -> str:
    return _PRECEDENCE.sub("", _ROUTING.sub("", who)).strip()
