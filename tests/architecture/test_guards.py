"""The guards themselves: each catches what it is for. The offences run in a pytest of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

OFFENCES = """
import logging, os, socket, threading, time
from pathlib import Path
import keyring, pytest


def test_offence_socket():
    socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_offence_swallowed_socket():
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except BaseException:
        pass


def test_offence_lookup():
    socket.getaddrinfo("example.org", 443)


@pytest.mark.loopback
def test_offence_beyond_loopback():
    socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_offence_unix_socket():
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("/run/dbus/system_bus_socket")


def test_offence_log():
    logging.getLogger("smdesk.x").warning("nobody expects this")


def test_offence_other_log(allow_log):
    allow_log("something else")
    logging.getLogger("smdesk.x").warning("nobody expects this")


def test_offence_thread():
    threading.Thread(target=time.sleep, args=(8,), daemon=True).start()


def test_offence_qt_message(qtbot):
    from PySide6.QtCore import qWarning
    qWarning("something is wrong")


@pytest.mark.loopback
def test_fine_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_fine_log(allow_log):
    allow_log("expects")
    logging.getLogger("smdesk.x").warning("everybody expects this")


@pytest.mark.allow_log("expects")
def test_fine_marked_log():
    logging.getLogger("smdesk.x").warning("everybody expects this")


def test_fine_thread():
    thread = threading.Thread(target=time.sleep, args=(0.05,))
    thread.start()


def test_fine_isolated():
    assert os.environ["HOME"] != os.environ["REAL_HOME"]
    assert Path.home() == Path(os.environ["HOME"])
    keyring.set_password("smdesk-test", "x", "y")
    assert keyring.get_password("smdesk-test", "x") is None
    assert "SMDESK_DATA" not in os.environ
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Test name → its outcome, of the offences above; an error at teardown counts as failed."""
    folder = tmp_path_factory.mktemp("offences")
    (folder / "test_offences.py").write_text(OFFENCES)
    (folder / "conftest.py").write_text('pytest_plugins = ["tests.guards"]\n')
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SMDESK_TEST")}
    environment |= {"REAL_HOME": os.environ["HOME"], "SMDESK_DATA": "/nowhere", "PYTHONPATH": str(ROOT)}
    options = [
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(folder),
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-v", "-rA", str(folder)],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word in {"PASSED", "FAILED", "ERROR"} and "::test_" in rest:
            name = rest.split("::")[1].split()[0]
            found[name] = "failed" if word != "PASSED" or found.get(name) == "failed" else "passed"
    assert found, done.stdout + done.stderr
    return found


def names(kind: str) -> list[str]:
    return [line[4 : line.index("(")] for line in OFFENCES.splitlines() if line.startswith(f"def test_{kind}")]


@pytest.mark.parametrize("name", names("offence"))
def test_an_offence_fails(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[name] == "failed"


@pytest.mark.parametrize("name", names("fine"))
def test_what_is_fine_passes(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[name] == "passed"
