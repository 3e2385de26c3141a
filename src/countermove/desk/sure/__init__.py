"""How sure: what the page shows, without the web."""
