"""ReliefWeb's API, version 2: reports as documents, page by page, the newest first.

https://apidoc.reliefweb.int/ : `appname` must be approved, a call gives at most 1,000 reports, 1,000 calls a day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from extract.errors import BadInput, Unreachable
from extract.gathering.fragments import plain_text
from extract.model import Document, iso_day, stable_id

PER_CALL = 50
MAX_CALLS = 20
FIELDS = ("title", "body-html", "url_alias", "url", "source.name", "date.original", "date.changed", "language.code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its number, a digest of what the API says of it, and the document, or what is wrong with it."""

    id: str
    digest: str
    document: Document | BadInput


def address_of(endpoint: str, *, query: str | None, appname: str, offset: int) -> str:
    """The address of one page of results.

    >>> address_of("https://api.reliefweb.int/v2/reports", query="Jenin", appname="us", offset=50)[:80]
    'https://api.reliefweb.int/v2/reports?appname=us&profile=list&preset=latest&limit'
    """
    options = [("appname", appname), ("profile", "list"), ("preset", "latest"), ("limit", PER_CALL), ("offset", offset)]
    options += [("sort[]", "date.changed:desc")] + [("fields[include][]", name) for name in FIELDS]
    if query:
        options.append(("query[value]", query))
    return f"{endpoint}?{urlencode(options)}"


def pages_of(
    endpoint: str, *, query: str | None, appname: str, source: str, fetch: Callable[[str], bytes]
) -> Iterator[list[Report]]:
    """The reports, a page of them at a time, until there are no more; raises BadInput and what `fetch` raises."""
    for call in range(MAX_CALLS):
        try:
            body = fetch(address_of(endpoint, query=query, appname=appname, offset=call * PER_CALL))
        except Unreachable as err:
            told = f"{endpoint}: {message_in(err.body) or err}"
            raise Unreachable(told, retry_after=err.retry_after, status=err.status) from err
        found, total = read_results(body, source=source)
        if found:
            yield found
        if not found or (call + 1) * PER_CALL >= total:
            return


def read_results(body: bytes, *, source: str) -> tuple[list[Report], int]:
    """The reports of one answer and how many there are in all; raises BadInput when it is something else."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as err:
        raise BadInput(f"ReliefWeb's answer is no JSON: {str(err)[:100]}") from err
    if not isinstance(answer, dict) or not isinstance(answer.get("data"), list):
        raise BadInput(f"ReliefWeb gives no reports: {message_in(body) or 'its answer has no `data`'}")
    reports = [report_of(record, source=source) for record in answer["data"] if isinstance(record, dict)]
    total = answer.get("totalCount")
    return reports, total if isinstance(total, int) else len(reports)


def message_in(body: bytes) -> str | None:
    """What the API says was wrong with a call.

    >>> message_in(b'{"status": 403, "error": {"message": "No approved appname."}}')
    'No approved appname.'
    """
    try:
        told = json.loads(body)["error"]["message"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return " ".join(told.split())[:300] if isinstance(told, str) else None


def report_of(record: dict[str, Any], *, source: str) -> Report:
    """One report of an answer."""
    number = str(record.get("id") or "")
    told = record.get("fields") if isinstance(record.get("fields"), dict) else {}
    assert isinstance(told, dict)
    digest = stable_id(json.dumps(told, sort_keys=True))
    try:
        if not number:
            raise BadInput("a report without a number")
        return Report(id=number, digest=digest, document=document_of(number, told, source=source))
    except BadInput as err:
        return Report(id=number or digest, digest=digest, document=BadInput(f"report {number or '?'}: {err}"))


def document_of(number: str, told: dict[str, Any], *, source: str) -> Document:
    """The document of a report's fields; raises BadInput."""
    body = told.get("body-html")
    text = plain_text(body) if isinstance(body, str) else ""
    if not text:
        raise BadInput("no text in it (its content may be an attached file)")
    dates = told.get("date")
    original = dates.get("original") if isinstance(dates, dict) else None
    url = told.get("url_alias") or told.get("url")
    return Document(
        id=stable_id(source, number),
        text=text,
        title=told.get("title") if isinstance(told.get("title"), str) else None,
        published=iso_day(original, field="date.original") if isinstance(original, str) else None,
        publisher=first_name(told.get("source"), "name"),
        url=url if isinstance(url, str) else None,
        language=first_name(told.get("language"), "code"),
    )


def first_name(entries: object, key: str) -> str | None:
    """The word under a key in the first of some records.

    >>> first_name([{"name": "OCHA"}, {"name": "WFP"}], "name"), first_name(None, "name")
    ('OCHA', None)
    """
    first = entries[0] if isinstance(entries, list) and entries else None
    word = first.get(key) if isinstance(first, dict) else None
    return word if isinstance(word, str) and word else None
