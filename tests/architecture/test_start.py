"""What a start costs: which libraries are imported before they are needed, and a Qt that keeps its references."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tzdata
from PySide6.QtGui import QColor, QImage, QPainter

pytestmark = pytest.mark.slow

# Slow to import, and not needed by most commands (DESIGN 12 measured 0.7 s for four of them).
HEAVY = {
    "PySide6",
    "shiboken6",
    "matplotlib",
    "alembic",
    "keyring",
    "httpx",
    "PIL",
    "pymediainfo",
    "apscheduler",
    "numpy",
}


def loaded_by(*modules: str) -> dict[str, set[str]]:
    """The heavy libraries that come into memory with each of `modules`, imported in this order by one interpreter."""
    code = (
        f"import importlib, sys; heavy = {HEAVY!r}; before = set()\n"
        f"for module in {modules!r}:\n"
        "    importlib.import_module(module)\n"
        "    after = {name.split('.')[0] for name in sys.modules} & heavy\n"
        "    print(module, *(after - before))\n"
        "    before = after"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return {line.split()[0]: set(line.split()[1:]) for line in done.stdout.splitlines()}


LIGHT = [
    *(
        "smdesk",
        "smdesk.__main__",
        "smdesk.cli",
        "smdesk.cli.main",
        "smdesk.runtime",
        "smdesk.words",
        "smdesk.core.network",
    ),
    *("smdesk.models", "smdesk.db", "smdesk.services", "smdesk.adapters.registry"),
]


def test_a_command_imports_its_own_modules_and_maps_no_class_to_read(tmp_path: Path) -> None:
    code = (
        "import sys; from smdesk.cli.main import main\n"
        "status = main(['--data', sys.argv[1], 'post', 'list'])\n"
        "print(status, *sys.modules, file=sys.stderr)"
    )
    run = [sys.executable, "-c", code, str(tmp_path / "desk")]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    status, *loaded = done.stderr.split()
    assert status == "0"
    commands = {name for name in loaded if name.startswith("smdesk.cli.")} - {"smdesk.cli.main", "smdesk.cli.groups"}
    assert commands == {
        f"smdesk.cli.{each}"
        for each in (
            "post",
            "post_acts",
            "post_input",
            "secrets_in",
            "text_in",
            "shapes",
            "context",
            "output",
            "parsing",
        )
    }
    never = {"sqlalchemy.orm", "asyncio.events", "email", "httpx", "smdesk.adapters.registry"}
    assert never & set(loaded) == set()


def test_a_start_imports_no_heavy_library() -> None:
    assert loaded_by(*LIGHT) == {module: set() for module in LIGHT}


def test_a_heavy_import_is_noticed_and_with_which_module_it_came() -> None:
    assert loaded_by("smdesk", "httpx", "smdesk.words") == {"smdesk": set(), "httpx": {"httpx"}, "smdesk.words": set()}


def test_qt_keeps_its_references_to_none(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 gives one reference to None away on every call that returns nothing."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    color = QColor("black")
    before = sys.getrefcount(None)
    for _ in range(10_000):
        painter.setPen(color)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 5_000  # other code moves the count by a few; the fault moves it by 10,000


def test_zone_data_come_from_the_package(tmp_path: Path) -> None:
    """Debian's zone data are a year behind: the tzdata package wins over whatever the system has."""
    # A system that believes Madrid keeps UTC.
    system = tmp_path / "zoneinfo"
    (system / "Europe").mkdir(parents=True)
    package = Path(tzdata.__file__).parent / "zoneinfo"
    shutil.copy(package / "UTC", system / "Europe" / "Madrid")
    code = (
        "from datetime import datetime; from zoneinfo import ZoneInfo; from smdesk.core import zones\n"
        "when = datetime(2027, 7, 1, 12)\n"
        "ours, theirs = zones.zone('Europe/Madrid'), ZoneInfo('Europe/Madrid')\n"
        "print(when.replace(tzinfo=theirs).utcoffset(), when.replace(tzinfo=ours).utcoffset(), zones.version())"
    )
    environment = os.environ | {"PYTHONTZPATH": str(system)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["0:00:00", "2:00:00", tzdata.IANA_VERSION]
