"""The database of a data folder: opening, sessions, migrations, backup, restore, moving to another computer."""

from smdesk.db.backup import Backup, Backups, Verdict
from smdesk.db.engine import Database
from smdesk.db.inspect import PATIENCE_S
from smdesk.db.opening import check_late, open_database
from smdesk.db.restoring import Restored, forget_note, read_note, restore
from smdesk.db.rotation import Keep
from smdesk.db.schema import FILE_NAME, SCHEMA, Schema
from smdesk.db.uow import UnitOfWork

__all__ = [
    "FILE_NAME",
    "PATIENCE_S",
    "SCHEMA",
    "Backup",
    "Backups",
    "Database",
    "Keep",
    "Restored",
    "Schema",
    "UnitOfWork",
    "Verdict",
    "check_late",
    "forget_note",
    "open_database",
    "read_note",
    "restore",
]
