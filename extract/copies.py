"""Syndicated copies and updated versions of one article: found by MinHash over runs of five words, and linked.

A hundred hashes in twenty bands of five: two texts that share 70 % of their runs meet in a band with a probability of
97 %, those that share 20 % with less than 1 %. What meets is compared run by run, so that no link is a guess.
"""

from __future__ import annotations

import re
import zlib

import numpy as np
from numpy.typing import NDArray

from extract.store.copies import link, sharing, unsketched
from extract.store.store import Store

RUN = 5
BANDS = 20
HASHES = 100
ALIKE = 0.7
PRIME = (1 << 31) - 1  # products of two numbers below it fit into 64 bits
AT_ONCE = 100
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


def link_copies(store: Store) -> int:
    """Compares every document that was not compared yet; returns how many links were made. Raises StoreError."""
    made = last = 0
    while batch := unsketched(store, after=last, limit=AT_ONCE):
        runs = {key: runs_of(text) for key, text in batch}
        sketches = {key: sketch_of(own) for key, own in runs.items()}
        with store.reach.writing() as connection:  # one for the batch: each costs the disk a flush
            for key, sketch in sketches.items():
                others = sharing(connection, sketch)
                shares = {near: similarity(runs[key], runs_of(text)) for near, text in others.items()}
                similar = {near: share for near, share in shares.items() if share >= ALIKE and near != key}
                link(connection, key, sketch, similar)
                made += len(similar)
        last = batch[-1][0]
    return made
