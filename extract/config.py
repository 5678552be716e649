"""Settings: where the store is and where the dashboard listens, from the command line or the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from extract.errors import BadSetting

STORE_VARIABLE = "DISPLACEMENT_STORE"
SOURCES_VARIABLE = "DISPLACEMENT_SOURCES"
BOUNDARIES_VARIABLE = "DISPLACEMENT_BOUNDARIES"
APP_NAME = "displacement-dashboard"
STORE_NAME = "figures.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a command needs to know of its surroundings. `store` is a path or a SQLAlchemy URL."""

    store: str
    host: str = "127.0.0.1"
    port: int = 8050

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise BadSetting(f"port must lie between 0 and 65535, not {self.port}")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], *, store: str | None = None) -> Self:
        """The store of the command line, else of DISPLACEMENT_STORE, else a file in the user's data folder.

        >>> Settings.from_environment({"DISPLACEMENT_STORE": "figures.db"}).store
        'figures.db'
        """
        return cls(store=store or environ.get(STORE_VARIABLE) or str(default_store()))


def default_store() -> Path:
    """The store in the user's data folder, for example ~/.local/share/displacement-dashboard/figures.db."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / STORE_NAME


def places_cache() -> Path:
    """The folder of what an online place service answered, in the user's cache."""
    from platformdirs import user_cache_path

    return user_cache_path(APP_NAME, appauthor=False) / "places"


def boundaries_file(environ: Mapping[str, str]) -> Path | None:
    """The user's own governorate polygons, of DISPLACEMENT_BOUNDARIES; raises BadSetting when they are not there."""
    named = environ.get(BOUNDARIES_VARIABLE)
    if not named:
        return None
    path = Path(named).expanduser()
    if not path.is_file():
        raise BadSetting(f"{BOUNDARIES_VARIABLE}: no file {path}; name a GeoJSON file keyed by p-code, or unset it")
    return path


def sources_file(environ: Mapping[str, str]) -> list[Path]:
    """The user's own sources.toml, if there is one: of DISPLACEMENT_SOURCES, else in the configuration folder.

    Raises BadSetting when the setting names a file that is not there.
    """
    own = own_sources_path(environ)
    if environ.get(SOURCES_VARIABLE) and not own.is_file():
        raise BadSetting(f"{SOURCES_VARIABLE}: no file {own}; write one, or unset it")
    return [own] if own.is_file() else []


def own_sources_path(environ: Mapping[str, str]) -> Path:
    """Where the user's own sources.toml is or would be.

    >>> own_sources_path({"DISPLACEMENT_SOURCES": "/srv/sources.toml"}).name
    'sources.toml'
    """
    if named := environ.get(SOURCES_VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False) / "sources.toml"
