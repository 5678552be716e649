"""What a refresh must remember: each source's state, the items seen in it, copies of one article, and alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables; a run that goes through documents in order keeps its position."""
    op.add_column("runs", sa.Column("position", sa.Integer))
    op.create_table(
        "source_states",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("validators", sa.JSON, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("digest", "polled_at", "due_at", "succeeded_at", "reason")),
        sa.Column("failures", sa.Integer, nullable=False),
    )
    op.create_table(
        "source_items",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
    )
    op.create_index("source_items_item", "source_items", ["source", "item"], unique=True)
    op.create_table(
        "bands",
        sa.Column("document_key", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_index("bands_value", "bands", ["band", "value"])
    op.create_table(
        "copies",
        sa.Column("document_key", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("of_key", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("similarity", sa.Float, nullable=False),
    )
    op.create_index("copies_of", "copies", ["of_key"])
    op.create_table(
        "alerts",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("run_key", sa.Integer, sa.ForeignKey("runs.key"), nullable=False),
        sa.Column("watch", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("unsent", sa.Text),
    )
    op.create_index("alerts_run", "alerts", ["run_key"])
