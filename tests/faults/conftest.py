"""The scorecard: every row prints how many of its cases passed, and fails unless all did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.store.store import Store

Score = Callable[[str, bool], None]


@pytest.fixture
def row(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[Score]:
    """Counts the cases of a row of the scorecard; the test's docstring begins with the row's number and name."""
    failed: list[str] = []
    total = 0

    def count(case: str, passed: bool) -> None:
        nonlocal total
        total += 1
        if not passed:
            failed.append(case)

    yield count
    title = (request.function.__doc__ or request.function.__name__).split("\n")[0].rstrip(".")
    with capsys.disabled():
        print(f"\nrow {title}: {total - len(failed)}/{total} passed", flush=True)  # noqa: T201 - the scorecard
    assert total, "a row without cases shows nothing"
    assert not failed, f"{len(failed)} of {total} failed: {failed[:5]}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    with Store.open(tmp_path / "figures.db") as opened:
        yield opened
