"""The tables of the store. Times are UTC as ISO text, so that they sort and compare the same in every database.

Nothing is overwritten: a row that no longer holds gets `superseded_at`, and a new one stands beside it.
The migrations in `migrations/` make these tables; a test compares the two.
"""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.types import JSON

from extract.model import FIGURE_FIELDS, Figure

HEAD = "0006"  # the newest migration

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("reader", Text),  # the version of the reading rules that last read it
    Column("digest", Text, nullable=False),  # SHA-256 of what was published: not of when it was retrieved
    Column("valid_from", Text, nullable=False),
    Column("superseded_at", Text),
    Index("documents_version", "id", "version", unique=True),
)
HOLDS = text("superseded_at IS NULL")
Index("documents_holds", documents.c.id, unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS)

WHOLE = frozenset({"start", "end"})
NUMBERS = (
    "value",
    "low",
    "high",
    "persons",
    "persons_low",
    "persons_high",
    "household_size",
    "lat",
    "lon",
    "confidence",
)
REQUIRED = frozenset(f.name for f in fields(Figure) if "None" not in str(f.type))


def figure_column(name: str) -> Column[object]:
    """The column of one field of a figure."""
    kind = Integer if name in WHOLE else Float if name in NUMBERS else JSON if name == "reasons" else Text
    return Column(name, kind, nullable=name not in REQUIRED)


figures = Table(
    "figures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document_key", Integer, ForeignKey("documents.key"), nullable=False),
    *(figure_column(name) for name in FIGURE_FIELDS),
    Column("as_read", JSON(none_as_null=True)),  # the reader's own record, where a review changed the row
    Column("digest", Text, nullable=False),  # SHA-256 of the fields: `doctor` finds damage by it
    Column("valid_from", Text, nullable=False),
    Column("superseded_at", Text),
)
Index("figures_document", figures.c.document_key)
Index("figures_id", figures.c.id)
# Nearly every question has these: the index alone answers its count. (SQLite before 3.41 asks for `superseded_at`
# though the index is of those rows only.)
ASKED = ("as_of", "status", "review", "superseded_at")
for _name, _columns in {
    "metric_area_as_of": ("metric", "area", *ASKED),
    "area_as_of": ("area", *ASKED),
    "as_of": ASKED,
    **{name: (name,) for name in ("published", "source", "publisher", "place")},
}.items():
    Index(
        f"figures_by_{_name}",
        *(figures.c[column] for column in _columns),
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    )

# What changed since a day is asked for every day.
ENDED = text("superseded_at IS NOT NULL")
Index("figures_by_valid_from", figures.c.valid_from)
Index("figures_by_superseded_at", figures.c.superseded_at, sqlite_where=ENDED, postgresql_where=ENDED)

# How many figures hold, for each day and what a view filters most; '' stands for what is absent.
DAILY = ("metric", "area", "as_of", "kind", "measure", "unit", "status", "review")
COUNTED = (*DAILY, "placed")
daily = Table(
    "daily",
    metadata,
    *(Column(name, Text, primary_key=True) for name in DAILY),
    Column("placed", Integer, primary_key=True, autoincrement=False),
    Column("figures", Integer, nullable=False),
)

# How many figures that hold have each value of a field.
TALLIED = ("source", "publisher", "place", "place_id", "language")
tallies = Table(
    "tallies",
    metadata,
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("figures", Integer, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("figure_id", Text, nullable=False),  # document, span and metric: the same figure in every re-reading
    Column("surface", Text, nullable=False),  # a changed text may hold another number in the same span
    Column("review", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("reviewed_at", Text, nullable=False),
    Column("note", Text),
    Column("corrected", JSON, nullable=False),
    Column("superseded_at", Text),
    Index("reviews_figure", "figure_id"),
)

# A line for every transaction that changed documents, figures or reviews.
changes = Table(
    "changes",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("cause", Text, nullable=False),  # load, refresh, schedule, reread
    Column("reader", Text),
    Column("position", Integer),  # rereadings: the key of the last document that was read again
    Index("runs_started", "started"),
)

run_sources = Table(
    "run_sources",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("run_key", Integer, ForeignKey("runs.key"), nullable=False),
    Column("source", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("fetched", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("reason", Text),
    Index("run_sources_run", "run_key"),
    Index("run_sources_source", "source", "started"),
)

# What is known of a source between two polls.
source_states = Table(
    "source_states",
    metadata,
    Column("source", Text, primary_key=True),
    Column("address", Text, nullable=False),  # with another address, the rest of the row no longer holds
    Column("validators", JSON, nullable=False),
    Column("digest", Text),  # of the last body or folder that was read whole
    Column("polled_at", Text),
    Column("due_at", Text),
    Column("succeeded_at", Text),
    Column("failures", Integer, nullable=False),
    Column("reason", Text),
)

source_items = Table(
    "source_items",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of what the feed says of the item: changed, it is read again
    Column("failures", Integer, nullable=False),
    Index("source_items_item", "source", "item", unique=True),
)

# Parts of the sketch of a document: two that share one are compared.
bands = Table(
    "bands",
    metadata,
    Column("document_key", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("band", Integer, primary_key=True),
    Column("value", BigInteger, nullable=False),
    Index("bands_value", "band", "value"),
)

# Documents that are nearly the same text; that of `of_key` was compared first.
copies = Table(
    "copies",
    metadata,
    Column("document_key", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("of_key", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("similarity", Float, nullable=False),
    Index("copies_of", "of_key"),
)

alerts = Table(
    "alerts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("run_key", Integer, ForeignKey("runs.key"), nullable=False),
    Column("watch", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("unsent", Text),  # why the webhook or e-mail did not go out
    Index("alerts_run", "run_key"),
)
