"""Words by which a number stands for all so far: bodies kept back or owed, a toll that stands at it or is raised to it."""

from __future__ import annotations

import re

from extract.reading.patterns.sieve import Sieve

# "125 have been killed since dawn on Sunday"
SINCE_DAWN = re.compile(r"\bsince (?:dawn|midnight)(?: (?:on )?[\w ]{1,20})?$", re.I)
# "the number of those abducted was raised to 239 from 230"
NUMBER_RAISED = re.compile(
    r"\bnumber of [^.;:]{1,60} (?:was|were|been|has|had|is|have)? ?(?:raised|risen|rose|updated|increased|climbed|revised|rising)(?: up)? (?:to|from)[^.;:]{0,20}$",
    re.I,
)
# "the army withholds the bodies of nine", "the bodies of seven Palestinians are withheld"
WITHHELD = Sieve(
    r"\b(?:withh[oe]lds?|withholding) (?:the )?bod(?:y|ies)\b|\bbod(?:y|ies) of [^.;:]{1,60}? (?:is|are|remain|being) (?:still )?withheld\b",
    re.I,
)
# "the toll in Tyre stands at nine dead"
TOLL_AT = re.compile(r"\btoll\b[^.;:]{0,40} (?:stands|stood|is now|now stands) at [^.;:\d]{0,12}$", re.I)
OWED = re.compile(
    r"\b(?:(?:was|were|is|are) (?:also |still |supposed |meant |due |obliged |required |expected )*to|must|agreed to|should) (?:also )?(?:return|hand over|hand back|release|give back)\b[^.;:]{0,60}$",
    re.I,
)
