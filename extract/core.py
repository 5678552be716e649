"""The compiled core, where it was built: the modules of the reader as machine code, in place of their source.

It is an option (`make compiled`, hatch_build.py). What was built from other sources than those that stand here is never
used: the core carries a digest of its sources, and a module that was edited since is read as it stands.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "compiled"
RECORD = "core.json"
VARIABLE = "DISPLACEMENT_COMPILED"


class Core(MetaPathFinder):
    """Finds the compiled form of a module before its source is looked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self.files = files

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        """The compiled module of that name, if there is one."""
        file = self.files.get(name)
        return (
            None if file is None else spec_from_file_location(name, file, loader=ExtensionFileLoader(name, str(file)))
        )


def digest(modules: Iterable[str], package: Path = PACKAGE) -> str:
    """A digest of the sources of some modules, named as in `extract.geo.index`."""
    known = hashlib.sha256()
    for module in sorted(modules):
        path = package.parent / (module.replace(".", "/") + ".py")
        known.update(f"{module}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return known.hexdigest()


def find_core(folder: Path = FOLDER, *, environ: Mapping[str, str] = os.environ) -> tuple[Core | None, str]:
    """The core of a folder if it was built for this Python from these sources; and what there is to say of it."""
    if environ.get(VARIABLE) == "0":
        return None, f"plain Python, as {VARIABLE}=0 asks"
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        modules, built_of, library = list(record["modules"]), record["digest"], record["library"]
        current = digest(modules)
    except FileNotFoundError:
        return None, "plain Python; `make compiled` makes it faster where there is a C compiler"
    except (OSError, ValueError, KeyError, TypeError) as err:
        return None, f"plain Python: the compiled core is damaged ({err}); `make compiled` builds it anew"
    if built_of != current:
        return None, "plain Python: the compiled core is older than the source; `make compiled` builds it anew"
    files = {library: folder / library} | {name: folder.joinpath(*name.split(".")) for name in modules}
    found = {name: Path(f"{path}{EXTENSION_SUFFIXES[0]}") for name, path in files.items()}
    if not all(path.is_file() for path in found.values()):
        return None, "plain Python: the compiled core is for another Python; `make compiled` builds one for this"
    return Core(found), f"compiled, {len(modules)} modules"


def use_core() -> None:
    """Let the compiled modules be found, if there are any."""
    core, _ = find_core()
    if core is not None:
        sys.meta_path.insert(0, core)
