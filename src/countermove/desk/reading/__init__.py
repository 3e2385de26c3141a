"""Documents beside their records, and passages on their way into a case."""
