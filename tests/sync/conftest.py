"""One desk a test, over the practice network; with an inbox where a test reads or answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.core.clock import FakeClock
from tests.services.desk import Desk
from tests.sync.inbox_desk import InboxDesk


@pytest.fixture
def desk(data_folder: Path, clock: FakeClock) -> Iterator[Desk]:
    opened = Desk.open(data_folder, clock)
    yield opened
    opened.runtime.close()


@pytest.fixture
def box(data_folder: Path, clock: FakeClock) -> Iterator[InboxDesk]:
    opened = InboxDesk.start(data_folder, clock)
    yield opened
    opened.close()
