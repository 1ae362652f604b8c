"""An ad of the plan in the ad account: checked, made paused, started on the right words, and never above its budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smdesk.core import ads as rules
from smdesk.core.adplan import CREATED, Aim
from smdesk.core.ads import AdPlan, Made
from smdesk.core.audience import AGE_MAX, Audience
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.money import exact, plain
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.services.ads.views import AdAccountView, AdDraft, Started
from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView, ReadingView

if TYPE_CHECKING:
    from smdesk.services.ads.service import AdsService
    from smdesk.services.campaigns.choices import CampaignChoices
    from smdesk.services.campaigns.readings import AdReadingsService
    from smdesk.services.campaigns.service import CampaignsService

_NETWORKS = ("facebook", "instagram")


@dataclass(frozen=True, slots=True)
class Ready:
    """An ad that can be made: where, what exactly, and the most that it can ever spend."""

    ad: int
    account: AdAccountView
    plan: AdPlan
    most: int  # minor units
    currency: str


class AdsHandover:
    """The plan comes from here, the network is reached through the service of ads alone."""

    def __init__(
        self, clock: Clock, campaigns: CampaignsService, choices: CampaignChoices, readings: AdReadingsService,
        ads: AdsService,
    ) -> None:  # fmt: skip
        self._clock, self._campaigns, self._choices = clock, campaigns, choices
        self._readings, self._ads = readings, ads

    def accounts(self, client: int) -> tuple[AdAccountView, ...]:
        """The ad accounts of a client; no network is asked."""
        return self._ads.listing(client)

    def ready(self, ad: int, *, account: str = "", beneficiary: str = "", payor: str = "") -> Ready:
        """Check an ad here and let the network check it; nothing is made. `account` where the client has several.

        Raises:
            NotFound: `choose_one_ad_account` (near), `unknown_ad_account` (name, near).
            NotAllowed: `ad_no_account`, `ad_made_already` (name), `ad_aim_by_hand` (aim), `ad_post_needed`,
                `ad_post_not_out`, `ad_account_currency` (account, currency), `ad_above_plan` (most, budget).
            InvalidInput: `ad_budget_needed`, `ad_end_missing`; and as `AdsService.plan` and `validate`. NetworkError.
        """
        owner, part, found = self._of(ad)
        if not self.accounts(owner.client_id):
            raise NotAllowed("ad_no_account", client=owner.client)
        where = self._ads.find(account, owner.client_id)
        if found.remote.get("campaign"):
            raise NotAllowed("ad_made_already", name=found.name)
        draft = self._draft(owner, part, found, where, beneficiary, payor)
        plan = self._ads.plan(where.id, draft)
        most = plan.total or plan.daily * rules.days(plan.start or self._clock.now(), plan.end, where.zone)
        _within(most, part, owner)
        self._ads.validate(where.id, plan)
        return Ready(ad, where, plan, most, where.currency)

    def create(self, ready: Ready) -> Made:
        """Make it, paused. Raises as `AdsService.create`; `ad_above_plan` where the plan has become smaller since."""
        owner, part, found = self._of(ready.ad)
        _within(ready.most, part, owner)
        made = self._ads.create(ready.account.id, ready.plan)
        kept = {"account": ready.account.id, "campaign": made.campaign, "name": ready.plan.full_name, "state": "paused"}
        self._campaigns.edit_ad(found.id, remote=kept)
        return made

    def cost(self, ad: int) -> Started:
        """What starting it would mean and the words that confirm it. Raises as `AdsService.cost`; `ad_above_plan`."""
        owner, part, found = self._of(ad)
        started = self._ads.cost(*_remote(found))
        _within(started.cost.total, part, owner)
        return started

    def start(self, ad: int, said: str) -> Started:
        """Let it run, when `said` repeats name, most and dates. Raises as `cost` and `AdsService.start`."""
        self.cost(ad)
        _, _, found = self._of(ad)
        started = self._ads.start(*_remote(found), said)
        self._campaigns.edit_ad(ad, remote={**found.remote, "state": "active"})
        return started

    def stop(self, ad: int) -> None:
        """Pause it. Raises as `AdsService.stop`."""
        _, _, found = self._of(ad)
        self._ads.stop(*_remote(found))
        self._campaigns.edit_ad(ad, remote={**found.remote, "state": "paused"})

    def read(self, ad: int) -> ReadingView | None:
        """A reading from the ad account, up to today; None where it has shown nothing yet. NetworkError."""
        owner, part, found = self._of(ad)
        account, campaign = _remote(found)
        first = part.span.first or in_zone(self._clock.now(), "UTC").date()
        told = self._ads.insights(account, first.isoformat(), "", campaign)
        if not told:
            return None
        each = told[0]
        return self._readings.add(
            owner.id, min(date.fromisoformat(each.until), self._readings.today(owner.client_id)), ad_set=part.id,
            ad=ad, source="api", spent=each.spend, reach=each.reach, impressions=each.impressions, clicks=each.clicks,
            results=each.results,
        )  # fmt: skip

    # -- behind it ----------------------------------------------------------------------------------------------

    def _of(self, ad: int) -> tuple[CampaignView, AdSetView, AdView]:
        found = self._campaigns.ad(ad)
        part = self._campaigns.ad_set(found.ad_set_id)
        return self._campaigns.show(part.campaign_id), part, found

    def _draft(
        self, owner: CampaignView, part: AdSetView, ad: AdView, account: AdAccountView, beneficiary: str, payor: str
    ) -> AdDraft:  # fmt: skip
        aim = part.aim or owner.aim
        if aim not in CREATED:
            raise NotAllowed("ad_aim_by_hand", aim=aim)
        if account.currency != owner.currency:
            raise NotAllowed("ad_account_currency", account=account.currency, currency=owner.currency)
        if part.span.last is None:
            raise InvalidInput("ad_end_missing", field="end")
        today = in_zone(self._clock.now(), account.zone).date()
        later = part.span.first is not None and part.span.first > today
        daily, total = _budget(part, max(part.span.first or today, today))
        whom = part.audience
        return AdDraft(
            name=ad.name, objective=Aim(aim).value, post=self._post(part, ad),
            start=part.span.first.isoformat() if later and part.span.first else "", end=part.span.last.isoformat(),
            daily=_typed(daily, owner.currency), total=_typed(total, owner.currency), countries=whom.countries,
            age=_ages(whom), interests=whom.interests, beneficiary=beneficiary, payor=payor,
        )  # fmt: skip

    def _post(self, part: AdSetView, ad: AdView) -> str:
        """The number of the publication that is advertised; on the network of the first placement where it is there."""
        if ad.post_id is None:
            raise NotAllowed("ad_post_needed", name=ad.name)
        out = {network: number for network, number in self._choices.networks_of(ad.post_id) if network in _NETWORKS}
        if not out:
            raise NotAllowed("ad_post_not_out", name=ad.name)
        return str(out.get(part.network) or next(iter(out.values())))


def _budget(part: AdSetView, first: date) -> tuple[int, int]:
    """A day's budget, or the whole; a cap is a day's budget where that cannot spend more than there is."""
    money = part.money
    if money.budget is None:
        raise InvalidInput("ad_budget_needed", field="budget")
    if money.per_day:
        return min(money.budget, money.cap or money.budget), 0
    assert part.span.last is not None
    days = (part.span.last - first).days + 1
    if money.cap and money.cap * days <= money.budget:
        return money.cap, 0
    return 0, money.budget


def _within(most: int, part: AdSetView, owner: CampaignView) -> None:
    """Raises NotAllowed `ad_above_plan`: it could spend more than was planned for it."""
    budget = part.money.whole(part.span)
    if budget is None or most > budget:
        shown = plain(budget or 0, owner.currency)
        raise NotAllowed("ad_above_plan", most=plain(most, owner.currency), budget=shown)


def _remote(ad: AdView) -> tuple[str, str]:
    """Raises NotAllowed `ad_not_made` (name)."""
    if not ad.remote.get("campaign"):
        raise NotAllowed("ad_not_made", name=ad.name)
    return str(ad.remote["account"]), str(ad.remote["campaign"])


def _typed(amount: int, currency: str) -> str:
    return f"{exact(amount, currency):f}" if amount else ""


def _ages(whom: Audience) -> str:
    least, most = max(whom.age_min, rules.AGE_MIN), max(min(whom.age_max, AGE_MAX), rules.AGE_MIN)
    return f"{least}-{most}"
