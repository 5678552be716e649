"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from extract.config import STORE_VARIABLE, Settings

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[str]):
    """A calendar day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as it was given."""
        from extract.errors import BadInput
        from extract.store.query import check_day

        try:
            check_day(value, field=self.name)
        except BadInput:
            self.fail(f"{value!r} is not a day as YYYY-MM-DD", param, ctx)
        return str(value)


def paths_argument(command: Command) -> Command:
    """PATH…: files and folders; whether they exist is told for each while the others are read."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))(command)


def jobs_option(command: Command) -> Command:
    """--jobs N."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes that read at once; what comes out is the same for any number.",
    )(command)


def published_option(command: Command) -> Command:
    """--published DAY."""
    return click.option(
        "--published",
        type=Day(),
        help="Publication day of documents that bring none of their own (it goes before a day in a file's name).",
    )(command)


def store_option(command: Command) -> Command:
    """--store PLACE."""
    return click.option(
        "--store",
        metavar="PATH|URL",
        help=f"The store: a file, or a SQLAlchemy URL. Default: ${STORE_VARIABLE}, else a file in your data folder.",
    )(command)


def settings(store: str | None) -> Settings:
    """The settings that hold for this call."""
    return Settings.from_environment(os.environ, store=store)


def filled(store: str | None) -> str:
    """Where the store is that is to be read; raises StoreError where none is: a new one would tell of nothing."""
    from extract.errors import StoreError
    from extract.store.connection import missing_file

    place = settings(store).store
    if (path := missing_file(place)) is not None:
        raise StoreError(f"no store {path}; check the spelling, or fill one with `displacement load` or `serve`")
    return place
