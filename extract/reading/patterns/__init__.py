"""Patterns that look for their words before they look for their grammar."""
