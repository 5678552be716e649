"""A wheel works where no checkout is: the command, the data and the assets are in it."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*words: str | Path, cwd: Path) -> str:
    """What a program says; fails with its errors."""
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and the libraries of this one, but without this checkout."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        programs / "python",
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    site = Path(
        run(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    )
    # The .pth files of a folder that a .pth file names are not read: the checkout stays out of sight.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    assert str(site) in run(programs / "python", "-c", "import extract; print(extract.__file__)", cwd=folder)
    return programs


def test_everything_that_is_needed_is_in_the_wheel_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"extract", "dashboard", f"displacement_dashboard-{version('displacement-dashboard')}.dist-info"}
    inside = {name.split("/", 2)[2] for name in names if name.startswith("extract/data/")}
    kept = {path.relative_to(ROOT / "data").as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert inside == {name for name in kept if "__pycache__" not in name}
    assert any(name.startswith("dashboard/assets/") and name.endswith(".css") for name in names)
    assert {"extract/py.typed", "extract/store/migrations/versions/0001_first.py"} <= set(names)


def test_version(bare: Path, tmp_path: Path) -> None:
    said = run(bare / "displacement", "--version", cwd=tmp_path)
    assert said == f"displacement, version {version('displacement-dashboard')}\n"


def test_it_reads_a_text_with_its_own_data(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "2025-02-03.txt").write_text("On Sunday the army destroyed 120 buildings in Jenin, the mayor said.")
    (figure,) = map(json.loads, run(bare / "displacement", "extract", "2025-02-03.txt", cwd=tmp_path).splitlines())
    assert (figure["value"], figure["metric"], figure["area"]) == (120, "buildings", "Jenin")


def test_it_fills_a_store_from_its_own_sample_and_finds_its_assets(bare: Path, tmp_path: Path) -> None:
    code = """
from datetime import UTC, datetime
from pathlib import Path
from extract.loading import load_sample
from extract.resources import assets_path, data_path
from extract.store.store import Store

with Store.open("figures.db") as store:
    load_sample(store, at=datetime.now(UTC))
    print(store.summary().figures > 100, any(assets_path().glob("*.css")))
for path in (assets_path(), data_path()):
    print("site-packages" in path.parts)
"""
    assert run(bare / "python", "-c", code, cwd=tmp_path).split() == ["True"] * 4
