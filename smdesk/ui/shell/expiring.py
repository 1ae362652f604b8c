"""Accesses that end soon: told once per lead time, also over restarts of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QSettings

from smdesk.core.notifying import Happening, Kind, Notice, Planner, Rules, lead_reached
from smdesk.core.walltime import in_zone
from smdesk.services.today.needs import days_left, expires_at
from smdesk.services.views import ChannelView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import channel_name


class Expiring(QObject):
    """Looks at the channels and tells the planner; what has been shown is kept for this person on this computer."""

    def __init__(self, ui: Ui, planner: Planner, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._planner = planner
        self._near: dict[int, tuple[ChannelView, datetime, int]] = {}

    def look(self, rules_of: Callable[[int], Rules]) -> tuple[str, ...]:
        """Tell of what has come near; returns tags that have nothing left to say."""
        now, gone = self._ui.now(), list[str]()
        before, self._near = self._near, {}
        for view in self._ui.runtime.channels.listing():
            ends = expires_at(view.facts)
            lead = lead_reached(view.network, ends - now) if ends is not None and not view.problem else None
            if ends is None or lead is None:
                continue
            self._near[view.id] = (view, ends, lead)
            if _kept().value(_key(view.id)) != _mark(ends, lead):
                happening = Happening(Kind.EXPIRING, channel=view.id, code=str(lead), due=ends)
                self._planner.heard(happening, rules_of(view.client_id), now)
        for number in before.keys() - self._near.keys():
            gone += self._planner.extended(number)
        return tuple(gone)

    def shown(self, notice: Notice) -> None:
        """It stands on the desktop: not again before the next lead time."""
        if notice.kind is Kind.EXPIRING and notice.channel in self._near:
            _, ends, lead = self._near[notice.channel]
            _kept().setValue(_key(notice.channel), _mark(ends, lead))

    def words(self, notice: Notice) -> tuple[str, str]:
        """Title and text."""
        if notice.channel not in self._near:  # connected again meanwhile
            return self.tr("The access to a channel ends soon"), ""
        view, ends, _ = self._near[notice.channel]
        days = days_left(ends, self._ui.now())
        who = channel_name(view.network, view.handle)
        title = self.tr("The access to %1 ends in %n day(s)", "", days).replace("%1", who)
        text = self.tr("It lasts until %1. Connect it again before that, and none of its posts has to wait.")
        return title, text.replace("%1", dates.short_day(self._ui, in_zone(ends, computer_zone())))


def _kept() -> QSettings:
    return QSettings("smdesk", "window")


def _key(channel: int) -> str:
    return f"told/expiring/{channel}"


def _mark(ends: datetime, lead: int) -> str:
    """With when it ends: another desk on this computer may have a channel of the same number."""
    return f"{ends.isoformat()}/{lead}"
