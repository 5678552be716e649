"""Turns of phrase that several rooms look for, each in one place."""

from __future__ import annotations

import re

from extract.reading.patterns.sieve import Sieve

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""The name of a month, long or short; for patterns that do not ask for capitals."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""The name of a day of the week; for patterns that do not ask for capitals."""

RANKS = tuple("Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Sgt Brig Adm Cmdr Cpl Gov Sen Rep Rev St".split())
"""Titles before a name that are cut short with a full stop: "Brig. Gen. Dan Levi"."""

ONES = "seventeen|fourteen|thirteen|eighteen|nineteen|fifteen|sixteen|eleven|twelve|seven|three|eight|four|five|nine|one|two|six|ten"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
"""Numbers in words, the longer first; "twenty-one" is one of each."""

RAISES_TOLL = r"\b(?:bring|brought|tak|took|rais|push|lift|increasing)\w*\b[^,.;]{0,60}?\b(?:toll|number|total|count|figure|tally|losses)\b"
""" "Five were killed, bringing the toll to 130": what follows is counted over more than the event."""

RAISED = Sieve(RAISES_TOLL, re.I)

OF_THOSE = re.compile(
    r"\s(?:\w+ ){0,2}?(?:of|out of)"
    r" (?:those|them|these|whom|the (?:\w+ killed|dead|killed|victims|bodies|slain|deceased|martyrs|fallen))\b",
    re.I,
)
"""After a number: "15 of those killed", "ten of the dead" are a part of what was counted before;
"of the 31" names its whole beside it."""
