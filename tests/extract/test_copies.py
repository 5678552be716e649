"""Copies of an article are linked, whoever published them; different articles are not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.copies import MOST, link_copies, runs_of, sketch_of
from extract.model import Document
from extract.store.copies import copies_of, families
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
ARTICLE = " ".join(
    f"Sentence {n} of the report tells of {n * 7} homes in street {n * 3} of the camp." for n in range(40)
)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with an article, its copies and others."""
    texts = {
        "first": ARTICLE,
        "copy": ARTICLE.replace("tells of", "TELLS of"),
        "updated": f"{ARTICLE} The mayor has since spoken to reporters in the city about the damage.",
        "quotes": f"{ARTICLE[:300]} "
        + " ".join(f"Other words {n} about quite another matter altogether." for n in range(40)),
        "other": " ".join(
            f"Nothing of day {n} is like the rest, said witness {n * 11} of town {n}." for n in range(40)
        ),
        "short": "Two died.",
    }
    documents = [Document(id=name, text=text, publisher=name.title()) for name, text in texts.items()]
    store.add_many([(document, []) for document in documents], at=NOW)
    return store


def test_copies_are_linked_both_ways_and_nothing_else(filled: Store) -> None:
    assert link_copies(filled) == 3
    assert {copy.id for copy in copies_of(filled, "first")} == {"copy", "updated"}
    assert {copy.id for copy in copies_of(filled, "updated")} == {"first", "copy"}
    assert [copies_of(filled, name) for name in ("quotes", "other", "short")] == [[], [], []]
    assert copies_of(filled, "copy")[0].similarity == 1
    assert len(filled.documents()) == 6


def test_what_was_compared_is_not_compared_again(filled: Store) -> None:
    link_copies(filled)
    assert link_copies(filled) == 0
    filled.add(Document(id="late", text=ARTICLE), [], at=NOW)
    assert link_copies(filled) == 3


def test_a_round_compares_the_newest_and_leaves_the_rest_for_the_next(filled: Store) -> None:
    assert [link_copies(filled, most=4) for _ in range(3)] == [0, 3, 0]
    assert {copy.id for copy in copies_of(filled, "first")} == {"copy", "updated"}


def test_of_pages_made_by_one_form_each_is_compared_with_the_first_only(store: Store) -> None:
    pages = [Document(id=f"page-{n}", text=ARTICLE) for n in range(MOST + 50)]
    store.add_many([(page, []) for page in pages], at=NOW)
    assert link_copies(store) == sum(min(earlier, MOST) for earlier in range(len(pages)))
    ((*members,),) = families(store)
    assert len(members) == len(pages)


def test_a_superseded_version_is_no_copy(filled: Store) -> None:
    link_copies(filled)
    filled.add(Document(id="copy", text="Withdrawn."), [], at=NOW)
    link_copies(filled)
    assert {copy.id for copy in copies_of(filled, "first")} == {"updated"}


def test_sketches_are_the_same_everywhere() -> None:
    assert sketch_of(runs_of("Two died."))[:2] == sketch_of(runs_of("two died"))[:2]
    assert len(sketch_of(runs_of(ARTICLE))) == 20
    assert all(0 <= value < 2**63 for value in sketch_of(runs_of(ARTICLE)))


def test_a_family_is_told_with_its_members(filled: Store) -> None:
    link_copies(filled)
    ((*members,),) = families(filled)
    assert [copy.id for copy in members] == ["copy", "first", "updated"]
    assert members[0].similarity == members[1].similarity == 1.0


def test_the_command_compares_what_was_only_loaded(filled: Store) -> None:
    for words, expected in (((), 4), (("updated",), 4), (("other",), 1)):
        done = CliRunner().invoke(main, ["copies", *words, "--store", str(filled.reach.url.render_as_string(False))])
        assert (done.exit_code, len(done.stdout.splitlines())) == (0, expected), done.stdout
