"""In lower case a pattern finds what it finds in any case: every pattern of the reader, in texts of every case."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from benchmarks.texts import write_articles
from extract import reading
from extract.reading.patterns.lowered import Lowered, lower, lower_pattern
from extract.reading.patterns.sieve import Alternatives, Sieve

TEXTS = [line for article in write_articles(6) for line in article.text.split("\n") if line]
SPELT = [*TEXTS, *(text.upper() for text in TEXTS), *(text.title() for text in TEXTS)]


def patterns() -> Iterator[re.Pattern[str]]:
    """Every pattern that a module of the reader holds."""
    for module in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, re.Pattern):
                yield value
            elif isinstance(value, Alternatives):
                yield from (branch.pattern for branch in value.branches)
            elif isinstance(value, Sieve | Lowered):
                yield value.pattern


def spans(found: Iterator[re.Match[str]]) -> list[tuple[tuple[int, int], ...]]:
    """Where the matches and their groups lie."""
    return [m.regs for m in found]


def test_every_pattern_finds_the_same() -> None:
    lowered = {p: low for p in patterns() if (low := lower_pattern(p)) is not None}
    assert len(lowered) > 300
    for pattern, low in lowered.items():
        for text in SPELT:
            if (small := lower(text)) is not None:
                assert spans(low.finditer(small)) == spans(pattern.finditer(text)), (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bkilled\b", "KILLED \u212aILLED, killed"),  # the sign of Kelvin
        (r"is\w+", "\u0130stanbul, ISRAEL"),
        (r"[a-f]+x", "ABX abX"),
        (r"(?-i:[A-Z])\w+ said", "Jenin SAID"),
        (r"(?P<Who>army)\W(?(Who)said)", "The ARMY SAID"),
        (r"[^A-Z]+", "ab12CD"),
        ("caf[é-ü]", "CAFÉ"),
        (r"\S+\D\b", "A1 B"),
    ],
)
def test_what_cannot_be_lowered_is_looked_for_as_it_stands(pattern: str, text: str) -> None:
    as_it_stands = re.compile(pattern, re.I)
    assert spans(Lowered(pattern, re.I).finditer(text)) == spans(as_it_stands.finditer(text))
    found, expected = Lowered(pattern, re.I).search(text, 1), as_it_stands.search(text, 1)
    assert (found and found.regs) == (expected and expected.regs)
