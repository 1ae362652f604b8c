"""What is done on the page of campaigns: each act calls a service first, and then can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from smdesk.core.adplan import Span
from smdesk.services.campaigns.ad_import import AdPreview
from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui


class CampaignActs(Acts):
    """`said` tells what was done and whether it can be undone, `failed` why not, `made` what is to be selected.

    `done` is emitted after anything was.
    """

    made = Signal(str, int)
    done = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self._campaigns = ui.runtime.campaigns
        self._readings = ui.runtime.ad_readings

    # -- making -------------------------------------------------------------------------------------------------

    def new_campaign(self, client: int, **values: Any) -> CampaignView | None:
        """A new campaign, from today on for three weeks where nothing else is said."""
        today = self._readings.today(client)
        given: dict[str, Any] = {
            "name": self.tr("New campaign"),
            "kind": "paid",
            "starts": today,
            "ends": today + timedelta(days=20),
        }
        given |= values
        made: CampaignView | None = self.result(lambda: self._campaigns.add(client, given.pop("name"), **given))
        if made is not None:
            self.keep(
                self.tr("New campaign"), partial(self._campaigns.undelete, made.id),
                partial(self._campaigns.delete, made.id),
            )  # fmt: skip
            self.made.emit("campaign", made.id)
        return made

    def new_ad(self, campaign: CampaignView, post: int | None = None, name: str = "") -> AdView | None:
        """A new ad in an ad set of its own, over the days of its campaign."""
        taken = {each.name for each in campaign.sets}
        plain = name or self.tr("New ad")
        names = [plain, *(f"{plain} {number}" for number in range(2, 1000))]
        called = next(each for each in names if each not in taken)
        part = self.result(lambda: self._campaigns.add_set(campaign.id, called))
        if part is None:
            return None
        made: AdView | None = self.result(lambda: self._campaigns.add_ad(part.id, called, post_id=post))
        if made is None:
            self._campaigns.delete_set(part.id)
            return None
        self.keep(
            self.tr("New ad"), partial(self._campaigns.undelete_set, part.id),
            partial(self._campaigns.delete_set, part.id),
        )  # fmt: skip
        self.made.emit("ad", made.id)
        return made

    def another_ad(self, part: AdSetView) -> None:
        """One more ad for the same audience and budget."""
        made = self.result(lambda: self._campaigns.add_ad(part.id, self.tr("New ad")))
        if made is not None:
            self.keep(self.tr("New ad"), partial(self._campaigns.undelete_ad, made.id),
                       partial(self._campaigns.delete_ad, made.id))  # fmt: skip
            self.made.emit("ad", made.id)

    def duplicate(self, line: Line) -> None:
        """The same once more."""
        name = self.tr("%1 (copy)").replace("%1", line.name)[:200]
        made: CampaignView | AdSetView | None
        if line.part is None:
            made = self.result(lambda: self._campaigns.duplicate(line.campaign.id, name))
            back: tuple[Any, Any] = (self._campaigns.undelete, self._campaigns.delete)
            kind = "campaign"
        else:
            part = line.part
            made = self.result(lambda: self._campaigns.duplicate_set(part.id, name))
            back = (self._campaigns.undelete_set, self._campaigns.delete_set)
            kind = "set"
        if made is not None:
            self.keep(self.tr("Duplicate"), partial(back[0], made.id), partial(back[1], made.id))
            self.made.emit(kind, made.id)

    def delete(self, line: Line) -> None:
        """Put it away; an only ad goes with its ad set."""
        service = self._campaigns
        away: Callable[[], object]
        back: Callable[[], object]
        if line.part is None:
            away, back = partial(service.delete, line.campaign.id), partial(service.undelete, line.campaign.id)
        elif line.ad is not None and len(line.part.ads) > 1:
            away, back = partial(service.delete_ad, line.ad.id), partial(service.undelete_ad, line.ad.id)
        else:
            away, back = partial(service.delete_set, line.part.id), partial(service.undelete_set, line.part.id)
        if self.result(away) is not None:
            self.keep(self.tr("Delete %1").replace("%1", line.name), away, back)
            self.said.emit(self.tr("“%1” is deleted").replace("%1", line.name), True)

    # -- days ---------------------------------------------------------------------------------------------------

    def shift(self, line: Line, days: int) -> None:
        """So many days later, or earlier."""
        if not days:
            return
        if line.part is None:
            number = line.campaign.id
            if self.result(lambda: self._campaigns.move(number, days)) is not None:
                self.keep(self.tr("Move %1").replace("%1", line.name), partial(self._campaigns.move, number, days),
                           partial(self._campaigns.move, number, -days))  # fmt: skip
            return
        self.set_days(line, line.part.span.moved(days))

    def set_days(self, line: Line, span: Span) -> None:
        """These days."""
        first, last = span.first, span.last
        act: Callable[..., object]
        now = self.result(lambda: self._campaigns.show(line.campaign.id))
        if now is None:
            return
        if line.part is None:
            before = now.span
            act = partial(self._campaigns.edit, line.campaign.id)
        else:
            part = line.part
            before = next((each.own for each in now.sets if each.id == part.id), part.own)
            act = partial(self._campaigns.edit_set, line.part.id)
        if self.result(lambda: act(starts=first, ends=last)) is not None:
            self.keep(
                self.tr("Move %1").replace("%1", line.name), lambda: act(starts=first, ends=last),
                lambda: act(starts=before.first, ends=before.last),
            )  # fmt: skip

    # -- posts and readings -------------------------------------------------------------------------------------

    def promote(self, line: Line, post: int | None) -> None:
        """The ad shows this post, or none."""
        if line.ad is None:
            return
        ad, before = line.ad.id, line.ad.post_id
        if self.result(lambda: self._campaigns.edit_ad(ad, post_id=post)) is not None:
            self.keep(self.tr("Promoted post"), partial(self._campaigns.edit_ad, ad, post_id=post),
                       partial(self._campaigns.edit_ad, ad, post_id=before))  # fmt: skip

    def take_posts(self, campaign: CampaignView, posts: list[int]) -> None:
        """Posts belong to the campaign from now on."""
        before = self.result(lambda: self._campaigns.assign(posts, campaign.id))
        if before is not None:
            kept = before
            self.keep(self.tr("Posts of %1").replace("%1", campaign.name),
                       partial(self._campaigns.assign, posts, campaign.id),
                       lambda: self._campaigns.put_back(kept))  # fmt: skip
            told = self.tr("%n post(s) belong to “%1” now", "", len(posts)).replace("%1", campaign.name)
            self.said.emit(told, True)

    def read(self, line: Line, day: date, figures: dict[str, Any], *, cumulative: bool = True) -> None:
        """Write a reading down. Raises as the service, for the dialog says it beside its fields."""
        made = self._readings.add(
            line.campaign.id, day, ad_set=line.part.id if line.part else None, ad=line.ad.id if line.ad else None,
            cumulative=cumulative, **figures,
        )  # fmt: skip
        self.keep(self.tr("Reading"), partial(self._readings.undelete, made.id),
                   partial(self._readings.delete, made.id))  # fmt: skip

    def forget_reading(self, number: int) -> None:
        """Put a reading away."""
        if self.result(lambda: self._readings.delete(number)) is not None:
            self.keep(self.tr("Delete reading"), partial(self._readings.delete, number),
                       partial(self._readings.undelete, number))  # fmt: skip
            self.said.emit(self.tr("The reading is deleted"), True)

    def take_in(self, preview: AdPreview) -> None:
        """Take the readings of an export in."""
        service = self._ui.runtime.ad_import
        batch = self.result(lambda: service.accept(preview))
        if batch is not None:
            self.keep(self.tr("Import of readings"), partial(service.redo, batch), partial(service.undo, batch))
            self.said.emit(self.tr("%n reading(s) taken in", "", len(preview.good)), True)

    def set_links(self, client: int, params: dict[str, str]) -> None:
        """What the client wants on its links. Raises as the service, for the dialog says it beside its fields."""
        service = self._ui.runtime.utm_links
        before = service.scheme(client)
        service.set(client, params)
        self.keep(self.tr("Parameters on links"), partial(service.set, client, params),
                   partial(service.set, client, before))  # fmt: skip

    # -- behind it ----------------------------------------------------------------------------------------------

    def keep(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        super().keep(text, redo, undo)
        self.done.emit()
