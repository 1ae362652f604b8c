"""Settings: the value that holds in a place, and setting it there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from enum import Enum
from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core import settings as declared
from smdesk.core.events import SettingsChanged
from smdesk.core.records import dataclass
from smdesk.core.settings import Scope, Value
from smdesk.db import Database
from smdesk.models import Setting, table_of

_SETTING = table_of(Setting).c
# Asked dozens of times while a window opens: built once, and plain rows.
_STORED = select(_SETTING.key, _SETTING.value).where(
    _SETTING.scope == bindparam("scope"), _SETTING.scope_id == bindparam("scope_id")
)

_ALL = select(_SETTING.key, _SETTING.scope, _SETTING.scope_id, _SETTING.value)


class _Mark(Enum):
    DEFAULT = "default"


#: In place of a value: nobody has set it.
DEFAULT: Final = _Mark.DEFAULT


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
        own = self._stored(scope, scope_id)
        return declared.effective(key, own, own if scope is Scope.APP else self._stored(Scope.APP, 0))

    def set(self, key: str, value: object, *, scope: Scope = Scope.APP, scope_id: int = 0) -> None:
        """Set a typed value. Raises NotFound `unknown_setting`; InvalidInput `bad_setting`, `setting_scope`."""
        text = declared.encode(key, value, scope)
        with self._db.write() as unit:
            statement = insert(Setting).values(key=key, scope=scope.value, scope_id=scope_id, value=text)
            unit.connection.execute(
                statement.on_conflict_do_update(index_elements=["key", "scope", "scope_id"], set_={"value": text})
            )
            unit.emit(SettingsChanged(fields=frozenset({key})))

    def change(self, values: Mapping[str, object]) -> dict[str, object]:
        """Set several of the application's at once; `DEFAULT` puts one back. Returns how they stood before.

        What is returned is made to be given back here: that is the way back. Raises as `set`; nothing is changed then.
        """
        stored = self._stored(Scope.APP, 0)
        before: dict[str, object] = {
            key: declared.effective(key, stored) if key in stored else DEFAULT for key in values
        }
        texts = {key: declared.encode(key, value) for key, value in values.items() if value is not DEFAULT}
        with self._db.write() as unit:
            for key in values:
                unit.connection.execute(
                    delete(Setting).where(Setting.key == key, Setting.scope == Scope.APP.value, Setting.scope_id == 0)
                )
            for key, text in texts.items():
                unit.connection.execute(insert(Setting).values(key=key, scope=Scope.APP.value, scope_id=0, value=text))
            unit.emit(SettingsChanged(fields=frozenset(values)))
        return before

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

    def stored(self) -> dict[tuple[str, str, int], str]:
        """All that anybody has set, as it is stored, by key, scope and whose it is."""
        with self._db.read() as session:
            rows = session.connection().execute(_ALL)
            return {(row.key, row.scope, row.scope_id): row.value for row in rows}

    def _stored(self, scope: Scope, scope_id: int) -> dict[str, str]:
        with self._db.read() as session:
            rows = session.connection().execute(_STORED, {"scope": scope.value, "scope_id": scope_id})
            return {row.key: row.value for row in rows}


class KeptSettings(SettingsService):
    """Answers from memory until something is set here, or for `KEPT_S`: a command may set it in another process.

    For one thread, which asks often: a window.
    """

    #: Seconds.
    KEPT_S = 2.0

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._kept: dict[tuple[Scope, int], tuple[float, dict[str, str]]] = {}
        db.bus.subscribe(SettingsChanged, lambda _event: self._kept.clear())

    def _stored(self, scope: Scope, scope_id: int) -> dict[str, str]:
        until, values = self._kept.get((scope, scope_id), (0.0, {}))
        now = time.monotonic()
        if now >= until:
            values = super()._stored(scope, scope_id)
            self._kept[scope, scope_id] = (now + self.KEPT_S, values)
        return values
