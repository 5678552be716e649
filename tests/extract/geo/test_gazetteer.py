"""The bundled places: complete where it counts, in their parents, and quick to find."""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest

from extract.errors import BadSetting
from extract.geo.gazetteer import COLUMNS, Gazetteer, bundled
from extract.geo.place import PlaceKind
from extract.model import Area, PlacePrecision
from extract.resources import data_path

PCODES = {
    "PS0101": ("jenin-governorate", "Jenin"),
    "PS0105": ("tubas-governorate", "Tubas"),
    "PS0110": ("tulkarem-governorate", "Tulkarm"),
    "PS0115": ("nablus-governorate", "Nablus"),
    "PS0120": ("qalqilya-governorate", "Qalqilya"),
    "PS0125": ("salfit-governorate", "Salfit"),
    "PS0130": ("ramallah-governorate", "Ramallah"),
    "PS0135": ("jericho-governorate", "Jericho"),
    "PS0140": ("jerusalem-governorate", "Quds"),
    "PS0145": ("bethlehem-governorate", "Bethlehem"),
    "PS0150": ("hebron-governorate", "Hebron"),
    "PS0255": ("north-gaza", "North Gaza"),
    "PS0260": ("gaza-governorate", "Gaza"),
    "PS0265": ("deir-al-balah-governorate", "Deir al-Balah"),
    "PS0270": ("khan-younis-governorate", "Khan Younis"),
    "PS0275": ("rafah-governorate", "Rafah"),
}
# South, north, west, east in degrees, with a kilometre or two of room; no place needs an exception.
BOXES = {
    "jenin-governorate": (32.30, 32.56, 35.03, 35.43),
    "tubas-governorate": (32.20, 32.42, 35.33, 35.57),
    "tulkarem-governorate": (32.20, 32.46, 34.99, 35.17),
    "nablus-governorate": (32.03, 32.33, 35.14, 35.48),
    "qalqilya-governorate": (32.10, 32.25, 34.95, 35.19),
    "salfit-governorate": (32.03, 32.17, 34.98, 35.28),
    "ramallah-governorate": (31.83, 32.08, 34.97, 35.42),
    "jericho-governorate": (31.71, 32.21, 35.29, 35.58),
    "jerusalem-governorate": (31.69, 31.90, 35.03, 35.40),
    "bethlehem-governorate": (31.46, 31.75, 35.08, 35.50),
    "hebron-governorate": (31.33, 31.67, 34.86, 35.26),
    "north-gaza": (31.51, 31.60, 34.45, 34.57),
    "gaza-governorate": (31.43, 31.56, 34.38, 34.52),
    "deir-al-balah-governorate": (31.36, 31.47, 34.29, 34.43),
    "khan-younis-governorate": (31.26, 31.41, 34.24, 34.40),
    "rafah-governorate": (31.20, 31.35, 34.20, 34.37),
    "gaza-strip": (31.20, 31.60, 34.20, 34.57),
    "west-bank": (31.33, 32.56, 34.86, 35.58),
    "israel": (29.45, 33.35, 34.24, 35.95),
}
UNRWA_CAMPS = {
    "west-bank": (
        "Aida", "Am'ari", "Aqabat Jabr", "Arroub", "Askar", "Balata", "Beit Jibrin", "Camp No. 1",
        "Deir Ammar", "Dheisheh", "Ein el-Sultan", "Far'a", "Fawwar", "Jalazone", "Jenin", "Kalandia",
        "Nur Shams", "Shu'fat", "Tulkarm",
    ),
    "gaza-strip": ("Beach", "Bureij", "Deir El-Balah", "Jabalia", "Khan Younis", "Maghazi", "Nuseirat", "Rafah"),
}  # fmt: skip
BOOK = bundled()
REGION = [place for place in BOOK if place.area is not Area.OTHER]


def test_the_sixteen_governorates_bear_the_p_codes_of_ocha() -> None:
    found = {p.pcode: p.id for p in BOOK if p.kind is PlaceKind.GOVERNORATE and (p.pcode or "").startswith("PS")}
    assert found == {pcode: place_id for pcode, (place_id, _) in PCODES.items()}


@pytest.mark.parametrize(("place_id", "name"), PCODES.values())
def test_a_governorate_is_found_by_its_kind(place_id: str, name: str) -> None:
    place = BOOK.find(f"{name} governorate")
    assert place is not None
    assert place.id == place_id


@pytest.mark.parametrize(
    ("territory", "name"), [(territory, name) for territory, names in UNRWA_CAMPS.items() for name in names]
)
def test_every_camp_that_unrwa_recognises_is_known(territory: str, name: str) -> None:
    place = BOOK.find(f"{name} refugee camp")
    assert place is not None
    assert place.kind is PlaceKind.CAMP
    assert place.precision is PlacePrecision.CAMP
    assert territory in {parent.id for parent in BOOK.parents(place)}


def test_there_are_nineteen_and_eight_camps_and_no_more() -> None:
    for territory, names in UNRWA_CAMPS.items():
        camps = [p for p in BOOK if p.kind is PlaceKind.CAMP and territory in {q.id for q in BOOK.parents(p)}]
        assert len(camps) == len(names)


def test_there_are_as_many_places_as_promised() -> None:
    assert len(REGION) >= 600
    assert sum(place.source == "manual" for place in REGION) >= 80


@pytest.mark.parametrize("place", REGION, ids=lambda place: place.id)
def test_a_place_lies_in_the_box_of_every_parent(place: object) -> None:
    place = BOOK.get(getattr(place, "id", ""))
    assert place is not None
    for parent in BOOK.parents(place):
        if parent.id in BOXES:
            south, north, west, east = BOXES[parent.id]
            assert south <= place.lat <= north, parent.id
            assert west <= place.lon <= east, parent.id


def test_a_pin_is_never_finer_than_its_kind() -> None:
    finest = {PlaceKind.GOVERNORATE: 3, PlaceKind.REGION: 1, PlaceKind.TERRITORY: 15, PlaceKind.COUNTRY: 1}
    for place in REGION:
        assert place.precision_km >= finest.get(place.kind, 0.2), place.id


def test_arabic_names_stand_beside_english_ones() -> None:
    palestinian = [p for p in REGION if p.area is not Area.ISRAEL and p.kind is not PlaceKind.SETTLEMENT]
    assert sum(p.name_ar is not None for p in palestinian) / len(palestinian) >= 0.9


def test_hand_written_rows_are_in_the_gazetteer_as_written() -> None:
    for path in sorted(data_path("places").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                place = BOOK.get(row["id"])
                assert place is not None, f"{row['id']}: run data/scripts/gazetteer.py"
                assert (place.name_en, place.kind.value, place.parent or "") == (
                    row["name_en"],
                    row["kind"],
                    row["parent"],
                )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Jenin camp", "Qabatiya"), "jenin-governorate"),
        (("Jenin", "Tulkarem"), "west-bank"),
        (("Gaza City", "Khan Younis"), "gaza-strip"),
        (("Gaza", "Rafah"), "gaza-strip"),
        (("Gaza", "West Bank"), "palestine"),
        (("Jenin", "Gaza"), "palestine"),
        (("Israel", "Gaza"), None),
        (("Nablus",), "nablus"),
        ((), None),
    ],
)
def test_several_places_share_their_smallest_parent(names: tuple[str, ...], expected: str | None) -> None:
    places = [place for name in names if (place := BOOK.find(name)) is not None]
    assert len(places) == len(names)
    shared = BOOK.common_parent(places)
    assert (shared.id if shared else None) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Jenin", PlaceKind.CAMP, "jenin-camp"),
        ("Jenin", PlaceKind.GOVERNORATE, "jenin-governorate"),
        ("Gaza", PlaceKind.CITY, "gaza-city"),
        ("Gaza", PlaceKind.GOVERNORATE, "gaza-governorate"),
        ("Gaza", PlaceKind.TERRITORY, "gaza-strip"),
        ("Rafah", PlaceKind.CROSSING, "rafah-crossing"),
        ("Nablus", PlaceKind.CROSSING, None),
        ("Atlantis", None, None),
        ("", None, None),
    ],
)
def test_a_kind_chooses_among_namesakes(name: str, kind: PlaceKind | None, expected: str | None) -> None:
    place = BOOK.find(name, kind=kind)
    assert (place.id if place else None) == expected


def test_an_unknown_name_has_three_that_are_spelt_like_it() -> None:
    nearest = BOOK.nearest("Tulkermia")
    assert len(nearest) == 3
    assert nearest[0].id == "tulkarem"


def test_the_p_code_of_a_camp_is_that_of_its_governorate() -> None:
    camp, strip = BOOK.get("nur-shams-camp"), BOOK.get("gaza-strip-south")
    assert camp is not None
    assert strip is not None
    assert (BOOK.pcode(camp), BOOK.pcode(strip)) == ("PS0110", "PS02")


def test_mentions_never_overlap_and_stand_in_order() -> None:
    text = (
        "Gaza's Khan Younis, southern Gaza and the Tulkarem and Nur Shams refugee camps in the occupied West Bank. "
        * 20
    )
    mentions = BOOK.mentions(text)
    assert len(mentions) == 120
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end] == m.surface for m in mentions)


@pytest.mark.parametrize(
    "text", ["", " ", "gaza", "\x00", "’’’", "A" * 10_000, "Al-" * 5_000, "the " * 5_000 + "Strip"]
)
def test_odd_texts_are_read_without_harm(text: str) -> None:
    assert all(m.place.id == "gaza-strip" for m in BOOK.mentions(text))


def test_a_look_up_takes_less_than_fifty_microseconds() -> None:
    names = ["Jenin refugee camp", "Khan Younis", "Qabatiyeh", "Nour Shams", "Nowhere at all", "رفح", "southern Gaza"]
    for name in names:
        BOOK.find(name)
    best = min(_seconds_to_find(names * 50) for _ in range(5))
    assert best / (len(names) * 50) < 50e-6


def _seconds_to_find(names: list[str]) -> float:
    begun = time.process_time()
    for name in names:
        BOOK.find(name)
    return time.process_time() - begun


GOOD_ROW = "a,A Town,,town,,,31.5,34.5,1,,manual"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["id,name"], "the columns must be"),
        ([",".join(COLUMNS), GOOD_ROW.replace("town", "hamlet")], "line 2, place 'a'"),
        ([",".join(COLUMNS), GOOD_ROW.replace("31.5", "91.5")], "no spot on earth"),
        ([",".join(COLUMNS), GOOD_ROW.replace("31.5", "north")], "could not convert"),
        ([",".join(COLUMNS), GOOD_ROW.replace("town,,", "town,b,")], "place 'a'"),
        ([",".join(COLUMNS), GOOD_ROW.replace("34.5,1", "34.5,0")], "precision_km 0"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, lines: list[str], complaint: str) -> None:
    path = tmp_path / "gazetteer.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(BadSetting, match=complaint) as caught:
        Gazetteer.load(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"nowhere\.csv: the gazetteer cannot be read"):
        Gazetteer.load(tmp_path / "nowhere.csv")
