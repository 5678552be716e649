"""One refresh of a store at a time, whoever asks; the lock of an owner that was killed is free."""

from __future__ import annotations

import subprocess
import sys

from extract.refresh import refresh
from extract.rereading import reread
from extract.sources import Sources
from extract.store.lock import refresh_lock
from extract.store.store import Store

HOLDER = """
import sys, time
from extract.store.lock import refresh_lock
from extract.store.store import Store
with Store.open(sys.argv[1]) as store, refresh_lock(store.reach) as is_ours:
    print(is_ours, flush=True)
    time.sleep(60)
"""


def place_of(store: Store) -> str:
    """Where the store is, for another process."""
    return str(store.reach.path or store.reach.url.render_as_string(hide_password=False))


def test_a_second_owner_is_turned_away_until_the_first_is_done(store: Store) -> None:
    with Store.open(place_of(store)) as other:
        with refresh_lock(store.reach) as first, refresh_lock(other.reach) as second:
            assert (first, second) == (True, False)
            assert refresh(other, Sources()) is None
            assert reread(other) is None
        with refresh_lock(other.reach) as third:
            assert third


def test_the_lock_of_a_killed_owner_is_free(store: Store) -> None:
    command = [sys.executable, "-c", HOLDER, place_of(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        with refresh_lock(store.reach) as before:
            assert not before
        holder.kill()
        holder.wait()
    for _ in range(500):  # a server notices the end of a connection in its own time
        with refresh_lock(store.reach) as after:
            if after:
                return
    raise AssertionError("the lock is still held")
