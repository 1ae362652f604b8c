"""Fixtures of the services: one desk a test."""

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


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    from PIL import Image

    file = tmp_path / "bread.png"
    Image.new("RGB", (40, 30), "#aa5500").save(file)
    return file
