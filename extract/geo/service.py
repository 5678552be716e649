"""Manners towards an online place service: who asks, how often, and when to leave it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from extract.errors import BadSetting, DisplacementError

NOMINATIM_DOMAIN = "nominatim.openstreetmap.org"
INTERACTIVE_S = 1.0
SCHEDULED_S = 15.0
FAILURES_BEFORE_REST = 3
REST_S = 300.0


class PlaceServiceDown(DisplacementError):
    """The online place service cannot answer now; the name may exist: try again later."""


@dataclass(slots=True)
class Breaker:
    """Rests a service after failures in a row, so that one outage costs a few requests and not thousands."""

    failures: int = 0
    resting_until: float = 0.0

    def check(self, now: float) -> None:
        """Raises PlaceServiceDown while the service rests."""
        if now < self.resting_until:
            raise PlaceServiceDown(f"the place service rests for {self.resting_until - now:.0f} s more after failures")

    def failed(self, now: float, *, retry_after: float | None = None) -> None:
        """Counts a failure; the third in a row, or a refusal, makes the service rest."""
        self.failures += 1
        if self.failures >= FAILURES_BEFORE_REST or retry_after is not None:
            self.resting_until = now + max(REST_S, min(retry_after or 0.0, 86_400.0))

    def succeeded(self) -> None:
        """Forgets the failures."""
        self.failures, self.resting_until = 0, 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocoderSettings:
    """Whether Nominatim may be asked. Off unless `user_agent` names who asks (its terms require a real contact)."""

    user_agent: str | None = None
    domain: str = NOMINATIM_DOMAIN
    scheme: str = "https"
    timeout_s: float = 10.0
    scheduled: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], *, scheduled: bool = False) -> Self:
        """DISPLACEMENT_NOMINATIM (an agent with an address, for example `my-desk/1.0 (desk@example.org)`) turns it on.

        DISPLACEMENT_NOMINATIM_URL names another server than OpenStreetMap's. Raises BadSetting.
        """
        agent = environ.get("DISPLACEMENT_NOMINATIM") or None
        url = environ.get("DISPLACEMENT_NOMINATIM_URL", f"https://{NOMINATIM_DOMAIN}")
        scheme, _, domain = url.partition("://")
        if scheme not in ("http", "https") or not domain:
            raise BadSetting(f"DISPLACEMENT_NOMINATIM_URL must start with http:// or https://, not {url!r}")
        if agent is not None and "@" not in agent and "://" not in agent:
            raise BadSetting(f"DISPLACEMENT_NOMINATIM must hold an e-mail or web address to reach you, not {agent!r}")
        return cls(user_agent=agent, domain=domain.rstrip("/"), scheme=scheme, scheduled=scheduled)
