"""Scores of resolved forecasts: how near they came, whether they were calibrated, and compared with what.

Source: tradecraft.md, section 3.3.
"""
