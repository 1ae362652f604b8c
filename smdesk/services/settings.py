"""Settings: the value that holds in a place, and setting it there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core import settings as declared
from smdesk.core.events import SettingsChanged
from smdesk.core.settings import Scope, Value
from smdesk.db import Database
from smdesk.models import Setting


@dataclass(frozen=True, slots=True)
class SettingView:
    """One setting: what holds, and whether somebody set it or it is the default."""

    key: str
    value: Value
    group: str
    kind: str
    choices: tuple[str, ...]
    unit: str
    is_set: bool


class SettingsService:
    """Reads and writes settings of the application, of a client or of a channel."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str, *, scope: Scope = Scope.APP, scope_id: int = 0) -> Value:
        """What holds in a place: its own value, else the application's, else the default.

        Raises:
            NotFound: `unknown_setting`.
        """
        declared.find(key)
        return declared.effective(key, self._stored(scope, scope_id), self._stored(Scope.APP, 0))

    def set(self, key: str, value: object, *, scope: Scope = Scope.APP, scope_id: int = 0) -> None:
        """Set a typed value. Raises NotFound `unknown_setting`; InvalidInput `bad_setting`, `setting_scope`."""
        text = declared.encode(key, value, scope)
        with self._db.write() as unit:
            statement = insert(Setting).values(key=key, scope=scope.value, scope_id=scope_id, value=text)
            unit.connection.execute(
                statement.on_conflict_do_update(index_elements=["key", "scope", "scope_id"], set_={"value": text})
            )
            unit.emit(SettingsChanged(fields=frozenset({key})))

    def forget(self, key: str, *, scope: Scope = Scope.APP, scope_id: int = 0) -> None:
        """Back to the default. Raises NotFound `unknown_setting`."""
        declared.find(key)
        with self._db.write() as unit:
            unit.connection.execute(
                delete(Setting).where(Setting.key == key, Setting.scope == scope.value, Setting.scope_id == scope_id)
            )
            unit.emit(SettingsChanged(fields=frozenset({key})))

    def listing(self) -> tuple[SettingView, ...]:
        """Every setting of the application, by group and key."""
        stored = self._stored(Scope.APP, 0)
        return tuple(
            SettingView(
                each.key,
                declared.effective(each.key, stored),
                each.group,
                each.kind.value,
                each.choices,
                each.unit,
                each.key in stored,
            )
            for each in sorted(declared.DECLARED.values(), key=lambda each: (each.group, each.key))
        )

    def _stored(self, scope: Scope, scope_id: int) -> dict[str, str]:
        with self._db.read() as session:
            rows = session.execute(
                select(Setting.key, Setting.value).where(Setting.scope == scope.value, Setting.scope_id == scope_id)
            )
            return {row.key: row.value for row in rows}
