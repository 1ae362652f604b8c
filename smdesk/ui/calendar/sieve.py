"""What is looked for in the calendar, and the test that tells which posts that leaves out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache

from smdesk.core.publication import Drawn
from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.plan.mix import channels_of


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; empty leaves nothing out. What does not fit stays in view, at a quarter of its strength."""

    channels: frozenset[int] = field(default_factory=frozenset)
    statuses: frozenset[str] = field(default_factory=frozenset)  # as `model.status` names them
    pillars: frozenset[int] = field(default_factory=frozenset)  # 0 stands for "none"
    campaigns: frozenset[int] = field(default_factory=frozenset)  # 0 stands for "none"
    text: str = ""

    @property
    def active(self) -> bool:
        """True when something is looked for."""
        return bool(self.channels or self.statuses or self.pillars or self.campaigns or self.text)

    def fits(self, campaign: int) -> bool:
        """True for a campaign that is looked for, or when none is."""
        return not self.campaigns or campaign in self.campaigns

    def test(self) -> Callable[[CalendarEntry], bool]:
        """Whether an entry is left out, as a function: thousands are asked at every letter that is typed, so it asks
        for no more than what is looked for.
        """
        found = self._tests()
        if len(found) == 1:
            return found[0]
        return lambda entry: any(each(entry) for each in found)

    def _tests(self) -> list[Callable[[CalendarEntry], bool]]:
        """One for each thing that is looked for."""
        channels, pillars, campaigns, text = self.channels, self.pillars, self.campaigns, _plain(self.text)
        statuses = [each for each in Drawn if each.value in self.statuses]  # a list: enums are slow to hash
        found: list[Callable[[CalendarEntry], bool]] = []
        if self.statuses:
            found.append(lambda entry: entry.drawn not in statuses)
        if pillars:
            found.append(lambda entry: (entry.pillar_id or 0) not in pillars)
        if campaigns:
            found.append(lambda entry: (entry.campaign_id or 0) not in campaigns)
        if channels:
            found.append(lambda entry: channels.isdisjoint(channels_of(entry)))
        if text:
            found.append(lambda entry: text not in _folded(entry.title, entry.text))
        return found


@lru_cache(maxsize=4096)
def _folded(title: str, text: str) -> str:
    """What is searched in: the same posts are asked again at the next letter."""
    return _plain(f"{title} {text}")


def _plain(text: str) -> str:
    """Small letters without accents; most texts of thousands have few of them, and those with none cost nothing."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(each for each in unicodedata.normalize("NFKD", small) if not unicodedata.combining(each))
