"""Databases as the program makes and opens them."""

import pytest
import sqlalchemy

from smdesk.db import engine, migrate, opening

#: Here how a database comes about is what is tested; the others may begin with a copy of an empty one.
MADE = {"test_migrations", "test_opening", "test_power_cut"}


@pytest.fixture(autouse=True)
def _as_the_program_does(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "create_engine", sqlalchemy.create_engine)  # no statement compiled for another one
    if request.path.stem in MADE:
        monkeypatch.setattr(opening, "create", migrate.create)
