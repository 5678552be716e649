"""What a number expression says, measured by quantulum3 with a registry of our own units.

quantulum3 is given short, canonical expressions ("1.5 million families"), never raw prose: on prose it multiplies
initials into values, joins ranges across sentences and takes more than linear time on long runs of digits.
"""

from __future__ import annotations

import functools
import re
import warnings
from typing import Any

from extract.reading.vocabulary import NounClass, bundled

# Longer runs of digits are no counts, and cost quantulum3 seconds.
DIGIT_LIMIT = 15

_DIMENSIONLESS: dict[str, Any] = {"entity": "dimensionless", "URI": "", "dimensions": [], "symbols": []}
_UNITS = {
    "person": NounClass.PERSON,
    "household": NounClass.HOUSEHOLD,
    "home": NounClass.HOME,
    "building": NounClass.BUILDING,
    "hostage": NounClass.HOSTAGE,
}
_SCALES = {"m": "million", "mn": "million", "mln": "million", "mio": "million", "bn": "billion", "k": "thousand"}
_SHORT_SCALE = re.compile(r"(?<=\d)\s?(mln|mio|mn|bn|m|k)\b", re.I)
_HYPHENED = re.compile(r"(?<=[\da-z])-(?=(?:hundred|thousand|million|billion)\b)")
_INDIAN = re.compile(r"([\d.,]+) (lakh|crore)s?")
_INDIAN_SCALES = {"lakh": 1e5, "crore": 1e7}
_THOUSANDS = re.compile(r"(\d{1,3}) thousand(?: and)? (\d{1,3})")
_GROUPED = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


@functools.cache
def _parser() -> Any:
    """quantulum3's parse with our registry alone: people, households, homes, buildings, hostages, percent."""
    with warnings.catch_warnings():
        # It warns at import that its optional classifier is missing; it changes no number of ours.
        warnings.simplefilter("ignore")
        from quantulum3 import load, parser
    registry: dict[str, Any] = {name: {**_DIMENSIONLESS, "surfaces": [name]} for name in ("dimensionless", "kelvin")}
    registry["unk"] = dict(_DIMENSIONLESS)
    registry["percent"] = {**_DIMENSIONLESS, "surfaces": ["percent"]}
    for name, noun_class in _UNITS.items():
        surfaces = [s for s in bundled().surfaces[noun_class] if s.isascii() and s.isalpha()]
        registry[name] = {**_DIMENSIONLESS, "surfaces": [name, *(s for s in surfaces if s != name)]}
    load.load_custom_units([registry])
    return parser.parse


@functools.lru_cache(maxsize=200_000)
def measure(expression: str, noun: str = "") -> tuple[float, float | None, float | None] | None:
    """Value, low and high of a canonical number expression; None where quantulum3 reads no number.

    >>> measure("1,5 million"), measure("twenty-five"), measure("12 000")
    ((1500000.0, None, None), (25.0, None, None), (12000.0, None, None))
    >>> measure("20 to 30", "families")
    (25.0, 20.0, 30.0)
    """
    text = canonical(expression)
    if sum(c.isdigit() for c in text) > DIGIT_LIMIT:
        return None
    if not noun and _PLAIN.fullmatch(text):
        return _rounded(float(text)), None, None  # as quantulum3 says too, which takes a millisecond over it
    found = _parser()(f"{text} {noun}".strip())
    if not found:
        return None
    quantity = found[0]
    value = _rounded(quantity.value)
    if quantity.uncertainty:
        return value, _rounded(quantity.value - quantity.uncertainty), _rounded(quantity.value + quantity.uncertainty)
    return value, None, None


@functools.lru_cache(maxsize=20_000)
def unit_of(noun: str) -> str | None:
    """The unit that our registry gives a noun, or None.

    >>> unit_of("families"), unit_of("houses"), unit_of("trucks")
    ('household', 'home', None)
    """
    found = _parser()(f"2 {noun}")
    name = found[0].unit.name if found else None
    return name if name in _UNITS else None


def canonical(expression: str) -> str:
    """The expression with plain thousands, a point for decimals and scales written out.

    >>> canonical("1,5m"), canonical("21 500"), canonical("1.234.567"), canonical("a dozen"), canonical("1.2 lakh")
    ('1.5 million', '21500', '1234567', '12', '120000')
    """
    text = " ".join(expression.lower().split())
    if text in ("a dozen", "one dozen", "dozen"):
        return "12"
    if text == "one":
        return "1"  # quantulum3 reads "one" as a pronoun
    if thousands := _THOUSANDS.fullmatch(text):
        return str(int(thousands.group(1)) * 1000 + int(thousands.group(2)))
    text = _HYPHENED.sub(" ", text)
    if indian := _INDIAN.fullmatch(text):
        return f"{float(indian.group(1).replace(',', '')) * _INDIAN_SCALES[indian.group(2)]:.0f}"
    text = _SHORT_SCALE.sub(lambda m: " " + _SCALES[m.group(1).lower()], text)
    scaled = "million" in text or "billion" in text
    text = _DECIMAL_COMMA.sub(".", text) if scaled else text
    if not (scaled and re.search(r"\d\.\d{3}", text)):
        text = _GROUPED.sub("", text)
    return text.replace(",", "")


def _rounded(value: float) -> float:
    # Halves of a range come back with binary dust: 59.99999999999999.
    return round(value, 4)
