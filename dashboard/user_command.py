"""`displacement user`: who may read and review, where the dashboard listens to more than this machine."""

from __future__ import annotations

import os

import click

from extract.commands.options import settings, store_option


@click.group()
def user() -> None:
    """Say who may read and review a dashboard that others can reach.

    \b
    Example:
      displacement user add ana --role reviewer
    """


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "reviewer"]), default="reader", show_default=True)
@click.password_option(help="Asked for when it is not given.")
@store_option
def add(name: str, role: str, password: str, store: str | None) -> None:
    """Add a user, or give one another password and role.

    \b
    Example:
      displacement user add ana --role reviewer
    """
    from dashboard.users import Role, add_user, users_file

    path = users_file(settings(store).store, os.environ)
    add_user(path, name, password, Role(role))
    click.echo(f"{name} is a {role} now ({path}); restart the dashboard to let {name} in.")
