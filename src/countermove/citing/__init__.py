"""From a citation in a case to the paragraph it points at."""
