"""What the start of the window costs, and its own check of an installation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smdesk.__main__ import wants_window

#: Slow to import, and not needed to show the window (DESIGN 12 and 20).
LATER = {"matplotlib", "alembic", "httpx", "keyring", "PIL", "numpy", "pymediainfo"}
#: Of our own: what a person has not asked for yet, and what starts once the window has been painted.
UNASKED = {
    "smdesk.ui.publish.page",
    "smdesk.ui.calendar.page",
    "smdesk.ui.composer.page",
    "smdesk.ui.shell.palette",
    "smdesk.ui.welcome.page",
    "smdesk.publishing.worker",
    "smdesk.publishing.ticks",
}

SHOW = """
import sys
from pathlib import Path
from smdesk import gui
app = gui._application()
desk = gui.Desk(app, Path(sys.argv[1]), quit_asks=False)
desk.open()
shown = {name if name.startswith("smdesk.") else name.split(".")[0] for name in sys.modules}
assert desk.runtime.publisher is None
app.processEvents()
assert desk.window.isVisible() and desk.window.router.page("publish").model.rowCount() > 0
desk.close()
print(*sorted(shown))
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=90, env=environment
    )


def test_a_shown_window_has_imported_nothing_heavy(example: Callable[..., Path]) -> None:
    done = run(SHOW, str(example()))
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded & (LATER | {"apscheduler"}) == set()
    assert "smdesk.ui.today.page" in loaded
    assert loaded & UNASKED == set()


def test_a_heavy_import_would_be_noticed(example: Callable[..., Path]) -> None:
    done = run(SHOW.replace("import sys\n", "import sys, httpx\n"), str(example()))
    assert "httpx" in done.stdout.split()


def test_qt_does_not_hook_imports_any_more() -> None:
    done = run("import builtins; before = builtins.__import__; import smdesk.gui; print(builtins.__import__ is before)")
    assert done.stdout.split() == ["True"], done.stderr


def test_self_test_of_an_installation() -> None:
    done = run("import sys; from smdesk.gui import main; sys.exit(main(['--self-test']))")
    assert done.returncode == 0, done.stderr
    assert "published" in done.stderr


@pytest.mark.parametrize(
    ("given", "window"),
    [
        ([], True),
        (["--data", "x"], True),
        (["--data=x", "--practice"], True),
        (["--lang", "es", "--data", "x"], True),
        (["--self-test"], True),
        (["--data"], False),
        (["--help"], False),
        (["--version"], False),
        (["--json"], False),
        (["--data", "x", "post", "list"], False),
        (["self-test"], False),
    ],
)
def test_only_options_of_the_window_open_the_window(given: list[str], window: bool) -> None:
    assert wants_window(given) is window
