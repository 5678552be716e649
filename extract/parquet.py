"""Parquet: figures written block by block, documents read group by group: neither must fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, BinaryIO

import pandas as pd

from extract.errors import BadInput
from extract.model import FIGURE_FIELDS, Document
from extract.store.frames import column_type

Notes = Mapping[str, str]
DOCUMENT_FIELDS = tuple(field.name for field in fields(Document))


def schema_of(columns: Sequence[str]) -> Any:
    """The typed columns; dates stay ISO text, because many are known to the month or year only."""
    import pyarrow as pa

    kinds = {"int64": pa.int64(), "float64": pa.float64(), "str": pa.string(), "object": pa.list_(pa.string())}
    return pa.schema([(name, kinds[column_type(name)]) for name in columns])


def write_parquet(frame: pd.DataFrame, file: BinaryIO, notes: Notes) -> None:
    """A frame of figures as one file, with its notes."""
    typed = frame.copy(deep=False)
    typed.attrs = {"notes": dict(notes)}
    typed.to_parquet(file, engine="pyarrow", index=False, schema=schema_of(tuple(frame.columns)))


def write_blocks(
    blocks: Iterable[Sequence[Mapping[str, Any]]], file: BinaryIO, notes: Callable[[], Notes] = dict
) -> None:
    """Records of figures (as `Figure.to_dict` gives them), a row group for each block; the notes when all are there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = schema_of(FIGURE_FIELDS)
    with pq.ParquetWriter(file, schema) as writer:
        for block in blocks:
            writer.write_table(pa.Table.from_pylist(list(block), schema=schema))
        writer.add_key_value_metadata(dict(notes()))


def write_lines(blocks: Iterable[bytes], file: BinaryIO) -> None:
    """The same from JSON Lines of such records, without making objects of them."""
    import pyarrow as pa
    import pyarrow.json as pj
    import pyarrow.parquet as pq

    schema = schema_of(FIGURE_FIELDS)
    typed = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    with pq.ParquetWriter(file, schema) as writer:
        for block in blocks:
            whole = pj.ReadOptions(block_size=len(block))
            writer.write_table(pj.read_json(pa.BufferReader(block), read_options=whole, parse_options=typed))


def notes_of(file: BinaryIO) -> dict[str, str]:
    """The notes that a file carries; raises BadInput."""
    found = _opened(file).metadata.metadata or {}
    return {name.decode(): value.decode() for name, value in found.items() if not name.startswith(b"ARROW:")}


def row_groups(file: BinaryIO) -> int:
    """How many row groups a Parquet file has; raises BadInput."""
    return int(_opened(file).metadata.num_row_groups)


def count_rows(file: BinaryIO) -> int:
    """How many rows a Parquet file has; raises BadInput."""
    return int(_opened(file).metadata.num_rows)


def read_documents(file: BinaryIO, groups: Iterable[int] | None = None) -> Iterator[Document | BadInput]:
    """The documents of a file or of some of its row groups: a column `text`, others as the fields of a document."""
    opened = _opened(file)
    columns = [name for name in DOCUMENT_FIELDS if name in opened.schema_arrow.names]
    if "text" not in columns:
        raise BadInput("has no column `text`; give one, and if known id, title, published, publisher, url")
    for group in range(opened.metadata.num_row_groups) if groups is None else groups:
        rows = (row for batch in opened.iter_batches(1_000, [group], columns) for row in batch.to_pylist())
        for number, row in enumerate(rows):
            try:
                yield Document.from_dict({name: _plain(value) for name, value in row.items()})
            except BadInput as err:
                yield BadInput(f"row {number} of group {group}: {err}")


def _plain(value: Any) -> Any:
    """Dates and times as ISO text, as JSON Lines have them."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _opened(file: BinaryIO) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(file)
    except (pa.ArrowException, OSError) as err:
        raise BadInput(f"is no Parquet file: {str(err).splitlines()[0]}") from err
