"""XML of Office documents as events, with short names: declarations of types and entities are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from countermove.errors import RecordError

Attributes = dict[str, str]
DEEPEST = 1_000
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_LINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_SHORT = {
    **dict.fromkeys(_WORD, "w:"),
    **dict.fromkeys(_LINKS, "r:"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}


def parse(
    pieces: Iterable[bytes],
    path: str,
    *,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML piece by piece and call back for every start tag, end tag and text.

    Names of the Word namespace come as ``w:p``, attributes of it without a prefix; names of others as ``?name``.

    Raises: ``RecordError`` where it is no well-formed XML, declares types or entities, or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reading = _Reading(start, end)
    parser.StartElementHandler, parser.EndElementHandler = reading.started, reading.ended
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _declared
    if text:
        parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _Refused as error:
        raise RecordError(f"{path}: this Word document was refused: {error}") from None
    except (expat.ExpatError, ValueError, LookupError):
        message = "this Word document is damaged; open it with a word processor and save it as a new .docx"
        raise RecordError(f"{path}: {message}") from None


class _Reading:
    """The call-backs of the parser, with short names, and how deep the parts are nested."""

    def __init__(self, start: Callable[[str, Attributes], None] | None, end: Callable[[str], None] | None) -> None:
        self.start, self.end = start, end
        self.short = _Names()
        self.depth = 0

    def started(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Refused("its parts are nested more than a thousand deep")
        if self.start:
            short = self.short
            self.start(short[name], {short[key].removeprefix("w:"): value for key, value in attributes.items()})

    def ended(self, name: str) -> None:
        self.depth -= 1
        if self.end:
            self.end(self.short[name])


def _declared(*_: object) -> None:
    raise _Refused("it declares types of its own, as no Word document does")


class _Refused(Exception):
    """What a document must not have."""


class _Names(dict[str, str]):
    """Short names, made as they come up."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        short = _SHORT.get(space, "?") + local if space else local
        if len(self) < 10_000:
            self[name] = short
        return short
