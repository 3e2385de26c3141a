"""The implicit representation: statements and moves evaluated at a state, without any list of states."""

from countermove.engine.implicit.view import Implicit

__all__ = ["Implicit"]
