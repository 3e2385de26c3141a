"""Answers: what the page shows, without the web."""
