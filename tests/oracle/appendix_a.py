"""The illustrative case of tradecraft.md, Appendix A, as the oracle's question.

The same as fixtures/appendix-a/case.yaml.
"""

from __future__ import annotations

from fractions import Fraction

from .assessment import Question, Stakeholder
from .conflict import Conflict, Statement
from .language import read

OWNED = {
    "USSR": ("tone", "fish", "visit", "agenda", "isles", "garrison", "econ"),
    "Japan": ("D", "K", "U", "L", "R", "lead"),
    "US": ("press",),
    "China": ("claims",),
    "WEurope": ("cut",),
}

STATEMENTS = {
    "USSR": (
        "not isles", "not garrison", "not claims", "not cut", "D", "not U", "K", "R",
        "not agenda", "not econ", "not visit", "not fish", "not tone",
    ),
    "Japan": (
        "L", "agenda implies D", "D implies (agenda or visit)", "K implies isles", "D implies isles", "U",
        "R iff (fish or visit)", "D implies lead",
    ),
    "US": ("L", "U", "not K", "press iff (K or not U)"),
    "China": ("claims iff isles",),
    "WEurope": ("cut iff econ",),
}  # fmt: skip

INSIDE = {
    "prime_minister": ("0.25", True, (
        "L", "D iff (agenda or visit)", "K implies isles", "U", "D implies lead", "R iff (fish or visit)",
    )),
    "rival": ("0.20", False, (
        "L", "D iff (agenda or visit)", "visit implies not lead", "(agenda and D) implies not U", "U",
        "K implies isles", "(D and not visit) implies lead", "R iff (fish or visit)",
    )),
    "foreign_ministry": ("0.20", True, (
        "L", "K implies isles", "D iff isles", "U", "R iff (fish or visit)", "D implies lead",
    )),
    "business": ("0.15", False, (
        "L", "K iff (econ or isles)", "U", "D iff (agenda or visit)", "D implies lead", "R iff (fish or visit)",
    )),
    "public": ("0.20", False, (
        "D iff (agenda or garrison)", "garrison implies not U", "L", "not K", "U", "R iff (fish or visit)",
        "D implies lead",
    )),
}  # fmt: skip

PACKAGES = {
    "softer_tone": {"tone": True},
    "fishing": {"fish": True},
    "visit": {"visit": True},
    "agenda": {"agenda": True},
    "agenda_visit": {"agenda": True, "visit": True},
    "two_islands": {"isles": True},
    "garrison": {"garrison": True},
    "economics": {"econ": True},
}

NEVER = ("isles and not agenda", "lead and not D")


def formulas(texts: tuple[str, ...]) -> tuple[Statement, ...]:
    return tuple(read(text)[0] for text in texts)


def names(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(read(text)[1] for text in texts))


def conflict() -> Conflict:
    """Five parties, sixteen options; L and U are on at the status quo."""
    owner = {option: party for party, options in OWNED.items() for option in options}
    return Conflict(
        options=tuple(owner),
        owner=owner,
        parties=tuple(OWNED),
        status_quo=frozenset({"L", "U"}),
        direction={option: "on" if option == "isles" else "both" for option in owner},
        never=formulas(NEVER),
        statements={party: formulas(texts) for party, texts in STATEMENTS.items()},
        tiers={
            party: tuple("minor" if party == "Japan" and j > 6 else "important" for j in range(1, len(texts) + 1))
            for party, texts in STATEMENTS.items()
        },
        mentioned=names(NEVER).union(*(names(texts) for texts in STATEMENTS.values())),
        named={party: tuple(read(text)[1] for text in texts) for party, texts in STATEMENTS.items()},
    )


def question() -> Question:
    """Initiator USSR, target Japan, ally US; the others settle in the order US, China, Western Europe."""
    stakeholders = tuple(
        Stakeholder(name, Fraction(weight), veto, formulas(texts), names(texts))
        for name, (weight, veto, texts) in INSIDE.items()
    )
    return Question(conflict(), "USSR", "Japan", ("US",), stakeholders)
