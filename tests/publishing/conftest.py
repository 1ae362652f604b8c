"""A desk for each test of the ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.desk import Desk


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    made = Desk(data_folder)
    yield made
    made.close()
