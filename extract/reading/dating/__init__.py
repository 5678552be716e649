"""The day that a count stands for, and whether it is new or a running total."""
