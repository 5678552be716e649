"""A mistake in sources.toml is named by file, line and key; the entries beside it hold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from extract.errors import BadSetting
from extract.resources import data_path
from extract.sources import Sources, bundled_and_own, load_sources

GOOD = '[[source]]\nid = "good"\nname = "Good"\nkind = "folder"\naddress = "texts"\n'
WATCH = '[[watch]]\nname = "A"\nmetric = "deaths"\narea = "Gaza"\nrises_by = 1\n'


def loaded(tmp_path: Path, toml: str) -> Sources:
    """The sources of a text."""
    path = tmp_path / "sources.toml"
    path.write_text(toml, "utf-8")
    return load_sources([path])


def test_the_bundled_file_is_right_and_asks_nobody_by_itself() -> None:
    found = load_sources([data_path("sources.toml")])
    assert found.problems == ()
    assert [source.id for source in found.sources if source.on] == ["sample"]
    assert len(found.sources) > 4
    assert all(source.schedule.every is None or source.schedule.every >= timedelta(hours=1) for source in found.sources)


@pytest.mark.parametrize(
    ("entry", "line", "told"),
    [
        ('kind = "rss"\naddress = "http://a.example/"', 7, "`name`: missing"),
        ('name = "A"\nkind = "feed"\naddress = "http://a.example/"', 9, "`kind`: no kind 'feed'; choose from rss"),
        ('name = "A"\nkind = "rss"\naddress = "texts"', 10, "`address`: 'texts' must be an http or https address"),
        (
            'name = "A"\nkind = "rss"\naddress = "http://a.example/"\nschedule = "often"',
            11,
            "`schedule`: schedule 'often'",
        ),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\nschedule = "1m"', 11, "at least 5 minutes"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\nkeyword = ["a"]', 11, "did you mean `keywords`?"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\non = "yes"', 11, "`on`: must be true or false"),
        (
            'name = "A"\nkind = "rss"\naddress = "http://a.example/"\nreliability = "good"',
            11,
            "not one of high, medium",
        ),
        ('name = "A"\nkind = "rss"\naddress = "http://[::1/feed"', 10, "must be an http or https address"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example:99999/"', 10, "must be an http or https address"),
        ('name = "A"\nkind = "jsonl"\naddress = "ftp://a.example/a"', 10, "must be an http or https address"),
        ('name = "A"\nkind = "folder"\naddress = "http://a.example/"', 10, "must be a path for kind 'folder'"),
        ('name = "A"\nkind = "folder"\naddress = "a\\u0000b"', 10, "is no path"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\nlanguage = "English"', 11, "two small letters"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\nschedule = "0 6 31 2 *"', 11, "names no day"),
        ('name = "A"\nkind = "rss"\naddress = "http://a.example/"\nschedule = "*/2 * * * *"', 11, "5 minutes"),
        ('name = "A"\nkind = "reliefweb"\naddress = "http://a.example/"', 7, "`appname`: missing; ReliefWeb answers"),
        ('id = "good"\nname = "A"\nkind = "rss"\naddress = "http://a.example/"', 8, "'good' is taken"),
    ],
)
def test_a_bad_entry_is_named_and_the_others_hold(tmp_path: Path, entry: str, line: int, told: str) -> None:
    found = loaded(tmp_path, f"{GOOD}\n[[source]]\n{entry}\n")
    (problem,) = found.problems
    assert str(problem).startswith(f"{tmp_path / 'sources.toml'}, line {line}: [source]")
    assert told in str(problem)
    assert [source.id for source in found.sources] == ["good"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[[source]\n", "sources.toml: "),
        (
            '[[watch]]\nname = "A"\nmetric = "deths"\narea = "Gaza"\nrises_by = 1',
            "line 3: [watch] `metric`: no 'deths'",
        ),
        ('[[watch]]\nname = "A"\nmetric = "deaths"\narea = "Gaza"', "give rises_by, contradicts_by or both"),
        ('[gathering]\ntimezone = "Gaza/City"', "line 2: [gathering] `timezone`: no time zone"),
        ("[gathering]\ndelay_s = -1", "line 2: [gathering] `delay_s`: must be a number"),
        ('[gathering]\nprivate_networks = ["10.1.2.3/8"]', "line 2: [gathering] `private_networks`: '10.1.2.3/8'"),
        ('[gathering]\ncontact = "desk\\nX-Other: 1"', "line 2: [gathering] `contact`: 'desk"),
        (f'{WATCH}webhook = "hooks.example.org"', "line 6: [watch] `webhook`: 'hooks.example.org' must be an http"),
        (f'{WATCH}email = "desk"', "line 6: [watch] `email`: 'desk' must be one mailbox"),
        ("[sources]\n", "unknown table"),
        ('source = "a"\n', "write it as [[source]]"),
    ],
)
def test_other_mistakes_are_named_too(tmp_path: Path, toml: str, told: str) -> None:
    (problem,) = loaded(tmp_path, toml).problems
    assert told in str(problem)


def test_an_own_file_adds_sources_and_changes_keys_of_bundled_ones(tmp_path: Path) -> None:
    own = tmp_path / "sources.toml"
    own.write_text(f'{GOOD}\n[[source]]\nid = "sample"\non = false\n', "utf-8")
    found = load_sources(bundled_and_own({"DISPLACEMENT_SOURCES": str(own)}))
    assert found.problems == ()
    by_id = {source.id: source for source in found.sources}
    assert not by_id["sample"].on
    assert by_id["sample"].address == str(data_path("sample").resolve())
    assert by_id["good"].address == str(tmp_path / "texts")


def test_a_setting_that_names_no_file_is_told() -> None:
    with pytest.raises(BadSetting, match="no file"):
        bundled_and_own({"DISPLACEMENT_SOURCES": "gone.toml"})


def test_a_name_that_there_is_not_gives_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="did you mean 'good'"):
        loaded(tmp_path, GOOD).named(["god"])
