"""`displacement explain` says for each number why it is a figure, or why it is none."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from extract.cli import main

TEXT = "On 3 May a boy aged 16 was hurt and 12 women were killed in Jenin, the mayor said."


def explain(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["explain", *words], input=given)


def test_every_number_stands_with_its_sentence_and_its_reason() -> None:
    lines = explain(TEXT, "--published", "2025-05-07").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [f"'{n}' in: {TEXT}" for n in ("3", "16", "12")]
    assert sum(line.startswith("  no figure: is ") for line in lines) == 2
    assert any(line.startswith("  figure: deaths/killed; value 12; person; women; Jenin") for line in lines)


@pytest.mark.parametrize("part", ["metric", "number", "status", "place", "date", "source", "confidence"])
def test_a_figure_has_a_reason_for_each_of_its_parts(part: str) -> None:
    assert f"\n  {part}: " in explain(TEXT).stdout


def test_the_day_of_publication_settles_the_date() -> None:
    assert "2025-05-03" in explain(TEXT, "--published", "2025-05-07").stdout
    assert "2025-05-03" not in explain(TEXT).stdout


def test_a_text_comes_from_standard_input_too() -> None:
    assert explain("-", given=TEXT).stdout == explain(TEXT).stdout


def test_a_text_without_a_number_says_so() -> None:
    assert explain("Nothing new.").stdout == "There is no number in this text.\n"


def test_a_day_that_is_none_is_wrong_usage() -> None:
    result = explain(TEXT, "--published", "yesterday")
    assert result.exit_code == 2
    assert "'yesterday' is not a day" in result.stderr
