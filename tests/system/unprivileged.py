"""Run a piece of Python as a user whom the rights of files stop: root, as in containers, is stopped by none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_NOBODY = 65534
_DROP = """
import json, os, resource, sys
sys.path.insert(0, {root!r})
import smdesk.core.errors, smdesk.system.lock, smdesk.system.media_store, smdesk.system.paths, smdesk.system.logs
from pathlib import Path
import filelock  # imported on use by the lock; nobody may be unable to read the library by then
from PIL import Image
Image.preinit()
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
from smdesk.core.errors import SmdeskError
try:
    told = [None, run(Path(sys.argv[1]))]
except SmdeskError as error:
    told = [error.code, error.facts]
print(json.dumps(told))
"""


def own(*paths: Path) -> None:
    """Give paths to the user under whom `told` runs, and let that user reach them."""
    if os.geteuid() != 0:
        return
    for path in paths:
        os.chown(path, _NOBODY, _NOBODY)
        for parent in path.parents:
            if not parent.is_relative_to(tempfile.gettempdir()):
                break
            parent.chmod(parent.stat().st_mode | 0o011)


def told(function: str, folder: Path) -> tuple[str | None, object]:
    """The code and facts of the SmdeskError that `run(folder)` raises, or (None, its result)."""
    if os.name != "posix":
        pytest.skip("needs the users of a Unix system")
    program = function + _DROP.format(root=str(ROOT), nobody=_NOBODY)
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd="/", capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    code, facts = json.loads(ran.stdout)
    return code, facts
