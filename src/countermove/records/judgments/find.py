"""Find the judgments of a document: cue words, each put to its rule, then to its holder, condition and range.

Not reported are words in quotation marks and in the reported speech of others, words in headings and in a printed
scale of likelihood, and every false friend that the rules know. ``possible`` before a noun ("a possible visit") is not
reported: it marks no judgment by itself. "According to" somebody gives a holder; it is not taken for reported speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from countermove.records.judgments.conditions import condition_for, conditions_of
from countermove.records.judgments.finding import Finding, Place
from countermove.records.judgments.headings import is_heading, is_run_in
from countermove.records.judgments.holders import Held, held
from countermove.records.judgments.lead_ins import as_option, lead_in, leads_of
from countermove.records.judgments.lexicon import Lexicon, lexicon, with_names
from countermove.records.judgments.odds import Odds, figure_after, odds_in
from countermove.records.judgments.quotations import Quotations
from countermove.records.judgments.reading import read_range, scale_entries, stated_scale
from countermove.records.judgments.rules import RULES
from countermove.records.judgments.scales import Scale
from countermove.records.judgments.scales import scale as scale_named
from countermove.records.judgments.sentences import Sentence, sentences_of
from countermove.records.judgments.speakers import speakers_of
from countermove.records.judgments.voices import Voice, voices_in
from countermove.records.judgments.window import withheld_in, words_around
from countermove.records.record import Judgment, Passage


def find_judgments(
    passages: Iterable[Passage], *, scale: str = "kent-1964", gazetteer: Iterable[str] | None = None
) -> tuple[Judgment, ...]:
    """Return the judgments of passages in the order of the document.

    ``scale`` names the scale that words are read on where the document states none of its own; ``gazetteer`` gives
    more names of actors that may hold a judgment or have an option.

    Raises RecordError for a scale that is not known.
    """
    given = tuple(passages)
    chosen = scale_named(scale)
    words = lexicon() if gazetteer is None else with_names(lexicon(), gazetteer)
    own = stated_scale(given)
    reading = _Reading(own or chosen, words, speakers_of(given, words), leads_of(given, words))
    return tuple(judgment for passage in given for judgment in _in_passage(passage, reading))


@dataclass(frozen=True)
class _Reading:
    """What holds for the whole document; ``leads`` and ``speakers`` go by citation."""

    scale: Scale
    words: Lexicon
    speakers: Mapping[str, tuple[str, int]]
    leads: Mapping[str, str]


def _in_passage(passage: Passage, reading: _Reading) -> Iterator[Judgment]:
    text = passage.text
    if is_heading(text):
        return
    matches = [match.span() for match in reading.words.pattern.finditer(text)]
    odds = odds_in(text)
    if not matches and not odds and "view" not in text and "eyes" not in text:
        return
    yield from _Reader(passage, reading, matches, odds).judgments()


class _Reader:
    """Reads one passage; cues and stated odds are handed out to its sentences in order."""

    def __init__(self, passage: Passage, reading: _Reading, matches: list[tuple[int, int]], odds: list[Odds]) -> None:
        self.passage, self.scale, self.words = passage, reading.scale, reading.words
        self.speaker, self.spoken_from = reading.speakers.get(passage.cite, ("", 0))
        self.lead = reading.leads.get(passage.cite, "")
        self.matches, self.odds = matches, odds
        self.quotations = Quotations(passage.text)
        self.withheld = withheld_in(passage)
        self.tables = [entry.span() for entry in scale_entries(passage.text)]

    def judgments(self) -> Iterator[Judgment]:
        """Yield the judgments of the passage."""
        earlier: list[Sentence] = []
        match = odd = 0
        for sentence in sentences_of(self.passage.text):
            end = sentence.start + len(sentence.text)
            first, first_odd = match, odd
            while match < len(self.matches) and self.matches[match][0] < end:
                match += 1
            while odd < len(self.odds) and self.odds[odd].start < end:
                odd += 1
            cues = self.matches[first:match]
            if earlier or end == len(self.passage.text) or not is_run_in(sentence, cues):
                yield from self._in_sentence(sentence, cues, self.odds[first_odd:odd], earlier)
            earlier = [*earlier[-1:], sentence]

    def _in_sentence(
        self, sentence: Sentence, matches: list[tuple[int, int]], odds: list[Odds], earlier: list[Sentence]
    ) -> Iterator[Judgment]:
        if not matches and not odds and "view" not in sentence.text and "eyes" not in sentence.text:
            return
        voices = voices_in(sentence, self.words)
        findings = self._findings(sentence, matches, odds, voices)
        if not findings:
            return
        conditions = conditions_of(sentence)
        for one in held(sentence, findings, voices, self.words, earlier):
            yield self._judgment(sentence, one, conditions)

    def _findings(
        self, sentence: Sentence, matches: list[tuple[int, int]], odds: list[Odds], voices: Sequence[Voice]
    ) -> list[Finding]:
        own_lead = lead_in(sentence, self.words) if ":" in sentence.text else ""
        lead = own_lead or self.lead
        found = [_stated(sentence, stated) for stated in odds if not self._is_table(stated.start)]
        found += [_view(voice) for voice in voices if voice.kind == "view"]
        for start, end in matches:
            finding = self._put_to_rule(sentence, start, end)
            if finding is not None and lead:
                finding = as_option(sentence, finding, lead, self.words)
            if finding is not None and not _is_told_in_numbers(sentence, finding, found, self.words):
                found.append(finding)
        is_listed = any(one.kind == "option" and one.actor == lead for one in found)
        self.lead = lead if is_listed or sentence.text.endswith(":") else ""
        found = [self._with_figure(sentence, one) for one in found]
        free = [one for one in found if self._start(sentence, one) not in self.quotations]
        return _without_overlaps(sentence, free)

    def _put_to_rule(self, sentence: Sentence, start: int, end: int) -> Finding | None:
        if self._is_table(start) or start in self.quotations:
            return None
        cue = self.words.cue(self.passage.text[start:end])
        first = sentence.index_at(start)
        last = max(first, sentence.index_at(end) - 1)
        if first >= len(sentence.low) or sentence.starts[first] != start or sentence.end_of(last) != end:
            return None
        return RULES[cue.rule](Place(sentence, first, last, cue, self.words))

    def _with_figure(self, sentence: Sentence, finding: Finding) -> Finding:
        """Return a likelihood with the figure that is printed in brackets right after it."""
        if finding.kind not in {"probability", "possibility"} or finding.range is not None:
            return finding
        figure = figure_after(self.passage.text, _offsets(sentence, finding)[1])
        return finding if figure is None else replace(finding, range=(figure.low, figure.high))

    def _is_table(self, offset: int) -> bool:
        index = bisect_right(self.tables, (offset, len(self.passage.text) + 1)) - 1
        return index >= 0 and offset < self.tables[index][1]

    @staticmethod
    def _start(sentence: Sentence, finding: Finding) -> int:
        return finding.start if finding.start >= 0 else sentence.starts[finding.first]

    def _judgment(self, sentence: Sentence, one: Held, conditions: list[tuple[int, int]]) -> Judgment:
        finding, text = one.finding, self.passage.text
        start, end = _offsets(sentence, finding)
        read = read_range(finding, self.scale)
        bounds = (sentence.start, sentence.start + len(sentence.text))
        return Judgment(
            cite=self.passage.cite,
            start=start,
            end=end,
            span=words_around(text, bounds, (start, end), self.withheld),
            cue=text[start:end],
            negated=finding.negated,
            holder=self._by_speaker(one.holders)[-1],
            kind=finding.kind,
            tier=finding.tier,
            holders=self._by_speaker(one.holders),
            range=read.range,
            scale=read.scale,
            reading=read.reading,
            sentence=sentence.text,
            condition=condition_for(sentence, start, conditions) if conditions else "",
            actor=finding.actor,
        )

    def _by_speaker(self, holders: tuple[str, ...]) -> tuple[str, ...]:
        """Return the speaker of the paragraph in the authors' stead."""
        return tuple(self.speaker if self.speaker and holder == "authors" else holder for holder in holders)


def _offsets(sentence: Sentence, finding: Finding) -> tuple[int, int]:
    if finding.start >= 0:
        return finding.start, finding.end
    return sentence.starts[finding.first], sentence.end_of(finding.last)


def _stated(sentence: Sentence, odds: Odds) -> Finding:
    first = min(sentence.index_at(odds.start), max(0, len(sentence.low) - 1))
    last = max(first, sentence.index_at(odds.end) - 1)
    stated = None if odds.term else (odds.low, odds.high)
    return Finding(first, last, "probability", 1, odds.term, start=odds.start, end=odds.end, range=stated)


def _view(voice: Voice) -> Finding:
    return Finding(voice.first, voice.last, "belief", 3, holder=voice.holder, holder_place=voice.first)


def _is_told_in_numbers(sentence: Sentence, finding: Finding, found: Sequence[Finding], words: Lexicon) -> bool:
    """Say whether a noun such as "chances" belongs to odds stated beside it: one judgment, not two."""
    if (
        words.cues.get(sentence.at(finding.last), None) is None
        or words.cues[sentence.at(finding.last)].rule != "chance"
    ):
        return False
    return any(
        stated.start >= 0 and finding.first - 8 <= stated.last and stated.first <= finding.last + 18 for stated in found
    )


def _without_overlaps(sentence: Sentence, findings: list[Finding]) -> list[Finding]:
    """Return findings in order, the longest of those that overlap."""
    kept: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda one: (_offsets(sentence, one)[0], -_offsets(sentence, one)[1])):
        start, stop = _offsets(sentence, finding)
        if start >= end:
            kept.append(finding)
            end = stop
    return kept
