"""A text as sentences and tokens whose offsets hold."""
