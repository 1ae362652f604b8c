"""A fault in a library, which Python cannot catch: its place is written down, and the next start tells."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.ui.shell.crash import Crashes

FAULT = """
import faulthandler, sys
from pathlib import Path
from smdesk.ui.shell.crash import Crashes
Crashes().watch(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


def test_where_a_fault_ended_the_program_is_written_down_and_told_at_the_next_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.run([sys.executable, "-c", FAULT, str(tmp_path)], capture_output=True, check=False)
    assert ended.returncode < 0
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text()
    monkeypatch.setattr("faulthandler.enable", lambda file: None)  # the tests have their own
    monkeypatch.setattr("faulthandler.disable", lambda: None)
    crashes = Crashes()
    assert crashes.watch(tmp_path) == tmp_path / "crash-before.log"
    crashes.remove()
    assert "Segmentation fault" in (tmp_path / "crash-before.log").read_text()
    assert "a fault ended the program" in caplog.text
    caplog.clear()
