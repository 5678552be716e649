"""A progress bar on the terminal, and lines that do not break it; silent where nobody watches."""

from __future__ import annotations

import sys

from tqdm import tqdm


class Progress:
    """A bar on stderr that counts what is done, how fast, and (where the total is known) how long it takes yet.

    Only on a terminal.

    >>> with Progress("reading", unit="document") as bar:
    ...     bar.step()
    """

    def __init__(self, doing: str, *, unit: str, total: int | None = None) -> None:
        # `disable=None` is tqdm's word for: only on a terminal.
        self.bar = tqdm(desc=doing, unit=f" {unit}s", total=total, file=sys.stderr, disable=None, leave=False)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    @property
    def is_seen(self) -> bool:
        """Whether anybody watches."""
        return not self.bar.disable

    def step(self, count: int = 1) -> None:
        """So many more are done."""
        self.bar.update(count)

    def expect(self, total: int) -> None:
        """So many there are in all."""
        self.bar.total = total
        self.bar.refresh()

    def tell(self, line: str) -> None:
        """A line on stderr, above the bar if there is one."""
        with tqdm.external_write_mode(file=sys.stderr):
            sys.stderr.write(line.replace("\n", " ") + "\n")
