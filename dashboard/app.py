"""The dashboard as a web application: `create_app(settings)` opens the store and wires the pages together."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update, set_props

from dashboard import frame, ids, panel, review
from dashboard.answers import Answers
from dashboard.api import add_api
from dashboard.components import clientside
from dashboard.filters import View
from dashboard.language import language
from dashboard.maps import map_shapes
from dashboard.pages import changes, compare, downloads, evidence, methods, overview, read, sources
from dashboard.refreshing import Refreshing
from dashboard.security import LOOPBACK, protect
from dashboard.users import VARIABLE, read_users, users_file
from extract.config import Settings, boundaries_file
from extract.errors import DisplacementError
from extract.resources import assets_path
from extract.store.store import Store

TITLE = "Displacement dashboard"
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:,">
{%css%}
</head>
<body>
{%app_entry%}
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>"""
THEME = {
    "fontFamily": "Inter, 'Noto Sans Arabic', system-ui, sans-serif",
    "primaryColor": "dark",
    "defaultRadius": "sm",
    "focusRing": "auto",
    "respectReducedMotion": True,
}


def utc_now() -> datetime:
    """The moment, for what a review records."""
    return datetime.now(UTC)


def say_so(err: Exception) -> None:
    """Says on the page that something could not be shown, and why; the whole error goes into the log."""
    logging.getLogger("dashboard").error("a page could not be drawn", exc_info=err)
    search = {**ctx.inputs, **ctx.states}.get(f"{ids.URL}.search")
    t = language(View.from_search(search if isinstance(search, str) else None).lang)
    why = str(err) if isinstance(err, DisplacementError) else type(err).__name__
    told = t("This could not be shown ({reason}). Reload the page; if it stays, `displacement doctor` may know more.")
    set_props(ids.STATUS, {"children": html.P(told.format(reason=why), role="alert", className="could-not")})


def needs_users(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether names and passwords are looked for: always but for a store that is no file on this machine alone."""
    return settings.host not in LOOPBACK or VARIABLE in environ or "://" not in settings.store


def create_app(
    settings: Settings,
    *,
    now: Callable[[], datetime] = utc_now,
    environ: Mapping[str, str] = os.environ,
    warm: bool = False,
    references: Path | None = None,
) -> Dash:
    """The application on the store of the settings; raises StoreError when it cannot be opened,
    BadSetting where the polygons of DISPLACEMENT_BOUNDARIES cannot be drawn.

    `references` is the folder of published series that the page Compare lays beside ours. `warm` reads the numbers of
    the first page at once, in a thread of its own, before anybody asks, and renews them when figures change.
    """
    users = read_users(users_file(settings.store, environ)) if needs_users(settings, environ) else {}
    shapes = map_shapes(boundaries_file(environ))
    store = Store.open(settings.store)
    answers = Answers(store)
    pages: dict[str, Callable[[Store, View], Any]] = {
        "/": partial(overview.layout, shapes=shapes),
        "/changes": partial(changes.layout, now=now),
        "/evidence": evidence.layout,
        "/compare": compare.layout,
        "/sources": partial(sources.layout, environ=environ, now=now),
        "/read": read.layout,
        "/methods": methods.layout,
        "/downloads": lambda _store, view: downloads.layout(answers.catalogue, view),
    }
    app = Dash(
        "dashboard",
        assets_folder=str(assets_path()),
        title=TITLE,
        update_title="",
        index_string=INDEX,
        serve_locally=True,
        add_log_handler=False,
        on_error=say_so,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.THEME, storage_type="local"),
            dcc.Store(id=ids.SHOWN),
            dcc.Store(id=ids.REVIEWED),
            html.Div(html.P("…", className="skeleton"), id=ids.ROOT),
            panel.layout(),
        ],
        id=ids.MANTINE,
        theme=THEME,
        forceColorScheme="light",
    )
    every_page: Any = html.Div(
        [
            app.layout,
            html.Div(id=ids.EVIDENCE_FIGURE),
            review.form(language("en")),
            *(frame.frame(path, View(), page(store, View()), status="") for path, page in pages.items()),
        ]
    )

    app.validation_layout = every_page

    @app.callback(
        Output(ids.ROOT, "children"),
        Output(ids.SHOWN, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.SHOWN, "data"),
    )
    def show_page(path: Any, search: Any, shown: Any) -> Any:
        view = View.from_search(search)
        now = [path, view.lang]
        if shown == now:
            return no_update, no_update
        t = language(view.lang)
        page = pages.get(path) if isinstance(path, str) else None
        body = page(store, view) if page else html.P(t("There is no such page."), className="nothing")
        return frame.frame(str(path), view, body, status=frame.status_line(store, t)), now

    frame.register(app)
    panel.register(app, store, now=now)
    if warm:
        Thread(target=answers.keep, args=(Event(),), name="counting", daemon=True).start()
    overview.register(app, answers, shapes)
    changes.register(app, answers, now=now)
    evidence.register(app, answers.catalogue)
    compare.register(app, answers, references)
    sources.register(app, store, Refreshing(store, environ), now=now)
    downloads.register(app, answers.catalogue)
    read.register(app, store, now=now, environ=environ)
    add_api(app.server, answers, now=now)
    clientside(app)(
        ClientsideFunction("display", "theme"),
        Output(ids.MANTINE, "forceColorScheme"),
        Output(ids.THEME, "data"),
        Input(ids.THEME_BUTTON, "n_clicks"),
        State(ids.THEME, "data"),
    )
    clientside(app)(ClientsideFunction("display", "language"), Output(ids.ROOT, "className"), Input(ids.SHOWN, "data"))

    protect(app, host=settings.host, users=users)
    return app
