"""Documents to cited records: one stage a file, in the order of the work."""
