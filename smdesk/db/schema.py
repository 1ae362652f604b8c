"""Which schema this version of smdesk has, known without importing Alembic."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import MetaData

from smdesk.models import Base

#: The database's file name in the data folder.
FILE_NAME = "smdesk.sqlite3"
#: "smdk", in SQLite's header field for this purpose (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x736D646B


@dataclass(frozen=True)
class Schema:
    """Tables, the revisions that lead to them (oldest first), and the folder with Alembic's scripts."""

    metadata: MetaData
    revisions: tuple[str, ...]
    scripts: Path

    @property
    def head(self) -> str:
        """The revision that `metadata` describes."""
        return self.revisions[-1]


#: A test holds that `revisions` are the scripts in the folder, and that they lead to exactly these tables.
SCHEMA = Schema(
    Base.metadata,
    ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011"),
    Path(__file__).parent / "migrations",
)
