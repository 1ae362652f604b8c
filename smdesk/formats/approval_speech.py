"""What the client's approval file says, in the client's language: its sentences and its dates."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from smdesk.core import resources

LANGUAGES = ("es", "en")


class Speech:
    """The sentences of one language, read from `resources/approval`."""

    def __init__(self, language: str, walls: Iterable[datetime | None] = ()) -> None:
        """`language` as the client has it (BCP 47), English for one that has no file; `walls`: every date that the page
        shows, for months and years are said where they are not all the same.
        """
        self.language = language[:2].lower() if language[:2].lower() in LANGUAGES else "en"
        self._told = _read(self.language)
        known = [wall for wall in walls if wall]
        self._months = len({(wall.year, wall.month) for wall in known}) > 1
        self._years = len({wall.year for wall in known}) > 1

    @property
    def script(self) -> Mapping[str, str]:
        """What the page says by itself while it is answered."""
        return dict(self._told["script"])

    @property
    def page(self) -> Mapping[str, str]:
        """Everything else, without its facts."""
        return dict(self._told["page"])

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the page with its facts."""
        return str(self._told["page"][key]).format(**facts)

    def when(self, wall: datetime | None) -> str:
        """`sábado 17, 10:00`; with its month or its year where the page has several."""
        if wall is None:
            return str(self._told["dates"]["none"])
        form = "day_year" if self._years else "day_month" if self._months else "day"
        weekday = self._told["weekdays"][wall.weekday()]
        day = self._date(form, wall, weekday=weekday)
        return str(self._told["dates"]["at"]).format(day=day, time=f"{wall:%H:%M}")

    def span(self, walls: Iterable[datetime | None]) -> str:
        """`16 al 31 de octubre`: from the first to the last day, "" without any."""
        days = sorted(wall for wall in walls if wall)
        if not days:
            return ""
        first, last = days[0], days[-1]
        if first.date() == last.date():
            return self._date("one", first)
        if (first.year, first.month) == (last.year, last.month):
            return self._date("within", first, first=first.day, last=last.day)
        form = "one" if first.year == last.year else "one_year"
        return str(self._told["dates"]["between"]).format(first=self._date(form, first), last=self._date(form, last))

    def _date(self, form: str, wall: datetime, **more: object) -> str:
        facts = {"day": wall.day, "month": self._told["months"][wall.month - 1], "year": wall.year} | more
        return str(self._told["dates"][form]).format(**facts)


@cache
def _read(language: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("approval", f"{language}.toml").read_text(encoding="utf-8"))
