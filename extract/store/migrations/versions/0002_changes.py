"""A line for every change of the store, so that who keeps answers knows when they are old."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

HOLDS = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    """Makes the table, with one line for all that came before; and an index for what has no place."""
    op.create_table(
        "changes",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO changes (at) SELECT valid_from FROM documents ORDER BY valid_from DESC LIMIT 1")
    op.create_index("figures_by_place", "figures", ["place"], sqlite_where=HOLDS, postgresql_where=HOLDS)
