"""From paragraphs to a case: what a record offers for review, and writing what was accepted into the case file."""
