"""An archive read on a Dask cluster: the same function on every partition, each giving one Parquet file of figures.

A partition whose worker is lost is read again elsewhere; one that was written is not read again, so that a run which
was stopped goes on where it was.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from extract.bulk.partitions import Partition, filesystem, gather, plan_mark
from extract.bulk.processes import figures_of
from extract.errors import BadInput, BadSetting, DisplacementError
from extract.model import Document
from extract.parquet import notes_of, write_blocks
from extract.reading.version import READER

if TYPE_CHECKING:
    from distributed import Client

ROWS_AT_ONCE = 5_000
RETRIES = 2  # of a partition whose files could not be reached; lost workers are counted by Dask itself


@dataclass(frozen=True, slots=True)
class Tally:
    """What one partition gave: documents, figures, and what could not be read."""

    documents: int
    figures: int
    failed: tuple[str, ...]


@contextmanager
def cluster(address: str, *, workers: int) -> Iterator[Client]:
    """A running cluster by its scheduler's address, or one of this machine; raises BadSetting when it is not there."""
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as err:
        raise BadSetting(f"--dask needs the package {err.name!r}: pip install 'displacement-dashboard[dask]'") from err
    if address == "local":
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as own,
            Client(own) as client,
        ):
            yield client
        return
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as err:
        raise BadSetting(f"--dask {address}: no scheduler answers there: {err}; start one, or give `local`") from err
    with client:
        yield client


def read_archive(client: Client, plan: Sequence[Partition], output: str) -> Iterator[Tally]:
    """Reads every partition into a file of the folder `output`; gives the tallies as they come.

    Raises BadInput when the folder holds the figures of another archive or of other rules.
    """
    from distributed import as_completed

    mark = plan_mark(plan, READER)
    system, folder = filesystem(output)
    system.makedirs(folder, exist_ok=True)
    ours = {part_name(partition.number) for partition in plan}
    strange = sorted({name.rsplit("/", 1)[-1] for name in system.glob(f"{folder}/part-*.parquet")} - ours)
    if strange:
        raise BadInput(f"{output}: holds {strange[0]} of another run; name an empty folder")
    futures = {
        client.submit(read_partition, partition, output, mark, READER, pure=False, retries=RETRIES): partition
        for partition in plan
    }
    for future in as_completed(futures):
        err = future.exception()
        if err is not None:
            first = futures[future].pieces[0].path
            yield Tally(0, 0, (f"partition {futures[future].number} ({first} …): {type(err).__name__}: {err}",))
        elif isinstance(read := future.result(), Tally):
            yield read
        else:
            raise read
        future.release()
    for left in system.glob(f"{folder}/.part-*.parquet.*"):  # begun by a worker that was lost while it wrote
        system.rm(left)


def read_partition(partition: Partition, output: str, mark: str, reader: str) -> Tally | DisplacementError:
    """Reads a partition into its file, which appears when it is whole; nothing to do where it stands already.

    What is wrong with the whole run is returned, not raised: it is not tried again.
    """
    if reader != READER:
        return BadSetting(f"a worker reads by rules {READER}, not {reader}: install the same version on every worker")
    system, folder = filesystem(output)
    path = f"{folder}/{part_name(partition.number)}"
    if system.exists(path):
        return tally_of(system, path, mark)
    under_way = f"{folder}/.{part_name(partition.number)}.{uuid.uuid4().hex}"
    tally = Tally(0, 0, ())

    def blocks() -> Iterator[list[dict[str, Any]]]:
        nonlocal tally
        rows: list[dict[str, Any]] = []
        documents, figures, failed = 0, 0, []
        for found in gather(partition):
            read = figures_of(found) if isinstance(found, Document) else found
            if isinstance(read, BadInput):
                failed.append(str(read))
                continue
            documents += 1
            figures += len(read)
            rows += [figure.to_dict() for figure in read]
            if len(rows) >= ROWS_AT_ONCE:
                yield rows
                rows = []
        if rows:
            yield rows
        tally = Tally(documents, figures, tuple(failed))

    try:
        with system.open(under_way, "wb") as file:
            write_blocks(blocks(), file, lambda: {"plan": mark, "tally": json.dumps(asdict(tally))})
        system.mv(under_way, path)
    finally:
        if system.exists(under_way):
            system.rm(under_way)
    return tally


def part_name(number: int) -> str:
    """The file of a partition; names sort as the inputs do."""
    return f"part-{number:06d}.parquet"


def tally_of(system: Any, path: str, mark: str) -> Tally | BadInput:
    """What the file of a partition says of itself, or that it is one of another run."""
    with system.open(path, "rb") as file:
        notes = notes_of(file)
    if notes.get("plan") != mark:
        return BadInput(f"{path}: holds figures of another archive, or of other rules; name an empty folder")
    told = json.loads(notes["tally"])
    return Tally(told["documents"], told["figures"], tuple(told["failed"]))
