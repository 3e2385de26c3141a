"""Papers: content as data first, then one writer a format."""
