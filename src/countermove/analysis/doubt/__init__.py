"""How sure a result is: what knowing more is worth, what would flip it, what it assumes, how confident one can be."""
