"""How fast texts are read, beside readers that find numbers only: one bounded run of processor time.

Ours finds the figures with place, date and source; quantulum3 and Microsoft's recognizers-text find numbers. Each runs
on the same articles (benchmarks/texts.py) in a process of its own, until its time is up; loading is not counted. The
ratios say more than the speeds, which are this machine's. Ours is timed as plain Python, and compiled where `make
compiled` has built the core.

    python -m benchmarks.speed --profile      (or: make profile)

tells instead in which functions the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections.abc import Mapping, Sequence

from benchmarks.readers.others import (
    Clock,
    has_recognizers,
    read_ours,
    read_recognizers,
    read_sentences,
    read_whole,
    time_apart,
)
from benchmarks.texts import write_articles
from extract.core import find_core
from extract.model import Document

PLAIN, COMPILED = "extract.read, plain", "extract.read, compiled"
OTHERS = {
    "quantulum3, by sentence": read_sentences,
    "quantulum3, whole texts": read_whole,
}


def main() -> None:
    """Times the readers and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=6, help="of processor time for each reader (6)")
    parser.add_argument("--characters", type=int, default=3_000, help="of an article, about (3000)")
    parser.add_argument("--counting", type=float, default=1.0, help="share of the articles that give figures (1)")
    parser.add_argument("--profile", action="store_true", help="tell where the time of our own reader goes")
    options = parser.parse_args()
    articles = list(write_articles(2_000, characters=options.characters, counting=options.counting))
    if options.profile:
        profile(articles, options.seconds)
        return
    others = OTHERS | ({"recognizers-text, whole texts": read_recognizers} if has_recognizers() else {})
    clocks = {PLAIN: time_apart(read_ours, articles, options.seconds)}
    if has_core():
        clocks[COMPILED] = time_apart(read_ours, articles, options.seconds, compiled=True)
    clocks |= {name: time_apart(reader, articles, options.seconds) for name, reader in others.items()}
    print_table(clocks)
    if not has_core():
        print("  The compiled core is not here: make compiled builds it.")
    if not has_recognizers():
        print("  recognizers-text is not here: make bench installs it.")


def has_core() -> bool:
    """Whether the compiled core is there, whether this process uses it or not."""
    return find_core(environ={})[0] is not None


def print_table(clocks: Mapping[str, Clock]) -> None:
    """One line for each reader, with how many times as fast each of ours is."""
    ours = {word: speed(clocks[name]) for word, name in (("plain", PLAIN), ("compiled", COMPILED)) if name in clocks}
    print(
        f"  {'reader':<31}{'KB/s':>8}{'found':>8}{'chars each':>12}" + "".join(f"{f'{word} is':>14}" for word in ours)
    )
    for name, clock in clocks.items():
        characters, found, _ = clock
        ratios = "".join(f"{f'{rate / speed(clock):.1f} times':>14}" for rate in ours.values())
        print(f"  {name:<31}{speed(clock):>8.1f}{found:>8}{characters / max(1, found):>12.0f}{ratios}")


def profile(articles: Sequence[Document], limit_s: float) -> None:
    """Prints the functions that take most time themselves; the profile itself slows calls of small functions most."""
    profiler = cProfile.Profile()
    read_ours(articles[:2], 0)  # loads what there is to load
    profiler.enable()
    read_ours(articles, limit_s)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)


def speed(clock: Clock) -> float:
    """Kilobytes (thousands of characters) a second."""
    characters, _, seconds = clock
    return characters / 1000 / seconds


if __name__ == "__main__":
    main()
