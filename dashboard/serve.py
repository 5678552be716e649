"""`displacement serve`: the dashboard over a production server."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address

import click

from extract.commands.options import settings, store_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@store_option
def serve(host: str, port: int, store: str | None) -> None:
    """Show the dashboard in the browser. An empty store is filled with the bundled sample first.

    \b
    Example:
      displacement serve --store figures.db --port 8060
    """
    from dataclasses import replace

    import waitress

    from dashboard.app import create_app
    from extract.errors import BadSetting
    from extract.loading import load_sample
    from extract.store.store import Store

    chosen = replace(settings(store), host=host, port=port)
    with Store.open(chosen.store) as opened:
        if not opened.summary().documents:
            click.echo(f"The store {opened.name} is empty; reading the bundled sample ...", err=True)
            click.echo(load_sample(opened, at=datetime.now(UTC)).told(), err=True)
    app = create_app(chosen)
    try:
        server = waitress.create_server(app.server, host=host, port=port)
    except OSError as err:
        raise BadSetting(f"cannot listen on {host}:{port}: {err.strerror}; try another --port") from err
    if not is_loopback(host):
        click.echo("Everyone who reaches this address can read the dashboard.", err=True)
    click.echo(f"Dashboard on http://{host}:{port or server.effective_port}  (Ctrl+C stops it)")
    server.run()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address.

    >>> is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
