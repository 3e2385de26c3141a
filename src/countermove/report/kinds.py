"""The kinds of papers, as data: which question each answers, and which parts it has in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from countermove.errors import NotApplicable, unknown
from countermove.report.content import Section, Sentence
from countermove.report.sections.after import after
from countermove.report.sections.annex import annex
from countermove.report.sections.assumptions import assumptions
from countermove.report.sections.before_after import before_after
from countermove.report.sections.campaign_summary import campaign_summary
from countermove.report.sections.cards import option_sections
from countermove.report.sections.circulation import coordination, distribution
from countermove.report.sections.confidence import confidence
from countermove.report.sections.events import events
from countermove.report.sections.holds import holds
from countermove.report.sections.initiatives import initiatives
from countermove.report.sections.inside import inside
from countermove.report.sections.interests import interests
from countermove.report.sections.limits import limits
from countermove.report.sections.motives import motives
from countermove.report.sections.outcomes import outcomes
from countermove.report.sections.position import position
from countermove.report.sections.prospects import prospects
from countermove.report.sections.readings import readings
from countermove.report.sections.summary import summary
from countermove.report.sections.tables import comparison_section
from countermove.report.sections.unchanged import unchanged
from countermove.report.sections.watching import watching
from countermove.report.view import PaperView

Part = Callable[[PaperView], tuple[Section, ...]]


@dataclass(frozen=True)
class Kind:
    """A kind of paper: its subtitle, its question, its summary, and its parts in their order.

    A part without anything to say gives no section.
    """

    name: str
    subtitle: Callable[[PaperView], str]
    question: Callable[[PaperView], str]
    summary: Callable[[PaperView], tuple[Sentence, ...]]
    parts: tuple[Part, ...]


def _alone(part: Callable[[PaperView], Section]) -> Part:
    """Return a part of one section that is always there."""
    return lambda view: (part(view),)


def _under(heading: str, part: Part) -> Part:
    """Return a part with its sections headed by what they belong to: "Motives: what Moscow wants"."""

    def headed(view: PaperView) -> tuple[Section, ...]:
        return tuple(
            replace(section, title=f"{heading}: {_inside_a_title(section.title, view)}") for section in part(view)
        )

    return headed


def _inside_a_title(title: str, view: PaperView) -> str:
    """Return a title as it stands after a colon: a name keeps its capital."""
    first = title.partition(" ")[0]
    is_name = any(name.startswith(first) for name in (view.us, view.them))
    return title if is_name else title[:1].lower() + title[1:]


HOW_SURE: tuple[Part, ...] = (
    holds,
    _alone(assumptions),
    watching,
    _alone(confidence),
    readings,
    coordination,
    lambda view: (Section("Limits", "limits", (limits(view),)),),
    annex,
    distribution,
)
"""What every paper ends with: flips before indicators, then confidence, other readings, limits, and the annex.

Source: tradecraft.md, section 8 (fixed order).
"""

OPTIONS = Kind(
    "options",
    lambda view: f"Options of {view.us} towards {view.them}",
    lambda view: f"What could {view.us} do that {view.them} would find hard to handle, and at what price?",
    summary,
    (
        _alone(position),
        events,
        _alone(interests),
        after,
        option_sections,
        inside,
        _alone(comparison_section),
        before_after,
        _alone(outcomes),
        _alone(unchanged),
        *HOW_SURE,
    ),
)

CAMPAIGN = Kind(
    "campaign",
    lambda view: f"The campaign of {view.us} towards {view.them}: initiatives, motives, prospects",
    lambda view: f"What is {view.us} doing towards {view.them}, what is it after, and how far can it get?",
    campaign_summary,
    (
        _under("Initiatives", initiatives),
        _under("Motives", motives),
        _under("Motives", _alone(interests)),
        _under("Prospects", prospects),
        _under("Prospects", inside),
        _under("Prospects", _alone(outcomes)),
        _under("Prospects", _alone(unchanged)),
        *HOW_SURE,
    ),
)

KINDS = {kind.name: kind for kind in (OPTIONS, CAMPAIGN)}


def kind_named(name: str) -> Kind:
    """Return a kind of paper. Raises ``NotApplicable`` where there is none of that name."""
    if name not in KINDS:
        raise NotApplicable(unknown("kind of paper", name, KINDS))
    return KINDS[name]
