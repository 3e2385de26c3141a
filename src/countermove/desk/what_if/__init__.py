"""What if: a case changed for a moment, and what becomes of its results; nothing is written unless asked for."""
