"""Whether the place of displaced people is where they left or where they are; empty until a text is read again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the column."""
    op.add_column("figures", sa.Column("place_role", sa.Text))
