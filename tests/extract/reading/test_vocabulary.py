"""The vocabulary file: what it teaches the reading, and what is said of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import BadSetting
from extract.reading.vocabulary import NounClass, load_vocabulary
from extract.resources import data_path

BUNDLED = data_path("vocabulary.toml").read_text(encoding="utf-8")


def line_of(text: str, wanted: str) -> int:
    """The number of the line that begins with the wanted words."""
    return next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith(wanted))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "words.toml"


def complaint(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSetting) as caught:
        load_vocabulary(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


# what is written in the place of what, the key and the beginning of the line that the message must name
FAULTS = [
    ("[nouns.person]", "[nouns.robots]", "nouns.robots", "[nouns.robots]"),
    ('"dozens" = 12', '"dozens" = "twelve"', "vague.dozens", '"dozens"'),
    ('"dozens" = 12', '"dozens" = true', "vague.dozens", '"dozens"'),
    ("[hypothetical]\nwords = [", "[hypothetical]\nwords = [7, ", "hypothetical.words", None),
    ('children = ["children",', 'children = ["", "children",', "groups.children", "children"),
    ("[toll]", "[tolls]", "toll", None),
    ('knew = ["of"]', 'guessed = ["of"]', "sources.only_before.guessed", "guessed"),
    ("\nrelief = [", "\nreliefs = [", "sources.types.reliefs", "reliefs"),
    ("[sources.speech]", "[sources.speeches]", "sources.speech", None),
]


@pytest.mark.parametrize(("said", "written", "key", "line"), FAULTS)
def test_a_fault_is_named_with_file_line_and_key(
    said: str, written: str, key: str, line: str | None, path: Path
) -> None:
    assert said in BUNDLED
    faulty = BUNDLED.replace(said, written, 1)
    message = complaint(path, faulty)
    assert f"`{key}" in message
    if line:
        assert f"{path}:{line_of(faulty, line)}" in message


PREDICATES = [
    ('[predicates.levitated]\nmetric = "flying"\nkind = "killed"\n', "predicates.levitated"),
    ('[predicates.levitated]\nmetric = "deaths"\nkind = "risen"\n', "predicates.levitated"),
    ('[predicates.levitated]\nmetric = "deaths"\nkind = "returned"\n', "predicates.levitated.kind"),
    ('[predicates.levitated]\nmetric = "deaths"\n', "predicates.levitated"),
    ('[predicates.levitated]\nmetric = "deaths"\nkind = "killed"\ndone = "flew"\n', "predicates.levitated.done"),
]


@pytest.mark.parametrize(("table", "key"), PREDICATES)
def test_a_predicate_needs_a_metric_and_a_kind_of_it(table: str, key: str, path: Path) -> None:
    assert f"`{key}`" in complaint(path, f"{BUNDLED}\n{table}")


def test_a_file_that_is_no_toml_names_the_line(path: Path) -> None:
    assert "line 2" in complaint(path, '[nouns.person]\nwords = "people\n')


def test_a_missing_file_and_a_binary_are_named(path: Path) -> None:
    with pytest.raises(BadSetting, match=r"words\.toml"):
        load_vocabulary(path)
    path.write_bytes(b"\xff\xfe\x00words")
    with pytest.raises(BadSetting, match=r"words\.toml"):
        load_vocabulary(path)


def test_a_word_is_added_without_touching_code(path: Path) -> None:
    path.write_text(BUNDLED.replace('"people", "persons",', '"people", "gardeners", "persons",', 1), encoding="utf-8")
    known = {word: entry for words in load_vocabulary(path).phrases.values() for word, entry in words}
    assert NounClass.PERSON in known[("gardeners",)].nouns


def test_a_body_and_a_verb_of_speech_are_added_without_touching_code(path: Path) -> None:
    text = BUNDLED.replace("names = [\n", 'names = [\n  "ZZTA",\n', 1).replace('"said",', '"said", "quoth",', 1)
    path.write_text(text, encoding="utf-8")
    voicing = load_vocabulary(path).voicing
    assert "ZZTA" in voicing.names
    assert "quoth" in voicing.speech


def test_a_vague_word_is_added_without_touching_code(path: Path) -> None:
    path.write_text(BUNDLED.replace('"dozens" = 12', '"oodles" = 30\n"dozens" = 12', 1), encoding="utf-8")
    assert load_vocabulary(path).vague["oodles"] == 30
