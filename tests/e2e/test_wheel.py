"""What pip installs from a fresh checkout is whole: the program starts from it, with its data and both languages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
#: What a fresh checkout does not have.
MADE = shutil.ignore_patterns(
    ".git", ".venv", ".*cache", ".hypothesis", "__pycache__", "*.qm", "build", "dist", "tests"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The folder into which the wheel of a fresh checkout is unpacked, as pip does it."""
    folder = tmp_path_factory.mktemp("wheel")
    source, out = folder / "source", folder / "out"
    shutil.copytree(ROOT, source, ignore=MADE)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(build, cwd=source, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = out.glob("smdesk-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *arguments: str) -> str:
    around = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=installed.parent, env=around, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_starts_away_from_the_checkout(installed):
    where = run(
        installed, "-c", "import smdesk; from smdesk.core import resources; print(smdesk.__file__, resources.root())"
    )
    assert all(Path(each).is_relative_to(installed) for each in where.split())
    assert run(installed, "-m", "smdesk", "--version").startswith("smdesk ")


def test_every_data_file_and_the_manual_are_in_it(installed):
    def files(folder: Path) -> set[Path]:
        return {each.relative_to(folder) for each in folder.rglob("*") if each.is_file()}

    inside = installed / "smdesk" / "_resources"
    expected = files(ROOT / "resources") | {Path("manual") / each for each in files(ROOT / "docs" / "manual")}
    assert {each for each in expected if "__pycache__" not in each.parts} <= files(inside)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_window_speaks_both_languages(installed, language):
    translator = QTranslator()
    assert translator.load(str(installed / "smdesk" / "_resources" / "i18n" / f"smdesk_{language}.qm"))
    said = 0
    for context in ElementTree.parse(ROOT / "resources" / "i18n" / f"smdesk_{language}.ts").iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            if message.get("numerus") or told is None or not told.text:
                continue
            source, comment = message.findtext("source", ""), message.findtext("comment", "")
            assert translator.translate(context.findtext("name", ""), source, comment or None) == told.text
            said += 1
    assert said if language == "es" else not translator.isEmpty()
