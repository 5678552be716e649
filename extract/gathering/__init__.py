"""From the world to documents: the only rooms that touch the network or foreign files."""
