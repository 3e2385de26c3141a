"""``countermove forecasts add``, ``promote``, ``revise`` and ``resolve``: what adds to a register."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli import forecasts_flags as flags
from countermove.cli.visible import visible
from countermove.errors import RecordError

if TYPE_CHECKING:
    from countermove.forecasts.estimate import Estimate
    from countermove.forecasts.forecast import Forecast, Origin
    from countermove.forecasts.promote import Promoted

FromJson = Annotated[
    Path | None,
    typer.Option("--from-json", metavar="FILE", help="What `countermove sweep CASE --json FILE` wrote."),
]
SweptCase = Annotated[
    str, typer.Argument(metavar="[CASE]", help="The case; without --from-json it is swept now, in the usual way.")
]
Correct = Annotated[str, typer.Option(metavar="REASON", help="Correct an earlier resolution, and say why.")]
Outcome = Annotated[
    str, typer.Argument(metavar="OUTCOME", help="yes, no or void; an answer's name; with --correct also open.")
]
SourceCite = Annotated[flags.Many, typer.Option("--cite", metavar="SOURCE", help="What says so; may be repeated.")]
RevisionReason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is revised.")]
OwnText = Annotated[
    str, typer.Option("--text", metavar="TEXT", help="What will happen; the judgment's text by default.")
]


def add(
    register: flags.RegisterFile,
    text: flags.Text,
    rule: flags.Rule = "",
    deadline: flags.Deadline = "",
    probability: flags.Probability = "",
    band: flags.Band = "",
    word: flags.Word = "",
    scale: flags.Scale = "",
    answer: flags.Answer = None,
    name: flags.Name = "",
    made: flags.Made = "",
    author: flags.Author = "",
    status_quo: flags.StatusQuo = "none",
    case: flags.CaseFile = "",
    judgment: flags.Judgment = "",
    share: flags.Share = "",
    reason: flags.Reason = "",
    evidence: flags.Evidence = "",
    opinion: flags.Opinion = "",
    responsiveness: flags.Responsiveness = "",
    confidence: flags.ConfidenceWord = "",
    cite: flags.Cite = None,
    note: flags.Note = "",
) -> None:
    """Add a forecast; the first one makes the register."""
    given = dict(locals())
    problems: list[str] = []
    origin = _tried(lambda: _origin(case, judgment, share), problems)
    estimate = _tried(lambda: _stated(given), problems)
    _register(register, _forecast(given, text, origin, estimate), problems)


def promote(
    register: flags.RegisterFile,
    case: SweptCase = "",
    judgment: flags.Judgment = "",
    from_json: FromJson = None,
    text: OwnText = "",
    rule: flags.Rule = "",
    deadline: flags.Deadline = "",
    probability: flags.Probability = "",
    band: flags.Band = "",
    word: flags.Word = "",
    scale: flags.Scale = "",
    name: flags.Name = "",
    made: flags.Made = "",
    author: flags.Author = "",
    status_quo: flags.StatusQuo = "none",
    reason: flags.Reason = "",
    evidence: flags.Evidence = "",
    opinion: flags.Opinion = "",
    responsiveness: flags.Responsiveness = "",
    confidence: flags.ConfidenceWord = "",
    cite: flags.Cite = None,
    note: flags.Note = "",
) -> None:
    """Turn a judgment of a model into a forecast.

    Its share of the model and the hash of the case go with it. The share is the probability unless you give another
    one, with your reason. A judgment that holds in every completion of the model, or in none, needs one of your own.
    """
    given = {**locals(), "answer": None}
    found = _judgment(case, from_json, judgment)
    problems: list[str] = []
    estimate = _tried(lambda: _stated(given, found), problems)
    _register(register, _forecast(given, text or found.text, found.origin, estimate), problems)


def _judgment(case: str, from_json: Path | None, wanted: str) -> Promoted:
    """Return the judgment that is meant, of a document, or of a sweep made now."""
    from countermove.forecasts.faults import ForecastError
    from countermove.forecasts.promote import judgment_in, judgment_of

    if not wanted or not (case or from_json):
        raise ForecastError("name a case, or with --from-json a sweep of it; and with --judgment what to promote")
    if from_json is None:
        from countermove import __version__
        from countermove.cli.progress import progress
        from countermove.sweeping import sweep

        with progress() as report:
            document = sweep(case, progress=report).to_json()
        return judgment_of({**document, "countermove": __version__}, wanted, case)
    if not case:
        return judgment_in(from_json, wanted)
    from countermove.casefile.load import load

    return judgment_in(from_json, wanted, load(case).hash)


def revise(
    register: flags.RegisterFile,
    name: flags.Id,
    reason: RevisionReason = "",
    probability: flags.Probability = "",
    band: flags.Band = "",
    word: flags.Word = "",
    scale: flags.Scale = "",
    answer: flags.Answer = None,
    on: flags.On = "",
    author: flags.Author = "",
) -> None:
    """Give a forecast a new estimate; earlier ones are kept."""
    from countermove.forecasts.forecast import Revision
    from countermove.forecasts.register import Register

    estimate, _ = _stated(dict(locals()))
    entered = flags.today()
    with Register.open(register) as opened:
        found = opened.revise(name, Revision(on or entered, entered, estimate, author, reason))
    before = found.revisions[-2].estimate.in_words()
    print(visible(f"{name} is revised: {before} before, {estimate.in_words()} from {found.latest.at} on."))


def resolve(
    register: flags.RegisterFile,
    name: flags.Id,
    outcome: Outcome,
    cite: SourceCite = None,
    on: flags.On = "",
    author: flags.Author = "",
    note: flags.Note = "",
    correct: Correct = "",
) -> None:
    """Say how a forecast came out, and what says so.

    --on is the day on which that was settled. A resolution is never changed; --correct adds another one that holds
    instead, and "open" takes it back.
    """
    from countermove.forecasts.forecast import Resolution
    from countermove.forecasts.register import Register

    entered = flags.today()
    resolution = Resolution(outcome.strip(), on or entered, entered, tuple(cite or ()), author, note, correct)
    with Register.open(register) as opened:
        forecast = opened.resolve(name, resolution)
    print(visible(f"{name} is {'corrected' if correct else 'resolved'}: {outcome}, {resolution.at}."))
    if resolution.at > forecast.deadline and outcome != "void":
        print(
            f"That day is after the deadline, {forecast.deadline}. It is right if the answer was only known then; what "
            "happened after the deadline does not count."
        )


def _stated(given: Mapping[str, Any], promoted: Promoted | None = None) -> tuple[Estimate, dict[str, str]]:
    """Return how likely the flags, or else the model's share, say it is."""
    from countermove.forecasts.faults import ForecastError

    probability, band, word, scale = (given[key] for key in ("probability", "band", "word", "scale"))
    estimate, texts = flags.estimate_of(probability, band, word, scale, given["answer"] or ())
    if estimate is not None:
        return estimate, texts
    if promoted is not None:
        return promoted.estimate(), {}
    raise ForecastError("how likely is it? give --probability, --band or --word, or --answer for each of several")


def _origin(case: str, judgment: str, share: str) -> Origin:
    """Return what a forecast was made from, with the hash of its case as it is now."""
    from countermove import __version__
    from countermove.forecasts.forecast import Origin
    from countermove.forecasts.numbers import read_probability

    number = read_probability(share) if share else None
    if not case:
        return Origin(judgment=judgment, share=number)
    from countermove.casefile.load import load

    loaded = load(case)
    return Origin(loaded.name or loaded.title, loaded.hash, __version__, judgment, number)


def _tried(make: Any, problems: list[str]) -> Any:
    """Return what is made, or None with what is wrong noted."""
    try:
        return make()
    except RecordError as fault:
        problems += flags.problems_of(fault)
        return None


def _forecast(given: Mapping[str, Any], text: str, origin: Any, stated: Any) -> Forecast:
    """Return the forecast of the flags; what could not be read is stood in for, so that the rest can be checked."""
    from countermove.forecasts.estimate import point
    from countermove.forecasts.forecast import Confidence, Forecast, Origin, Revision

    estimate, answers = stated or (point(0.5), {})
    made_from = origin or Origin()
    reason = given["reason"] or ("" if stated else "-")
    dials = [given[key] for key in ("evidence", "opinion", "responsiveness", "confidence")]
    entered = flags.today()
    return Forecast(
        id=given["name"],
        text=text,
        rule=given["rule"],
        deadline=given["deadline"],
        revisions=(Revision(given["made"] or entered, entered, estimate, given["author"], reason),),
        answers=tuple(answers.items()),
        status_quo=given["status_quo"],
        origin=made_from,
        confidence=Confidence(*dials),
        cites=tuple(given["cite"] or ()),
        note=given["note"],
    )


def _register(path: Path, forecast: Forecast, problems: list[str]) -> None:
    """Add a forecast, or say everything that is wrong with it, what could not be read included."""
    from dataclasses import replace

    from countermove.forecasts.checks import forecast_problems
    from countermove.forecasts.faults import refuse
    from countermove.forecasts.register import Register

    found = forecast_problems(replace(forecast, id=forecast.id or "f1"))
    refuse([*problems, *found])
    is_new = not path.exists()
    with Register.open(path, create=True) as register:
        added = register.add(forecast)
    if is_new:
        print(visible(f"{path} is a new register."))
    print(visible(f"{added.id} is registered: {added.latest.estimate.in_words()}, by {added.deadline}."))
    if not added.latest.estimate.is_quantified:
        print(
            "A word of possibility has no number; the forecast is kept, and counted apart from those that are scored."
        )
