"""The clockwork of a running dashboard: it looks at once, and a look that fails does not stop the next."""

from __future__ import annotations

import logging
import threading

import pytest

from extract.errors import BadSetting
from extract.schedule import Clockwork, read_schedule


def test_it_looks_at_once_and_goes_on_after_a_failure() -> None:
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    looks = 0
    twice = threading.Event()

    def look() -> None:
        nonlocal looks
        looks += 1
        if looks > 1:
            twice.set()
        raise RuntimeError("no")

    clockwork = Clockwork(look, seconds=1)
    clockwork.start()
    try:
        assert twice.wait(20)
    finally:
        clockwork.stop()


@pytest.mark.parametrize("words", ["", "often", "1m", "0h", "* * * *", "61 * * * *", "* * * * 9", "5 minutes", "-6h"])
def test_a_schedule_that_is_none_is_named(words: str) -> None:
    with pytest.raises(BadSetting, match="schedule"):
        read_schedule(words)
