"""Brackets about a number: those that it stands in, and a share said once more behind it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def is_share(token: Token) -> bool:
    return token.quantity is not None and token.quantity.percent


def past_bracket(tokens: Sequence[Token], i: int) -> int:
    """Past the bracket in "half (52%) of the displaced": the same said as a share."""
    bracket = [t.text for t in tokens[i : i + 4 : 2]] == ["(", ")"] and is_share(tokens[i + 1])
    return i + 3 if bracket and i + 3 < len(tokens) and tokens[i + 3].text == "of" else i


def is_of_place(tokens: Sequence[Token], number: int, i: int) -> bool:
    """ "in Jenin (41) and Tubas (20) governorates": the noun behind the bracket belongs to the name before it."""
    opens = number > 1 and tokens[number - 1].text == "(" and tokens[number - 2].capital
    return opens and tokens[number - 2].quantity is None and tokens[i].nouns == {NounClass.TRAP}
