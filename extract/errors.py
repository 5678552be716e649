"""One family of exceptions: each message names what was wrong, with what value, and what to do about it."""


class DisplacementError(Exception):
    """Anything this package raises on purpose; its text is one line, fit for a person."""


class BadInput(DisplacementError, ValueError):
    """A file, record or value that cannot be read; good input beside it is still read."""


class BadSetting(DisplacementError, ValueError):
    """A setting, vocabulary, gazetteer or sources file that does not hold what it must."""


class StoreError(DisplacementError):
    """The store cannot be opened, written or trusted."""


class Unreachable(DisplacementError):
    """An address that gave nothing to read; `retry_after` is the server's own word on when to come back.

    `body` is the beginning of what came with an error `status`.
    """

    def __init__(
        self, message: str, *, retry_after: str | None = None, status: int | None = None, body: bytes = b""
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.status = status
        self.body = body


class Blocked(Unreachable):
    """An address that must not be fetched: it leads into a private network, or its site does not allow it."""
