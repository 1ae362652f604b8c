"""Every setting declared once: key, type, default, scope, group, and the version it came with.

What is stored is JSON text by key, one mapping for each place: the application, a client, a channel. A key
that is not declared here, from a newer version or an older one, is kept as it is; a stored value that no longer fits
its declaration counts as not set.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.records import dataclass

_T = TypeVar("_T")
Value = bool | int | str | datetime | None


class Scope(StrEnum):
    APP = "app"
    CLIENT = "client"
    CHANNEL = "channel"


class Kind(StrEnum):
    BOOL = "bool"
    INT = "int"
    CHOICE = "choice"
    INSTANT = "instant"  # aware datetime, or None for never
    TEXT = "text"  # at most `most` characters


APP = frozenset({Scope.APP})
APP_CLIENT = frozenset({Scope.APP, Scope.CLIENT})


@dataclass(frozen=True, slots=True)
class Setting:
    """One declaration. `unit` says what a number counts; `least` and `most` bound it, both included."""

    key: str
    kind: Kind
    default: Value
    group: str
    scopes: frozenset[Scope] = APP
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    since: str = "0.1"


_FLAG, _NUMBER, _CHOICE, _INSTANT, _WORDS = Kind.BOOL, Kind.INT, Kind.CHOICE, Kind.INSTANT, Kind.TEXT

_ALL = (
    Setting("publishing.paused", _FLAG, False, "publishing"),
    Setting("publishing.paused_until", _INSTANT, None, "publishing"),
    # What comes due while the computer sleeps goes out by itself when it is at most this late (DESIGN 5);
    # a client may have a limit of its own.
    Setting("publishing.late_limit", _NUMBER, 30, "publishing", most=10_080, unit="minutes"),
    Setting("publishing.keep_awake", _FLAG, False, "publishing"),
    # Numbers are read by themselves also where a network charges for it: nobody spends money unasked.
    Setting("metrics.read_paid", _FLAG, False, "publishing"),
    Setting("notify.lead", _NUMBER, 15, "notifications", APP_CLIENT, most=1440, unit="minutes"),
    Setting("notify.published", _FLAG, False, "notifications", APP_CLIENT),
    Setting("notify.assisted", _FLAG, True, "notifications", APP_CLIENT),
    # Not published, or nobody knows whether it is.
    Setting("notify.failed", _FLAG, True, "notifications", APP_CLIENT),
    Setting("notify.late", _FLAG, True, "notifications", APP_CLIENT),
    Setting("notify.account", _FLAG, True, "notifications", APP_CLIENT),
    Setting("notify.expiring", _FLAG, True, "notifications", APP_CLIENT),
    Setting("notify.desk", _FLAG, True, "notifications"),
    # The stop of the example desk's tour; 0: not begun.
    Setting("practice.tour", _NUMBER, 0, "general", most=99, unit="stops"),
    Setting("notify.quiet_until", _INSTANT, None, "notifications"),
    # Minutes after midnight of this computer's clock; the hours may go over midnight.
    Setting("notify.quiet_hours", _FLAG, False, "notifications"),
    Setting("notify.quiet_from", _NUMBER, 22 * 60, "notifications", most=1439, unit="minutes"),
    Setting("notify.quiet_to", _NUMBER, 8 * 60, "notifications", most=1439, unit="minutes"),
    Setting("ui.language", _CHOICE, "system", "language", choices=("system", "en", "es")),
    Setting("ui.time_format", _CHOICE, "system", "language", choices=("system", "24h", "12h")),
    # The name of the page that the window opens with; "" for the one that the program thinks best.
    Setting("ui.start_page", _WORDS, "", "general", most=40),
    Setting("window.close_keeps", _FLAG, True, "general"),
    # Of a post that is new on a day; minutes after midnight in the client's zone.
    Setting("posts.default_time", _NUMBER, 10 * 60, "general", APP_CLIENT, most=1439, unit="minutes"),
    Setting("ui.theme", _CHOICE, "system", "appearance", choices=("system", "light", "dark")),
    Setting("ui.scale", _NUMBER, 100, "appearance", least=90, most=150, unit="percent"),
    Setting("ui.density", _CHOICE, "roomy", "appearance", choices=("roomy", "compact")),
    Setting("ui.system_font", _FLAG, False, "appearance"),
    Setting("ui.contrast", _CHOICE, "system", "appearance", choices=("system", "on", "off")),
    Setting("ui.reduced_motion", _CHOICE, "system", "appearance", choices=("system", "on", "off")),
    # JSON: the id of an action to its key, "" for none; what is not in it has the key that it came with.
    Setting("shortcuts", _WORDS, "", "shortcuts", most=20_000),
    Setting("shortcuts.single_keys", _FLAG, True, "shortcuts"),
    Setting("calendar.week_start", _CHOICE, "monday", "calendar", APP_CLIENT, ("monday", "sunday", "saturday")),
    # What a client agreed to spend on ads in a month, in minor units; 0 for nothing agreed.
    Setting("campaigns.month_budget", _NUMBER, 0, "campaigns", APP_CLIENT, most=10**12, unit="minor"),
    # When the day's copy is due, in minutes after midnight of the computer's zone.
    Setting("backup.time", _NUMBER, 0, "backup", most=1439, unit="minutes"),
    Setting("backup.daily", _NUMBER, 7, "backup", least=1, most=90, unit="copies"),
    Setting("backup.weekly", _NUMBER, 8, "backup", least=0, most=104, unit="copies"),
    Setting("backup.monthly", _NUMBER, 12, "backup", least=0, most=120, unit="copies"),
    # A folder elsewhere, better on another disk, that gets each daily copy too; "" for none.
    Setting("backup.second_folder", _WORDS, "", "backup", most=4096),
    Setting("secrets.session_allowed", _FLAG, False, "secrets"),
)

DECLARED: Mapping[str, Setting] = {setting.key: setting for setting in _ALL}


#: How a person has the window: its look, its words and clock, its keys. Not where it opens, nor what it does.
_TASTE = ("ui.", "shortcuts", "calendar.week_start")


def is_taste(key: str) -> bool:
    """True for what goes with the person to another desk of theirs."""
    return key.startswith(_TASTE) and key != "ui.start_page"


def find(key: str) -> Setting:
    """The declaration of a key.

    Raises:
        NotFound: `unknown_setting`, with the `key` and those `near` it.
    """
    if key not in DECLARED:
        import difflib  # for a mistake only

        raise NotFound("unknown_setting", key=key, near=difflib.get_close_matches(key, DECLARED, 3, 0.5))
    return DECLARED[key]


def parse(key: str, text: str) -> Value:
    """A value as typed: `on`, `30`, `dark`, `2026-12-01T09:00Z`, `never`.

    Raises:
        NotFound: `unknown_setting`.
        InvalidInput: `bad_setting` with `key`, `value`, `kind`, `choices`, `least`, `most`.
    """
    setting, typed = find(key), text.strip()
    value: Any = typed
    match setting.kind:
        case Kind.BOOL:
            value = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}.get(
                typed.casefold(), typed
            )
        case Kind.INT if typed.isascii() and typed.isdigit() and len(typed) < 12:
            value = int(typed)
        case Kind.INSTANT if typed.casefold() in {"", "never"}:
            value = None
        case Kind.INSTANT:
            value = _instant(typed)
    return checked(key, value)


def checked(key: str, value: object) -> Value:
    """The value when it fits the declaration; an instant comes back in UTC.

    Raises:
        NotFound: `unknown_setting`.
        InvalidInput: `bad_setting`, as `parse`.
    """
    setting = find(key)
    match setting.kind, value:
        case Kind.BOOL, bool():
            return value
        case Kind.INT, int() if not isinstance(value, bool) and setting.least <= value <= setting.most:
            return value
        case Kind.CHOICE, str() if value in setting.choices:
            return value
        case Kind.TEXT, str() if len(value) <= setting.most:
            return value
        case Kind.INSTANT, None:
            return None
        case Kind.INSTANT, datetime() if value.tzinfo is not None:
            return value.astimezone(UTC)
    raise InvalidInput(
        "bad_setting",
        key=key,
        value=str(value),
        kind=setting.kind.value,
        choices=list(setting.choices),
        least=setting.least,
        most=setting.most,
    )


def encode(key: str, value: object, scope: Scope = Scope.APP) -> str:
    """The JSON text to store for a value in one place.

    Raises:
        NotFound: `unknown_setting`.
        InvalidInput: `bad_setting`; `setting_scope` with `key`, `scope` and the `scopes` it has.
    """
    setting = find(key)
    if scope not in setting.scopes:
        raise InvalidInput("setting_scope", key=key, scope=scope.value, scopes=sorted(setting.scopes))
    good = checked(key, value)
    return json.dumps(good.isoformat() if isinstance(good, datetime) else good)


def effective(key: str, *places: Mapping[str, str]) -> Value:
    """The value that holds: of the first place that has one, nearest first (channel, client, app), else the default.

    Raises:
        NotFound: `unknown_setting`.
    """
    setting = find(key)
    for stored in places:
        if key in stored:
            try:
                return _decoded(setting, stored[key])
            except (InvalidInput, ValueError):
                continue  # of another version's shape: as if it were not set
    return setting.default


def flag(key: str, *places: Mapping[str, str]) -> bool:
    """`effective` of a setting that is on or off. Raises TypeError for any other kind."""
    return _typed(effective(key, *places), bool)


def number(key: str, *places: Mapping[str, str]) -> int:
    """`effective` of a number. Raises TypeError for any other kind."""
    return _typed(effective(key, *places), int)


def choice(key: str, *places: Mapping[str, str]) -> str:
    """`effective` of a choice or a text. Raises TypeError for any other kind."""
    return _typed(effective(key, *places), str)


def paused(now: datetime, *places: Mapping[str, str]) -> bool:
    """True when publishing stands still in any of the places; a pause with an end is over at its end."""
    for stored in places:
        if flag("publishing.paused", stored):
            until = effective("publishing.paused_until", stored)
            if not isinstance(until, datetime) or until > now:
                return True
    return False


def _decoded(setting: Setting, text: str) -> Value:
    value = json.loads(text)
    if setting.kind is Kind.INSTANT and isinstance(value, str):
        value = _instant(value)
    return checked(setting.key, value)


def _instant(text: str) -> datetime | str:
    """An aware datetime, or the text itself where it is none."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return text
    return value if value.tzinfo else text


def _typed(value: Value, kind: type[_T]) -> _T:
    if type(value) is not kind:
        raise TypeError(f"setting is no {kind.__name__}")
    return value
