"""Syndicated copies and updated versions of one article: found by MinHash over runs of five words, and linked.

A hundred hashes in twenty bands of five: two texts that share 70 % of their runs meet in a band with a probability of
97 %, those that share 20 % with less than 1 %. What meets is compared run by run, so that no link is a guess.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.store.copies import Link, keep_sketches, sharing, texts_of, unsketched
from extract.store.store import Store

RUN = 5
BANDS = 20
HASHES = 100
ALIKE = 0.7
PRIME = (1 << 31) - 1  # products of two numbers below it fit into 64 bits
AT_ONCE = 100
MOST = 100  # documents that one is compared with, the first of them: a family of more is joined through these
_dice = np.random.default_rng(20_250_203)
FACTORS = _dice.integers(1, PRIME, HASHES, dtype=np.uint64)
SHIFTS = _dice.integers(0, PRIME, HASHES, dtype=np.uint64)


def runs_of(text: str) -> frozenset[str]:
    """The runs of five words in a text, without case and punctuation; a shorter text is one run.

    >>> sorted(runs_of("The army destroyed 120 homes, he said."))
    ['army destroyed 120 homes he', 'destroyed 120 homes he said', 'the army destroyed 120 homes']
    """
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


def sketch_of(runs: frozenset[str]) -> list[int]:
    """One number for each band; the same on every machine."""
    marks = np.array(sorted(zlib.crc32(run.encode("utf-8", "replace")) % PRIME for run in runs), dtype=np.uint64)
    least = ((marks[:, None] * FACTORS + SHIFTS) % np.uint64(PRIME)).min(axis=0)
    return [band_of(part) for part in least.reshape(BANDS, -1)]


def band_of(part: NDArray[np.uint64]) -> int:
    """The number of a band: two checksums, to be sure."""
    content = part.astype("<u8").tobytes()
    return (zlib.crc32(content) << 31) ^ zlib.adler32(content) >> 1


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of runs that both have (Jaccard).

    >>> similarity(frozenset("abcd"), frozenset("abce"))
    0.6
    """
    return len(one & other) / len(one | other)


def link_copies(store: Store, *, most: int | None = None) -> int:
    """Compares the documents that were not compared yet, the newest first; returns how many links were made.

    `most` bounds how many of them are compared now, all without it. Raises StoreError.
    """
    made, passed, before = 0, 0, None
    while batch := unsketched(store, before=before, limit=AT_ONCE if most is None else min(AT_ONCE, most - passed)):
        runs = {key: runs_of(text) for key, text in batch}
        sketches = {key: sketch_of(own) for key, own in runs.items()}
        near = meetings(sketches, sharing(store, sketches.values(), most=MOST))
        others = {other for met in near.values() for other in met} - set(runs)
        runs |= {other: runs_of(text) for other, text in texts_of(store, sorted(others)).items()}
        links = [
            Link(key=key, of=other, similarity=share)
            for key, met in near.items()
            for other in met
            if other in runs and (share := similarity(runs[key], runs[other])) >= ALIKE
        ]
        keep_sketches(store, sketches, links)
        made += len(links)
        passed += len(batch)
        before = batch[-1][0]
    return made


def meetings(
    sketches: Mapping[int, Sequence[int]], homes: Mapping[tuple[int, int], Sequence[int]]
) -> dict[int, list[int]]:
    """For each document of a batch those that share a band with it: of the store (`homes`) or before it in the batch.

    >>> meetings({5: [70, 80], 6: [71, 80]}, {(0, 70): [3]})
    {5: [3], 6: [5]}
    """
    there = {band: list(keys) for band, keys in homes.items()}
    near: dict[int, list[int]] = {}
    for key, sketch in sketches.items():
        met = {other for band in enumerate(sketch) for other in there.get(band, ())}
        near[key] = sorted(met)[:MOST]
        for band in enumerate(sketch):
            there.setdefault(band, []).append(key)
    return near
