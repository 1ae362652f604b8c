"""Fixtures for the tests of the approvals page, which stands alone on a bench."""

from __future__ import annotations

import pytest

from smdesk.ui.kit.context import Ui
from tests.ui.bench import Bench


@pytest.fixture
def ui(bench: Bench) -> Ui:
    """What the page is given."""
    return bench.ui
