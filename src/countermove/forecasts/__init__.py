"""Forecasts: judgments that time can check, kept in a register that is only added to, resolved, and scored.

Source: tradecraft.md, section 3.3; mission.md, F53.
"""
