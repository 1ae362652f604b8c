"""Memory that the C library holds on to after it was freed: kept together, and given back to the system."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

#: mallopt(3): the number of places in which threads allocate; by default eight for each processor.
_M_ARENA_MAX = -8
_ARENAS = 2
#: Blocks as large as pictures come from the system one by one, and go back to it as soon as they are freed. Left alone
#: the library puts them among small ones once it has seen some freed, and what is freed there stays.
_M_MMAP_THRESHOLD, _LARGE = -3, 512 * 1024
_M_TRIM_THRESHOLD, _ROOM = -1, 2 * 1024 * 1024


@cache
def _libc() -> Any:
    """The C library where it is GNU's, the only one known to keep what was freed; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None


def keep_together() -> None:
    """Let threads share their heaps. Before they begin: what a thread has taken stays where it is."""
    if _libc() is not None:
        _libc().mallopt(_M_ARENA_MAX, _ARENAS)
        _libc().mallopt(_M_MMAP_THRESHOLD, _LARGE)
        _libc().mallopt(_M_TRIM_THRESHOLD, _ROOM)


def give_back() -> None:
    """Hand freed pages back to the system. Some milliseconds, during which no other thread is held up by Python."""
    if _libc() is not None:
        _libc().malloc_trim(0)
