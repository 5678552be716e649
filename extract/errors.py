"""One family of exceptions: each message names what was wrong, with what value, and what to do about it."""


class DisplacementError(Exception):
    """Anything this package raises on purpose; its text is one line, fit for a person."""


class BadInput(DisplacementError, ValueError):
    """A file, record or value that cannot be read; good input beside it is still read."""


class BadSetting(DisplacementError, ValueError):
    """A setting, vocabulary, gazetteer or sources file that does not hold what it must."""


class StoreError(DisplacementError):
    """The store cannot be opened, written or trusted."""
