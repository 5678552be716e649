"""Indexes upon when a figure began to hold and when it ended: what changed since a day is asked for every day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
ENDED = sa.text("superseded_at IS NOT NULL")


def upgrade() -> None:
    """Makes the indexes."""
    op.create_index("figures_by_valid_from", "figures", ["valid_from"])
    op.create_index(
        "figures_by_superseded_at", "figures", ["superseded_at"], sqlite_where=ENDED, postgresql_where=ENDED
    )
