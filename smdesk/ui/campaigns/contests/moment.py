"""A field for a day with its hour: typed as people write it, or the day taken from a calendar and the hour kept."""

from __future__ import annotations

from datetime import date, datetime, time

from smdesk.core import typedwall
from smdesk.core.errors import InvalidInput
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dayfield import DayField


class MomentField(DayField):
    """As a field for a day; `usual` is the hour of a day that is typed or taken without one."""

    def __init__(self, ui: Ui, usual: time, *, name: str = "") -> None:
        super().__init__(ui, name=name)
        self._usual = usual
        self.setMinimumWidth(ui.theme.px(120))

    def said(self, day: date | None) -> str:
        """A day and hour as the field shows them; "" for none."""
        if day is None:
            return ""
        if not isinstance(day, datetime):
            kept = typedwall.read(self.text(), self._today, self._usual)
            day = datetime.combine(day, kept.time() if kept is not None else self._usual)
        return f"{dates.short_date(self._ui, day.date())} {day.year}, {dates.clock(self._ui, day.replace(second=0))}"

    def moment(self, text: str, field: str) -> datetime | None:
        """The wall time that a text means, None for an empty one. Raises InvalidInput `unclear_moment`."""
        if not text.strip():
            return None
        found = typedwall.read(text, self._today, self._usual)
        if found is None:
            raise InvalidInput("unclear_moment", field=field, value=text.strip()[:40])
        return found
