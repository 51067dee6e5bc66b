from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qosviewer import APP_ID
from qosviewer.resources import resource_path

ROOT = Path(__file__).parents[2]
ICON = f"icons/{APP_ID}.svg"


def test_a_checkout_finds_its_resources() -> None:
    assert resource_path(ICON) == ROOT / "resources" / ICON


def test_a_missing_resource_names_the_file_and_the_remedy() -> None:
    with pytest.raises(FileNotFoundError, match=r"no such thing\.svg.*install it again"):
        resource_path("icons/no such thing.svg")


def test_an_unpacked_wheel_finds_its_resources(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    ask = "import sys; sys.path.insert(0, sys.argv[1]); from qosviewer.resources import resource_path as path"
    asked = subprocess.run(
        [sys.executable, "-I", "-c", f"{ask}; print(path(sys.argv[2]))", str(site), ICON],
        check=True,
        capture_output=True,
        text=True,
    )
    found = Path(asked.stdout.strip())
    assert found == site / "qosviewer" / "_resources" / ICON
    assert found.read_bytes() == (ROOT / "resources" / ICON).read_bytes()
    assert not list(site.glob("tests*")), "the wheel holds the program only"
