"""Number expressions: where they stand and what they say, measured by quantulum3."""
