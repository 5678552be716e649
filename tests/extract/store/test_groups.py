"""A group of figures has a new version exactly where one of its figures came, changed or went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extract.model import Area, Document, Kind, Metric, Review
from extract.store.groups import Groups, Version
from extract.store.store import Store
from tests.extract.conftest import TEXT, figure_of

AT = datetime(2025, 2, 4, 12, tzinfo=UTC)
HOMES = ("buildings", "destroyed", "Jenin")
DEATHS = ("deaths", "killed", "Gaza")
FIRST, SECOND = (Document(id=name, text=TEXT, published="2025-02-03") for name in ("first", "second"))
HOME = figure_of(FIRST)


def grows(store: Store) -> None:
    store.add(SECOND, [figure_of(SECOND)], at=AT)


def loses(store: Store) -> None:
    store.add(replace(FIRST, text="Nothing was said."), [], at=AT)


def changes(store: Store) -> None:
    store.add(FIRST, [replace(HOME, value=121.0, surface="121")], at=AT)


def is_decided(store: Store) -> None:
    store.review(HOME.id, Review.CONFIRMED, by="Ana", at=AT)


def moves(store: Store) -> None:
    store.review(HOME.id, Review.CORRECTED, by="Ana", at=AT, corrected={"area": "Rafah"})


@pytest.fixture
def followed(store: Store) -> tuple[Store, Groups]:
    """A store with a figure of homes, and its groups, which were followed so far."""
    store.add(FIRST, [HOME], at=AT)
    groups = Groups(store)
    groups.follow()
    return store, groups


@pytest.mark.parametrize(
    ("change", "decided"), [(grows, False), (loses, False), (changes, False), (is_decided, True), (moves, True)]
)
def test_a_change_touches_its_group_alone(
    followed: tuple[Store, Groups], change: Callable[[Store], None], decided: bool
) -> None:
    store, groups = followed
    before, other = groups.version(HOMES), groups.version(DEATHS)
    change(store)
    groups.follow()
    assert groups.version(HOMES) == Version(before.changed + 1, before.decided + decided)
    assert groups.version(DEATHS) == other


def test_a_figure_that_moves_touches_both_areas(followed: tuple[Store, Groups]) -> None:
    store, groups = followed
    rafah = ("buildings", "destroyed", "Rafah")
    before = groups.version(rafah)
    moves(store)
    groups.follow()
    assert groups.version(rafah) == Version(before.changed + 1, before.decided + 1)


def test_what_changes_no_figure_touches_nothing(followed: tuple[Store, Groups]) -> None:
    store, groups = followed
    before = groups.version(HOMES)
    store.add(Document(id="third", text="The road was closed."), [], at=AT)
    store.add(FIRST, [HOME], at=AT)
    groups.follow()
    assert groups.version(HOMES) == before


def test_figures_without_an_area_are_a_group(followed: tuple[Store, Groups]) -> None:
    store, groups = followed
    nowhere = replace(
        figure_of(SECOND), metric=Metric.DEATHS, kind=Kind.KILLED, area=None, place=None, place_id=None,
        lat=None, lon=None, place_precision=None, place_basis=None,
    )  # fmt: skip
    assert nowhere.area is not Area.GAZA
    before = groups.version(("deaths", "killed", ""))
    store.add(SECOND, [nowhere], at=AT)
    groups.follow()
    assert groups.version(("deaths", "killed", "")).changed == before.changed + 1


def test_a_change_is_taken_up_when_it_is_followed(followed: tuple[Store, Groups]) -> None:
    store, groups = followed
    before = groups.version(HOMES)
    grows(store)
    assert groups.version(HOMES) == before
    groups.follow()
    assert groups.version(HOMES) > before
