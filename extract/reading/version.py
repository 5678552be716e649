"""The version of the reading rules."""

READER = "19"
"""Part of every figure; raised with every change of a rule, so that stores know what to read again."""
