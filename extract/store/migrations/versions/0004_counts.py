"""Daily counts of the figures that hold, counts of the values offered as a choice, PostgreSQL's own indexes."""

# ruff: noqa: S608 - tables of names; nothing here comes from outside

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

DAILY = "metric area as_of kind measure unit status review".split()
TALLIED = "source publisher place place_id language".split()


def upgrade() -> None:
    """Makes the tables and counts what is there."""
    op.create_table(
        "daily",
        *(sa.Column(name, sa.Text, primary_key=True) for name in DAILY),
        sa.Column("placed", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("figures", sa.Integer, nullable=False),
    )
    names = ", ".join(f"coalesce({name}, '')" for name in DAILY)
    placed = "CASE WHEN place IS NULL THEN 0 ELSE 1 END"
    op.execute(
        f"INSERT INTO daily SELECT {names}, {placed}, count(*) FROM figures WHERE superseded_at IS NULL "
        f"GROUP BY {names}, {placed}"
    )
    op.create_table(
        "tallies",
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("figures", sa.Integer, nullable=False),
    )
    for name in TALLIED:
        op.execute(
            f"INSERT INTO tallies SELECT '{name}', {name}, count(*) FROM figures "
            f"WHERE superseded_at IS NULL AND {name} IS NOT NULL GROUP BY {name}"
        )
    if op.get_bind().dialect.name == "postgresql":
        index_for_postgresql()


def index_for_postgresql() -> None:
    """Words, as SQLite has them; and the order of tables, where what has no date comes last: SQLite's own order."""
    words = " || ' ' || ".join(f"coalesce({name}, '')" for name in ("quote", "title", "place", "source"))
    op.execute(f"CREATE INDEX figures_words ON figures USING gin (to_tsvector('simple', {words}))")
    for name in ("as_of", "published"):
        op.execute(
            f"CREATE INDEX figures_newest_{name} ON figures ({name} DESC NULLS LAST, key) WHERE superseded_at IS NULL"
        )
