"""What PostgreSQL knows of its tables' contents, made anew while they grow.

It chooses indexes by that. Its own daemon looks now and then, and comes after an archive was loaded: until then the
newest hundred of a hundred thousand figures were sorted out of all of them, and a word was looked for in each.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, text

from extract.store.schema import figures

FEW = 1_000  # figures that any plan finds quickly
GROWN = 1.5  # times as many figures as when it was told last


class Statistics:
    """Of a store on PostgreSQL; SQLite's plans need none."""

    def __init__(self) -> None:
        self.told = 0  # the last key when it was told; keys that were drawn for nothing are not asked about again

    def renew(self, connection: Connection) -> None:
        """Tells the server what is in the tables if they have grown by half, inside the caller's transaction."""
        if connection.dialect.name != "postgresql":
            return
        last = int(connection.execute(select(func.max(figures.c.key))).scalar() or 0)
        if last > max(FEW, GROWN * self.told) and last > GROWN * rows_known(connection):
            connection.execute(text("ANALYZE documents, figures"))
            self.told = last


def rows_known(connection: Connection) -> int:
    """How many figures PostgreSQL takes the table to hold; 0 before it was ever told."""
    known = connection.execute(text("SELECT reltuples FROM pg_class WHERE oid = 'figures'::regclass")).scalar_one()
    return max(0, int(known))
