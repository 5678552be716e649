"""One page, one module: its layout and its callbacks."""
