"""Where the store is and how it is reached: a file through SQLite, or a server by its SQLAlchemy URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from extract.errors import BadSetting, StoreError

BUSY_S = 30  # how long a writer waits for another
WRITER_LOCK = 0x6469_7370  # any number that no other program on the server takes


def address_of(place: str | Path) -> URL:
    """The URL of a store given as a path or a SQLAlchemy URL; raises BadSetting.

    >>> address_of("postgresql://analyst@localhost/figures").get_backend_name()
    'postgresql'
    """
    words = str(place)
    if "://" not in words:
        return URL.create("sqlite", database=str(Path(words).expanduser().resolve()))
    try:
        url = make_url(words)
        url.get_dialect()
    except (ArgumentError, SQLAlchemyError) as err:
        raise BadSetting(f"store {words!r} is neither a path nor a database URL: {first_line(err)}") from err
    if url.get_backend_name() == "sqlite" and not url.database:
        raise BadSetting(f"store {words!r} names no file; give a path such as figures.db")
    return url


def missing_file(place: str | Path) -> Path | None:
    """The file of a store that is not there; None for one that is, and for a server."""
    url = address_of(place)
    path = Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
    return path if path is not None and not path.exists() else None


class Reach:
    """The two ways into a database: readers that cannot write, writers that queue up before they begin."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.path = Path(str(url.database)) if self.is_sqlite else None
        try:
            self.writer = self.connect(writing=True)
            self.reader = self.connect(writing=False)
        except ModuleNotFoundError as err:
            raise StoreError(
                f"store {self.name} needs the package {err.name!r}: pip install 'displacement-dashboard[postgresql]'"
            ) from err

    @property
    def name(self) -> str:
        """How messages call the store; no password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    def connect(self, *, writing: bool) -> Engine:
        """An engine for reading or for writing."""
        if self.path is None:
            engine = create_engine(self.url, pool_pre_ping=True)
            if not writing:
                engine = engine.execution_options(postgresql_readonly=True)
            return engine
        mode = "rwc" if writing else "ro"
        url = URL.create(
            "sqlite", database=self.path.as_uri().replace("file://", "file:"), query={"mode": mode, "uri": "true"}
        )
        engine = create_engine(url, poolclass=QueuePool, connect_args={"timeout": BUSY_S, "check_same_thread": False})

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # SQLAlchemy begins, not the driver
            if writing:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")  # an acknowledged load survives a power cut
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -16000")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A deferred transaction that turns into a writer meets "locked" at once instead of waiting.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store and changes nothing; raises StoreError."""
        with self.translated("read"), self.reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all; one writer at a time; raises StoreError."""
        with self.translated("written"), self.writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
            yield connection

    @contextmanager
    def translated(self, done: str) -> Iterator[None]:
        """Database errors as one line that names the store."""
        try:
            yield
        except DBAPIError as err:
            raise StoreError(f"store {self.name} cannot be {done}: {first_line(err.orig or err)}") from err
        except UnicodeDecodeError as err:
            raise StoreError(f"store {self.name} cannot be {done}: its file is damaged (a text is none)") from err

    def close(self) -> None:
        """Gives every connection back."""
        self.reader.dispose()
        self.writer.dispose()


def first_line(err: BaseException) -> str:
    """The first line of an error's text."""
    return str(err).strip().split("\n")[0]
