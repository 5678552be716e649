"""`displacement serve`: the dashboard over a production server."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address

import click

from extract.commands.options import settings, store_option

THREADS = 8  # a browser opens six connections at once
CONNECTIONS = 1_000  # a browser holds six open for two minutes: enough for 150 readers


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--refresh/--no-refresh", default=True, help="Poll the sources by their schedules. Default: yes.")
@store_option
def serve(host: str, port: int, refresh: bool, store: str | None) -> None:
    """Show the dashboard in the browser, and keep its sources fresh by their schedules.

    An empty store is filled with the bundled sample first. Several servers of one store never poll a source twice.

    \b
    Example:
      displacement serve --store figures.db --port 8060
    """
    import logging
    import os
    from dataclasses import replace

    # Arrow's own pool keeps what large tables took; the system's gives it back. Read when pandas is first imported.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

    import waitress

    from dashboard.app import create_app
    from extract.config import default_store
    from extract.errors import BadSetting
    from extract.loading import load_sample
    from extract.store.store import Store

    chosen = replace(settings(store), host=host, port=port)
    with Store.open(chosen.store) as opened:
        if not opened.summary().documents:
            click.echo(f"The store {opened.name} is empty; reading the bundled sample ...", err=True)
            click.echo(load_sample(opened, at=datetime.now(UTC)).told(), err=True)
    # A page asks for more at once than there are threads: that some of it waits a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = create_app(chosen, warm=True, references=default_store().parent / "references")
    try:
        server = waitress.create_server(
            app.server,
            host=host,
            port=port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # `select` knows no more than 1,024 files
        )
    except OSError as err:
        raise BadSetting(f"cannot listen on {host}:{port}: {err.strerror}; try another --port") from err
    if not is_loopback(host):
        click.echo("Everyone who reaches this address can read the dashboard.", err=True)
    click.echo(f"Dashboard on http://{host}:{port or server.effective_port}  (Ctrl+C stops it)")
    if refresh:
        begin_refreshing(chosen.store)
    server.run()


def begin_refreshing(place: str) -> None:
    """Looks every minute, in a thread of its own, which sources are due."""
    from functools import partial

    from extract.refresh import look
    from extract.schedule import Clockwork

    Clockwork(partial(look, place, partial(click.echo, err=True))).start()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address.

    >>> is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
