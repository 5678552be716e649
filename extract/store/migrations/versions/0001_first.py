"""Documents, figures, reviews and runs."""

# ruff: noqa: S608 - tables of names; nothing here comes from outside

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXTS = (
    "url publisher title published retrieved language place place_id pcode place_precision place_basis area "
    "as_of as_of_precision since source source_type reviewer reviewed_at review_note group"
).split()
REQUIRED_TEXTS = "id doc quote surface metric kind qualifier unit measure status reader review".split()
NUMBERS = "value low high persons persons_low persons_high household_size lat lon".split()
HOLDS = sa.text("superseded_at IS NULL")
WORDS = "quote, title, place, source"


def upgrade() -> None:
    """Makes every table; on SQLite the full-text index too."""
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "text", "digest", "valid_from")),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in "title published publisher url retrieved language reader".split()),
        sa.Column("superseded_at", sa.Text),
    )
    op.create_index("documents_version", "documents", ["id", "version"], unique=True)
    op.create_index("documents_holds", "documents", ["id"], unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS)
    op.create_table(
        "figures",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document_key", sa.Integer, sa.ForeignKey("documents.key"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in (*REQUIRED_TEXTS, "digest", "valid_from")),
        *(sa.Column(name, sa.Text) for name in (*TEXTS, "superseded_at")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("start", "end")),
        *(sa.Column(name, sa.Float) for name in NUMBERS),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("as_read", sa.JSON),
    )
    op.create_index("figures_document", "figures", ["document_key"])
    op.create_index("figures_id", "figures", ["id"])
    asked = ["as_of", "status", "review", "superseded_at"]
    for columns in (["metric", "area", *asked], ["area", *asked], asked, ["published"], ["source"], ["publisher"]):
        name = f"figures_by_{'_'.join(column for column in columns if column not in asked[1:])}"
        op.create_index(name, "figures", columns, sqlite_where=HOLDS, postgresql_where=HOLDS)
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer, primary_key=True),
        *(sa.Column(n, sa.Text, nullable=False) for n in "figure_id surface review reviewer reviewed_at".split()),
        sa.Column("note", sa.Text),
        sa.Column("corrected", sa.JSON, nullable=False),
        sa.Column("superseded_at", sa.Text),
    )
    op.create_index("reviews_figure", "reviews", ["figure_id"])
    op.create_table(
        "runs",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("reader", sa.Text),
    )
    op.create_index("runs_started", "runs", ["started"])
    op.create_table(
        "run_sources",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("run_key", sa.Integer, sa.ForeignKey("runs.key"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        *(sa.Column(n, sa.Integer, nullable=False) for n in "fetched unchanged new updated figures failed".split()),
        sa.Column("reason", sa.Text),
    )
    op.create_index("run_sources_run", "run_sources", ["run_key"])
    op.create_index("run_sources_source", "run_sources", ["source", "started"])
    if op.get_bind().dialect.name == "sqlite":
        index_words()


def index_words() -> None:
    """The words of each figure's sentence, title, place and source; the figures themselves keep the text."""
    op.execute(
        f"CREATE VIRTUAL TABLE figures_words USING fts5({WORDS}, content='figures', content_rowid='key', "
        'tokenize="unicode61 remove_diacritics 2")'
    )
    new = ", ".join(f"new.{name.strip()}" for name in WORDS.split(","))
    op.execute(
        f"CREATE TRIGGER figures_words_added AFTER INSERT ON figures BEGIN "
        f"INSERT INTO figures_words(rowid, {WORDS}) VALUES (new.key, {new}); END"
    )
