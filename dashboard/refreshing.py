"""A refresh that a reader started, in a thread of its own, with how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock, Thread

from dashboard.language import Language
from extract.errors import DisplacementError
from extract.polling import Reports
from extract.refresh import refresh
from extract.sources import bundled_and_own, load_sources
from extract.store.store import Store


class Refreshing:
    """At most one refresh at a time; the store itself refuses a second one from elsewhere. Safe to share."""

    def __init__(self, store: Store, environ: Mapping[str, str]) -> None:
        self.store = store
        self.environ = environ
        self.lock = Lock()
        self.thread: Thread | None = None
        self.expected = 0
        self.done = 0
        self.problems: list[str] = []
        self.outcome: str | None = None

    @property
    def is_running(self) -> bool:
        """Whether a refresh is under way here."""
        return self.thread is not None and self.thread.is_alive()

    def start(self) -> None:
        """Polls every source that is on; nothing if that is under way already."""
        with self.lock:
            if self.is_running:
                return
            self.expected, self.done, self.problems, self.outcome = 0, 0, [], None
            self.thread = Thread(target=self._run, name="refreshing", daemon=True)
            self.thread.start()

    def _run(self) -> None:
        try:
            reports = Reports(begun=self._expect, done=lambda _: self._step(), problem=self.problems.append)
            sources = load_sources(bundled_and_own(self.environ))
            round_done = refresh(self.store, sources, everything=True, reports=reports)
            self.outcome = "another refresh is under way" if round_done is None else "done"
        except DisplacementError as err:
            self.problems.append(str(err))
            self.outcome = "stopped"

    def _expect(self, count: int) -> None:
        self.expected = count

    def _step(self) -> None:
        self.done += 1

    def told(self, t: Language) -> str:
        """How far it has come, in words; empty where none was started."""
        if self.is_running:
            return t("refreshing: {done} of {expected} sources", done=self.done, expected=self.expected or "…")
        if self.outcome is None:
            return ""
        names = {"done": t("refreshed"), "stopped": t("the refresh stopped")}
        words = names.get(self.outcome, t("another refresh is under way"))
        return "; ".join([words, *self.problems[:5]])
