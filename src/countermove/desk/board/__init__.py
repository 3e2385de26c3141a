"""The board: who can do what, and wants what, as the text of a case says it, sound or not; nothing of the web here."""
