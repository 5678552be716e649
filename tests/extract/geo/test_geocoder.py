"""The gazetteer as a geopy geocoder, and Nominatim behind it: asked politely, remembered, and never mistaken."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from geopy.geocoders import Nominatim
from geopy.location import Location
from geopy.point import Point

from extract.errors import BadSetting
from extract.geo.command import places
from extract.geo.gazetteer import bundled
from extract.geo.geocoder import GazetteerGeocoder, OnlineGeocoder, make_geocoder
from extract.geo.outlines import Outlines
from extract.geo.service import GeocoderSettings, PlaceServiceDown

AGENT = "desk/1.0 (desk@example.org)"
ATLANTIS = [{"place_id": 7, "lat": "31.5", "lon": "34.9", "display_name": "Atlantis, Somewhere"}]
LOCAL = GazetteerGeocoder(bundled())


def one(answer: Location | list[Location] | None) -> Location:
    assert isinstance(answer, Location)
    return answer


def several(answer: Location | list[Location] | None) -> list[Location]:
    assert isinstance(answer, list)
    return answer


def test_a_name_gives_a_location_with_what_the_gazetteer_knows() -> None:
    location = one(LOCAL.geocode("Nour Shams refugee camp"))
    assert location.address == "Nur Shams refugee camp, Tulkarem Governorate, West Bank, Palestine"
    assert (location.latitude, location.longitude) == pytest.approx((32.3205, 35.0608))
    assert location.raw["id"] == "nur-shams-camp"
    assert location.raw["area"] == "Tulkarem"


def test_no_match_is_none_and_not_an_error() -> None:
    assert LOCAL.geocode("Atlantis") is None
    assert LOCAL.geocode("Atlantis", exactly_one=False) is None


def test_all_namesakes_come_as_a_list() -> None:
    found = several(LOCAL.geocode("Jenin", exactly_one=False))
    assert [location.raw["id"] for location in found] == ["jenin", "jenin-camp", "jenin-governorate"]
    assert len(several(LOCAL.geocode("Jenin", exactly_one=False, limit=2))) == 2


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ({"city": "Nablus"}, {}, "nablus"),
        ({"country": "Lebanon"}, {}, "lebanon"),
        ("Tripoli", {"country_codes": "ly"}, "tripoli-libya"),
        ("Tripoli", {"country_codes": ["lb"]}, "tripoli-lebanon"),
        ("Rafah", {"country_codes": "ps"}, "rafah"),
        ("Rafah", {"language": "en", "timeout": 3, "addressdetails": True}, "rafah"),
        ("Rafah", {"country_codes": "fr"}, None),
    ],
)
def test_the_options_of_nominatim_are_understood(query: Any, options: dict[str, Any], expected: str | None) -> None:
    location = LOCAL.geocode(query, **options)
    assert (one(location).raw["id"] if location else None) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((32.4613, 35.2878), "PS0101"),
        ("32.3205, 35.0608", "PS0110"),
        (Point(31.297, 34.244), "PS0275"),
        ((31.52, 34.45), "PS0260"),
        ((31.532, 35.0998), "PS0150"),
        ((48.85, 2.35), None),
        ((32.08, 34.10), None),
    ],
)
def test_a_point_lies_in_a_governorate(point: Any, expected: str | None) -> None:
    location = LOCAL.reverse(point)
    assert (one(location).raw["pcode"] if location else None) == expected


def test_polygons_of_the_user_decide_where_a_point_lies(tmp_path: Path) -> None:
    square = [[35.0, 32.0], [36.0, 32.0], [36.0, 33.0], [35.0, 33.0], [35.0, 32.0]]
    path = tmp_path / "governorates.geojson"
    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"properties": {"ADM2_PCODE": "PS0115"}, "geometry": {"type": "Polygon", "coordinates": [square]}}
                ],
            }
        )
    )
    geocoder = GazetteerGeocoder(bundled(), outlines=Outlines.load(path))
    assert one(geocoder.reverse((32.4613, 35.2878))).raw["pcode"] == "PS0115"
    assert geocoder.reverse((31.52, 34.45)) is None


@dataclass
class FakeNominatim:
    """A place service on loopback: answers from a list and counts what it was asked."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    status: int = 200
    retry_after: str | None = None
    port: int = 0

    @contextmanager
    def running(self) -> Iterator[FakeNominatim]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = parse_qs(urlsplit(self.path).query)["q"][0]
                service.asked.append(name)
                service.agents.append(self.headers["User-Agent"])
                body = json.dumps(service.answers.get(name, [])).encode()
                self.send_response(service.status)
                if service.retry_after is not None:
                    self.send_header("Retry-After", service.retry_after)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's signature
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.port = server.server_address[1]
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@dataclass
class Clock:
    """Seconds that pass only when somebody waits."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def service() -> Iterator[FakeNominatim]:
    with FakeNominatim(answers={"Atlantis": ATLANTIS}).running() as running:
        yield running


@pytest.fixture
def ask(service: FakeNominatim, tmp_path: Path) -> Callable[..., OnlineGeocoder]:
    def make(*, scheduled: bool = False, clock: Clock | None = None) -> OnlineGeocoder:
        settings = GeocoderSettings(
            user_agent=AGENT, domain=f"127.0.0.1:{service.port}", scheme="http", timeout_s=2, scheduled=scheduled
        )
        geocoder = make_geocoder(bundled(), settings, cache=tmp_path / "places")
        assert isinstance(geocoder, OnlineGeocoder)
        if clock is not None:
            geocoder.clock, geocoder.sleep = clock.read, clock.wait
        return geocoder

    return make


def test_nobody_is_asked_until_a_setting_says_who_asks(tmp_path: Path) -> None:
    geocoder = make_geocoder(bundled(), GeocoderSettings.from_environment({}), cache=tmp_path)
    assert isinstance(geocoder, GazetteerGeocoder)


def test_the_gazetteer_answers_first(service: FakeNominatim, ask: Callable[..., OnlineGeocoder]) -> None:
    location = one(ask().geocode("Khan Younis"))
    assert location.raw["id"] == "khan-younis"
    assert service.asked == []


def test_an_unknown_name_is_asked_once_and_remembered(
    service: FakeNominatim, ask: Callable[..., OnlineGeocoder]
) -> None:
    assert one(ask().geocode("Atlantis")).address == "Atlantis, Somewhere"
    assert one(ask().geocode("  atlantis ")).address == "Atlantis, Somewhere"
    assert service.asked == ["Atlantis"]
    assert service.agents == [AGENT]


def test_no_such_place_is_an_answer_and_is_remembered(
    service: FakeNominatim, ask: Callable[..., OnlineGeocoder]
) -> None:
    geocoder = ask(clock=Clock())
    assert geocoder.geocode("Nowhere") is None
    assert geocoder.geocode("Nowhere", exactly_one=False) is None
    assert service.asked == ["Nowhere"]


@pytest.mark.parametrize(("scheduled", "interval_s"), [(False, 1.0), (True, 15.0)])
def test_requests_keep_their_distance(ask: Callable[..., OnlineGeocoder], scheduled: bool, interval_s: float) -> None:
    clock = Clock()
    geocoder = ask(scheduled=scheduled, clock=clock)
    for name in ("Nowhere A", "Nowhere B", "Nowhere C"):
        geocoder.geocode(name)
    assert clock.waited == [interval_s, interval_s]


@pytest.mark.parametrize("status", [500, 502, 503, 403])
def test_a_service_that_is_down_is_not_no_such_place(
    service: FakeNominatim, ask: Callable[..., OnlineGeocoder], status: int
) -> None:
    service.status = status
    geocoder = ask()
    with pytest.raises(PlaceServiceDown, match="'Nowhere'"):
        geocoder.geocode("Nowhere")
    service.status = 200
    geocoder.sleep = lambda _: None
    assert geocoder.geocode("Nowhere") is None
    assert len(service.asked) == 2


def test_a_closed_port_is_a_service_that_is_down(tmp_path: Path) -> None:
    with FakeNominatim().running() as gone:
        port = gone.port
    geocoder = make_geocoder(
        bundled(),
        GeocoderSettings(user_agent=AGENT, domain=f"127.0.0.1:{port}", scheme="http", timeout_s=2),
        cache=tmp_path,
    )
    with pytest.raises(PlaceServiceDown):
        geocoder.geocode("Nowhere")


def test_three_failures_in_a_row_give_the_service_a_rest(
    service: FakeNominatim, ask: Callable[..., OnlineGeocoder]
) -> None:
    service.status = 500
    clock = Clock()
    geocoder = ask(clock=clock)
    for i in range(10):
        with pytest.raises(PlaceServiceDown):
            geocoder.geocode(f"Nowhere {i}")
    assert len(service.asked) == 3
    service.status = 200
    clock.now += 301
    assert geocoder.geocode("Nowhere 3") is None
    assert len(service.asked) == 4


def test_a_refusal_is_obeyed_for_as_long_as_it_says(service: FakeNominatim, ask: Callable[..., OnlineGeocoder]) -> None:
    service.status, service.retry_after = 429, "900"
    clock = Clock()
    geocoder = ask(clock=clock)
    with pytest.raises(PlaceServiceDown, match="refuses"):
        geocoder.geocode("Nowhere")
    clock.now += 800
    with pytest.raises(PlaceServiceDown, match="rests"):
        geocoder.geocode("Nowhere")
    assert len(service.asked) == 1


def test_a_remembered_answer_that_was_cut_short_is_asked_again(
    service: FakeNominatim, ask: Callable[..., OnlineGeocoder], tmp_path: Path
) -> None:
    ask().geocode("Atlantis")
    (answer,) = (tmp_path / "places").iterdir()
    answer.write_text('[{"lat"')
    assert one(ask().geocode("Atlantis")).address == "Atlantis, Somewhere"
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        ({"DISPLACEMENT_NOMINATIM": "me"}, "e-mail or web address"),
        ({"DISPLACEMENT_NOMINATIM_URL": "ftp://maps.example"}, "must start with http"),
    ],
)
def test_settings_that_break_the_terms_are_refused(environ: dict[str, str], complaint: str) -> None:
    with pytest.raises(BadSetting, match=complaint):
        GeocoderSettings.from_environment(environ)


def test_settings_come_from_the_environment() -> None:
    settings = GeocoderSettings.from_environment(
        {"DISPLACEMENT_NOMINATIM": AGENT, "DISPLACEMENT_NOMINATIM_URL": "http://localhost:8080/"}, scheduled=True
    )
    assert (settings.user_agent, settings.scheme, settings.domain) == (AGENT, "http", "localhost:8080")
    assert settings.scheduled


def test_the_command_asks_for_an_unknown_name_and_tells_a_service_that_is_down(
    service: FakeNominatim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLACEMENT_NOMINATIM", AGENT)
    monkeypatch.setenv("DISPLACEMENT_NOMINATIM_URL", f"http://127.0.0.1:{service.port}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    known = CliRunner().invoke(places, ["Atlantis", "--format", "json"])
    assert known.exit_code == 0
    expected = {"name": "Atlantis", "nominatim": "Atlantis, Somewhere", "lat": 31.5, "lon": 34.9}
    assert json.loads(known.stdout) == expected
    service.status = 503
    down = CliRunner().invoke(places, ["Tulkermia"])
    assert down.exit_code == 1
    assert "did not answer" in down.stderr
    assert "the name may exist" in down.stderr
    assert "Tulkarem" in down.stdout
    assert service.asked == ["Atlantis", "Tulkermia"]


def test_it_stands_where_nominatim_stands() -> None:
    for method in ("geocode", "reverse"):
        assert callable(getattr(Nominatim, method))
        assert callable(getattr(LOCAL, method))
    with pytest.raises(Exception, match="sends nothing"):
        LOCAL.adapter.get_json("https://example.org", timeout=1, headers={})
