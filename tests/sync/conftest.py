"""One desk a test, over the practice network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from tests.services.desk import Desk


@pytest.fixture
def desk(data_folder: Path, clock: FakeClock) -> Iterator[Desk]:
    opened = Desk.open(data_folder, clock)
    yield opened
    opened.runtime.close()
