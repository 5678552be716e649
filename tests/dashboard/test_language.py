"""Every word of the interface has a translation, and what the program fills in stands in both."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import map_room, openapi, phrases, tables, timelines
from dashboard.filters import READERS
from dashboard.language import LANGUAGES, language
from dashboard.pages import changes, compare, downloads, methods, read
from extract.analysis.series import FLAGS
from extract.model import PlacePrecision, Review, Status

DASHBOARD = Path(phrases.__file__).parent
OTHERS = [code for code in LANGUAGES if code != "en"]
NAMED = {
    *phrases.METRIC_NAMES.values(),
    *phrases.KIND_NAMES.values(),
    *phrases.UNIT_NAMES.values(),
    *phrases.AREA_NAMES.values(),
    *phrases.MONTHS,
    *map_room.EXTENT_NAMES.values(),
    *map_room.LEVEL_NAMES.values(),
    *PlacePrecision,
    *Review,
    *Status,
    *phrases.FLAG_NAMES.values(),
    *(text for _, name, tells in downloads.FILES for text in (name, tells)),
    *(timelines.NOTE, map_room.MAP_NOTE, read.INVITATION, methods.ACCURACY, compare.TOLD),
    *(word for pair in methods.LICENCES for word in pair),
    *methods.LEVELS,
    *(text for told in (changes.TITLES, changes.TELLS) for text in told.values()),
    *(name for told in (changes.DIFFERENCES, changes.DAYS, changes.COLUMNS, changes.UNREAD_COLUMNS) for name in told),
    *tables.COLUMNS,
}


def spoken() -> Iterator[str]:
    """The English that the code hands to a language."""
    for path in DASHBOARD.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="t"), args=[ast.Constant(value=str(english)), *_]):
                    yield english


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_every_word_has_a_translation(code: str) -> None:
    words = language(code).words
    assert sorted({*spoken(), *map(str, NAMED)} - set(words)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_keeps_what_is_filled_in(code: str) -> None:
    words = language(code).words
    assert [english for english, other in words.items() if fields(english) != fields(other)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_methods_are_said_whole(code: str) -> None:
    assert [len(s["paragraphs"]) for s in methods.sections(code)] == [
        len(s["paragraphs"]) for s in methods.sections("en")
    ]


def test_every_note_of_a_series_has_words() -> None:
    assert set(phrases.FLAG_NAMES) == set(FLAGS)


def test_an_unknown_language_is_english() -> None:
    assert language("tlh").code == "en"
    assert set(openapi.ABOUT) <= set(READERS)
