"""Bodies named in full or by what they do, and their short names: "the UN's humanitarian office" is OCHA."""

from __future__ import annotations

import functools
import re

from extract.reading.vocabulary import bundled

_SHORT = {phrase: short for short, phrases in bundled().voicing.short.items() for phrase in phrases}
FULL_NAME = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SHORT), key=len, reverse=True))})\b", re.I)
_GENITIVE = re.compile(r"(?<=\bun)'s|(?<=\bu\.n\.)'s|(?<=nations)'s?", re.I)


@functools.lru_cache(maxsize=20_000)
def with_short_name(name: str) -> str:
    """The name with the short one that everybody knows, so that one body is found under both.

    >>> with_short_name("UN's humanitarian office"), with_short_name("Gaza health ministry")
    ("UN's humanitarian office (OCHA)", 'Gaza health ministry')
    """
    found = FULL_NAME.search(_GENITIVE.sub("", name))
    if found is None:
        return name
    short = _SHORT[found.group().lower()]
    return name if re.search(rf"\b{short}\b", name, re.I) else f"{name} ({short})"
