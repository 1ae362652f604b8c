"""Freed memory goes back to the system, where the C library would keep it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from smdesk.system import memory

#: Many small pieces, and one above them that keeps the heap from shrinking by itself.
SCATTER = """
import ctypes, os
from smdesk.system import memory
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
def piece():
    at = libc.malloc(1000)
    ctypes.memset(at, 1, 1000)
    return at
pieces = [piece() for _ in range(40_000)]
last = piece()
for each in pieces:
    libc.free(each)
before = resident()
memory.give_back()
print(before - resident())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only GNU's C library keeps what was freed")
def test_what_was_freed_goes_back_to_the_system() -> None:
    env = os.environ | {"PYTHONPATH": os.getcwd()}
    done = subprocess.run([sys.executable, "-c", SCATTER], capture_output=True, text=True, timeout=60, env=env)
    assert int(done.stdout) > 20_000_000, done.stderr


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    memory._libc.cache_clear()
    memory.give_back()
    assert memory._libc() is None
    memory._libc.cache_clear()
