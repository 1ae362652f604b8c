"""Two desks: one for the ledger with its hand-moved publisher, one with all services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from tests.publishing.desk import Desk
from tests.services.desk import Desk as Shop


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    made = Desk(data_folder)
    yield made
    made.close()


@pytest.fixture
def shop(data_folder: Path, clock: FakeClock) -> Iterator[Shop]:
    opened = Shop.open(data_folder, clock)
    yield opened
    opened.runtime.close()
