"""Rows of numbers that add up to a count told before: "105 captives were traded: 81 Israelis, 23 Thais and one Filipino"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import BUILT, PEOPLE, Count, Numbers, Rejection
from extract.reading.counting.governors import STOPS
from extract.reading.counting.subsets import is_subset


def find_summed(s: Numbers, i: int) -> Count | None:
    """The count whose parts the numbers of the row around this one are; nothing else is said of any of them."""
    if not _TWO <= len(s.numbers) <= _MANY or not _is_less(s, i) or not _may_be_part(s, i):
        return None
    first = last = s.numbers.index(i)
    while first > 0 and _joined(s, s.numbers[first - 1], s.numbers[first]):
        first -= 1
    while last + 1 < len(s.numbers) and _joined(s, s.numbers[last], s.numbers[last + 1]):
        last += 1
    row = s.numbers[first : last + 1]
    if (whole := _opens_row(s, row, i)) is not None:
        return whole
    told = len(row) < _TWO or _tells(s, row) or (first > 0 and _goes_on(s, s.numbers[first - 1], row[0]))
    return None if told else _whole_of(s, row)


def _opens_row(s: Numbers, row: Sequence[int], i: int) -> Count | None:
    """ "Eighteen hostages held in Gaza, 14 Israelis and four foreigners, were freed": the first is the sum of the rest."""
    whole, rest = s.found.get(row[0]), row[1:]
    if not isinstance(whole, Count) or i == row[0] or len(rest) < _TWO or _tells(s, rest):
        return None
    total = sum((s.quantity(k).value or 0.0 for k in rest), 0.0)
    same = whole.metric is Metric.HOSTAGES and not whole.quantity.percent
    return whole if same and whole.quantity.value == total >= _SMALLEST else None


def _is_less(s: Numbers, i: int) -> bool:
    """A count before it is larger: most numbers have none, and need no look at their row."""
    value = s.quantity(i).value or 0
    here = (v for v in s.found.values() if isinstance(v, Count))
    return any((c.quantity.value or 0) > value for c in (*s.context.counts[-_COUNTS:], *here))


def _whole_of(s: Numbers, row: Sequence[int]) -> Count | None:
    """The latest count before the row that is the sum of its numbers, of the same things."""
    total = sum((s.quantity(k).value or 0.0 for k in row), 0.0)
    here = [v for k, v in sorted(s.found.items()) if k < row[0] and isinstance(v, Count)]
    near = s.context.counts[-_COUNTS:] if s.context.silent < _NEAR else []
    built = any(s.counted[k].has(*BUILT) for k in row)
    for whole in reversed([*near, *here]):
        same = not whole.quantity.percent and (not built or whole.counted.has(*BUILT))
        if same and whole.quantity.value == total >= _SMALLEST:
            return whole
    return None


def _goes_on(s: Numbers, before: int, first: int) -> bool:
    """ "Nine were let in, four stopped, three called off": the row opens with a number that counts something else."""
    between = [t.text for t in s.tokens[s.counted[before].last : s.edges[first]]]
    if [t.text for t in s.tokens[s.edges[before] - 1 : s.edges[before]]] == ["in"]:
        return False  # "were handed over in two groups, eight in the morning and 12 at noon"
    rejected = s.found.get(before)
    row = isinstance(rejected, Rejection) and not rejected.reason.startswith("is ")
    return row and bool(between) and between[-1] in _LIST and not STOPS.intersection(between)


_LIST = frozenset((",", "and"))
_PARTS = (["("], ["-"], ["–"])


def _joined(s: Numbers, before: int, after: int) -> bool:
    """Both may be parts, and nothing that ends the row stands between them."""
    between = s.tokens[s.counted[before].last : s.edges[after]]
    apart = len(between) > _APART or any(t.text in STOPS - {";"} for t in between)
    apart |= [t.text for t in between] in _PARTS  # "five (three Thais)": the second is a part of the first
    return not apart and _may_be_part(s, before) and _may_be_part(s, after)


def _may_be_part(s: Numbers, k: int) -> bool:
    counted, found, quantity = s.counted[k], s.found.get(k), s.quantity(k)
    if quantity.percent or quantity.value is None or counted.anaphoric or counted.base is not None:
        return False
    if isinstance(found, Rejection) and (found.other or found.reason.startswith("is ")):
        return False
    return (counted.elided or counted.has(*PEOPLE, *BUILT)) and not is_subset(s, k)


def _tells(s: Numbers, row: Sequence[int]) -> bool:
    """Something is said of one of them that may differ from what is said of the whole."""
    end = s.counted[row[-1]].last
    while end < len(s.tokens) and s.tokens[end].text not in _MARKS:
        end += 1
    people = not any(s.counted[k].has(*BUILT) for k in row)
    said = [p for t in s.tokens[row[0] : end] for p in t.predicates]
    return any(p.metric is not Metric.BUILDINGS or not people for p in said)  # "14 were crushed, two shot": people


_MARKS = frozenset(". ; , : ) – - !".split())
_TWO = 2  # numbers
_MANY = 12  # a table's
_SMALLEST = 5
_COUNTS = 4
_NEAR = 2  # sentences
_APART = 9  # tokens


def entry_of(s: Numbers) -> Count | None:
    """The count that the entries of a list of lines add up to: "They took in 49 people. / Jenin – 40 / Nablus – 9"."""
    return next((c for c in reversed(s.context.counts[-12:]) if c.quantity.value == s.context.entries), None)


def sum_of(s: Numbers, i: int) -> Count | None:
    """The count that the numbers of a list add up to: "Nine people were killed. Jenin (4), Nablus (5)"."""
    values = [s.quantity(k).value or 0 for k in s.numbers if k >= i and s.counted[k].elided]
    return next((c for c in s.context.sentence_counts if c.quantity.value == sum(values)), None)
