"""The compiled core is an option: it gives the same figures, and is not used when it is older than the source."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hatch_build
from extract.core import RECORD, digest, find_core

ROOT = Path(__file__).parents[1]
LONGEST_BUILD = 300  # seconds

# Reads every text of the benchmarks: by name what was found in it, as a digest. All of it can go to another process.
READ_ALL = """
import hashlib, json, pickle, sys
from pathlib import Path
from benchmarks.texts import write_articles
from extract.model import Document
from extract.reading import reader

texts = {str(p): p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).rglob("*.txt"))}
documents = [Document(id=name, text=text, title=text.strip().split("\\n", 1)[0], published=Path(name).name[:10])
             for name, text in texts.items()]
found = {}
for document in [*write_articles(100), *documents]:
    explained = reader.explain(document)
    assert pickle.loads(pickle.dumps((document, explained))) == (document, explained)
    told = repr([(e.figure and e.figure.to_dict(), e.reason, e.cues) for e in explained])
    found[document.id] = hashlib.sha256(told.encode()).hexdigest()
print(json.dumps({"file": reader.__file__, "found": found}))
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with a core compiled from it, as fast as it can be built."""
    if (missing := hatch_build.what_is_missing()) is not None:
        pytest.skip(f"{missing} is missing here")
    folder = tmp_path_factory.mktemp("tree")
    for name in ("extract", "data", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "compiled", "gold"))
    try:
        hatch_build.compile_core(folder / "extract/compiled", root=folder, level="0", limit_s=LONGEST_BUILD)
    except subprocess.TimeoutExpired:
        pytest.skip(f"the core is not compiled within {LONGEST_BUILD} seconds here")
    return folder


def read_all(tree: Path, *, compiled: bool) -> tuple[bool, dict[str, str]]:
    """What is found in every text, in a process of its own; and whether its reader is compiled."""
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(ROOT / "benchmarks/gold")],
        cwd=tree,
        env=os.environ | {"DISPLACEMENT_COMPILED": str(int(compiled)), "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return not told["file"].endswith(".py"), told["found"]


def test_it_gives_the_same_figures(tree: Path) -> None:
    is_compiled, found = read_all(tree, compiled=True)
    assert is_compiled
    is_compiled, expected = read_all(tree, compiled=False)
    assert not is_compiled
    assert len(expected) > 100
    assert [name for name in expected if found[name] != expected[name]] == []


def test_it_is_left_alone_when_a_source_was_edited_since(tree: Path) -> None:
    core, told = find_core(tree / "extract/compiled", environ={})
    assert core is not None
    assert told.startswith("compiled")
    record = json.loads((tree / "extract/compiled" / RECORD).read_text())
    edited = tree / "extract/geo/index.py"
    edited.write_text(edited.read_text() + "# edited\n")
    assert digest(record["modules"], tree / "extract") != record["digest"]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (None, "make compiled"),
        ("{", "damaged"),
        ({"modules": ["extract.model"], "digest": "old", "library": "core"}, "older than the source"),
        ({"modules": ["extract.model"], "digest": digest(["extract.model"]), "library": "core"}, "another Python"),
    ],
)
def test_what_cannot_be_used_is_not_used(tmp_path: Path, record: object, told: str) -> None:
    if record is not None:
        (tmp_path / RECORD).write_text(record if isinstance(record, str) else json.dumps(record))
    core, why = find_core(tmp_path, environ={})
    assert core is None
    assert told in why


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    assert find_core(tmp_path, environ={"DISPLACEMENT_COMPILED": "0"})[1].startswith("plain Python, as")


def test_a_dataclass_is_written_out_for_the_compiler() -> None:
    source = '''
"""Values."""

from dataclasses import dataclass, field

NAMES = ("a",)
counts = {}
@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cells: list[int] = field(default_factory=list)
    width: int = field(init=False, default=2)

    def __post_init__(self) -> None:
        pass
'''
    made = hatch_build.prepared(source)
    assert "NAMES: _Final = (" in made
    assert "\ncounts = {}" in made
    assert "    def __init__(self, name: str, cells: list[int] | None = None) -> None:" in made
    assert "self.width = 2" in made
    room: dict[str, object] = {"__name__": "room"}
    exec(compile(made, "room", "exec", dont_inherit=True), room)
    row = room["Row"]
    assert callable(row)
    with pytest.raises(AttributeError):  # frozen still: only compiled code may fill it
        row("x")
