"""Events that reports name without their date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extract.errors import BadSetting
from extract.model import Figure
from extract.reading.dating.events import Almanac, Events, bundled_events, read_events

Read = Callable[..., list[Figure]]

# text, day of publication, as_of and since
NAMED = [
    ("In Gaza 70 soldiers were killed during the 51-day onslaught.", "2017-05-29", "2014-08-26", None),
    ("The 11-day offensive killed 256 people in Gaza.", "2021-06-20", "2021-05-21", None),
    ("Some 750,000 people were expelled during the Nakba.", "2024-05-15", "1948", None),
    ("In the November truce Hamas freed 105 hostages in Gaza.", "2024-02-01", "2023-11-30", None),
    ("Since the war began, 48,219 people have been killed in Gaza.", "2025-02-05", "2025-02-05", "2023-10-07"),
    ("Since the start of the war, 40,000 people have been killed in Sudan.", "2025-02-05", "2025-02-05", "2023-04-15"),
    ("Since the ceasefire took effect, 300 people have been killed in Gaza.", "2025-12-01", "2025-12-01", "2025-10-10"),
    ("In Gaza 70 have died since the start of the offensive 156 days ago.", "2025-07-02", "2025-07-02", "2025-01-27"),
    ("In Gaza 40 homes were destroyed in the three days of fighting.", "2022-08-20", "2022-08-07", None),
    ("Hamas has freed its hostages. Nine men of Sderot were killed on October 7.", "2025-10-15", "2023-10-07", None),
    ("Settlers came to Huwara again. Nine homes were destroyed there on October 7.", "2025-10-15", "2025-10-07", None),
    ("Hamas has freed its hostages. Nine men of Sderot were killed on October 8.", "2025-10-15", "2025-10-08", None),
    ("In Jenin 40 homes were destroyed in the two-day raid.", "2023-07-09", "2023-07-04", None),
    ("In Jenin 40 homes were destroyed in the four-day raid.", "2023-07-09", "2023-07-09", None),
    ("Troops left Jenin on Wednesday. 40 homes were lost in the two-day raid.", "2023-07-09", "2023-07-05", None),
    ("Jenin was raided. In the two days 40 homes were destroyed.", "2023-07-20", "2023-07-04", None),
    ("In Jenin 40 homes were destroyed in the five days of the raid.", "2023-07-20", "2023-07-20", None),
    ("Between October 8, 2023 and the truce, 46 people were killed in Lebanon.", "2024-12-19", "2024-11-27", None),
    ("On October 8 and the day of the truce 46 people were killed in Lebanon.", "2024-12-19", "2024-10-08", None),
    ("Since the fall of Assad, 90,000 displaced Syrians have returned home.", "2025-02-05", "2025-02-05", "2024-12-08"),
    ("Since the ceasefire, 90 people have been killed in Lebanon.", "2025-02-05", "2025-02-05", "2024-11-27"),
    ("Since Israel resumed its strikes, 900 people have died in Gaza.", "2025-04-01", "2025-04-01", "2025-03-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "as_of", "since"), NAMED)
def test_a_named_event_dates_a_count(text: str, published: str, as_of: str, since: str | None, read_text: Read) -> None:
    assert [(f.as_of, f.since) for f in read_text(text, published=published)] == [(as_of, since)]


def test_an_event_that_is_over_or_still_to_come_dates_nothing() -> None:
    almanac = Almanac.of(bundled_events(), "Gaza, Hamas", date(2023, 12, 20))
    assert not list(almanac.find("With the November truce over, 1.8 million people are displaced."))
    assert not list(almanac.find("Since the ceasefire took effect, nobody has come home."))


def test_an_event_that_goes_on_has_no_last_day_yet() -> None:
    text = "Twenty died in four days of Operation Protective Edge."
    during, after = (Almanac.of(bundled_events(), "Gaza", date(2014, month, 20)) for month in (7, 9))
    assert ([m.iso for m in during.find(text)], [m.iso for m in after.find(text)]) == ([], ["2014-08-26"])


# what the file says, what the error names
BROKEN = [
    ("[[event]]\nstart = '2021'", "number 1 has no names"),
    ("[[event]]\nnames = ['flood']\nstart = 'May 2021'", "start of 'flood' is 'May 2021'"),
    ("[[shared]]\nnames = ['war']\nstart = '2021'", "'war' has no places"),
    ("[[event]", "events.toml"),
]


@pytest.mark.parametrize(("content", "named"), BROKEN)
def test_an_invalid_file_is_named_with_the_entry(content: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadSetting, match=named.replace("[", r"\[")):
        read_events(path)


def test_a_file_of_events_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text("[[event]]\nnames = ['flood']\nstart = '2021-07-14'\nend = '2021-07-15'\n", encoding="utf-8")
    events = read_events(path)
    assert isinstance(events, Events)
    assert [(e.names, e.start, e.end) for e in events.own] == [(("flood",), "2021-07-14", "2021-07-15")]
