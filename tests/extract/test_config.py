"""Where the store is: the command line before the environment before the user's data folder."""

from __future__ import annotations

import pytest

from extract.config import STORE_VARIABLE, Settings, default_store
from extract.errors import BadSetting


@pytest.mark.parametrize(
    ("option", "variable", "store"),
    [
        ("a.db", "b.db", "a.db"),
        (None, "b.db", "b.db"),
        ("", "b.db", "b.db"),
        (None, "postgresql://host/base", "postgresql://host/base"),
        (None, "", str(default_store())),
        (None, None, str(default_store())),
    ],
)
def test_which_store(option: str | None, variable: str | None, store: str) -> None:
    environ = {} if variable is None else {STORE_VARIABLE: variable}
    assert Settings.from_environment(environ, store=option).store == store


def test_the_default_store_is_a_file_of_this_program() -> None:
    assert default_store().name == "figures.db"
    assert "displacement-dashboard" in default_store().parts


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(BadSetting, match=str(port)):
        Settings(store="a.db", port=port)
