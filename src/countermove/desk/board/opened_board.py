"""The board of an open case, from the text as it stands."""

from __future__ import annotations

from countermove.casefile.write import as_yaml
from countermove.desk.board.board import Board, board_of
from countermove.desk.board.outline import read_outline
from countermove.desk.opened import OpenCase


def shown_text(opened: OpenCase) -> str:
    """Return the text that the board is of: that of the file, or for a file of another program what it was read as."""
    return opened.text or (as_yaml(opened.sound) if opened.sound else "")


def opened_board(opened: OpenCase) -> Board | None:
    """Return what the board shows; None where the text cannot be read."""
    root = read_outline(shown_text(opened))
    return board_of(root, opened.case, opened.sound) if root else None
