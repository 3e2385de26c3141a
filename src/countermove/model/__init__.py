"""What a conflict is: decision makers, options, feasible states, moves, preferences; and what is unsure about it."""

from countermove.model.conflict import Conflict
from countermove.model.decision_maker import DecisionMaker
from countermove.model.event import Campaign, Event, Period, Seam, UsualLine
from countermove.model.evidence import Evidence, Indicator, Rating
from countermove.model.feasibility import Constraint
from countermove.model.graph import GraphConflict
from countermove.model.option import Cost, Direction, Option
from countermove.model.preference import Preference, Ranking, RankingStatements, Statement
from countermove.model.stakeholder import Contest, Reaction, Stakeholder, Stance
from countermove.model.state import State
from countermove.model.uncertainty import Hypothesis, Rivals, Uncertain

__all__ = [
    "Campaign",
    "Conflict",
    "Constraint",
    "Contest",
    "Cost",
    "DecisionMaker",
    "Direction",
    "Event",
    "Evidence",
    "GraphConflict",
    "Hypothesis",
    "Indicator",
    "Option",
    "Period",
    "Preference",
    "Ranking",
    "RankingStatements",
    "Rating",
    "Reaction",
    "Rivals",
    "Seam",
    "Stakeholder",
    "Stance",
    "State",
    "Statement",
    "Uncertain",
    "UsualLine",
]
