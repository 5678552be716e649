"""A Frictionless data package beside the figures: their columns, filters and citation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dashboard.downloads import file_name, notes_of
from dashboard.filters import View
from extract.dictionary import figure_fields

KINDS = {"int": "integer", "integer": "integer", "float": "number", "number": "number"}


def describe_package(view: View, host: str, *, at: datetime) -> dict[str, Any]:
    """The descriptor (specs.frictionlessdata.io/data-package) of the CSV of a view."""
    notes = notes_of(view, host, at=at)
    search = view.but(figure=None).to_search()
    schema = [
        {"name": f.name, "type": KINDS.get(f.type, "string"), "description": f.meaning}
        | ({"unit": f.unit} if f.unit else {})
        for f in figure_fields()
    ]
    return {
        "profile": "tabular-data-package",
        "name": "displacement-figures",
        "title": "Figures of displacement, destroyed buildings, deaths and hostages, as reported",
        "created": notes["written"],
        "homepage": notes["address"],
        "citation": notes["citation"],
        "filters": dict(notes),
        "resources": [
            {
                "name": "figures",
                "path": f"{host.rstrip('/')}/api/figures.csv{search}",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "title": file_name("figures", view, "csv"),
                "schema": {"fields": schema, "primaryKey": "id", "missingValues": [""]},
            }
        ],
    }
