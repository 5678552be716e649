"""Where the bundled data and assets are: inside the installed package, or beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_path(name: str = "") -> Path:
    """The path of a bundled data file, for example `gazetteer.csv` or `sample`."""
    installed = PACKAGE / "data"
    return (installed if installed.is_dir() else PACKAGE.parent / "data") / name


def assets_path() -> Path:
    """The folder of style sheets and scripts that the dashboard serves."""
    installed = PACKAGE.parent / "dashboard" / "assets"
    return installed if installed.is_dir() else PACKAGE.parent / "assets"
