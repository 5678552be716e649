"""A figure from its parts: the count, its timing, its place, its speaker, and the trail of reasons."""

from __future__ import annotations

from collections.abc import Sequence

from extract.households import household_size
from extract.model import Document, Figure, Metric, PlaceRole, Unit, date_precision, stable_id
from extract.reading.confidence import estimate_confidence
from extract.reading.counting.counts import Count
from extract.reading.dating.timing import Timing
from extract.reading.placing.movement import read_role
from extract.reading.placing.places import Placing
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token
from extract.reading.sourcing.bodies import type_of
from extract.reading.sourcing.sourcing import Speaker
from extract.reading.version import READER


def compose_figure(
    document: Document,
    sentence: Sentence,
    count: Count,
    tokens: Sequence[Token],
    timing: Timing,
    placing: Placing | None,
    speaker: Speaker | None,
    cues: Sequence[str],
) -> Figure:
    """The figure of a count, as sure as its cues say; people are reckoned from households only with a published household size."""
    quantity = count.quantity
    place = placing.place if placing else None
    persons, low, high, size = _persons(count, placing, timing)
    role = read_role(sentence.text, count, tokens, placing)
    return Figure(
        id=stable_id(document.id, quantity.start, quantity.end, count.metric),
        doc=document.id,
        url=document.url,
        publisher=document.publisher,
        title=document.title,
        published=document.published,
        retrieved=document.retrieved,
        language=document.language,
        quote=document.text[sentence.start : sentence.end],
        start=quantity.start,
        end=quantity.end,
        surface=document.text[quantity.start : quantity.end],
        metric=count.metric,
        kind=count.kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit=count.unit,
        group=_group(count),
        persons=persons,
        persons_low=low,
        persons_high=high,
        household_size=size,
        place=placing.name if placing else None,
        place_id=place.id if place else None,
        pcode=placing.pcode if placing else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        place_precision=place.precision if place else None,
        place_basis=placing.basis if placing else None,
        area=placing.area if placing else None,
        place_role=role,
        as_of=timing.as_of,
        as_of_precision=date_precision(timing.as_of) if timing.as_of else None,
        since=timing.since,
        measure=timing.measure,
        source=speaker.name if speaker else None,
        source_type=type_of(speaker.name) if speaker else None,
        status=count.status,
        confidence=estimate_confidence(cues),
        reader=READER,
        reasons=_reasons(count, tokens, timing, placing, role, speaker),
    )


_SIDES = {None: "", PlaceRole.ORIGIN: "; they left it", PlaceRole.HOST: "; they are there now"}


def _group(count: Count) -> str | None:
    """Who is counted; that people are displaced limits no count of displaced people."""
    return None if count.metric is Metric.DISPLACEMENT and count.group == "displaced people" else count.group


def _persons(
    count: Count, placing: Placing | None, timing: Timing
) -> tuple[float | None, float | None, float | None, float | None]:
    quantity = count.quantity
    if count.unit is Unit.PERSON:
        return quantity.value, quantity.low, quantity.high, None
    if count.unit is not Unit.HOUSEHOLD or placing is None:
        return None, None, None, None
    size = household_size(placing.area, int(timing.as_of[:4]) if timing.as_of else None)
    if size is None:
        return None, None, None, None
    smallest = quantity.low if quantity.low is not None else quantity.value
    largest = quantity.high if quantity.high is not None else quantity.value
    return (
        None if quantity.value is None else size.persons(quantity.value)[0],
        None if smallest is None else size.persons(smallest)[1],
        None if largest is None or (quantity.low is not None and quantity.high is None) else size.persons(largest)[2],
        size.size,
    )


def _reasons(
    count: Count,
    tokens: Sequence[Token],
    timing: Timing,
    placing: Placing | None,
    role: PlaceRole | None,
    speaker: Speaker | None,
) -> tuple[str, ...]:
    governor = count.governor
    cue = tokens[governor.index].text if governor is not None and governor.index < len(tokens) else None
    what = f"counts {count.counted.noun}" if count.counted.noun else "its noun is left out"
    return (
        f"metric: {count.metric.value}/{count.kind.value}: {what}; {count.rule}" + (f" of {cue!r}" if cue else ""),
        f"number: {count.quantity.surface!r} is {count.quantity.qualifier.value}",
        f"status: {count.status.value}",
        f"place: {placing.why} ({placing.basis.value}){_SIDES[role]}" if placing else "place: nothing names one",
        f"date: {timing.measure.value}: {timing.why}",
        f"source: {speaker.name}: {speaker.why}" if speaker else "source: nobody is named",
    )
