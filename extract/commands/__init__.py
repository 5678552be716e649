"""One file for each command of `displacement`; heavy libraries are imported inside them."""
