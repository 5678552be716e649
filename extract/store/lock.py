"""One refresh at a time for a store, whoever starts it; the system frees the lock when its owner dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import text

from extract.errors import StoreError
from extract.store.connection import Reach

REFRESH_LOCK = 0x6469_7371  # beside the writer's lock, on a database server


@contextmanager
def refresh_lock(reach: Reach) -> Iterator[bool]:
    """Whether this process may refresh now; it may until the block ends. Raises StoreError for a read-only folder."""
    if reach.path is None:
        with reach.translated("locked"), reach.writer.connect() as connection:
            taken = bool(
                connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": REFRESH_LOCK}).scalar()
            )
            connection.commit()  # the lock belongs to the session, not to the transaction
            try:
                yield taken
            finally:
                if taken:
                    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": REFRESH_LOCK})
                    connection.commit()
        return
    lock = FileLock(lock_path(reach.path), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    except OSError as err:
        raise StoreError(f"{lock_path(reach.path)}: no lock can be made there: {err.strerror}") from err
    try:
        yield True
    finally:
        lock.release()


def lock_path(store: Path) -> Path:
    """The lock's file, beside the store."""
    return store.with_name(f"{store.name}.refreshing")
