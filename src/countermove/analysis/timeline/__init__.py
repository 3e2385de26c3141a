"""The dated events of a dispute: their order, who answered whom, where options stood, and how a campaign reads.

Source: tradecraft.md, section 5; mission F08 to F16.
"""
