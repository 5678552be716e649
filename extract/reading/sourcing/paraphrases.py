"""Bodies that a text paraphrases and names by their short name elsewhere: "the UN's humanitarian office" is its OCHA."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.sentences.text import Sentence
from extract.reading.vocabulary import bundled

_SHORT = {phrase: short for short, phrases in bundled().voicing.short.items() for phrase in phrases}
_PARAPHRASE = re.compile("|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True)), re.I)
_GENITIVE = re.compile(r"(?<=\bun)'s|(?<=\bu\.n\.)'s|(?<=nations)'s?", re.I)


def with_short_name(name: str, sentences: Sequence[Sentence]) -> str:
    """The name with the short one that the text has for it: "UN's humanitarian office (OCHA)"."""
    found = _PARAPHRASE.search(_GENITIVE.sub("", name))
    if found is None:
        return name
    short = _SHORT[found.group().lower()]
    held = re.compile(rf"\b{short}\b")
    return f"{name} ({short})" if not held.search(name) and any(held.search(s.text) for s in sentences) else name
