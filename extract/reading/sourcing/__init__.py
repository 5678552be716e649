"""Who the text says gives the number."""
