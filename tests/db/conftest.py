"""Databases as the program makes and opens them: here nothing is copied, and nothing compiled is shared."""

import pytest
import sqlalchemy

from smdesk.db import engine, migrate, opening


@pytest.fixture(autouse=True)
def _as_the_program_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "create", migrate.create)
    monkeypatch.setattr(engine, "create_engine", sqlalchemy.create_engine)
