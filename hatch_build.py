"""The compiled core: the reader's modules as machine code, made by mypyc where a compiler is there. An option.

    python hatch_build.py                       (or: make compiled)    into extract/compiled of this checkout
    DISPLACEMENT_COMPILED=1 pip wheel .         a wheel for this machine that has it inside

Without the variable hatchling makes the plain wheel, for every machine. What is compiled is the source as it stands,
but for what mypyc cannot see in it and what costs most: that a constant of a module is one (it would be looked up by
name each time), and how a dataclass is filled (that would be left to the interpreter).
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
CORE = runpy.run_path(str(ROOT / "extract/core.py"))  # the package itself may not be importable where a wheel is built
FOLDER, RECORD, VARIABLE, digest = CORE["FOLDER"], CORE["RECORD"], CORE["VARIABLE"], CORE["digest"]
GROUP = "displacement_core"
LEFT_OUT = {
    "__init__.py",
    "command.py",
    "geocoder.py",
    "service.py",
}  # packages, and what speaks to a user or a service
NEEDED = ["mypy>=1.18", "setuptools>=78"]
IMPORTS = "from functools import partial as _partial; from typing import Final as _Final"
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")


def core_files(root: Path = ROOT) -> list[Path]:
    """What is compiled, as paths in the checkout."""
    found = [
        p for room in ("reading", "geo") for p in (root / "extract" / room).rglob("*.py") if p.name not in LEFT_OUT
    ]
    return sorted(p.relative_to(root) for p in [*found, root / "extract/model.py"])


def prepared(source: str) -> str:
    """The source of a module with its constants marked as such, and the constructors of its dataclasses written out.

    >>> print(prepared("from __future__ import annotations\\nLIMIT = max(2, 3)\\nlast = 4"))
    from __future__ import annotations; from typing import Final as _Final
    LIMIT: _Final = max(2, 3)
    last = 4
    """
    lines = source.split("\n")
    tree = ast.parse(source)
    for statement in reversed(tree.body):
        if isinstance(statement, ast.ClassDef):
            _write_constructor(statement, lines)
        else:
            _mark_constant(statement, tree, lines)
    opening = next((s for s in tree.body if not isinstance(s, ast.Expr)), None)  # behind the docstring
    if opening is None:
        return source
    first = opening.lineno - 1
    if isinstance(opening, ast.ImportFrom) and opening.module == "__future__":
        lines[first] += f"; {IMPORTS}"
    else:
        lines.insert(first, IMPORTS)
    return "\n".join(lines)


def _mark_constant(statement: ast.stmt, tree: ast.Module, lines: list[str]) -> None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            after, new = statement.targets[0], ": _Final"
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            after, new = statement.annotation, "]"
        case _:
            return
    if not _CONSTANT.fullmatch(name) or _is_set_again(name, tree) or "TypeVar(" in ast.unparse(statement):
        return
    line, column = (after.end_lineno or 1) - 1, _column(lines, after.end_lineno, after.end_col_offset)
    lines[line] = lines[line][:column] + new + lines[line][column:]
    if isinstance(statement, ast.AnnAssign):
        line, column = after.lineno - 1, _column(lines, after.lineno, after.col_offset)
        lines[line] = lines[line][:column] + "_Final[" + lines[line][column:]


def _column(lines: list[str], line: int | None, offset: int | None) -> int:
    """Characters before a place that the parser counts in bytes."""
    return len(lines[(line or 1) - 1].encode()[: offset or 0].decode())


def _is_set_again(name: str, tree: ast.Module) -> bool:
    set_here = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)]
    return len(set_here) > 1 or any(isinstance(n, ast.Global) and name in n.names for n in ast.walk(tree))


def _write_constructor(statement: ast.ClassDef, lines: list[str]) -> None:
    """Add the `__init__` that the decorator would make; where a field is out of the ordinary it is left to it."""
    made = [d for d in statement.decorator_list if ast.unparse(d).split("(")[0] == "dataclass"]
    fields = [s for s in statement.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
    names = {s.name for s in statement.body if isinstance(s, ast.FunctionDef)}
    if not made or not fields or statement.bases or "__init__" in names:
        return
    parameters, filled, given = [], [], []
    for field in fields:
        name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
        options = _options(field.value)
        if options is None or "init" not in options:
            given.append(f"{name}=self.{name}")
        if options is None:
            parameters.append(f"{name}: {kind}" + (f" = {ast.unparse(field.value)}" if field.value else ""))
            filled.append(f"self.{name} = {name}")
        elif "init" in options:
            filled += [f"self.{name} = {options['default']}"] if "default" in options else []
        elif "default_factory" in options:
            parameters.append(f"{name}: {kind} | None = None")
            filled.append(f"self.{name} = ({options['default_factory']})() if {name} is None else {name}")
        else:
            return
    star = "*, " if "kw_only=True" in ast.unparse(made[0]) else ""
    init = [f"    def __init__(self, {star}{', '.join(parameters)}) -> None:"]
    init += [f"        {line}  # type: ignore" for line in filled]  # of a frozen class: nothing else may fill it
    init += ["        self.__post_init__()"] if "__post_init__" in names else []
    # What mypyc makes cannot be sent to another process unless it says how it is made anew.
    init += ["    def __reduce__(self) -> tuple[object, ...]:"]
    init += [f"        return _partial({statement.name}, {', '.join(given)}), ()"]
    at = fields[-1].end_lineno or 0
    lines[at:at] = init


def _options(value: ast.expr | None) -> dict[str, str] | None:
    """The options of a field that `field()` describes; None for another."""
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "field":
        return None
    return {k.arg or "": ast.unparse(k.value) for k in value.keywords}


SETUP = """
from concurrent.futures import ThreadPoolExecutor
from mypyc.build import mypycify
from setuptools import setup
from setuptools._distutils.ccompiler import CCompiler

compile_one_by_one = CCompiler.compile

def compile_together(self, sources, *args, **options):
    with ThreadPoolExecutor({jobs}) as pool:
        found = pool.map(lambda source: compile_one_by_one(self, [source], *args, **options), sources)
        return [made for several in found for made in several]

CCompiler.compile = compile_together
options = ["--ignore-missing-imports", "--explicit-package-bases", "--no-warn-unused-ignores"]
setup(
    name={group!r},
    packages=[],
    ext_modules=mypycify([*options, *{files!r}], group_name={group!r}, opt_level={level!r}, multi_file=True),
)
"""


class NotCompiled(Exception):
    """The core could not be compiled: what the compiler said."""


def what_is_missing() -> str | None:
    """What this machine lacks to compile with."""
    if shutil.which(os.environ.get("CC", "cc")) is None:
        return "a C compiler (on Debian: gcc)"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "Python.h (on Debian: python3-dev)"
    return None


def compile_core(target: Path, *, root: Path = ROOT, level: str = "2", limit_s: float | None = None) -> None:
    """Build the core of a checkout into a folder, by way of build/core; raises NotCompiled."""
    if (missing := what_is_missing()) is not None:
        raise NotCompiled(f"{missing} is missing")
    work = root / "build/core"
    files = core_files(root)
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(root / "extract", work / "extract", ignore=shutil.ignore_patterns("__pycache__", "compiled"))
    for file in files:
        (work / file).write_text(prepared((root / file).read_text(encoding="utf-8")), encoding="utf-8")
    setup = SETUP.format(group=GROUP, files=[str(f) for f in files], level=level, jobs=os.cpu_count() or 1)
    (work / "setup.py").write_text(setup, encoding="utf-8")
    made = work / "made"
    command = [sys.executable, "setup.py", "build_ext", "--build-lib", str(made)]
    flags = f"{os.environ.get('CFLAGS', '')} -g0"
    environ = os.environ | {"CFLAGS": flags}
    done = subprocess.run(command, cwd=work, env=environ, capture_output=True, text=True, timeout=limit_s, check=False)
    if done.returncode:
        raise NotCompiled(f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
    modules = [".".join(file.with_suffix("").parts) for file in files]
    record = {"digest": digest(modules, root / "extract"), "library": f"{GROUP}__mypyc", "modules": modules}
    (made / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(made, target)


class CompiledCore(BuildHookInterface[Any]):
    """Puts the core into the wheel where the environment asks for it."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What building it needs."""
        return NEEDED if os.environ.get(VARIABLE) == "1" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build it, unless the package is only linked to, as `pip install -e` does."""
        if os.environ.get(VARIABLE) != "1" or version == "editable":
            return
        target = Path(self.root) / "build/wheel-core"
        compile_core(target, root=Path(self.root))
        build_data["force_include"][str(target)] = "extract/compiled"
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def main() -> None:
    """Builds the core of this checkout."""
    parser = argparse.ArgumentParser(description="The compiled core of this checkout.")
    parser.add_argument("--level", default="2", help="of the C compiler's optimisation (2)")
    options = parser.parse_args()
    try:
        compile_core(FOLDER, level=options.level)
    except NotCompiled as err:
        raise SystemExit(f"The reader could not be compiled and stays plain Python:\n{err}") from None


if __name__ == "__main__":
    main()
