"""The adapter as smdesk calls it: ManagesAds and Authorises, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smdesk.adapters.base import Account, Session
from smdesk.adapters.http import Http
from smdesk.adapters.meta.graph import Graph, segment
from smdesk.adapters.meta_ads import campaigns, insights, making, signin, switch
from smdesk.adapters.meta_ads.api import Ads, checked
from smdesk.core.ads import AdAccount, AdNumbers, AdPlan, AdPost, Campaign, Interest, Made
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import Outcome


class MetaAdsAdapter:
    """One advertising account. `account.secrets` has `access_token`; `account.remote_id` is `act_…`."""

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        self._ads = Ads(Graph(http, token, clock=clock or SystemClock()), account.remote_id)
        self._facts = account.facts

    def account(self) -> AdAccount:
        """The account as it is now. Raises as `api.checked`."""
        path = f"/{segment(self._ads.id)}"
        return signin.told(checked(self._ads.graph, self._ads.graph.get(path, fields=signin.FIELDS)).data, self._facts)

    def campaigns(self) -> tuple[Campaign, ...]:
        """All campaigns. Raises as `api.checked`."""
        return campaigns.every(self._ads)

    def campaign(self, campaign_id: str) -> Campaign:
        """One campaign. Raises as `campaigns.one`."""
        return campaigns.one(self._ads, campaign_id)

    def boostable(self, post: AdPost) -> AdPost:
        """The post under the id by which it is advertised. Raises as `campaigns.boostable`."""
        return campaigns.boostable(self._ads, post)

    def interest(self, name: str) -> Interest:
        """The interest of that name. Raises as `campaigns.interest`."""
        return campaigns.interest(self._ads, name)

    def validate(self, plan: AdPlan) -> Outcome:
        """Let Meta check it."""
        return making.validate(self._ads, plan)

    def create(self, plan: AdPlan) -> Made | Outcome:
        """Make it, paused (see `making` for the rule)."""
        return making.create(self._ads, plan)

    def start(self, campaign: Campaign) -> Outcome:
        """Let it run."""
        return switch.start(self._ads, campaign)

    def stop(self, campaign_id: str) -> Outcome:
        """Pause it."""
        return switch.stop(self._ads, campaign_id)

    def insights(
        self, since: str, until: str, campaign_id: str = "", watch: Callable[[int], None] | None = None
    ) -> tuple[AdNumbers, ...]:
        """What campaigns did. Raises as `insights.read`."""
        return insights.read(self._ads, str(self._facts.get("currency", "")), since, until, campaign_id, watch)

    def whoami(self) -> Session:
        """The account that this is. Raises as `api.checked`."""
        found = self.account()
        facts = {**self._facts, "currency": found.currency, "zone": found.zone}
        return Session(found.id, found.name, found.name, facts=facts)

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: these tokens do not change."""
        return None
