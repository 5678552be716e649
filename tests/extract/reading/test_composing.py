"""A figure from its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

GROUPS = [
    ("Some 900 displaced people are sheltering in the school.", None),
    ("The strike killed nine displaced people.", "displaced people"),
    ("Some 900 children were displaced.", "children"),
]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_a_group_is_named_where_it_limits_the_count(
    text: str, group: str | None, read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.group for figure in read_text(text)] == [group]
