"""What can be decided about posts that came due in an absence, and what is chosen at first; no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from smdesk.core.walltime import WallTime
from smdesk.services.publications.service import PublishingService
from smdesk.services.truths import Truth
from smdesk.services.views import PublicationView

#: Later than this, publishing at once is not what most people want.
SOON = timedelta(minutes=30)


class Choice(StrEnum):
    PUBLISH = "publish"
    SLOT = "slot"
    TIME = "time"
    PUBLISHED = "published"
    LEAVE = "leave"


@dataclass(slots=True)
class Group:
    """One post: its late publications, and those of it that wait for the person's hands anyway."""

    views: list[PublicationView]
    beside: list[PublicationView] = field(default_factory=list)
    choice: Choice = Choice.SLOT
    chosen: bool = False  # by the person
    at: datetime | None = None  # the wall time that was chosen
    slots: dict[int, WallTime] = field(default_factory=dict)
    truths: dict[int, Truth] = field(default_factory=dict)

    @property
    def first(self) -> PublicationView:
        """The one that was due first."""
        return self.views[0]

    @property
    def there(self) -> list[PublicationView]:
        """Those that are on their network all the same."""
        return [view for view in self.views if self._kind(view) == "there"]

    @property
    def missing(self) -> list[PublicationView]:
        """Those that are not, as far as is known."""
        return [view for view in self.views if self._kind(view) != "there"]

    @property
    def by_hand(self) -> list[PublicationView]:
        """Those among the missing that the person publishes."""
        return [view for view in self.missing if view.mode == "assisted"]

    @property
    def slot(self) -> WallTime | None:
        """The first of the good times to come."""
        found = [self.slots[view.id] for view in self.missing if view.id in self.slots]
        return min(found, key=lambda wall: wall.local) if found else None

    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen: nothing can be sent that is there."""
        if not self.missing:
            return (Choice.PUBLISHED, Choice.LEAVE)
        return (Choice.PUBLISH, Choice.SLOT, Choice.TIME, Choice.PUBLISHED, Choice.LEAVE)

    def propose(self, now: datetime) -> None:
        """What is chosen at first; what the person chose stays, where it still can be."""
        if self.chosen and self.choice in self.choices():
            return
        self.chosen = False
        if not self.missing:
            self.choice = Choice.PUBLISHED
        elif now - max(view.due for view in self.missing) < SOON:
            self.choice = Choice.PUBLISH
        else:
            self.choice = Choice.SLOT

    def _kind(self, view: PublicationView) -> str:
        truth = self.truths.get(view.id)
        return truth.kind if truth is not None else ""


def groups(late: Iterable[PublicationView], by_hand: Iterable[PublicationView]) -> list[Group]:
    """One for each post, the earliest first."""
    found: dict[int, Group] = {}
    for view in late:
        if view.post_id in found:
            found[view.post_id].views.append(view)
        else:
            found[view.post_id] = Group([view])
    for view in by_hand:
        if view.post_id in found:
            found[view.post_id].beside.append(view)
    return list(found.values())


def apply(group: Group, publishing: PublishingService) -> list[PublicationView]:
    """Do what was decided; what is on its network is marked as such whatever else is done with the rest. Returns what
    was marked as published, which can be taken back.

    Raises:
        SmdeskError: of the first that was refused; the rest stays as it was.
    """
    if group.choice is Choice.LEAVE:
        for view in group.views:
            publishing.skip(view.id)
        return []
    asked_at = publishing.clock.now()
    marked = [publishing.resolve(view.id, published_url=group.truths[view.id].url) for view in group.there]
    for view in group.missing:
        match group.choice:
            case Choice.PUBLISH:
                publishing.now(view.id, asked_at)
            case Choice.SLOT:
                publishing.move(view.id, group.slots[view.id])
            case Choice.TIME:
                assert group.at is not None
                publishing.move(view.id, WallTime(group.at, view.zone))
            case Choice.PUBLISHED:
                marked.append(publishing.resolve(view.id, published_url=""))
    return marked


def keep(before: Mapping[int, Group], fresh: Iterable[Group]) -> None:
    """What was chosen and looked up for posts that are still there."""
    for group in fresh:
        old = before.get(group.first.post_id)
        if old is not None:
            group.choice, group.chosen, group.at = old.choice, old.chosen, old.at
            group.truths, group.slots = old.truths, old.slots
