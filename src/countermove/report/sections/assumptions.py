"""Key assumptions and flips: what single change of the coding breaks which result, and how well that is supported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.analysis.assess.carries import Carried
from countermove.analysis.doubt.assumptions import RULE, Rating
from countermove.report.content import (
    Block,
    Cell,
    Claim,
    Figure,
    Ground,
    Paragraph,
    Section,
    Sentence,
    Table,
    capital,
    listing,
    paragraph,
)
from countermove.report.diagrams import Bar, Tornado
from countermove.report.gathering import CONTENDERS, is_cut
from countermove.report.naming import counted, number_word
from countermove.report.results import Result, flipping, letters
from countermove.report.sections.summary import fixing_grounds
from countermove.report.sections.sureness import judged_grounds, judged_places
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.doubt.assumptions import Assumption
    from countermove.analysis.doubt.changes import Change
    from countermove.analysis.doubt.flips import Flip

ROWS, BARS, LISTED = 12, 12, 5
NOTHING_TO_CHANGE = (
    "No single change of the coding was tried: the orders were entered as plain rankings, which have no statements to "
    "leave out or to move, and no point is marked as open. That nothing is known to break a result does not make it "
    "firm."
)
MOVED = ("raise", "lower", "top")


def assumptions(view: PaperView) -> Section:
    """Return the section on what the results rest on: what flips each, and the assumptions that flip most."""
    blocks: list[Block] = [_lead(view), _flips(view), Paragraph((_judged_places(view),))]
    blocks += _beyond_single(view) if view.changes_tried else ()
    telling = telling_assumptions(view)
    if telling:
        blocks += [_table(view, telling), *tornado_figure(view, telling)]
    return Section("Key assumptions and flips", "assumptions", tuple(blocks))


def _lead(view: PaperView) -> Paragraph:
    if not view.changes_tried:
        return paragraph(NOTHING_TO_CHANGE)
    changes = counted(view.changes_tried, "single change")
    words = [
        f"{changes} of the coding {'was' if view.changes_tried == 1 else 'were'} tried: every statement left out, "
        "moved one place up or down, and put above all others; every open point settled otherwise; every third party "
        "made to stand still."
    ]
    if is_cut(view.found):
        words.append(
            "Initiatives are many: those compared here are the single changes, the named ones and the "
            f"{CONTENDERS} hardest."
        )
    words.append(
        "A result is typed in, not found, where one line fixes it: it holds when that is the only thing anybody wants, "
        "and fails when it is turned round."
    )
    return paragraph(*words)


def _flips(view: PaperView) -> Table:
    heads = (
        "Result",
        "Would fail without",
        "Or if moved in the order",
        "Or if settled otherwise",
        "Third parties it needs",
        "Fixed by one line alone",
    )
    rows = tuple(_flip_row(view, one) for one in view.results)
    notes = ("A name and a number are a party’s interest at its place in the order (Annex A).",)
    return Table("What breaks each result by itself", heads, rows, notes)


def _flip_row(view: PaperView, result: Result) -> tuple[Cell, ...]:
    changes = flipping(view.doubts, result)
    fixed = [one for one in view.carried if _judgment_of(one) in result.judgments and one.is_typed_in]
    lines = [f"{capital(view.naming.party(line.party))} {line.place}" for one in fixed for line in one.fixed_by]
    grounds = [ground for one in fixed for ground in fixing_grounds(view, one)]
    muted = [change.muted for change in changes if change.muted]
    return (
        cell(result.head),
        cell(_subjects(view, [change for change in changes if change.kind == "drop"])),
        cell(_subjects(view, [change for change in changes if change.kind in MOVED])),
        cell(_points(view, changes)),
        cell(view.naming.parties(muted) or "none"),
        cell(f"{_several(lines)}: typed in" if lines else "no", *grounds, strong=bool(lines)),
    )


def _judgment_of(one: Carried) -> str:
    """Return the id under which a sweep has a headline of the assessment."""
    kind, about = one.judgment.kind, one.judgment.about
    return {
        "unchanged": f"stays/{about}",
        "hardest": "hardest",
        "reply": f"reply/{about}",
        "return": f"return/{about}",
        "opening pays": "opening_pays",
        "no opening pays": "opening_pays",
    }[kind]


def _subjects(view: PaperView, changes: list[Change]) -> str:
    names = dict.fromkeys(view.wording.statement(str(ref)) for change in changes for ref in change.about[:1])
    return _several(list(names)) or "–"


def _points(view: PaperView, changes: list[Change]) -> str:
    names = dict.fromkeys(view.wording.point(change.item)[1:-1] for change in changes if change.item)
    return _several(list(names)) or "–"


def _several(names: list[str]) -> str:
    shown = names[:LISTED]
    more = len(names) - len(shown)
    return listing([*shown, f"{more} more"] if more else shown)


def _judged_places(view: PaperView) -> Sentence:
    """Return which results hang on where the coder, and nothing else, put a statement in an order, and on which."""
    by_place: dict[str, list[str]] = {}
    for result in view.results:
        for name in judged_places(view, result):
            by_place.setdefault(name, []).append(result.letter)
    letters_of = dict.fromkeys(letter for found in by_place.values() for letter in found)
    hanging = [one for one in view.results if one.letter in letters_of]
    claims = [Claim("hangs_on_a_judged_place", count=(len(hanging), len(view.results)))]
    claims += [Claim(f"hangs_on_a_judged_place/{kind}") for kind in dict.fromkeys(one.kind for one in hanging)]
    claims += [Claim(f"judged_place/{name}") for name in by_place]
    if not by_place:
        text = "No result changes when one statement whose place only the coder judged stands elsewhere in its order."
        if not view.changes_tried:
            text = "Which results hang on a place that only the coder judged is therefore not known."
        return Sentence(text, claims=tuple(claims))
    told = "; ".join(f"{name}: {', '.join(found)}" for name, found in by_place.items())
    number = f"{number_word(len(hanging))} of {number_word(len(view.results))} results"
    text = f"By one statement whose place in an order only the coder judged, {number} would change ({told})."
    return Sentence(text, tuple(judged_grounds(view)), tuple(claims))


def _beyond_single(view: PaperView) -> Iterator[Paragraph]:
    """Yield what was found for the results that no single change flips."""
    told: list[Sentence] = []
    firm: dict[str, list[str]] = {}
    for result in view.results:
        one = view.doubts.flips.of(result.judgment)
        if one.size is None:
            firm.setdefault(_searched(view), []).append(result.letter)
        elif one.size > 1:
            pair = "pair" if one.size == 2 else "three"
            text = f"{result.letter}: no single change does it, {counted(one.number, pair)} of changes "
            text += f"{'does' if one.number == 1 else 'do'}, such as: {_together(view, one.sets[0])}."
            told.append(Sentence(text))
    told += [Sentence(f"{listing(names)}: nothing that was tried does it; {how}.") for how, names in firm.items()]
    if told:
        yield Paragraph(tuple(told))


def _searched(view: PaperView) -> str:
    """Return how far was searched beyond single changes."""
    deeper = view.doubts.flips.levels[1:]
    return "; ".join(level.text for level in deeper) or "only single changes were tried"


def _together(view: PaperView, flip: Flip) -> str:
    return ", and ".join(view.wording.readable(change.text).replace("_", " ") for change in flip.changes)


def telling_assumptions(view: PaperView) -> list[Assumption]:
    """Return the assumptions that flip something, alone or with another."""
    return [one for one in view.doubts.assumptions if one.flips or one.together]


def _table(view: PaperView, telling: list[Assumption]) -> Table:
    shown = telling[:ROWS]
    columns = [
        ("Assumption", [cell(_words(view, one), *_grounds(view, one)) for one in shown]),
        ("Support", [cell(f"{one.rating.word}: {one.why}", strong=_is_bare(one)) for one in shown]),
        ("Flips alone", [cell(", ".join(letters(view.results, one.flips)) or "–") for one in shown]),
    ]
    if any(one.together for one in shown):
        named = [cell(", ".join(letters(view.results, one.together)) or "–") for one in shown]
        columns.append(("Flips with others", named))
    if any(one.abandon for one in shown):
        columns.append(("Given up if", [cell(one.abandon or "–") for one in shown]))
    rows = tuple(zip(*(cells for _, cells in columns), strict=True))
    heads = tuple(head for head, _ in columns)
    return Table("Key assumptions, the least supported first", heads, rows, tuple(_notes(view, telling)))


def _is_bare(one: Assumption) -> bool:
    return one.rating is Rating.UNSUPPORTED


def _notes(view: PaperView, telling: list[Assumption]) -> Iterator[str]:
    left, rest = len(telling) - ROWS, len(view.doubts.assumptions) - len(telling)
    flip = "that flips something is" if left == 1 else "that flip something are"
    more = f"{counted(left, 'further assumption')} {flip} left out; " if left > 0 else ""
    idle = f"{counted(rest, 'assumption')} {'flips' if rest == 1 else 'flip'} nothing in what was tried"
    yield f"{capital(more + idle)}. All of them: countermove sweep {view.case_argument} --all."
    yield RULE


def _words(view: PaperView, one: Assumption) -> str:
    if view.wording.is_statement(one.subject):
        return f"{view.wording.statement(one.subject)}: {one.text}"
    return f"{view.wording.point(one.subject)[1:-1]}, open: {view.wording.readable(one.text)}"


def _grounds(view: PaperView, one: Assumption) -> tuple[Ground, ...]:
    label = view.wording.statement(one.subject).replace("_", " ")
    return (Ground(label, cites=one.cites, basis=one.basis),) if one.cites else ()


def tornado_figure(view: PaperView, telling: list[Assumption]) -> Iterator[Figure]:
    """Yield the tornado: doubtful assumptions by how many results each flips alone; none where none does."""
    doubtful = [(one, letters(view.results, one.flips)) for one in telling if one.rating < Rating.SUPPORTED]
    ordered = sorted((pair for pair in doubtful if pair[1]), key=lambda pair: -len(pair[1]))
    if not ordered:
        return
    bars = tuple(
        Bar(_words(view, one), len(named), f"{', '.join(named)} ({one.rating.word})", _is_bare(one))
        for one, named in ordered[:BARS]
    )
    chart = Tornado("Results flipped by it alone", bars, len(view.results), ("unsupported", "caveated"))
    left = f" Shown are {BARS} of {len(ordered)}." if len(ordered) > BARS else ""
    told = "; ".join(f"{bar.label}: {bar.length}, {bar.told}" for bar in bars)
    caption = (
        "Doubtful assumptions by the number of results that each flips alone. Letters are those of the tables; black "
        f"bars are unsupported, white ones caveated.{left}"
    )
    yield Figure(chart, caption, f"Results flipped alone, of {len(view.results)}: {told}.")
