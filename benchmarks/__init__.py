"""What the reading is measured by: each module prints a table."""
