"""The place that a count is for."""
