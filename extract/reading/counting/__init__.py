"""What a number counts, and what is said of it in its clause."""
