"""What a conflict is: decision makers, options, feasible states, moves, preferences."""

from countermove.model.conflict import Conflict
from countermove.model.decision_maker import DecisionMaker
from countermove.model.feasibility import Constraint
from countermove.model.graph import GraphConflict
from countermove.model.option import Cost, Direction, Option
from countermove.model.preference import Preference, Ranking, RankingStatements, Statement
from countermove.model.stakeholder import Reaction, Stakeholder, Stance
from countermove.model.state import State

__all__ = [
    "Conflict",
    "Constraint",
    "Cost",
    "DecisionMaker",
    "Direction",
    "GraphConflict",
    "Option",
    "Preference",
    "Ranking",
    "RankingStatements",
    "Reaction",
    "Stakeholder",
    "Stance",
    "State",
    "Statement",
]
