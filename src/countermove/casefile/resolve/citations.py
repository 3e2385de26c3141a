"""Citations: SOURCE/SECTION/n, and the sources they point into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath as Posix

from countermove.casefile.case import CitedAt, Source
from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import known_advice
from countermove.casefile.schema import SourceSpec

# Front matter and distribution list are cited whole: they are no body paragraphs (records.md, section 4).
FRONT_MATTER = frozenset({"FM", "DIST"})
_CITATION = re.compile(r"([^/\s]+)/([^/\s]+)(?:/(\d+[a-z]*(?:/?fn\d+)?|fn\d+))?")
FORM = "a citation is SOURCE/SECTION/n, with letters for bullets (3a) and fn1 for footnotes"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in its parts; ``paragraph`` is empty where a whole front matter is cited."""

    source: str
    section: str
    paragraph: str


def read_citation(text: str) -> Citation | None:
    """Return a citation's parts, or None where it is not one."""
    found = _CITATION.fullmatch(text)
    if not found or (found[3] is None and found[2] not in FRONT_MATTER):
        return None
    return Citation(found[1], found[2], found[3] or "")


def resolve_sources(specs: dict[str, SourceSpec], findings: Findings) -> dict[str, Source]:
    """Return the sources of a case by name."""
    sources = {}
    for name, spec in specs.items():
        if "/" in name or any(character.isspace() for character in name) or not name:
            findings.problem(("sources", name), f'"{name}" cannot name a source: no blanks and no /', key=True)
        sections = {code: heading or "" for code, heading in spec.sections.items()}
        for code in sections:
            if "/" in code or any(character.isspace() for character in code):
                path = ("sources", name, "sections", code)
                findings.problem(path, f'"{code}" cannot be a section code: no blanks and no /', key=True)
        if spec.file and (Posix(spec.file).is_absolute() or ".." in Posix(spec.file).parts or "\\" in spec.file):
            findings.problem(
                ("sources", name, "file"), "a source's file lies in the folder of the case", "write sources/memo.txt"
            )
        sources[name] = Source(name, spec.title, spec.date, spec.file, sections, spec.note)
    return sources


class CitationCheck:
    """Notes every citation with its place, and what is wrong with it."""

    def __init__(self, sources: dict[str, Source], findings: Findings) -> None:
        self.sources, self.findings = sources, findings
        self.found: list[CitedAt] = []

    def __call__(self, path: Path, text: str) -> None:
        """Note one citation."""
        self.found.append(CitedAt(text, *self.findings.place(path)))
        citation = read_citation(text)
        if citation is None:
            self.findings.problem(path, f'"{text}" is not a citation', FORM)
        elif not self.sources:
            advice = f"add `sources: {{{citation.source}: {{title: …}}}}`"
            self.findings.problem(path, f'"{text}" is cited, but the case has no sources', advice)
        elif citation.source not in self.sources:
            advice = known_advice(citation.source, self.sources, "sources")
            self.findings.problem(path, f'there is no source "{citation.source}"', advice)
        elif not _has_section(self.sources[citation.source], citation.section):
            advice = known_advice(citation.section, self.sources[citation.source].sections, "sections")
            message = f'source "{citation.source}" has no section "{citation.section}"'
            self.findings.problem(path, message, advice, offset=len(citation.source) + 1)


def _has_section(source: Source, section: str) -> bool:
    """Say whether a section can be there: one of the codes, a number, or front matter."""
    return not source.sections or section in source.sections or section.isdecimal() or section in FRONT_MATTER
