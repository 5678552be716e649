"""The measures of `displacement evaluate`: by hand on small cases, and equal to the project's reference scorer."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract.errors import BadInput
from extract.evaluation import compare, read_annotations, wrong_fields

REFERENCE = Path(__file__).parents[2].parent / "shared" / "gold"
RIGHT: dict[str, Any] = {
    "doc": "a",
    "start": 10,
    "end": 13,
    "metric": "deaths",
    "kind": "killed",
    "value": 40,
    "low": 40,
    "high": None,
    "qualifier": "at_least",
    "unit": "person",
    "group": None,
    "area": "Gaza",
    "as_of": "2024-05-07",
    "measure": "total",
    "since": None,
    "source": "Gaza health ministry",
    "status": "reported",
}


@pytest.mark.parametrize(
    ("annotated", "extracted", "wrong"),
    [
        ({}, {}, []),
        ({}, {"value": 41}, ["value"]),
        ({}, {"value": None}, ["value"]),
        ({}, {"low": None}, []),
        ({"value": None, "low": 20, "high": 30}, {"value": None, "low": 20, "high": 30}, []),
        ({"value": None, "low": 20, "high": 30}, {"value": None, "low": 20, "high": None}, ["value"]),
        ({"value": 66.7}, {"value": 66.7}, []),
        ({"as_of": "2024-05"}, {"as_of": "2024-05-07"}, []),
        ({"as_of": "2024-05-07"}, {"as_of": "2024-05"}, []),
        ({"as_of": "2024-05-07"}, {"as_of": "2024"}, ["as_of"]),
        ({"as_of": None}, {"as_of": "2024"}, []),
        ({"as_of": "2024"}, {"as_of": None}, ["as_of"]),
        ({"source": None}, {"source": "UN"}, ["source"]),
        ({"source": "MoH"}, {"source": "the health authorities"}, []),
        ({"source": "Israeli army"}, {"source": "IDF"}, []),
        ({"source": "UN OCHA"}, {"source": "OCHA"}, []),
        ({"source": "Palestinian officials"}, {"source": "Israeli officials"}, ["source"]),
        ({"source": "the official"}, {"source": "The Official"}, []),
        ({"source": "Gaza’s mayor"}, {"source": "mayor"}, []),
        ({"kind": "killed"}, {"kind": "dead"}, ["kind"]),
    ],
)
def test_which_fields_are_wrong(annotated: dict[str, Any], extracted: dict[str, Any], wrong: list[str]) -> None:
    assert wrong_fields(RIGHT | annotated, RIGHT | extracted) == wrong


@pytest.mark.parametrize(
    ("annotated", "extracted", "wrong"),
    [
        ({"group": "children"}, {"group": "Palestinian children"}, []),
        ({"group": "children"}, {"group": None}, ["group"]),
        ({}, {"group": "women"}, ["group"]),
        ({"since": "2023-10-07"}, {"since": "2023-10-07"}, []),
        ({"since": "2023-10-07"}, {"since": None}, ["since"]),
        ({}, {"since": "2023-10-07"}, ["since"]),
    ],
)
def test_group_and_start(annotated: dict[str, Any], extracted: dict[str, Any], wrong: list[str]) -> None:
    assert wrong_fields(RIGHT | annotated, RIGHT | extracted, ("group", "since")) == wrong


def test_each_number_is_paired_once_with_the_nearest() -> None:
    near, far = RIGHT | {"start": 9, "end": 13}, RIGHT | {"start": 2, "end": 30}
    result = compare({"a": [RIGHT]}, {"a": [far, near]})
    assert result.pairs == ((RIGHT, near),)
    assert result.extra == (far,)


@pytest.mark.parametrize("moved", [{"start": 13, "end": 15}, {"metric": "hostages"}])
def test_another_place_or_metric_is_missed_and_extra(moved: dict[str, Any]) -> None:
    result = compare({"a": [RIGHT]}, {"a": [RIGHT | moved]})
    assert (len(result.pairs), len(result.missed), len(result.extra)) == (0, 1, 1)


def test_rates() -> None:
    found = [RIGHT, RIGHT | {"start": 50, "end": 52, "value": 1}, RIGHT | {"start": 90, "end": 92}]
    annotated = [RIGHT, RIGHT | {"start": 50, "end": 52}, RIGHT | {"start": 70, "end": 72}, RIGHT | {"start": 80}]
    report = compare({"a": annotated}, {"a": found}).report()
    assert (report["annotated"], report["extracted"]) == (4, 3)
    assert report["detection"] == {"precision": 0.6667, "recall": 0.5, "f1": 0.5714}
    assert report["strict"] == {"precision": 0.3333, "recall": 0.25, "f1": 0.2857}
    assert report["fields"]["value"] == 0.5
    assert report["by_metric"]["deaths"] == {"annotated": 4, "detection_f1": 0.5714, "strict_f1": 0.2857}


def test_nothing_scores_zero_not_an_error() -> None:
    assert compare({}, {}).report()["detection"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2"),
        ('{"doc": "b", "sent": "x", "num": "x"}', "no text for document 'b'"),
        ('{"doc": "a", "sent": "forty died", "num": "40"}', "does not stand in document 'a'"),
        ('{"doc": "a", "sent": "nobody", "num": "no"}', "does not stand in document 'a'"),
        ('{"doc": "a"}', "line 2"),
        ("[]", "line 2"),
    ],
)
def test_an_annotation_that_cannot_be_used_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc": "a", "sent": "forty died", "num": "forty"}\n' + line + "\n")
    with pytest.raises(BadInput, match=says):
        read_annotations(path, {"a": "Yesterday forty died."})


def distorted(records: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """The annotated figures as a reader with faults of every sort would give them."""
    pool = {name: [record.get(name) for record in records] for name in RIGHT}
    pool["source"] += [
        "MoH",
        "U.N. ",
        "the Red Crescent's",
        "officials",
        "Palestine Red Crescent Society",
        "Syrian military",
    ]
    pool["as_of"] += ["2023-11", "2024", None]
    found = []
    for record in records:
        for _ in range(chance.choice([0, 1, 1, 1, 1, 1, 2])):
            moved = record | {"start": record["start"] + chance.choice([-9, -1, 0, 0, 0, 2])}
            moved["end"] = max(moved["start"] + 1, record["end"] + chance.choice([-1, 0, 0, 4]))
            for name in chance.sample(sorted(set(RIGHT) - {"doc", "start", "end"}), chance.choice([0, 0, 1, 3])):
                moved[name] = chance.choice(pool[name])
            found.append(moved)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_measures_equal_those_of_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    if not (REFERENCE / "score.py").exists():
        pytest.skip("the annotated set and its scorer are not beside this checkout (../shared/gold)")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (REFERENCE / "dev").glob("*.txt")}
    annotated = read_annotations(REFERENCE / "dev.jsonl", texts)
    chance = random.Random(seed)
    found = distorted([dict(record) for records in annotated.values() for record in records], chance)
    by_doc = {name: [record for record in found if record["doc"] == name] for name in texts}
    figures = tmp_path / "figures.jsonl"
    figures.write_text(
        "".join(json.dumps(record) + "\n" for name in texts for record in by_doc[name]), encoding="utf-8"
    )
    command: list[str | Path] = [sys.executable, REFERENCE / "score.py", REFERENCE / "dev.jsonl", figures, "--json"]
    expected = subprocess.run([*command, "--texts", REFERENCE / "dev"], capture_output=True, check=True, timeout=60)
    report = compare(annotated, by_doc).report()
    assert report == json.loads(expected.stdout)
    assert 0 < report["full"]["f1"] < report["strict"]["f1"] < report["detection"]["f1"] < 1
