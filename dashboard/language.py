"""The words of the interface: English in the code, other languages in `data/interface.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.resources import data_path

LANGUAGES: Mapping[str, str] = {"en": "English", "ar": "العربية"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language called with the English words gives its own; a word without a translation stays English.

    >>> language("en")("{count} figures", count="3")
    '3 figures'
    """

    code: str
    direction: str
    words: Mapping[str, str]

    def __call__(self, english: str, **values: object) -> str:
        text = self.words.get(english, english)
        return text.format(**values) if values else text


@cache
def language(code: str) -> Language:
    """The language of a code; one we do not speak is English."""
    if code not in LANGUAGES or code == "en":
        return Language("en", "ltr", {})
    path = data_path("interface.toml")
    entries: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))[code] if path.is_file() else {}
    return Language(code, "rtl", entries)
