"""The house keeps its plan: imports run downwards only, a library is wrapped once, a file does one thing."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(path.relative_to(ROOT) for top in ("extract", "dashboard") for path in (ROOT / top).rglob("*.py"))
LONGEST = 300  # lines that are not blank

BASE = {"columns", "errors", "resources", "model"}
# room of extract/: the rooms it may import, beside itself; `dashboard` may import all of them
ROOMS: dict[str, set[str]] = {
    "core": set(),
    "errors": set(),
    "columns": set(),
    "resources": set(),
    "model": {"errors"},
    "households": BASE,
    "dictionary": {"resources"},
    "progress": set(),
    "output": {"errors"},
    "config": BASE,
    "geo": BASE | {"config"},
    "reading": BASE | {"geo", "households"},
    "gathering": BASE | {"parquet", "sources"},
    "schedule": BASE,
    "tables": BASE,
    "sources": BASE | {"config", "schedule", "tables"},
    "store": BASE,
    "analysis": BASE | {"geo", "store"},
    "evaluation": BASE,
    "records": BASE,
    "workbook": BASE | {"dictionary", "records"},
    "parquet": BASE | {"store"},
    "export": BASE | {"output", "parquet", "records", "store", "workbook"},
    "bulk": BASE | {"gathering", "geo", "parquet", "reading"},
    "loading": BASE | {"bulk", "gathering", "reading", "store"},
    "rereading": BASE | {"polling", "reading", "refresh", "store"},
    "rescue": BASE | {"loading", "store"},
    "doctor": BASE | {"core", "geo", "schedule", "sources", "store"},
    "polling": BASE | {"gathering", "schedule", "sources", "store"},
    "copies": BASE | {"store"},
    "watches": BASE | {"analysis", "sources", "store"},
    "subscribing": BASE | {"config", "gathering", "output", "schedule", "sources"},
    "messages": BASE | {"gathering", "sources", "store"},
    "refresh": BASE
    | {"copies", "gathering", "messages", "polling", "reading", "schedule", "sources", "store", "watches"},
    "__init__": {"core", "model", "reading"},
}
ROOMS["commands"] = set(ROOMS) - {"__init__"}
ROOMS["cli"] = {"errors"}

# Libraries that every room speaks, and the file or folder of each of the others.
SPOKEN = {"click", "numpy", "pandas", "plotly", "dash", "dash_mantine_components", "flask"}
WRAPPED = {
    "alembic": "extract/store",
    "apscheduler": "extract/schedule.py",
    "dash_ag_grid": "dashboard/pages",
    "distributed": "extract/bulk/cluster.py",
    "filelock": "extract/store/lock.py",
    "feedparser": "extract/gathering/feeds.py",
    "fsspec": "extract/bulk/partitions.py",
    "geopy": "extract/geo",
    "lxml": "extract/gathering/fragments.py",
    "openpyxl": "extract/workbook.py",
    "platformdirs": "extract/config.py",
    "protego": "extract/gathering/robots.py",
    "pyarrow": "extract/parquet.py",
    "pypdf": "extract/gathering/pdf.py",
    "quantulum3": "extract/reading",
    "sqlalchemy": "extract/store",
    "tqdm": "extract/progress.py",
    "trafilatura": "extract/gathering/pages.py",
    "urllib3": "extract/gathering",
    "waitress": "dashboard/serve.py",
}
FOLDERS_THAT_SHARE = {
    "alembic",
    "sqlalchemy",
    "dash_ag_grid",
    "urllib3",
}  # the others stand in one file of their folder


def imports_of(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import of {node.module}"
            if node.module in {"extract", "dashboard"}:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def libraries_of(path: Path) -> set[str]:
    """The third-party packages that a file imports."""
    tops = {name.split(".")[0] for name in imports_of(path)}
    return tops - sys.stdlib_module_names - {"extract", "dashboard"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_run_downwards_only(path: Path) -> None:
    if path.parts[0] == "dashboard":
        return
    # The command of a room belongs to the shell, wherever it stands.
    room = "commands" if path.name == "command.py" else path.with_suffix("").parts[1]
    assert room in ROOMS, f"{path}: a new room needs its place in the plan (ROOMS)"
    for name in imports_of(path):
        parts = name.split(".")
        assert parts[0] != "dashboard", f"{path} imports {name}: extract never imports dashboard"
        if parts[0] == "extract" and len(parts) > 1 and parts[1] != room:
            assert parts[1] in ROOMS[room], f"{path} imports {name}: {room} may import {sorted(ROOMS[room])}"


def test_the_plan_has_no_circle_and_no_empty_room() -> None:
    above: dict[str, set[str]] = dict(ROOMS)
    while above:
        lowest = {room for room, below in above.items() if not below & set(above)}
        assert lowest, f"a circle among {sorted(above)}"
        above = {room: below for room, below in above.items() if room not in lowest}
    built = {path.with_suffix("").parts[1] for path in FILES if path.parts[0] == "extract"}
    assert built == set(ROOMS)


@pytest.mark.parametrize("library", WRAPPED)
def test_a_library_is_wrapped_once(library: str) -> None:
    place = WRAPPED[library]
    users = [path.as_posix() for path in FILES if library in libraries_of(path)]
    assert users, f"{library} is used nowhere: take it out of the plan and of pyproject.toml"
    assert all(user == place or user.startswith(f"{place}/") for user in users), (
        f"{library} belongs to {place}: {users}"
    )
    assert library in FOLDERS_THAT_SHARE or len(users) == 1, f"{library} belongs into one file: {users}"


def test_every_library_has_its_place() -> None:
    used = set().union(*(libraries_of(path) for path in FILES))
    assert used <= SPOKEN | set(WRAPPED)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_does_one_thing(path: Path) -> None:
    lines = [line for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= LONGEST, f"{path} has {len(lines)} lines: make two rooms of it"
    assert lines[:1] == [] or lines[0].startswith('"""'), f"{path} does not say what it is for"


def test_no_pattern_loses_a_repetition_to_its_f_string() -> None:
    """In an f-string `{1,2}` is a tuple that is printed; a repetition is written `{{1,2}}`."""
    lost = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for file in sorted((ROOT / "extract").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Tuple | ast.Constant)
    ]
    assert lost == []
