"""The name of this run of the program: what another run left unfinished carries another name."""

from __future__ import annotations

import os
import uuid
from functools import lru_cache


def boot_id() -> str:
    """32 hex digits, the same until the process ends and different in every other process, a fork included."""
    return _of(os.getpid())


@lru_cache(maxsize=1)
def _of(pid: int) -> str:
    return uuid.uuid4().hex
