"""Documents, figures, reviews and runs, kept."""
