"""A practice network in a temporary folder, on a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.adapters.practice import PracticeNetwork
from smdesk.core.clock import FakeClock


@pytest.fixture
def network(tmp_path: Path, clock: FakeClock) -> Iterator[PracticeNetwork]:
    def no_sleep(seconds: float) -> None:
        clock.advance(seconds)

    with PracticeNetwork(tmp_path / "practice", clock, sleep=no_sleep) as network:
        yield network
